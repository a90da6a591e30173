import type { Assignment } from '../../../shared/people/assignments.ts'
import { dayOf, isoDay } from '../../../shared/time/day.ts'

/** One time without a gap for which somebody has a role in the same way, however many assignments it was told in. */
export type Stretch<Part extends Assignment = Assignment> = Assignment & { parts: readonly [Part, ...Part[]] }

export const dayAfter = (day: string): string => isoDay(dayOf(day) + 1)

/** Puts together what follows upon each other: who is kept on is told of in a second assignment, and has one time. */
export const stretchesOf = <Part extends Assignment>(assignments: readonly Part[]): Stretch<Part>[] => {
  const stretches: Stretch<Part>[] = []
  for (const part of assignments.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const n = stretches.findIndex((before) => isSameWay(before, part) && before.until && dayAfter(before.until) === part.from)
    const before = stretches[n]
    const whole = assignmentOf(part, before?.from ?? part.from)
    if (before === undefined) stretches.push({ ...whole, parts: [part] })
    else stretches[n] = { ...whole, parts: [...before.parts, part] }
  }
  return stretches
}

/** Whether two say the same but for when. */
export const isSameWay = (a: Assignment, b: Assignment): boolean =>
  a.role === b.role && a.holder === b.holder && a.as === b.as && a.order === b.order && a.outOfHours === b.outOfHours

/** Of whatever says more, the assignment. */
const assignmentOf = ({ role, holder, as, order, until, outOfHours }: Assignment, from: string): Assignment => ({
  ...{ role, holder, as, from },
  ...(order !== undefined && { order }),
  ...(until !== undefined && { until }),
  ...(outOfHours !== undefined && { outOfHours }),
})
