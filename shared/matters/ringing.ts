import { afterAnswers, alarmsAsAnswered } from '../answers/alarms-as-answered.ts'
import type { Given } from '../answers/answers-of.ts'
import { unansweredEscalation } from '../answers/escalation-unseen.ts'
import { answersOfAsked, answersOfOwnerOrAbove } from '../answers/who-is-asked.ts'
import { type Alarm, alarmsOf, morningOf } from '../clocks/alarms-of.ts'
import { type Clock, dueText } from '../clocks/clock.ts'
import type { Scene } from '../clocks/ways-of-counting.ts'
import type { Course } from '../ladders/course.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { Instant } from '../time/day.ts'
import { type Climb, climbAfter, dayOfNextStep, foot, type Pace, stepAt, stepOf, topOf } from './climbing.ts'
import type { Context } from './derived.ts'
import { alarmKey, type Told } from './matter.ts'
import type { Ring } from './notices-of.ts'
import { overAt } from './silent-moments.ts'

/** What was answered to the mails of a matter, and how far it has come where it is a dispute. */
export interface Answers {
  answers: readonly Given[]
  course: Course | undefined
}

/** What a clock has to say up to a moment, and when it will speak next: `Infinity` when it never will. */
export interface Ringing {
  rings: Ring[]
  next: Instant
}

/**
 * Rings the alarms of an open clock up to `now`, each with the step that it is told to.
 *
 * @param known what its people have been told; undefined when its present form is told now
 */
export const ringingOf = (
  clock: Clock,
  known: Told | undefined,
  now: Instant,
  context: Context,
  { answers, course }: Answers,
): Ringing => {
  const { calendar, partnership, settings = partnership.settings } = context
  const scene = { calendar, settings, closures: partnership.closures ?? [] }
  const since = known?.since ?? now
  const after = known?.rungTo ?? now
  const given = answersOfAsked(clock, known, answers, partnership, course)
  const pace = { settings, calendar, top: topOf(clock.rule, partnership) }
  const climbing = { climb: known?.climb ?? foot, last: after }
  const asAnswered = (at: Instant) => afterAnswers(at, clock, since, scene, given)
  const alarms = alarmsIn(clock, known, { since, after }, partnership, scene, answers, given)
  const rings: Ring[] = []
  for (const alarm of withSteps(alarms, clock, climbing, pace, asAnswered)) {
    if (alarm.at > now) return { rings, next: alarm.at }
    if (hasRung(alarm, known)) continue
    const ring = ringOf(clock, alarm, climbing.climb, pace)
    rings.push(ring)
    if (ring.kind !== 'overdue') continue
    climbing.climb = climbAfter(climbing.climb, ring)
    climbing.last = ring.at
  }
  return { rings, next: overAt(clock, now) }
}

/** An alarm, or the step that is told between two reminders. */
type Heard = Alarm & { isBetween?: true }

/**
 * What has the number of one that rang has rung. A nudge's own moment says whether it rang, for counted from another day it has
 * the same number and is another reminder; and a step between two reminders has the number of the one before.
 */
const hasRung = ({ kind, n, isBetween }: Heard, known: Told | undefined): boolean =>
  kind !== 'nudge' && isBetween !== true && known?.rung.has(alarmKey(kind, n)) === true

/** @param climbing how far it has climbed, which each ring carries further */
function* withSteps(
  alarms: Iterable<Alarm>,
  clock: Clock,
  climbing: { climb: Climb; last: Instant },
  pace: Pace,
  asAnswered: (at: Instant) => Instant,
): Generator<Heard> {
  for (const alarm of alarms) {
    for (;;) {
      const step = nextStep(clock, climbing.climb, climbing.last, pace, asAnswered)
      if (step === undefined || step.at >= alarm.at) break
      yield step
    }
    yield alarm
  }
}

/** The alarms that its answers leave. Nobody has answered most clocks, nor need to: for them there is nothing to look for. */
const alarmsIn = (
  clock: Clock,
  known: Told | undefined,
  { since, after }: { since: Instant; after: Instant },
  partnership: Partnership,
  scene: Scene,
  answers: readonly Given[],
  given: readonly Given[],
): Iterable<Alarm> => {
  const { rule } = clock
  const escalated = unansweredEscalation(known ?? {}, rule, given, partnership)
  if (answers.length === 0 && rule.asksSeen === undefined && escalated === undefined)
    return alarmsOf(clock, since, after, scene.calendar, scene.closures)
  const inMatter = answersOfOwnerOrAbove(rule, answers, partnership)
  return alarmsAsAnswered(clock, { since, after, escalated }, scene, given, inMatter)
}

const ringOf = (clock: Clock, { kind, n, at }: Alarm, climb: Climb, pace: Pace): Ring & { step: number } => {
  const { id, rule } = clock
  const step = kind === 'overdue' && rule.rung === undefined ? stepAt(climb, at, pace) : stepOf({ kind, n }, climb)
  const stays = kind === 'overdue' && step === climb.step
  return { clock: id, rule, due: dueText(clock), kind, n, at, step, ...(stays && { stays }) }
}

/** The overdue alarm by which the next step hears in time, whether or not a reminder rings on that morning. */
const nextStep = (
  { rule }: Clock,
  climb: Climb,
  last: Instant,
  pace: Pace,
  asAnswered: (at: Instant) => Instant,
): Heard | undefined => {
  const day = rule.rung === undefined ? dayOfNextStep(climb, last, pace) : undefined
  if (day === undefined) return undefined
  const at = asAnswered(morningOf(day))
  return stepAt(climb, at, pace) > climb.step ? { kind: 'overdue', n: climb.n, at, isBetween: true } : undefined
}
