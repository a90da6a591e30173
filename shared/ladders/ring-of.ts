import { instanceOf, type Rule } from '../clocks/rule.ts'
import { ringOfChange } from '../matters/change-of.ts'
import type { ClockChange, Told } from '../matters/matter.ts'
import type { Ring } from '../matters/notices-of.ts'
import type { Course } from './course.ts'

/**
 * What a change of a dispute's clock has to say. A rung that is left says nothing itself, because the next one tells of
 * the move; the end of the dispute is told once, by the rung that was open or by the answer that was waited on.
 */
export const ringOfRung = (
  { rung, ...ring }: Parameters<typeof ringOfChange>[0] & { rung: NonNullable<Rule['rung']> },
  change: ClockChange,
  told: Told | undefined,
  course: Course | undefined,
): Ring | undefined => {
  if (change === 'opened' || change === 'moved' || change === 'reopened') return ringOfChange(ring, change, told)
  const here = course?.visits.at(-1)
  if (course?.resolved === undefined || here === undefined || rung.asks === 'report') return undefined
  const isLast =
    rung.asks === 'answer' ? rung.id === here.rung.id && here.answered === undefined : instanceOf(ring.clock) === here.rung.id
  return isLast ? { ...ring, kind: 'dispute-resolved', n: 0 } : undefined
}
