import { alarmsAsAnswered } from '../answers/alarms-as-answered.ts'
import { answersOf, type Given } from '../answers/answers-of.ts'
import { alarmsOf, morningAfter } from '../clocks/alarms-of.ts'
import { type Clock, dueText, nudgedFrom, stateAt } from '../clocks/clock.ts'
import { movedByHolidays } from '../clocks/moved-by-holidays.ts'
import { plannedDay, ruleIdOf } from '../clocks/rule.ts'
import { stepUpOf } from '../ladders/climb.ts'
import { type Course, courseOf } from '../ladders/course.ts'
import { raisedByOverdue } from '../ladders/overdue-raising.ts'
import { ringOfRung } from '../ladders/ring-of.ts'
import { isAlarm } from '../notices/notice.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { noticesOfDirectory } from '../people/directory-notices.ts'
import type { Instant } from '../time/day.ts'
import { endOfDay } from '../time/london.ts'
import { changeOf, isClosed, ringOfChange } from './change-of.ts'
import { type Context, derivedOf } from './derived.ts'
import type { Facts } from './facts.ts'
import { alarmKey, type ClockChange, type Decision, type Entry, extend, type Matter, type Told } from './matter.ts'
import { noticesOf, type Ring } from './notices-of.ts'
import { overAt, yearsAfter } from './silent-moments.ts'

/** What the clocks of a matter have to say at a moment: what is new, what rings, and when to look again. */
interface Found {
  /** Of a dispute: how far it has come. */
  course: Course | undefined
  /** What people have answered to its mails. */
  answers: readonly Given[]
  changes: Entry[]
  rings: Ring[]
  wakeAt: Instant
  /** When to look at what is open and silent, if nothing wakes the matter before. */
  quietAt: Instant
}

/**
 * Brings what people have been told into line with the facts at `now`: compares each clock with what was told of it,
 * tells what changed, rings what is due and open, and says when to look again. A second time at one moment changes nothing.
 */
export const settle = (before: Matter, now: Instant, context: Context): Decision => {
  const { matter, steps } = climbed(before, now, context)
  const { facts, clocks } = derivedOf(matter, context)
  const course = matter.kind === 'dispute' ? courseOf(context.partnership.ladders, facts) : undefined
  const never = Number.POSITIVE_INFINITY
  const found: Found = { course, answers: answersOf(facts), changes: [], rings: [], wakeAt: never, quietAt: never }
  let toldOf = 0
  for (const clock of clocks) {
    const told = matter.told.get(clock.id)
    if (told !== undefined) toldOf++
    lookAt(clock, told, now, context, found)
  }
  if (toldOf < matter.told.size) lookForGone(matter, clocks, facts, now, context.partnership, found)
  const rings = found.rings.sort((a, b) => a.at - b.at)
  const entries = [...steps, ...found.changes]
  for (const ring of rings) if (isAlarm(ring)) entries.push(alarmEntry(ring, now))
  const decision: Decision = {
    matter: extend(before, entries),
    entries,
    notices:
      matter.kind === 'people'
        ? noticesOfDirectory(rings, found.changes, matter, facts, now, context)
        : noticesOf(rings, matter, context.partnership, course),
  }
  const raises = raisedByOverdue(rings, matter, context.partnership, context.settings ?? context.partnership.settings)
  if (raises.length > 0) decision.raises = raises
  const wakeAt = Number.isFinite(found.wakeAt) ? found.wakeAt : found.quietAt
  if (Number.isFinite(wakeAt)) decision.wakeAt = wakeAt
  return decision
}

/** A dispute takes the steps that are due first: they are facts, and all that is told follows from them. */
const climbed = (before: Matter, now: Instant, context: Context): { matter: Matter; steps: Entry[] } => {
  const steps: Entry[] = []
  let matter = before
  while (matter.kind === 'dispute') {
    const { facts, clocks } = derivedOf(matter, context)
    const step = stepUpOf(matter, facts, clocks, now, { held: undefined, ...context })
    if (step === undefined) break
    const entry: Entry = { kind: 'fact', fact: step }
    steps.push(entry)
    matter = extend(matter, [entry])
  }
  return { matter, steps }
}

const lookAt = (clock: Clock, told: Told | undefined, now: Instant, context: Context, found: Found): void => {
  const begins = told?.open === true ? now : toldFrom(clock, now, context)
  if (begins > now) {
    if (begins < found.wakeAt) found.wakeAt = begins
    return
  }
  const due = dueText(clock)
  const change = changeOf(clock, due, told)
  if (change !== undefined) addChange(clock, due, change, told, now, context, found)
  if (isClosed(clock)) return
  const wakeAt = ring(clock, due, change === undefined ? told : undefined, now, context, found)
  if (wakeAt < found.wakeAt) found.wakeAt = wakeAt
  if (wakeAt === Number.POSITIVE_INFINITY && stateAt(clock, now) === 'overdue')
    found.quietAt = Math.min(found.quietAt, yearsAfter(clock, now))
}

