import { type Partnership, titleOf } from '../../shared/partnerships/partnership.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Former } from '../../shared/people/named-role.ts'
import { cited } from '../cli/clock-text.ts'
import { type LadderReport, ladderReport, type RungReport } from '../cli/ladder-report.ts'
import { conflictInWords, exitInWords, inDanger } from '../cli/ladder-text.ts'
import { shortDate } from '../cli/short-day.ts'
import { ladderChart } from './ladder-chart.ts'
import { markdownTable } from './markdown-table.ts'

/** `docs/ladders.md`: every ladder of each partnership, and the agencies that may be in dispute. */
export const laddersDocument = (): string =>
  [
    '# The ladders\n',
    'Written by `npm run docs:ladders` from `shared/partnerships/`; do not edit. `npx clocks ladder` prints the same.',
    'A dispute climbs the ladder of its kind, rung by rung; overdue dates climb the ladder `overdue`. No document gives a rung',
    'a time to answer, so none has one: each is a setting, and until the partnership agrees on it the business manager is asked',
    'whether to escalate. Each overdue notice goes a step up, or where `overdue-seen-working-days` is agreed on the next step',
    'hears so many working days later. What is our reading stands under "to be confirmed".\n',
    ...partnerships.map(section),
  ].join('\n')

const section = (partnership: Partnership): string =>
  [
    `## ${partnership.name}`,
    '',
    inDanger(partnership),
    '',
    ...partnership.ladders.flatMap((ladder) => ladderLines(ladderReport(ladder, partnership))),
    '### Who may be in dispute',
    '',
    ...markdownTable(partnership.agencies, ['agency', 'id', 'what it is', 'who speaks for it'], ({ id, name, kind, roles }) => [
      name,
      `\`${id}\``,
      kind.replaceAll('-', ' '),
      titleOf(partnership, roles['safeguarding-lead']),
    ]),
    '',
    ...formerNames(partnership),
  ].join('\n')

const ladderLines = (ladder: LadderReport): string[] => [
  `### ${ladder.title}`,
  '',
  `\`${ladder.ladder}\`, from ${cited(ladder.sources)}.`,
  ...(ladder.unconfirmed === undefined ? [] : ['', `To be confirmed: ${ladder.unconfirmed}`]),
  '',
  ...ladderChart(ladder),
  '',
  ...markdownTable(
    ladder.rungs,
    ['rung', 'what is asked', 'who', 'how', 'what it must produce', 'time to answer', 'source', 'to be confirmed'],
    rungRow,
  ),
  '',
  ...ladder.exits.flatMap((exit) => [`- ${exitInWords(exit)}`]),
  ...(ladder.exits.length > 0 ? [''] : []),
]

const rungRow = (rung: RungReport): string[] => [
  `${rung.rung}<br>\`${rung.id}\``,
  rung.entry && rung.rung > 1 ? `${rung.title}<br>A dispute may begin here` : rung.title,
  [
    ...rung.who.map(({ title }) => title),
    ...(rung.conflict === undefined ? [] : [`Conflict: ${conflictInWords(rung.conflict)}`]),
  ].join('<br>'),
  rung.how,
  rung.produces,
  rung.timeToAnswer ?? '',
  cited([rung.source]),
  rung.unconfirmed ?? '',
]

/** What a partnership's document calls by a name that has ceased to be. */
const formerNames = ({ agencies, roles }: Partnership): string[] => {
  const renamed = [...agencies.map((each) => ({ ...each, title: each.name })), ...roles].flatMap(({ title, formerly }) =>
    formerly === undefined ? [] : [{ title, formerly }],
  )
  if (renamed.length === 0) return []
  return [
    '### What its document calls by another name',
    '',
    ...markdownTable(renamed, ['now', 'in the document', 'until', 'source'], ({ title, formerly }) => [
      title,
      ...formerCells(formerly),
    ]),
    '',
  ]
}

const formerCells = ({ title, until, source }: Former): string[] => [title, shortDate(until), cited([source])]
