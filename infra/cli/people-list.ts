import type { Command } from 'commander'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { isWithin } from '../../shared/people/assignments.ts'
import { type Day, dayOf, isoDay } from '../../shared/time/day.ts'
import { countInWords, dayInWords } from '../../shared/time/in-words.ts'
import { dayArgument, partnershipArgument } from './arguments.ts'
import { readLocalStage } from './local-stage.ts'
import type { KnownPeople } from './people/known-people.ts'
import { stagePeople } from './people/stage-people.ts'
import { type Stretch, stretchesOf } from './people/stretches-of.ts'
import { shortDate } from './short-day.ts'
import type { Terminal } from './terminal.ts'
import { textTable } from './text-table.ts'

interface ListOptions {
  partnership: Partnership
  on?: Day
  json?: true
}

/** `clocks people list`: who held which role on a day. */
export const addPeopleList = (people: Command, terminal: Terminal): void => {
  people
    .command('list')
    .summary('show who held which role on a day, who was away, and which role nobody held')
    .description(
      'Lists who holds each role on a day, today unless another is given, with deputies in their order and whoever covers ' +
        'somebody who is away; then the roles that nobody holds. Any past day can be asked for: nothing is forgotten. Ids, no addresses.',
    )
    .requiredOption('-p, --partnership <id>', 'whose directory', partnershipArgument)
    .option('--on <date>', 'the day', dayArgument(terminal))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  clocks people list -p rochdale\n  clocks people list -p rochdale --on 2026-12-18 --json',
    )
    .action(async ({ partnership, on, json }: ListOptions) => {
      const known = await stagePeople(await readLocalStage(terminal), partnership.id, terminal)
      const list = listOn(on === undefined ? known.today : isoDay(on), partnership, known)
      terminal.out(json ? JSON.stringify(list, null, 2) : listText(list, partnership, terminal.width))
    })
}

interface Listed extends Omit<Stretch, 'parts'> {
  /** Who is written to in this person's place, and until when. */
  cover?: { by: string; until: string }
}

interface PeopleList {
  on: string
  held: Listed[]
  /** Roles that nobody holds: a deputy does not. */
  unheld: string[]
}

const listOn = (on: string, { roles }: Partnership, known: KnownPeople): PeopleList => {
  const order = new Map(roles.map(({ id }, n) => [id, n]))
  const held = stretchesOf(known.assignments)
    .filter((each) => isWithin(on, each))
    .map(({ parts: _, ...each }): Listed => {
      const away = known.covers.findLast((cover) => cover.holder === each.holder && isWithin(on, cover))
      return { ...each, ...(away !== undefined && { cover: { by: away.by, until: away.until } }) }
    })
    .toSorted((a, b) => (order.get(a.role) ?? 0) - (order.get(b.role) ?? 0) || (a.order ?? 0) - (b.order ?? 0))
  const holders = new Set(held.filter(({ as }) => as !== 'deputy').map(({ role }) => role))
  return { on, held, unheld: roles.map(({ id }) => id).filter((id) => !holders.has(id)) }
}

const columns = [
  { heading: 'ROLE', max: 0 },
  { heading: 'WHO', max: 0 },
  { heading: 'AS', max: 20 },
  { heading: 'FROM', max: 11 },
  { heading: 'UNTIL', max: 11 },
  { heading: 'AWAY', max: 0 },
]

const listText = ({ on, held, unheld }: PeopleList, { name }: Partnership, width: number): string =>
  [
    `${name}, ${dayInWords(dayOf(on))}: ${countInWords(held.length, 'assignment')}.`,
    ...(held.length === 0
      ? []
      : [
          textTable(
            columns,
            held.map(({ role, holder, as, order, from, until, outOfHours, cover }) => [
              role,
              holder,
              [as, ...(order === undefined ? [] : [order]), ...(outOfHours ? ['(out of hours)'] : [])].join(' '),
              shortDate(from),
              until === undefined ? '' : shortDate(until),
              cover === undefined ? '' : `covered by ${cover.by} until ${shortDate(cover.until)}`,
            ]),
            width,
          ),
        ]),
    unheld.length === 0 ? 'Somebody holds each role.' : `Nobody holds: ${unheld.join(', ')}.`,
  ].join('\n\n')
