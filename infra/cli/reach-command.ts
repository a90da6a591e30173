import type { Command } from 'commander'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { type Reach, type ReachState, reachOf } from '../../shared/notices/reach-of.ts'
import type { Reader } from '../../shared/notices/readers-of.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { countInWords } from '../../shared/time/in-words.ts'
import { partnershipArgument } from './arguments.ts'
import { onStage, readLocalStage, stageClients } from './local-stage.ts'
import { shortInstant } from './short-day.ts'
import { stageClock } from './stage-clock.ts'
import type { Terminal } from './terminal.ts'
import { textTable } from './text-table.ts'

interface ReachOptions {
  partnership: Partnership
  json?: true
}

/** `clocks reach`: who would be written to now. */
export const addReachCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('reach')
    .summary('show who would be written to now for each role, on the stage on this machine')
    .description(
      'For each role of a partnership, the worst first: whom the stage on this machine would write to now (its holder, a ' +
        'deputy, or whoever stands in), whose mail has bounced since when, and what the role is needed for: rules that it ' +
        'owns, and rungs of ladders that it holds. Nothing is sent.',
    )
    .requiredOption('-p, --partnership <id>', 'whose roles', partnershipArgument)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  clocks reach -p rochdale\n  clocks reach --partnership bolton --json')
    .action(async ({ partnership, json }: ReachOptions) => {
      const stage = await readLocalStage(terminal)
      const { dynamodb } = stageClients(stage)
      const holders = await onStage(async () =>
        peopleTable(dynamodb, stage.table).holders(partnership.id, await stageClock(dynamodb, stage.table, terminal.now).now()),
      )
      const reach = reachOf(partnership, holders)
      terminal.out(json ? JSON.stringify(reach, null, 2) : reachText(reach, partnership, terminal.width))
    })
}

const states: Readonly<Record<ReachState, string>> = {
  nobody: 'NOBODY',
  'stands-in': 'stands in',
  deputy: 'deputy',
  unconfirmed: 'unconfirmed',
  covered: 'covered',
  held: 'held',
}

const columns = [
  { heading: 'STATE', max: 11 },
  { heading: 'ROLE', max: 0 },
  { heading: 'WRITTEN TO', max: 0 },
  { heading: 'NEEDED FOR', max: 0 },
]

const reachText = (reach: readonly Reach[], { name }: Partnership, width: number): string => {
  const gaps = reach.filter(({ state }) => state !== 'held' && state !== 'covered').length
  return [
    `${name}: ${countInWords(reach.length, 'role')}, ${gaps === 0 ? 'each with a holder who is reached' : `${gaps} without a holder who is reached`}`,
    textTable(
      columns,
      reach.map(({ state, title, readers, rules, rungs }) => [
        states[state],
        title,
        readers.length === 0 ? 'nobody' : readers.map(readerInWords).join('; '),
        [...(rules === 0 ? [] : [countInWords(rules, 'rule')]), ...rungs].join(', ') || 'nothing',
      ]),
      width,
    ),
  ].join('\n\n')
}

const readerInWords = ({ to, why }: Reach['readers'][number]): string =>
  [
    to.id,
    ...whyInWords(to, why),
    ...(to.unconfirmed ? ['not confirmed'] : []),
    ...(to.unreachableSince === undefined ? [] : [`bounced since ${shortInstant(Date.parse(to.unreachableSince))}`]),
  ].join(', ')

const whyInWords = ({ role, covers }: Reader['to'], why: Reader['why']): string[] => {
  if (why === undefined) return []
  if (covers !== undefined) return [`${why === 'deputy' ? 'deputy, ' : ''}covers ${covers}`]
  return [why === 'deputy' ? 'deputy' : `in place, as ${role}`]
}
