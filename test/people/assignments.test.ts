import { expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { type Assignment, assignmentsOf, overlap } from '../../shared/people/assignments.ts'
import { correction } from '../builders/events.ts'
import { assigned, directoryFacts, ended } from '../builders/people.ts'

const one = assigned('p-1', 'chair', 'Mon 4 Jan 2027')
const chair = { role: 'chair', holder: 'p-1', as: 'holder', from: '2027-01-04' } as const

it.each<[string, ClocksEvent[], Assignment[]]>([
  ['without an end while none is told', [one], [chair]],
  [
    'to the day first told',
    [assigned('p-1', 'chair', 'Mon 4 Jan 2027', { until: '2027-03-31' })],
    [{ ...chair, until: '2027-03-31' }],
  ],
  ['to the day on which it was ended', [one, ended('p-1', 'chair', 'Fri 8 Jan 2027')], [{ ...chair, until: '2027-01-08' }]],
  [
    'to the earlier of two ends, whichever came first',
    [one, ended('p-1', 'chair', 'Fri 8 Jan 2027'), ended('p-1', 'chair', 'Thu 7 Jan 2027')],
    [{ ...chair, until: '2027-01-07' }],
  ],
  [
    'as often as they came back',
    [one, ended('p-1', 'chair', 'Fri 8 Jan 2027'), assigned('p-1', 'chair', 'Sat 9 Jan 2027')],
    [
      { ...chair, until: '2027-01-08' },
      { ...chair, from: '2027-01-09' },
    ],
  ],
  [
    'with what else was told of it; a deputy without an order is the first',
    [assigned('p-1', 'chair', 'Mon 4 Jan 2027', { as: 'deputy', outOfHours: true })],
    [{ ...chair, as: 'deputy', order: 1, outOfHours: true }],
  ],
  ['once, though told again with another address', [one, { ...one, id: 'again' }], [chair]],
  ['not at all once it was withdrawn', [one, correction(one, null)], []],
])('who held a role when is told %s', (_what, events, expected) =>
  expect(assignmentsOf(directoryFacts(...events))).toEqual(expected),
)

it.each([
  // both ends are days of theirs
  [{ from: '2027-01-04', until: '2027-01-08' }, { from: '2027-01-08' }, true],
  [{ from: '2027-01-04', until: '2027-01-08' }, { from: '2027-01-09' }, false],
  [{ from: '2027-01-04' }, { from: '2026-01-01', until: '2027-01-03' }, false],
  [{ from: '2027-01-04' }, { from: '2030-01-01' }, true],
])('%j and %j have a day in common: %s', (a, b, expected) => {
  expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected])
})
