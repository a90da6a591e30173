import { alarmsOf } from '../clocks/alarms-of.ts'
import type { Clock } from '../clocks/clock.ts'
import { clocksOf } from '../clocks/clocks-of.ts'
import type { Rule } from '../clocks/rule.ts'
import { type Notice, type NoticeKind, noticeOf } from '../notices/notice.ts'
import { type Partnership, stepUp } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Instant, isoDay } from '../time/day.ts'
import { type Facts, factsOf } from './facts.ts'
import { alarmKey, type ClockChange, type Decision, type Entry, extend, type Matter, type Told } from './matter.ts'

/** What the core may know beside the matter: nothing else is read. */
export interface Context {
  partnership: Partnership
  calendar: Calendar
}

/** The clocks of a matter as its facts now stand. */
export const clocksOfMatter = (matter: Matter, { partnership, calendar }: Context): Clock[] =>
  clocksOf(partnership.rules, factsOf(matter.records), calendar)

/** A moment at which a clock speaks, before it is known to whom. */
interface Ring {
  clock: string
  rule: Rule
  kind: NoticeKind
  n: number
  due: string | null
  at: Instant
  movedFrom?: string
}

/** What one clock has to say at a moment: what is new about it, what rings, and when it will ring next. */
interface Look {
  change?: Entry
  rings: Ring[]
  next?: Instant
}

/**
 * Brings what people have been told into line with the facts at `now`: compares each clock with what was told of it,
 * tells what changed, rings what is due and open, and says when to look again. A second time at one moment changes nothing.
 */
export const settle = (matter: Matter, now: Instant, context: Context): Decision => {
  const facts = factsOf(matter.records)
  const clocks = clocksOf(context.partnership.rules, facts, context.calendar)
  const looks = clocks.map((clock) => lookAt(clock, matter.told.get(clock.id), now, context.calendar))
  looks.push(...lookForGone(matter, clocks, facts, now, context.partnership))
  const changes: Entry[] = []
  const rings: Ring[] = []
  let wakeAt = Number.POSITIVE_INFINITY
  for (const look of looks) {
    if (look.change !== undefined) changes.push(look.change)
    for (const ring of look.rings) rings.push(ring)
    if (look.next !== undefined && look.next < wakeAt) wakeAt = look.next
  }
  rings.sort((a, b) => a.at - b.at)
  const alarms = rings.filter(isAlarm).map((ring) => alarmEntry(ring, now))
  const entries = [...changes, ...alarms]
  return {
    matter: extend(matter, entries),
    entries,
    notices: noticesOf(rings, matter, context.partnership),
    ...(Number.isFinite(wakeAt) && { wakeAt }),
  }
}

const lookAt = (clock: Clock, told: Told | undefined, now: Instant, calendar: Calendar): Look => {
  const due = clock.due === null ? null : isoDay(clock.due)
  const about = { clock: clock.id, rule: clock.rule, due }
  const change = changeOf(clock, due, told)
  const look: Look = { rings: [] }
  if (change !== undefined) {
    look.change = { kind: 'clock', clock: clock.id, change, due, at: now }
    const ring = ringOfChange({ ...about, at: now }, change, told)
    if (ring !== undefined) look.rings.push(ring)
  }
  if (isClosed(clock)) return look
  const known = change === undefined ? told : undefined
  for (const alarm of alarmsOf(clock, known?.since ?? now, known?.rungTo ?? now, calendar)) {
    if (alarm.at > now) return { ...look, next: alarm.at }
    if (!known?.rung.has(alarmKey(alarm.kind, alarm.n))) look.rings.push({ ...about, ...alarm })
  }
  return look
}

/** Clocks that people were told of and that the facts no longer start: met by the fact that ended them, or withdrawn. */
const lookForGone = (matter: Matter, clocks: readonly Clock[], facts: Facts, now: Instant, partnership: Partnership): Look[] => {
  const looks: Look[] = []
  for (const [clock, { open, due }] of matter.told) {
    if (!open || clocks.some(({ id }) => id === clock)) continue
    const rule = partnership.rules.find(({ id }) => id === clock)
    const change = rule?.met?.in(facts) === undefined ? 'cancelled' : 'met'
    const told = rule !== undefined && change === 'cancelled'
    looks.push({
      change: { kind: 'clock', clock, change, due, at: now },
      rings: told ? [{ clock, rule, kind: 'cancelled', n: 0, due, at: now }] : [],
    })
  }
  return looks
}

const isClosed = (clock: Clock) => clock.met !== undefined || clock.cancelled !== undefined

/** What is new about a clock since its people were last told, if anything. */
const changeOf = (clock: Clock, due: string | null, told: Told | undefined): ClockChange | undefined => {
  if (isClosed(clock)) {
    if (told?.open === false) return undefined
    if (clock.met === undefined) return 'cancelled'
    return clock.due !== null && clock.met.day > clock.due ? 'met-late' : 'met'
  }
  if (told === undefined) return 'opened'
  if (!told.open) return 'reopened'
  return told.due === due ? undefined : 'moved'
}

/** What a change has to say. Meeting a clock stops it without a word; cancelling one that nobody heard of needs none. */
const ringOfChange = (
  ring: Pick<Ring, 'clock' | 'rule' | 'due' | 'at'>,
  change: ClockChange,
  told: Told | undefined,
): Ring | undefined => {
  if (change === 'met' || change === 'met-late' || (change === 'cancelled' && told === undefined)) return undefined
  const movedFrom = change === 'moved' && told?.due ? { movedFrom: told.due } : {}
  return { ...ring, kind: change, n: 0, ...movedFrom }
}

const changeKinds: readonly NoticeKind[] = ['opened', 'moved', 'reopened', 'cancelled']
const isAlarm = (ring: Ring) => !changeKinds.includes(ring.kind)

const alarmEntry = ({ clock, kind, n, due, at }: Ring, rungAt: Instant): Entry => ({
  kind: 'alarm',
  clock,
  alarm: kind,
  n,
  due,
  at,
  rungAt,
})

/** One notice a ring and role, in the order of the rings. Each overdue alarm goes one step higher than the one before. */
const noticesOf = (rings: readonly Ring[], matter: Matter, partnership: Partnership): Notice[] => {
  const climbed = new Map<string, number>()
  return rings.flatMap((ring) => {
    let roles: readonly RoleId[] = [ring.rule.owner]
    if (ring.kind === 'overdue') {
      const step = (climbed.get(ring.clock) ?? overduesRung(ring, matter)) + 1
      climbed.set(ring.clock, step)
      // a target of our own is no matter for chief officers: it climbs one step and stays there
      roles = [ring.rule.owner, ...stepUp(partnership, ring.rule.owner, ring.rule.tier === 'internal' ? 1 : step)]
    } else if (ring.kind === 'nudge' && ring.n > 1) roles = [ring.rule.owner, ...stepUp(partnership, ring.rule.owner, 1)]
    const { clock, kind, n, at, due, movedFrom } = ring
    return roles.map((role) => noticeOf({ clock, kind, n, role, at, due, ...(movedFrom !== undefined && { movedFrom }) }))
  })
}

const overduesRung = (ring: Ring, matter: Matter): number => {
  const told = matter.told.get(ring.clock)
  if (told === undefined || told.due !== ring.due) return 0
  let rung = 0
  for (const key of told.rung) if (key.startsWith('overdue/')) rung++
  return rung
}
