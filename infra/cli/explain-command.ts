import type { Command } from 'commander'
import { instanceOf, type Rule, ruleIdOf } from '../../shared/clocks/rule.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { partnershipArgument } from './arguments.ts'
import { UsageError } from './cli-error.ts'
import { explainReport } from './explain-report.ts'
import { explainText } from './explain-text.ts'
import { plannedFrom } from './planned-from.ts'
import type { Terminal } from './terminal.ts'

interface ExplainOptions {
  partnership: Partnership
  rule: string
  json?: true
}

/** `clocks explain`: one date, and everything it rests on. */
export const addExplainCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('explain')
    .summary('show how a date was counted and what it rests on; needs no service')
    .description(
      'For each clock that the rule has in the matters of FILE: the trigger and the fact that told it, the count day by day ' +
        'with what was passed over and why, the convention, the settings, the sources, the tier, the calendar, and what is ' +
        'uncertain. Runs on this machine alone; nothing is stored. The states are those at the last event.',
    )
    .argument('<FILE>', 'CloudEvents as JSON, one a line; - is standard input')
    .requiredOption('-p, --partnership <id>', 'whose rules and roles apply', partnershipArgument)
    .requiredOption('-r, --rule <id>', 'which rule, see clocks rules; rule:which for one of several clocks')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  clocks explain incident.jsonl -p bolton --rule panel-notification\n' +
        '  clocks explain incident.jsonl -p rochdale --rule practice-review --json\n' +
        '  cat incident.jsonl | clocks explain - -p stockport --rule rapid-review',
    )
    .action(async (file: string, { partnership, rule: id, json }: ExplainOptions) => {
      const rule = ruleNamed(ruleIdOf(id), partnership)
      const context = { partnership, calendar: englandAndWales() }
      const report = explainReport(rule, instanceOf(id), await plannedFrom(file, terminal, context))
      terminal.out(json ? JSON.stringify(report, null, 2) : explainText(report, partnership, terminal.width))
    })
}

/** @throws UsageError when the partnership has no rule of that id */
const ruleNamed = (id: string, { id: partnership, rules }: Partnership): Rule => {
  const found = rules.find((rule) => rule.id === id)
  if (found === undefined) throw new UsageError(`expected a rule of ${partnership}: see clocks rules -p ${partnership}`)
  return found
}
