import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { countInWords } from '../../shared/time/in-words.ts'
import { partnershipArgument } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { readLocalStage } from './local-stage.ts'
import { stagePeople } from './people/stage-people.ts'
import { stretchesOf } from './people/stretches-of.ts'
import { writeCsv } from './people/write-csv.ts'
import type { Terminal } from './terminal.ts'

interface ExportOptions {
  partnership: Partnership
  out?: string
}

/** `clocks people export`: the directory as a file that can be changed and imported again. */
export const addPeopleExport = (people: Command, terminal: Terminal): void => {
  people
    .command('export')
    .summary('print the directory as a CSV that import reads')
    .description(
      'Prints who holds which role today or later, on the stage on this machine, as the CSV that import reads, with the ' +
        'addresses. Who has left is not in it: see clocks people list --on. Leave is no part of it either.',
    )
    .requiredOption('-p, --partnership <id>', 'whose directory', partnershipArgument)
    .option('--out <file>', 'write it to a new file')
    .addHelpText('after', '\nExamples:\n  clocks people export -p rochdale --out people.csv')
    .action(async ({ partnership, out }: ExportOptions) => {
      const known = await stagePeople(await readLocalStage(terminal), partnership.id, terminal)
      const current = stretchesOf(known.assignments).filter(({ until }) => until === undefined || until >= known.today)
      const addresses = new Map(known.contacts.map(({ holder, address }) => [holder, address]))
      const csv = writeCsv(current, (holder) => addresses.get(holder) ?? '')
      if (out === undefined) return terminal.out(csv)
      // people's addresses: for whoever asked for them, and never in the place of another file
      await writeFile(out, `${csv}\r\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
        throw new CliError(`${out}: ${error.code === 'EEXIST' ? 'there is such a file already' : (error.code ?? 'not written')}`)
      })
      terminal.out(`${countInWords(current.length, 'row')} written to ${out}.`)
    })
}
