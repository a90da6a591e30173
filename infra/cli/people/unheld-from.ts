import type { Assignment } from '../../../shared/people/assignments.ts'
import { dayAfter } from './stretches-of.ts'

/** The first day from today on that nobody holds a role, deputies not counted; undefined when there is none. */
export const unheldFrom = (role: string, assignments: readonly Assignment[], today: string): string | undefined => {
  let day = today
  for (const { from, until } of assignments
    .filter((each) => each.role === role && each.as !== 'deputy')
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > day) return day
    if (until === undefined) return undefined
    if (until >= day) day = dayAfter(until)
  }
  return day
}
