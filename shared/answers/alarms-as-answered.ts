import { type Alarm, alarmsOf, morningAfter } from '../clocks/alarms-of.ts'
import type { Clock } from '../clocks/clock.ts'
import type { Scene } from '../clocks/ways-of-counting.ts'
import type { Instant } from '../time/day.ts'
import { endOfDay } from '../time/london.ts'
import type { Given } from './answers-of.ts'
import { isRepeated, lastDayKept } from './shelf.ts'
import { unseenAlarms } from './unseen-alarms.ts'

/**
 * The alarms of an open clock in order, as what people have answered leaves them: repeated reminders are put off for a
 * while by an answer, and what must be seen rings where nobody says that they saw it. No answer closes a clock, and no
 * reminder before a due day, nor the first after it, is ever put off.
 *
 * @param since when the clock in its present form was first told: what was answered before that was about another date
 * @param given the answers of the whole matter
 * @throws CalendarGapError beyond the calendar's years
 */
export function* alarmsAsAnswered(
  clock: Clock,
  since: Instant,
  after: Instant,
  scene: Scene,
  given: readonly Given[],
): Generator<Alarm> {
  const { calendar, settings, closures } = scene
  const alarms = alarmsOf(clock, since, after, calendar, closures)
  const here = given.filter((answer) => answer.clock === clock.id && answer.at >= since)
  const unseen = clock.rule.asksSeen ? unseenAlarms(since, given, calendar, settings).filter(({ at }) => at > after) : []
  for (const alarm of here.length === 0 ? alarms : putOff(alarms, clock, since, scene, here)) {
    while (unseen[0] !== undefined && unseen[0].at <= alarm.at) yield unseen.shift() as Alarm
    yield alarm
  }
  yield* unseen
}

/**
 * A reminder that is kept away rings on the first working morning after: some come once a week or once a month, and would be
 * swallowed. Of those that meet on one morning the last speaks.
 */
function* putOff(alarms: Iterable<Alarm>, clock: Clock, since: Instant, scene: Scene, here: readonly Given[]): Generator<Alarm> {
  const first = firstRepeated(clock, since, scene)
  let next: Alarm | undefined
  for (const alarm of alarms) {
    const moved = first === undefined || !isRepeated(alarm) ? alarm : { ...alarm, at: afterAnswers(alarm.at, first, scene, here) }
    if (next !== undefined && next.at < moved.at) yield next
    next = moved === alarm || moved.at <= endOf(clock) ? moved : undefined
  }
  if (next !== undefined) yield next
}

/** The moment at which what would ring at one rings, once the answers that keep it away are over. */
const afterAnswers = (at: Instant, first: Instant, scene: Scene, here: readonly Given[]): Instant => {
  const { calendar, settings } = scene
  const kept = here.flatMap((answer) => lastDayKept(answer, at, first, calendar, settings) ?? [])
  return kept.length === 0 ? at : afterAnswers(morningAfter(Math.max(...kept), calendar), first, scene, here)
}

/** An inner limit is silent once the outer one is over. */
const endOf = ({ outer }: Clock): Instant => (outer === undefined ? Number.POSITIVE_INFINITY : endOfDay(outer.due))

/** When the first of a clock's repeated reminders rings, whether or not it has; undefined when it has none. */
const firstRepeated = (clock: Clock, since: Instant, { calendar, closures }: Scene): Instant | undefined => {
  for (const { kind, at } of alarmsOf(clock, since, Number.NEGATIVE_INFINITY, calendar, closures))
    if (kind === 'overdue' || kind === 'nudge') return at
  return undefined
}
