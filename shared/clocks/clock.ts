import type { Edition } from '../editions/edition.ts'
import { type Day, type Instant, isoDay } from '../time/day.ts'
import { isoInstant, londonDay } from '../time/london.ts'
import { type Moment, momentOf } from '../time/moment.ts'
import type { Happened } from './happening.ts'
import type { Period } from './period.ts'
import type { RestsOn } from './period-by-setting.ts'
import type { Rule } from './rule.ts'

/** A rule applied to a matter's facts. Always derived, never stored. */
export interface Clock {
  /** Unique within its matter. */
  id: string
  rule: Rule
  started: Happened
  /** The edition of the national guidance that the matter keeps. */
  edition?: Edition
  /** How long it runs, as in force on the trigger's day; null for a nudge. */
  period: Period | null
  /** The settings that the date rests on, agreed or not; absent: none. */
  restsOn?: readonly RestsOn[]
  /** The London day at whose end the time is up; `null` for a nudge, whose source gives no number. */
  due: Day | null
  /** The instant, where the limit is counted in hours: the day's end does not matter then. */
  dueAt?: Instant
  /** Of an inner limit: the clock on whose way it lies, and that one's due day, from which it was counted back. */
  outer?: { id: string; due: Day }
  met?: Happened
  cancelled?: Happened
  /** What is still to be done before it counts as met, in words. */
  missing: string[]
  /** The working days were counted beyond the published bank holidays, so the due day may yet move. */
  provisional: boolean
}

export type ClockState = 'running' | 'met' | 'met-late' | 'overdue' | 'cancelled'

/** The day 0 of its count: the trigger, or of an inner limit the outer one's due day. */
export const countedFrom = ({ started, outer }: Pick<Clock, 'started' | 'outer'>): Moment =>
  outer === undefined ? started : momentOf(isoDay(outer.due))

/** How a clock stands at an instant. A due day runs until midnight in London; hours run out to the second. */
export const stateAt = (clock: Clock, now: Instant): ClockState => {
  if (clock.met !== undefined) return isLate(clock, clock.met) ? 'met-late' : 'met'
  if (clock.cancelled !== undefined) return 'cancelled'
  if (clock.due === null || !hasRunOut(clock, now)) return 'running'
  // a duty that must only stay true for a time has been kept once that time is over
  return clock.rule.met === null ? 'met' : 'overdue'
}

/** Whether something came after the time was up. Of a bare day only the day is compared. */
export const isLate = ({ due, dueAt }: Pick<Clock, 'due' | 'dueAt'>, met: Happened): boolean => {
  if (due === null) return false
  return dueAt === undefined || met.text.length === 10 ? met.day > due : met.instant > dueAt
}

const hasRunOut = ({ due, dueAt }: Clock, now: Instant): boolean =>
  dueAt === undefined ? due !== null && londonDay(now) > due : now > dueAt

/** The day from which a nudge's reminders are counted, as it is remembered; undefined of what has a date. */
export const nudgedFrom = ({ due, started }: Pick<Clock, 'due' | 'started'>): string | undefined =>
  due === null ? isoDay(started.day) : undefined

/** A clock's limit as people are told it, and as it is remembered: its day, or its instant where hours count; null for a nudge. */
export const dueText = ({ due, dueAt }: Pick<Clock, 'due' | 'dueAt'>): string | null =>
  dueAt !== undefined ? isoInstant(dueAt) : due === null ? null : isoDay(due)
