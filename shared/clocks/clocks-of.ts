import type { Facts } from '../matters/facts.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Clock } from './clock.ts'
import type { Closure } from './closure.ts'
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
    else if (rule.each === undefined) addClock(clocks, rule.id, rule, facts, scene)
    else for (const of of rule.each.of(facts)) addClock(clocks, `${rule.id}:${of.key}`, rule, facts, scene, of)
    // most rules of a partnership start nothing in a matter, and remembering that would cost more than all else here
    if (clocks.length > first) firsts.set(rule.id, first)
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
