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
    clocks.push({
      id: rule.id,
      rule,
      started,
      due,
      ...(met !== undefined && { met }),
      ...(cancelled !== undefined && { cancelled }),
      missing: met === undefined && rule.met !== null ? rule.met.missing(facts) : [],
      provisional: due !== null && due > calendar.publishedTo,
    })
  }
  return clocks
}
