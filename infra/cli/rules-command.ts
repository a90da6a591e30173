import type { Command } from 'commander'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { partnershipArgument } from './arguments.ts'
import { rulesReport } from './rules-report.ts'
import { rulesText } from './rules-text.ts'
import type { Terminal } from './terminal.ts'

interface RulesOptions {
  partnership?: Partnership
  json?: true
}

/** `clocks rules`: every time limit the service knows. */
export const addRulesCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('rules')
    .summary('list every time limit with its source')
    .description(
      'Lists every rule: what starts it, how long it runs, what meets it, who owns it, its tier and its sources. ' +
        'In JSON `statements` also lists every statement of time in the partnerships’ documents, and which rules it became, ' +
        'or why it is not a clock. docs/rules.md is the same, to be read.',
    )
    .option('-p, --partnership <id>', 'only this partnership’s', partnershipArgument)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  clocks rules\n  clocks rules -p rochdale\n  clocks rules --json')
    .action(({ partnership, json }: RulesOptions) => {
      const of = partnership === undefined ? partnerships : [partnership]
      const report = rulesReport(of)
      terminal.out(json ? JSON.stringify(report, null, 2) : rulesText(report, of, terminal.width))
    })
}
