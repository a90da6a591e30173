import type { Facts } from '../matters/facts.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import { bornOverdue } from './born-overdue.ts'
import type { Clock } from './clock.ts'
import type { Closure } from './closure.ts'
import type { Each } from './each.ts'
import type { Happened } from './happening.ts'
import { addInnerClocks } from './inner-clocks.ts'
import type { Instance } from './instance.ts'
import { asksForHolidays, dueOf } from './period.ts'
import { periodOn } from './period-by-setting.ts'
import type { Rule } from './rule.ts'
import { countedAsAgreed, daysAround, type Scene } from './ways-of-counting.ts'

/**
 * All clocks that the facts have started, in the order of the rules. Needs no now: whether a clock is overdue
 * is asked of `stateAt`.
 *
 * @param closures of the partnership's offices: limits of its own skip them where it has agreed so
 * @throws CalendarGapError when a date lies beyond the calendar's years
 */
export const clocksOf = (
  rules: readonly Rule[],
  facts: Facts,
  calendar: Calendar,
  settings: Settings = [],
  closures: readonly Closure[] = [],
): Clock[] => {
  const clocks: Clock[] = []
  const firsts = new Map<string, number>()
  const scene = { calendar, settings, closures }
  for (const rule of rules) {
    const first = clocks.length
    if (rule.within !== undefined) addInnerClocks(clocks, firsts, rule, facts, scene)
    else if (rule.each === undefined) addOnce(clocks, firsts, rule, facts, scene)
    else addEach(clocks, rule, rule.each, facts, scene)
    // most rules of a partnership start nothing in a matter, and remembering that would cost more than all else here
    if (clocks.length > first) firsts.set(rule.id, first)
  }
  return clocks
}

const addOnce = (clocks: Clock[], firsts: ReadonlyMap<string, number>, rule: Rule, facts: Facts, scene: Scene): void => {
  const { bornOverdue: other } = rule.starts
  const started =
    other === undefined ? rule.starts.in(facts, undefined, scene.calendar) : toldTooLate(clocks, firsts.get(other), facts)
  if (started !== undefined) addClock(clocks, rule, started, facts, scene)
}

const toldTooLate = (clocks: readonly Clock[], nth: number | undefined, facts: Facts): Happened | undefined => {
  const clock = nth === undefined ? undefined : clocks[nth]
  return clock && bornOverdue(clock, facts)
}

const addEach = (clocks: Clock[], rule: Rule, things: Each, facts: Facts, scene: Scene): void => {
  for (const of of things.of(facts, scene.settings)) {
    const calendar = daysAround(of.day, rule, scene)
    const started = rule.starts.in(facts, of, calendar)
    if (started !== undefined) addClock(clocks, rule, started, facts, scene, of, calendar)
  }
}

/** @param calendar by which the rule finds what happened within some working days */
const addClock = (
  clocks: Clock[],
  rule: Rule,
  started: Happened,
  facts: Facts,
  scene: Scene,
  of?: Instance,
  calendar = scene.calendar,
): void => {
  const asOf = rule.due !== null && 'setting' in rule.due ? rule.due.asOf?.in(facts, of, calendar) : undefined
  const { day } = asOf ?? started
  const inForce = periodOn(rule.due, day, scene.settings)
  if (inForce === undefined) return
  const { period, restsOn } = countedAsAgreed(inForce, rule, started, day, scene)
  const due = period === null ? null : dueOf(period, started, scene.calendar)
  const met = rule.met?.in(facts, of, calendar)
  const cancelled = rule.cancelled?.in(facts, of, calendar)
  const missing = met === undefined && rule.met !== null ? rule.met.missing(facts, of, calendar) : []
  const provisional =
    due !== null && period !== null && asksForHolidays(period) && Math.max(started.day, due.day) > calendar.publishedTo
  const id = of === undefined ? rule.id : `${rule.id}:${of.key}`
  const clock: Clock = { id, rule, started, period, due: due?.day ?? null, missing, provisional }
  if (restsOn.length > 0) clock.restsOn = restsOn
  if (due?.instant !== undefined) clock.dueAt = due.instant
  if (met !== undefined) clock.met = met
  if (cancelled !== undefined) clock.cancelled = cancelled
  clocks.push(clock)
}
