import type { Command } from 'commander'
import { type ReachState, reachOf } from '../../shared/notices/reach-of.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { countInWords } from '../../shared/time/in-words.ts'
import { partnershipArgument } from './arguments.ts'
import { readLocalStage } from './local-stage.ts'
import { type Reached, type RoleReach, reachReport } from './people/reach-report.ts'
import { stagePeople } from './people/stage-people.ts'
import { shortDate, shortInstant } from './short-day.ts'
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
        'deputy, whoever covers for them, or whoever stands in), whose mail has bounced since when, when mail last arrived and ' +
        'when it was last answered, who left, and what the role is needed for: rules that it owns, and rungs of ladders that ' +
        'it holds. Ids, no addresses. Nothing is sent.',
    )
    .requiredOption('-p, --partnership <id>', 'whose roles', partnershipArgument)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  clocks reach -p rochdale\n  clocks reach --partnership bolton --json')
    .action(async ({ partnership, json }: ReachOptions) => {
      const stage = await readLocalStage(terminal)
      const known = await stagePeople(stage, partnership.id, terminal)
      const reach = reachReport(reachOf(partnership, known.holders), known)
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

const reachText = (reach: readonly RoleReach[], { name }: Partnership, width: number): string => {
  const gaps = reach.filter(({ state }) => state !== 'held' && state !== 'covered').length
  return [
    `${name}: ${countInWords(reach.length, 'role')}, ${gaps === 0 ? 'each with a holder who is reached' : `${gaps} without a holder who is reached`}`,
    textTable(
      columns,
      reach.map((each) => [states[each.state], each.title, whoInWords(each), neededFor(each)]),
      width,
    ),
  ].join('\n\n')
}

const neededFor = ({ rules, rungs }: RoleReach): string =>
  [...(rules === 0 ? [] : [countInWords(rules, 'rule')]), ...rungs].join(', ') || 'nothing'

const whoInWords = ({ readers, deputies, left }: RoleReach): string =>
  [
    readers.length === 0 ? 'nobody' : readers.map(readerInWords).join('; '),
    ...(left === undefined ? [] : [`${left.holder} left with ${shortDate(left.on)}`]),
    ...(deputies.length === 0 ? [] : [`deputy ${deputies.join(', then ')}`]),
  ].join('; ')

const readerInWords = (reached: Reached): string => {
  const { holder, unconfirmed, isAway, bouncedSince, lastDeliveredAt, lastAnsweredAt } = reached
  return [
    holder,
    ...whyInWords(reached),
    ...(unconfirmed ? ['not confirmed'] : []),
    ...(isAway ? ['away, covered by nobody who is there'] : []),
    ...(bouncedSince === undefined ? [] : [`bounced since ${shortInstant(Date.parse(bouncedSince))}`]),
    ...(lastDeliveredAt === undefined ? [] : [`mail arrived ${shortInstant(Date.parse(lastDeliveredAt))}`]),
    ...(lastAnsweredAt === undefined ? [] : [`answered ${shortInstant(Date.parse(lastAnsweredAt))}`]),
  ].join(', ')
}

const whyInWords = ({ role, covers, why }: Reached): string[] => {
  if (why === undefined) return []
  if (covers !== undefined) return [`${why === 'deputy' ? 'deputy, ' : ''}covers ${covers}`]
  return [why === 'deputy' ? 'deputy' : `in place, as ${role}`]
}
