import { dayOf } from '../../shared/time/day.ts'
import type { ClockReport } from './clock-report.ts'
import { shortDay, shortInstant } from './short-day.ts'
import { type Column, hanging, textTable } from './text-table.ts'

const columns: readonly Column[] = [
  { heading: 'STATE', max: 9 },
  { heading: 'DUE', max: 21 },
  { heading: 'WHAT', max: 0 },
  { heading: 'WHO', max: 0 },
  { heading: 'TIER', max: 9 },
  { heading: 'SOURCE', max: 0 },
]

/** Clocks as a table people can read, in the order given. */
export const clockTable = (clocks: readonly ClockReport[], width: number): string =>
  textTable(
    columns,
    clocks.map((clock) => [
      clock.state.replace('-', ' '),
      dueInShort(clock),
      clock.about === undefined ? clock.title : `${clock.title}, ${clock.about}`,
      clock.ownerTitle,
      clock.tier,
      cited(clock.sources),
    ]),
    width,
  )

const dueInShort = ({ dueAt, dueOn }: ClockReport): string => {
  if (dueAt === null || dueOn === null) return 'no date'
  return isDaysEnd(dueAt) ? shortDay(dayOf(dueOn)) : shortInstant(Date.parse(dueAt))
}

/** A day's end goes without saying; where hours are counted the time of day matters. */
const isDaysEnd = (dueAt: string): boolean => dueAt.slice(11, 19) === '23:59:59'

/** Every document once, with all that is cited of it. */
export const cited = (sources: ClockReport['sources']): string =>
  [...Map.groupBy(sources, ({ document }) => document)]
    .map(([document, of]) => `${document}, ${of.map(({ paragraph }) => paragraph).join(' and ')}`)
    .join('; ')

/** How each date came about: trigger, counting, and what is uncertain about it. */
export const clockReasons = (clocks: readonly ClockReport[], width: number): string =>
  clocks.flatMap((clock) => hanging(reasonOf(clock), width)).join('\n')

const reasonOf = (clock: ClockReport): string =>
  [
    `${clock.about === undefined ? clock.rule : `${clock.rule}:${clock.about}`}: from ${shortDay(dayOf(clock.startedAt.slice(0, 10)))} (${clock.startedBy}); ${clock.convention}`,
    clock.metAt && `Met on ${shortDay(dayOf(clock.metAt.slice(0, 10)))}`,
    clock.provisional && 'It lies beyond the published bank holidays and may yet move',
    ...clock.settings,
    clock.unconfirmed,
  ]
    .filter(Boolean)
    .map((sentence) => `${sentence}`.replace(/\.?$/, '.'))
    .join(' ')