/** Only what nobody has heard of yet can wait until it begins: whoever was told a date hears that it moved. */
const toldFrom = (clock: Clock, now: Instant, { calendar }: Context): Instant => {
  const { rule, started } = clock
  if (rule.toldWhenBegun === 'then') return started.instant
  return rule.toldWhenBegun === true && !isClosed(clock) ? morningAfter(started.day, calendar) : now
}

const addChange = (
  clock: Clock,
  due: string | null,
  change: ClockChange,
  told: Told | undefined,
  now: Instant,
  context: Context,
  { course, changes, rings }: Found,
): void => {
  const holidays = change === 'moved' && told !== undefined ? movedByHolidays(clock, told, context.calendar) : []
  const because = holidays.length > 0 ? { holidays } : {}
  const { id, rule } = clock
  const from = isClosed(clock) ? undefined : nudgedFrom(clock)
  changes.push({ kind: 'clock', clock: id, change, due, ...(from !== undefined && { from }), at: now, ...because })
  // five more mails at once would bury the outer limit's: an inner one speaks from the morning of its day on
  if (rule.within !== undefined && !wouldNeverSpeak(clock, now, context)) return
  const ring = { clock: id, rule, due, at: now, ...because }
  const spoken =
    rule.rung === undefined ? ringOfChange(ring, change, told) : ringOfRung({ ...ring, rung: rule.rung }, change, told, course)
  if (spoken !== undefined) rings.push(spoken)
}

/** Told of on the planned day itself, which is no clock and has no word of its own, it has no morning left: it speaks at once. */
const wouldNeverSpeak = (clock: Clock, now: Instant, { calendar, partnership: { closures } }: Context): boolean =>
  !isClosed(clock) &&
  clock.outer?.id === plannedDay &&
  now <= endOfDay(clock.outer.due) &&
  alarmsOf(clock, now, now, calendar, closures).next().done === true

/** Rings the alarms up to `now` and says when the first one after it will ring, `Infinity` when there is none. */
const ring = (
  clock: Clock,
  due: string | null,
  known: Told | undefined,
  now: Instant,
  context: Context,
  { answers, rings }: Pick<Found, 'answers' | 'rings'>,
): Instant => {
  for (const { kind, n, at } of alarmsIn(clock, known?.since ?? now, known?.rungTo ?? now, context, answers)) {
    if (at > now) return at
    // a nudge's own moment says whether it rang: counted from another day it has the same number and is another reminder
    if (kind === 'nudge' || !known?.rung.has(alarmKey(kind, n)))
      rings.push({ clock: clock.id, rule: clock.rule, due, kind, n, at })
  }
  return overAt(clock, now)
}

/** Nobody has answered most clocks, nor need to: for them there is nothing to look for. */
const alarmsIn = (
  clock: Clock,
  since: Instant,
  after: Instant,
  { calendar, partnership, settings = partnership.settings }: Context,
  answers: readonly Given[],
) =>
  answers.length === 0 && clock.rule.asksSeen === undefined
    ? alarmsOf(clock, since, after, calendar, partnership.closures)
    : alarmsAsAnswered(clock, since, after, { calendar, settings, closures: partnership.closures ?? [] }, answers)

/** Clocks that people were told of and that the facts no longer start: met by the fact that ended them, or withdrawn. */
const lookForGone = (
  matter: Matter,
  clocks: readonly Clock[],
  facts: Facts,
  now: Instant,
  partnership: Partnership,
  { changes, rings }: Found,
): void => {
  for (const [clock, told] of matter.told) {
    const { open, due } = told
    if (!open || clocks.some(({ id }) => id === clock)) continue
    const rule = partnership.rules.find(({ id }) => id === ruleIdOf(clock))
    const change = rule?.met?.in(facts) === undefined ? 'cancelled' : 'met'
    changes.push({ kind: 'clock', clock, change, due, at: now })
    if (rule === undefined || rule.within !== undefined) continue
    const ring = ringOfChange({ clock, rule, due, at: now }, change, told)
    if (ring !== undefined) rings.push(ring)
  }
}

const alarmEntry = ({ clock, kind, n, due, at }: Ring, rungAt: Instant): Entry => ({
  kind: 'alarm',
  clock,
  alarm: kind,
  n,
  due,
  at,
  rungAt,
})
