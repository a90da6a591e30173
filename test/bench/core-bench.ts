import type { ClocksEvent } from '../../events/catalogue.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { plan } from '../../shared/matters/plan.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { atLeast, type Line, short } from './line.ts'
import { answeredIncident, paperIncident, unansweredIncident } from './rochdale-incident.ts'
import { nsPerOp } from './stopwatch.ts'
import { weeksLater } from './weeks-later.ts'

const context = { partnership: rochdale, calendar: englandAndWales() }

/** Whole incident plans a second on one core: every event through the core, and every wake between them. */
export const coreLines = (): Line[] => [
  planLine('core.plan', answeredIncident, 'answered at every step, until its report need no longer be available'),
  planLine('core.plan.small', paperIncident, 'of the paper design’s size: 3 clocks, 8 notices'),
  planLine('core.plan.unanswered', unansweredIncident, 'never answered, until its last due day'),
]

/** As many different incidents as there are weeks in a year: nothing can be remembered from one to the next. */
const weeks = 52

const planLine = (name: string, events: readonly ClocksEvent[], incident: string): Line => {
  const { matters, notices, refusals } = plan(events, context)
  const [matter] = matters
  if (matter === undefined || refusals.length > 0) throw new Error(`${name}: an event of the incident was refused`)
  const incidents = Array.from({ length: weeks }, (_, n) => weeksLater(events, n - weeks))
  const ns = nsPerOp(weeks, () => incidents.reduce((sum, each) => sum + plan(each, context).notices.length, 0))
  const perSecond = 1e9 / ns
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
