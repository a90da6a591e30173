import type { Rule } from '../clocks/rule.ts'
import { instanceOf } from '../clocks/rule.ts'
import type { ClockChange } from '../matters/matter.ts'
import type { NoticeKind } from '../notices/notice.ts'
import type { Course } from './course.ts'

/**
 * What a change of a dispute's clock has to say. A rung that is left says nothing itself, because the next one tells of
 * the move; the end of the dispute is told once, by the rung that was open or by the answer that was waited on.
 */
export const kindOfRing = (
  rung: NonNullable<Rule['rung']>,
  clock: string,
  change: ClockChange,
  course: Course | undefined,
): NoticeKind | undefined => {
  if (change === 'opened' || change === 'moved' || change === 'reopened') return change
  const here = course?.visits.at(-1)
  if (course?.resolved === undefined || here === undefined || rung.asks === 'report') return undefined
  const isLast =
    rung.asks === 'answer' ? rung.id === here.rung.id && here.answered === undefined : instanceOf(clock) === here.rung.id
  return isLast ? 'dispute-resolved' : undefined
}
