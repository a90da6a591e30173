import type { ClocksEvent } from '../../events/catalogue.ts'
import { plan } from '../../shared/matters/plan.ts'
import { clocksOfMatter } from '../../shared/matters/settle.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { atLeast, type Line, short } from './line.ts'
import { answeredIncident, unansweredIncident } from './rochdale-incident.ts'
import { nsPerOp } from './stopwatch.ts'

const context = { partnership: rochdale, calendar: englandAndWales() }

/** Whole incident plans a second on one core: every event through the core, and every wake between them. */
export const coreLines = (): Line[] => [
  planLine('core.plan', answeredIncident, 'answered at every step, until its report need no longer be available'),
  planLine('core.plan.unanswered', unansweredIncident, 'never answered, until its last due day'),
]

const planLine = (name: string, events: readonly ClocksEvent[], incident: string): Line => {
  const { matters, notices, refusals } = plan(events, context)
  const [matter] = matters
  if (matter === undefined || refusals.length > 0) throw new Error(`${name}: an event of the incident was refused`)
  const perSecond = 1e9 / nsPerOp(1, () => plan(events, context).notices.length)
  return {
    name,
    value: short(perSecond),
    unit: 'matters/s',
    ...atLeast(perSecond, 50_000),
    incident,
    events: events.length,
    clocks: clocksOfMatter(matter, context).length,
    notices: notices.length,
    microsecondsEach: short(1e6 / perSecond),
  }
}
