import type { Context } from '../../shared/matters/derived.ts'
import { type Plan, plan } from '../../shared/matters/plan.ts'
import type { Instant } from '../../shared/time/day.ts'
import { refusedLines } from './cli-error.ts'
import { nameOf, readEvents, readText } from './read-events.ts'
import type { Terminal } from './terminal.ts'

/**
 * The plan of the events in a file.
 *
 * @param until how far to look; by default to the end of the last due day
 * @throws CliError when the core refuses an event, as it would refuse it when it came in
 */
export const plannedFrom = async (file: string, terminal: Terminal, context: Context, until?: Instant): Promise<Plan> => {
  const events = readEvents(await readText(file, terminal), file, context.partnership.id)
  const result = plan(
    events.map(({ event }) => event),
    context,
    until,
  )
  const problems = result.refusals.map(({ event: id, refusal }) => ({
    line: events.find(({ event }) => event.id === id)?.line ?? 0,
    errors: refusal.errors,
  }))
  if (problems.length > 0) throw refusedLines(nameOf(file), problems)
  return result
}
