import type { Facts } from '../matters/facts.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Clock, countedFrom } from './clock.ts'
import type { Closure } from './closure.ts'
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
  const scene = { calendar, settings, closures }
  for (const rule of rules) {
    if (rule.within !== undefined) addInnerClock(clocks, rule, facts, scene)
    else if (rule.each === undefined) addClock(clocks, rule.id, rule, facts, scene)
    else for (const of of rule.each.of(facts)) addClock(clocks, `${rule.id}:${of.key}`, rule, facts, scene, of)
  }
  return clocks
}

const addClock = (clocks: Clock[], id: string, rule: Rule, facts: Facts, scene: Scene, of?: Instance): void => {
  const calendar = of === undefined ? scene.calendar : daysAround(of.day, rule, scene)
  const started = rule.starts.in(facts, of, calendar)
  if (started === undefined) return
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
  const clock: Clock = { id, rule, started, period, due: due?.day ?? null, missing, provisional }
  if (restsOn.length > 0) clock.restsOn = restsOn
  if (due?.instant !== undefined) clock.dueAt = due.instant
  if (met !== undefined) clock.met = met
  if (cancelled !== undefined) clock.cancelled = cancelled
  clocks.push(clock)
}

/**
 * A limit on the way to an outer one. Done or not, it ends with that one, whose own end says all there is to say; where
 * the outer one has no date there is nothing to count back from.
 */
const addInnerClock = (clocks: Clock[], rule: Rule, facts: Facts, { calendar, settings }: Scene): void => {
  const outer = clocks.find(({ id }) => rule.within?.includes(id))
  if (outer === undefined || outer.due === null) return
  const { started, due: outerDue } = outer
  const inForce = periodOn(rule.due, started.day, settings)
  if (inForce === undefined || inForce.period === null) return
  const { period, restsOn } = inForce
  const from = { id: outer.id, due: outerDue }
  const { day: due } = dueOf(period, countedFrom({ started, outer: from }), calendar)
  const met = rule.met?.in(facts, undefined, calendar)
  const missing = met === undefined && rule.met !== null ? rule.met.missing(facts, undefined, calendar) : []
  const provisional = outer.provisional || outerDue > calendar.publishedTo
  const clock: Clock = { id: rule.id, rule, started, period, due, outer: from, missing, provisional }
  if (restsOn.length > 0) clock.restsOn = restsOn
  if (met !== undefined) clock.met = met
  const cancelled = outer.met ?? outer.cancelled
  if (cancelled !== undefined) clock.cancelled = cancelled
  clocks.push(clock)
}
