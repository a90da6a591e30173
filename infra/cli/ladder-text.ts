import type { Exit } from '../../shared/ladders/ladder.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { cited } from './clock-text.ts'
import type { LadderReport, RungReport } from './ladder-report.ts'
import { shortDate } from './short-day.ts'
import { wrap } from './text-table.ts'

/** Ladders as people read them: the first rung on top, each with all that is known of it. */
export const laddersText = (ladders: readonly LadderReport[], partnership: Partnership, width: number): string =>
  [
    partnership.name,
    ...ladders.map((ladder) => ladderLines(ladder, width).join('\n')),
    [
      ...hanging(`Agencies that may be in dispute: ${partnership.agencies.map(({ id }) => id).join(', ')}`, '', width),
      ...hanging(inDanger(partnership), '', width),
    ].join('\n'),
  ].join('\n\n')

/** Said with every ladder: none of them is the way to help a child who is in danger now. */
export const inDanger = ({ frontDoor }: Partnership): string =>
  `If a child may be at risk now, call 999 or ${frontDoor}. No ladder replaces that, and none pauses a time limit.`

/** What climbs a ladder, and where it may begin, in words. */
export const climbedBy = ({ for: climber }: LadderReport): string =>
  climber === 'disputes' ? 'a dispute is raised' : 'a time limit has passed'

const ladderLines = (ladder: LadderReport, width: number): string[] => [
  ...hanging(`${ladder.ladder}: ${ladder.title}`, '', width),
  ...ladder.rungs.flatMap((rung) => [...rungLines(rung, ladder.rungs.length, width)]),
  ...ladder.exits.flatMap((exit) => hanging(exitInWords(exit), '  ', width)),
  ...hanging(`Source: ${cited(ladder.sources)}`, '  ', width),
  ...(ladder.unconfirmed === undefined ? [] : hanging(`To be confirmed: ${ladder.unconfirmed}`, '  ', width)),
]

const rungLines = (rung: RungReport, top: number, width: number): string[] => {
  const last = rung.rung === top
  const inside = last ? '       ' : '  │    '
  return [
    ...hanging(`${`${rung.rung}`.padEnd(5)}${rung.id}: ${rung.title}`, '  ', width, inside),
    ...[
      `How: ${rung.how}`,
      `Who: ${rung.who.map(({ title }) => title).join('; ')}`,
      ...formerTitles(rung).map((text) => `Formerly: ${text}`),
      `Produces: ${rung.produces}`,
      ...(rung.timeToAnswer === null ? [] : [`Time to answer: ${rung.timeToAnswer}`]),
      ...(rung.entry && rung.rung > 1 ? ['Entry: a dispute may begin here'] : []),
      ...(rung.conflict === undefined ? [] : [`Conflict: ${conflictInWords(rung.conflict)}`]),
      `Source: ${cited([rung.source])}`,
      ...(rung.unconfirmed === undefined ? [] : [`To be confirmed: ${rung.unconfirmed}`]),
    ].flatMap((text) => hanging(text, inside, width)),
    ...(last ? [] : ['  ▼']),
  ]
}

/** What the document calls the holders of a rung, where that has ceased to be. */
const formerTitles = ({ who }: RungReport): string[] =>
  who.flatMap(({ formerly }) =>
    formerly === undefined ? [] : [`${formerly.title}, until ${shortDate(formerly.until)} (${cited([formerly.source])})`],
  )

export const conflictInWords = ({ partyName, why }: NonNullable<RungReport['conflict']>): string =>
  `where ${partyName} is a party. ${why}`

/** @example exitInWords(exit) // 'Way out at any time (regulator): Share …; Bolton: …' */
export const exitInWords = ({ to, words, source }: Exit): string =>
  `Way out at any time (${to.replaceAll('-', ' ')}): ${words} (${cited([source])})`

/** Wrapped after a margin: `margin` on the first line, and on the rest `inside` and two more. */
const hanging = (text: string, margin: string, width: number, inside = `${margin}`): string[] =>
  wrap(text, width - inside.length - 2).map((line, n) => (n === 0 ? `${margin}${line}` : `${inside}  ${line}`))
