import { type Alarm, alarmsOf, morningAfter } from '../clocks/alarms-of.ts'
import type { Clock } from '../clocks/clock.ts'
import type { Scene } from '../clocks/ways-of-counting.ts'
import type { Instant } from '../time/day.ts'
import { endOfDay } from '../time/london.ts'
import type { Given } from './answers-of.ts'
import { type Escalated, silentEscalation } from './escalation-unseen.ts'
import { isRepeated, lastDayKept } from './shelf.ts'
import { unseenAlarms } from './unseen-alarms.ts'

/** What people have been told of a clock. */
interface SoFar {
  /** When it was first told in its present form: what was answered before that was about another date. */
  since: Instant
  /** The moment of the last alarm that rang. */
  after: Instant
  /** What somebody escalated and nobody whom it went to has answered. */
  escalated?: Escalated | undefined
}

/**
 * The alarms of an open clock in order, as what people have answered leaves them: repeated reminders are put off for a
 * while by an answer, and what must be seen rings where nobody says that they saw it. No answer closes a clock, and no
 * reminder before a due day, nor the first after it, is ever put off.
 *
 * @param told what its people have been told
 * @param given the answers of those who are asked about it
 * @param inMatter the same about any clock of its matter: they show that its mails are seen
 * @throws CalendarGapError beyond the calendar's years
 */
export function* alarmsAsAnswered(
  clock: Clock,
  { since, after, escalated }: SoFar,
  scene: Scene,
  given: readonly Given[],
  inMatter: readonly Given[],
): Generator<Alarm> {
  const { calendar, settings, closures } = scene
  const alarms = alarmsOf(clock, since, after, calendar, closures)
  const here = given.filter(({ at }) => at >= since)
  const ofOwner = clock.rule.asksSeen ? unseenAlarms(since, inMatter, calendar, settings).filter(({ at }) => at > after) : []
  const ofOthers = escalated === undefined ? [] : silentEscalation(clock.rule, escalated, since, scene)
  const unseen = [...ofOwner, ...ofOthers].sort((a, b) => a.at - b.at)
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
    const moved = first === undefined || !isRepeated(alarm) ? alarm : { ...alarm, at: afterKept(alarm.at, first, scene, here) }
    if (next !== undefined && next.at < moved.at) yield next
    next = moved === alarm || moved.at <= endOf(clock) ? moved : undefined
  }
  if (next !== undefined) yield next
}

/** The moment at which a repeated reminder of a clock rings that would ring at another, as what was answered leaves it. */
export const afterAnswers = (at: Instant, clock: Clock, since: Instant, scene: Scene, given: readonly Given[]): Instant => {
  const here = given.filter((answer) => answer.at >= since)
  const first = here.length === 0 ? undefined : firstRepeated(clock, since, scene)
  return first === undefined ? at : afterKept(at, first, scene, here)
}

/** The same, once it is known when the first of them rang. */
const afterKept = (at: Instant, first: Instant, scene: Scene, here: readonly Given[]): Instant => {
  const { calendar, settings } = scene
  const kept = here.flatMap((answer) => lastDayKept(answer, at, first, calendar, settings) ?? [])
  return kept.length === 0 ? at : afterKept(morningAfter(Math.max(...kept), calendar), first, scene, here)
}

/** An inner limit is silent once the outer one is over. */
const endOf = ({ outer }: Clock): Instant => (outer === undefined ? Number.POSITIVE_INFINITY : endOfDay(outer.due))

/** When the first of a clock's repeated reminders rings, whether or not it has; undefined when it has none. */
const firstRepeated = (clock: Clock, since: Instant, { calendar, closures }: Scene): Instant | undefined => {
  for (const { kind, at } of alarmsOf(clock, since, Number.NEGATIVE_INFINITY, calendar, closures))
    if (kind === 'overdue' || kind === 'nudge') return at
  return undefined
}
