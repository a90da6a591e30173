import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { type FactRecord, factsOf, happenedAt } from '../../shared/matters/facts.ts'
import { anEvent, anIncident, correction, done, planned, recordOf } from '../builders/events.ts'
import { day, iso } from '../builders/london-time.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const notified = done('incident.panel-notified', 'Mon 21 Dec 2026', { time: iso('Mon 21 Dec 2026 11:00') })
const at = (id: string, hour: string) => ({ id, time: iso(`Tue 22 Dec 2026 ${hour}:00`) })
const toTuesday = correction(notified, { partnership: 'bolton', at: '2026-12-22' }, at('to-tuesday', '10'))
const toWednesday = correction(notified, { partnership: 'bolton', at: '2026-12-23' }, at('to-wednesday', '11'))
const withdrawn = correction(notified, null, at('withdrawn', '12'))
const restored = correction(notified, { partnership: 'bolton', at: '2026-12-21' }, at('restored', '13'))

const records = (events: readonly ClocksEvent[]): FactRecord[] => events.map((event, n) => recordOf(event, n))
/** When the Panel was notified, as the facts now stand. */
const notifiedOn = (...events: ClocksEvent[]) =>
  (factsOf(records(events)).get('incident.panel-notified') ?? []).map(({ data }) => (data as { at: string }).at)

describe('the facts that count', () => {
  it.each<[string, ClocksEvent[], string[]]>([
    ['as told', [known, notified], ['2026-12-21']],
    ['corrected', [known, notified, toTuesday], ['2026-12-22']],
    ['corrected twice: the correction written last', [notified, toTuesday, toWednesday], ['2026-12-23']],
    ['… also when it arrived first', [notified, toWednesday, toTuesday], ['2026-12-23']],
    ['withdrawn', [notified, toTuesday, withdrawn], []],
    ['withdrawn and restored', [notified, withdrawn, restored], ['2026-12-21']],
    ['an older correction after the withdrawal', [notified, withdrawn, toTuesday], []],
    [
      'two facts of one type',
      [notified, done('incident.panel-notified', 'Tue 29 Dec 2026', { id: 'b' })],
      ['2026-12-21', '2026-12-29'],
    ],
    [
      'of two, only the one that is meant',
      [notified, done('incident.panel-notified', 'Tue 29 Dec 2026', { id: 'b' }), withdrawn],
      ['2026-12-29'],
    ],
  ])('%s', (_why, events, expected) => {
    expect(notifiedOn(...events)).toEqual(expected)
  })

  it('keeps the moment the fact was written, so that a corrected plan does not become the newest', () => {
    const first = planned('Thu 1 Jul 2027', { id: 'first', time: iso('Mon 17 May 2027 09:30') })
    const second = planned('Thu 15 Jul 2027', { id: 'second', time: iso('Tue 1 Jun 2027 10:00') })
    const corrected = correction(first, { partnership: 'bolton', on: '2027-07-02' }, { time: iso('Wed 2 Jun 2027 10:00') })
    expect(factsOf(records([first, second, corrected])).get('publication.planned')).toMatchObject([
      { id: 'first', data: { on: '2027-07-02' }, writtenAt: Date.parse('2027-05-17T08:30:00Z') },
      { id: 'second' },
    ])
  })

  it('a fact without a time of its own is ordered by when it was accepted', () => {
    const facts = factsOf([recordOf(planned('Thu 1 Jul 2027'), 1234)])
    expect(facts.get('publication.planned')?.[0]?.writtenAt).toBe(1234)
  })
})

describe('which fact a correction means', () => {
  const from = (source: string, id: string) => ({ source, id })
  const a = done('incident.panel-notified', 'Mon 21 Dec 2026', from('/a', 'n-1'))
  const b = done('incident.panel-notified', 'Wed 23 Dec 2026', from('/b', 'n-1'))
  const by = (source: string) => anEvent('fact.corrected', { corrects: 'n-1', data: null }, from(source, 'c-1'))

  it.each<[string, ClocksEvent[], string[]]>([
    ['its own source’s, where two share an id', [a, b, by('/a')], ['2026-12-23']],
    ['another source’s, where only that one has the id', [a, by('/c')], []],
    ['neither, where two other sources have it', [a, b, by('/c')], ['2026-12-21', '2026-12-23']],
    ['the one that was there when it came, though another took the id later', [a, by('/c'), b], ['2026-12-23']],
    ['… even its own source', [a, by('/b'), b], ['2026-12-23']],
  ])('%s', (_why, events, expected) => {
    expect(notifiedOn(...events)).toEqual(expected)
  })
})

it.each([
  ['when it was done', { at: '2026-12-21' }, 'Mon 21 Dec 2026'],
  ['when it became known', { awareAt: '2026-12-18', occurredOn: '2026-12-17' }, 'Fri 18 Dec 2026'],
  ['the day planned', { on: '2027-07-01' }, 'Thu 1 Jul 2027'],
])('a fact happened %s', (_why, data, expected) => {
  expect(happenedAt(data)?.day).toBe(day(expected))
})

it('a correction happened at no time of its own', () => {
  expect(happenedAt({ corrects: 'x', data: { at: '2026-12-21' } })).toBeUndefined()
})
