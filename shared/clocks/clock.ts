import type { Day, Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import type { Happened } from './happening.ts'
import type { Rule } from './rule.ts'

/** A rule applied to a matter's facts. Always derived, never stored. */
export interface Clock {
  /** Unique within its matter. */
  id: string
  rule: Rule
  started: Happened
  /** The London day at whose end the time is up; `null` for a nudge, whose source gives no number. */
  due: Day | null
  met?: Happened
  cancelled?: Happened
  /** What is still to be done before it counts as met, in words. */
  missing: string[]
  /** The working days were counted beyond the published bank holidays, so the due day may yet move. */
  provisional: boolean
}

export type ClockState = 'running' | 'met' | 'met-late' | 'overdue' | 'cancelled'

/** How a clock stands at an instant. A due day runs until midnight in London. */
export const stateAt = (clock: Clock, now: Instant): ClockState => {
  if (clock.met !== undefined) return clock.due !== null && clock.met.day > clock.due ? 'met-late' : 'met'
  if (clock.cancelled !== undefined) return 'cancelled'
  if (clock.due === null || londonDay(now) <= clock.due) return 'running'
  // a duty that must only stay true for a time has been kept once that time is over
  return clock.rule.met === null ? 'met' : 'overdue'
}
