import { type Clock, type ClockState, stateAt } from '../../shared/clocks/clock.ts'
import { doubtsOf } from '../../shared/clocks/doubts-of.ts'
import { howCounted, settingsInWords } from '../../shared/clocks/explain.ts'
import { instanceOf, type Source, type Tier } from '../../shared/clocks/rule.ts'
import { whoInWords } from '../../shared/ladders/who-in-words.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import type { Calendar } from '../../shared/time/calendar.ts'
import { type Instant, isoDay } from '../../shared/time/day.ts'
import { endOfDay, isoInstant } from '../../shared/time/london.ts'
import type { Moment } from '../../shared/time/moment.ts'

/** One clock as the command prints it: every date with what it rests on. */
export interface ClockReport {
  rule: string
  /** Which of several the rule runs for: `review-1`, `2027-01-14`. */
  about?: string
  title: string
  tier: Tier
  /** Id of the role that must act. */
  owner: string
  ownerTitle: string
  /** ISO date-time with London’s offset, or the bare date when only the day was told; as in `metAt` and `cancelledAt`. */
  startedAt: string
  /** What started it, in words. */
  startedBy: string
  /** The last second in time, or the instant at which hours have run out, with London’s offset; `null` for a nudge, whose source gives no number. */
  dueAt: string | null
  /** The London date of `dueAt`. */
  dueOn: string | null
  state: ClockState
  metAt?: string
  cancelledAt?: string
  /** What is still to be done, in words. */
  missing: string[]
  sources: Source[]
  convention: string
  /** What of it no document says but a setting, agreed or not. In sentences. */
  settings: string[]
  /** Which calendar counted. */
  calendar: string
  /** The due date lies beyond the published bank holidays and may yet move. */
  provisional: boolean
  /** Why the reading is ours, where a document is silent. */
  unconfirmed?: string
}

/** @param now the moment at which the state is asked */
export const clockReport = (clock: Clock, now: Instant, partnership: Partnership, calendar: Calendar): ClockReport => {
  const { rule, started, due, dueAt, met, cancelled, missing, provisional } = clock
  const about = instanceOf(clock.id)
  const doubts = doubtsOf(rule, clock.restsOn)
  return {
    rule: rule.id,
    ...(about !== undefined && { about }),
    title: rule.title,
    tier: rule.tier,
    owner: rule.owner,
    ownerTitle: whoInWords(rule, partnership),
    startedAt: asTold(started),
    startedBy: rule.starts.words,
    dueAt: due === null ? null : isoInstant(dueAt ?? endOfDay(due)),
    dueOn: due === null ? null : isoDay(due),
    state: stateAt(clock, now),
    ...(met !== undefined && { metAt: asTold(met) }),
    ...(cancelled !== undefined && { cancelledAt: asTold(cancelled) }),
    missing,
    sources: [...rule.sources],
    convention: howCounted(clock),
    settings: settingsInWords(clock),
    calendar: calendar.version,
    provisional,
    ...(doubts !== undefined && { unconfirmed: doubts }),
  }
}

/** With London’s offset; without a time of day where none was told. */
const asTold = ({ text, instant }: Moment): string => (text.length === 10 ? text : isoInstant(instant))
