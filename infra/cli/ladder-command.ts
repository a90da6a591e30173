import type { Command } from 'commander'
import type { Ladder } from '../../shared/ladders/ladder.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipArgument } from './arguments.ts'
import { UsageError } from './cli-error.ts'
import { ladderReport } from './ladder-report.ts'
import { laddersText } from './ladder-text.ts'
import type { Terminal } from './terminal.ts'

interface LadderOptions {
  partnership: Partnership
  json?: true
}

/** `clocks ladder`: the steps that disputes and overdue dates climb. */
export const addLadderCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('ladder')
    .summary('draw the ladders that disputes and overdue dates climb')
    .description(
      'Draws one ladder of a partnership, or all of them: each rung with what is asked on it, who holds it, what it must ' +
        'produce, how long its holders have to answer, where a dispute may begin, and which document says so; then the ways ' +
        'out, and what is our reading. docs/ladders.md is the same, to be read.',
    )
    .argument('[LADDER]', 'only this one, such as front-line-practice')
    .requiredOption('-p, --partnership <id>', 'whose ladders', partnershipArgument)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  clocks ladder -p rochdale\n' +
        '  clocks ladder front-line-practice --partnership bolton\n' +
        '  clocks ladder between-partners -p stockport --json',
    )
    .action((id: string | undefined, { partnership, json }: LadderOptions) => {
      const { agencies, frontDoor } = partnership
      const ladders = laddersNamed(id, partnership).map((ladder) => ladderReport(ladder, partnership))
      terminal.out(
        json
          ? JSON.stringify({ partnership: partnership.id, frontDoor, ladders, agencies }, null, 2)
          : laddersText(ladders, partnership, terminal.width),
      )
    })
}

/** @throws UsageError when the partnership has no ladder of that id */
const laddersNamed = (id: string | undefined, { id: partnership, ladders }: Partnership): readonly Ladder[] => {
  const found = id === undefined ? ladders : ladders.filter((ladder) => ladder.id === id)
  if (found.length > 0) return found
  throw new UsageError(`expected a ladder of ${partnership}: ${ladders.map((each) => each.id).join(', ')}`)
}
