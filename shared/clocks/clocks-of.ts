import type { Facts } from '../matters/facts.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Clock } from './clock.ts'
import { dueOn } from './period.ts'
import type { Rule } from './rule.ts'

/**
 * All clocks that the facts have started, in the order of the rules. Needs no now: whether a clock is overdue
 * is asked of `stateAt`.
 *
 * @throws CalendarGapError when a date lies beyond the calendar's years
 */
export const clocksOf = (rules: readonly Rule[], facts: Facts, calendar: Calendar): Clock[] => {
  const clocks: Clock[] = []
  for (const rule of rules) {
    const started = rule.starts.in(facts)
    if (started === undefined) continue
    const due = rule.due === null ? null : dueOn(rule.due, started.day, calendar)
    const met = rule.met?.in(facts)
    const cancelled = rule.cancelled?.in(facts)
    const missing = met === undefined && rule.met !== null ? rule.met.missing(facts) : []
    const provisional = due !== null && rule.due?.unit === 'working-day' && Math.max(started.day, due) > calendar.publishedTo
    const clock: Clock = { id: rule.id, rule, started, due, missing, provisional }
    if (met !== undefined) clock.met = met
    if (cancelled !== undefined) clock.cancelled = cancelled
    clocks.push(clock)
  }
  return clocks
}
