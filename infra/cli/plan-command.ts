import type { Command } from 'commander'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { endOfDay } from '../../shared/time/london.ts'
import { dayArgument, partnershipArgument } from './arguments.ts'
import { planReport } from './plan-report.ts'
import { planText } from './plan-text.ts'
import { plannedFrom } from './planned-from.ts'
import type { Terminal } from './terminal.ts'

interface PlanOptions {
  partnership: Partnership
  /** The last London day looked at. */
  until?: number
  json?: true
}

/** `clocks plan`: what would happen, worked out on this machine alone. */
export const addPlanCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('plan')
    .summary('work out the clocks and notices that events would start; needs no service')
    .description(
      'Works out which clocks the events in FILE start, when each is due and why, what is odd about the facts, ' +
        'and who would be told when. ' +
        'Runs on this machine alone: no service, no AWS, nothing stored, no mail. Facts may lie in the future: "what if?". ' +
        'Settings told in FILE (settings.agreed) count too, each from its own day on.\n\n' +
        'The states are those at the last event, or at the end of --until. Without --until the notices end with the last due day.',
    )
    .argument('<FILE>', 'CloudEvents as JSON, one a line; - is standard input')
    .requiredOption('-p, --partnership <id>', 'whose rules and roles apply', partnershipArgument)
    .option('--until <date>', 'look as far as the end of this day, and no further', dayArgument(terminal))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  clocks plan incident.jsonl --partnership bolton\n' +
        '  clocks plan incident.jsonl -p rochdale --until "31 Jan 2027" --json\n' +
        '  cat incident.jsonl | clocks plan - -p stockport',
    )
    .action(async (file: string, { partnership, until, json }: PlanOptions) => {
      const context = { partnership, calendar: englandAndWales() }
      const planned = await plannedFrom(file, terminal, context, until === undefined ? undefined : endOfDay(until))
      const report = planReport(planned)
      terminal.out(json ? JSON.stringify(report, null, 2) : planText(report, partnership, terminal.width))
    })
}
