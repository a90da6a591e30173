import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { type Day, isoDay } from '../../shared/time/day.ts'
import { countInWords } from '../../shared/time/in-words.ts'
import { dayArgument, partnershipArgument } from './arguments.ts'
import { CliError, inFields, type LineProblem, UsageError } from './cli-error.ts'
import { readLocalStage } from './local-stage.ts'
import { importText, reportOf } from './people/import-report.ts'
import { inOrder } from './people/in-order.ts'
import { postSteps } from './people/post-steps.ts'
import { readPeople } from './people/read-people.ts'
import { columns } from './people/read-table.ts'
import { stagePeople } from './people/stage-people.ts'
import { stepsOf } from './people/steps-of.ts'
import { nameOf, unreadable } from './read-events.ts'
import type { Terminal } from './terminal.ts'

interface ImportOptions {
  partnership: Partnership
  apply?: true
  complete?: true
  on?: Day
  json?: true
}

/** `clocks people import`: makes the directory what a file says. */
export const addPeopleImport = (people: Command, terminal: Terminal): void => {
  people
    .command('import')
    .summary('show what a CSV would change in the directory, and with --apply change it')
    .description(
      'Compares FILE with the directory of the stage on this machine and shows what would change, and every row that is ' +
        'wrong with its line. Nothing is changed without --apply, and nothing at all while any row is wrong.\n\n' +
        `FILE is a CSV with a header: ${columns.join(', ')}; the order of the columns does not matter. holder is the id of a ` +
        'person, never a name; as is holder, joint-holder or deputy; order, until and out_of_hours (yes or no) may be empty. ' +
        'Fields are separated by commas, semicolons or tabs; the text is UTF-8, UTF-16 or Windows-1252.\n\n' +
        'Who is in the directory and not in FILE is left alone, unless --complete says that FILE is all there is.',
    )
    .argument('<FILE>', 'the CSV; - is standard input')
    .requiredOption('-p, --partnership <id>', 'whose directory', partnershipArgument)
    .option('--apply', 'change the directory')
    .option('--complete', 'end what is not in FILE')
    .option('--on <date>', 'the last day of what --complete ends; today unless given', dayArgument(terminal))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  clocks people import people.csv -p rochdale\n' +
        '  clocks people import people.csv -p rochdale --apply\n' +
        '  clocks people import people.csv -p rochdale --complete --on 2027-01-31 --apply',
    )
    .action(async (file: string, options: ImportOptions) => {
      const { partnership, apply, complete, on, json } = options
      if (on !== undefined && !complete) throw new UsageError('--on is the last day of what --complete ends: give both')
      const read = readPeople(await readBytes(file, terminal), nameOf(file), partnership)
      refuse(read.problems, terminal, json)
      const stage = await readLocalStage(terminal)
      const known = await stagePeople(stage, partnership.id, terminal)
      const difference = stepsOf(read.rows, known, known.today, complete && (on === undefined ? known.today : isoDay(on)))
      const { ordered, problems } = inOrder(difference.steps, known)
      refuse([...difference.problems, ...problems], terminal, json)
      const report = reportOf(difference, ordered, apply)
      if (!json) terminal.out(importText(partnership, read, report))
      if (apply) await postSteps(ordered, { stage, partnership: partnership.id, known }, report)
      if (json) terminal.out(JSON.stringify(report, null, 2))
      else if (apply && ordered.length > 0) terminal.out('Done.')
    })
}

const readBytes = async (file: string, terminal: Terminal): Promise<Uint8Array> => {
  if (file === '-') return new TextEncoder().encode(await terminal.readInput())
  try {
    return await readFile(file)
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** @throws CliError when any row is wrong, after every one of them has been shown */
const refuse = (problems: readonly LineProblem[], terminal: Terminal, json: true | undefined): void => {
  if (problems.length === 0) return
  const byLine = Map.groupBy(problems, ({ line }) => line)
  const lines = [...byLine]
    .toSorted(([a], [b]) => a - b)
    .map(([line, each]) => ({ line, errors: each.flatMap(({ errors }) => errors) }))
  if (!json) for (const { line, errors } of lines) terminal.out(`line ${line}: ${inFields(errors)}`)
  throw new CliError(`${countInWords(lines.length, 'row')} wrong: nothing was changed`, lines)
}
