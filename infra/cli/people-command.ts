import type { Command } from 'commander'
import { UsageError } from './cli-error.ts'
import { addPeopleExport } from './people-export.ts'
import { addPeopleImport } from './people-import.ts'
import { addPeopleList } from './people-list.ts'
import type { Terminal } from './terminal.ts'

/** `clocks people`: the directory of who holds which role. */
export const addPeopleCommand = (program: Command, terminal: Terminal): void => {
  const people = program
    .command('people')
    .summary('show, import and export who holds which role, on the stage on this machine')
    .description(
      'The directory of the stage on this machine: who holds which role from when to when, and where they are written to. ' +
        'It knows people by ids. Leave is told by the event cover.set: see clocks post.',
    )
    .action(() => {
      throw new UsageError(`expected one of ${people.commands.map((each) => each.name()).join(', ')}; see clocks people --help`)
    })
  addPeopleImport(people, terminal)
  addPeopleExport(people, terminal)
  addPeopleList(people, terminal)
}
