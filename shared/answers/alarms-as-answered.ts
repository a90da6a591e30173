import { type Alarm, alarmsOf } from '../clocks/alarms-of.ts'
import type { Clock } from '../clocks/clock.ts'
import type { Scene } from '../clocks/ways-of-counting.ts'
import type { Instant } from '../time/day.ts'
import type { Given } from './answers-of.ts'
import { isRepeated, keepsAway } from './shelf.ts'
import { unseenAlarms } from './unseen-alarms.ts'

/**
 * The alarms of an open clock in order, as what people have answered leaves them: repeated reminders are kept away for a
 * while by an answer, and what must be seen rings where nobody says that they saw it. No answer closes a clock, and no
 * reminder before a due day, nor the first after it, is ever kept away.
 *
 * @param given the answers of the whole matter
 * @throws CalendarGapError beyond the calendar's years
 */
export function* alarmsAsAnswered(
  clock: Clock,
  since: Instant,
  after: Instant,
  { calendar, settings, closures }: Scene,
  given: readonly Given[],
): Generator<Alarm> {
  const alarms = alarmsOf(clock, since, after, calendar, closures)
  const here = given.filter((answer) => answer.clock === clock.id)
  const unseen = clock.rule.asksSeen ? unseenAlarms(since, given, calendar, settings).filter(({ at }) => at > after) : []
  const first = here.length === 0 ? undefined : firstRepeated(clock, since, { calendar, settings, closures })
  for (const alarm of alarms) {
    while (unseen[0] !== undefined && unseen[0].at <= alarm.at) yield unseen.shift() as Alarm
    const isKept =
      first !== undefined && isRepeated(alarm) && here.some((answer) => keepsAway(answer, alarm, first, calendar, settings))
    if (!isKept) yield alarm
  }
  yield* unseen
}

/** When the first of a clock's repeated reminders rings, whether or not it has; undefined when it has none. */
const firstRepeated = (clock: Clock, since: Instant, { calendar, closures }: Scene): Instant | undefined => {
  for (const { kind, at } of alarmsOf(clock, since, Number.NEGATIVE_INFINITY, calendar, closures))
    if (kind === 'overdue' || kind === 'nudge') return at
  return undefined
}
