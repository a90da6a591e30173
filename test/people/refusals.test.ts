import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { anEvent, anIncident, correction } from '../builders/events.ts'
import { assigned, away, confirmed, ended } from '../builders/people.ts'
import { aDesk } from '../shell/desk.ts'

const [chair, manager] = ['head-of-service-conferences', 'business-manager']
const monday = 'Mon 4 Jan 2027'
const one = assigned('p-1', chair, monday)
const two = assigned('p-2', manager, monday)

/** A desk that has taken these, and what it says to one more; nothing of a refused one is stored. */
const answer = async (before: readonly ClocksEvent[], event: ClocksEvent): Promise<string> => {
  const desk = aDesk('Mon 4 Jan 2027 09:00')
  for (const each of before) await desk.take(each)
  const table = new Map(desk.table.items)
  const accepted = await desk.accept(event)
  if (accepted.ok) return 'taken'
  expect(desk.table.items).toEqual(table)
  const said = JSON.stringify([accepted, desk.lines])
  for (const value of ['@bolton.example', 'p-1', 'p-2', 'p-9']) expect(said).not.toContain(value)
  return [accepted.code, ...accepted.errors.map(({ field }) => field)].join(' ')
}

describe('of somebody’s role', () => {
  const until = (day: string) => ({ until: day })
  it.each<[string, ClocksEvent[], ClocksEvent, string]>([
    ['the first is taken', [], one, 'taken'],
    ['a role of another partnership is not', [], assigned('p-1', 'no-such-role', monday), 'people-invalid data.role'],
    ['nor one that ends before it begins', [], assigned('p-1', chair, monday, until('2027-01-03')), 'people-invalid data.until'],
    ['one of a single day is', [], assigned('p-1', chair, monday, until('2027-01-04')), 'taken'],
    ['another subject is not its own', [], { ...one, subject: 'SI-1' }, 'people-invalid subject'],
    ['the same role at the same time is told once', [one], assigned('p-1', chair, 'Fri 1 Jan 2027'), 'people-invalid data.from'],
    ['as a deputy too', [one], assigned('p-1', chair, 'Tue 5 Jan 2027', { as: 'deputy' }), 'people-invalid data.from'],
    ['word for word, under another id', [one], { ...one, id: 'again' }, 'people-invalid data.from'],
    [
      'but with another address it tells that address',
      [one],
      { ...one, id: 'again', data: { ...one.data, address: 'new@bolton.example' } } as ClocksEvent,
      'taken',
    ],
    [
      'and with nothing else changed',
      [one],
      { ...one, id: 'again', data: { ...one.data, address: 'new@bolton.example', until: '2027-02-01' } } as ClocksEvent,
      'people-invalid data.from',
    ],
    [
      'the same role again, once it was ended, is taken',
      [one, ended('p-1', chair, 'Fri 8 Jan 2027')],
      assigned('p-1', chair, 'Sat 9 Jan 2027'),
      'taken',
    ],
    [
      'but not from its last day on',
      [one, ended('p-1', chair, 'Fri 8 Jan 2027')],
      assigned('p-1', chair, 'Fri 8 Jan 2027'),
      'people-invalid data.from',
    ],
    ['a second holder is not', [one], assigned('p-2', chair, 'Mon 11 Jan 2027'), 'people-invalid data.as'],
    [
      'nor one whose time begins on the other’s last day',
      [assigned('p-1', chair, monday, until('2027-01-08'))],
      assigned('p-2', chair, 'Fri 8 Jan 2027'),
      'people-invalid data.as',
    ],
    [
      'but from the next day on',
      [assigned('p-1', chair, monday, until('2027-01-08'))],
      assigned('p-2', chair, 'Sat 9 Jan 2027'),
      'taken',
    ],
    ['a joint holder is', [one], assigned('p-2', chair, 'Mon 11 Jan 2027', { as: 'joint-holder' }), 'taken'],
    ['and a deputy', [one], assigned('p-2', chair, 'Mon 11 Jan 2027', { as: 'deputy', order: 2 }), 'taken'],
    [
      'an address that is somebody else’s is not, however it is spelled',
      [one],
      assigned('p-2', manager, monday, { address: 'P-1@Bolton.example' }),
      'people-invalid data.address',
    ],
  ])('%s', async (_what, before, event, expected) => expect(await answer(before, event)).toBe(expected))
})

describe('the end of a role', () => {
  it.each<[string, ClocksEvent[], ClocksEvent, string]>([
    ['that was held that day is taken', [one], ended('p-1', chair, 'Fri 8 Jan 2027'), 'taken'],
    ['on its first day too', [one], ended('p-1', chair, monday), 'taken'],
    ['before it began is not', [one], ended('p-1', chair, 'Sun 3 Jan 2027'), 'people-unknown data.on'],
    ['of one never held is not: it may be on its way', [one], ended('p-1', manager, monday), 'people-unknown data.on'],
    ['by somebody else is not', [one], ended('p-2', chair, monday), 'people-unknown data.on'],
    [
      'after it was ended is not',
      [one, ended('p-1', chair, 'Tue 5 Jan 2027')],
      ended('p-1', chair, 'Wed 6 Jan 2027'),
      'people-unknown data.on',
    ],
  ])('%s', async (_what, before, event, expected) => expect(await answer(before, event)).toBe(expected))
})

describe('that somebody covers', () => {
  const three = assigned('p-3', 'chair', monday)
  const [from, to] = ['Mon 11 Jan 2027', 'Fri 15 Jan 2027']
  it.each<[string, ClocksEvent[], ClocksEvent, string]>([
    ['is taken of two who are known', [one, two], away('p-1', 'p-2', from, to), 'taken'],
    ['not by whoever is away', [one, two], away('p-1', 'p-1', from, to), 'people-invalid data.by'],
    ['not backwards', [one, two], away('p-1', 'p-2', to, from), 'people-invalid data.until'],
    ['not by a stranger, who may be on their way', [one, two], away('p-1', 'p-9', from, to), 'people-unknown data.by'],
    ['not for one', [one, two], away('p-9', 'p-1', from, to), 'people-unknown data.holder'],
    [
      'not both for each other, though only for a day',
      [one, two, away('p-2', 'p-1', to, 'Fri 22 Jan 2027')],
      away('p-1', 'p-2', from, to),
      'people-invalid data.by',
    ],
    [
      'but one after the other',
      [one, two, away('p-2', 'p-1', 'Sat 16 Jan 2027', 'Fri 22 Jan 2027')],
      away('p-1', 'p-2', from, to),
      'taken',
    ],
    [
      'nor in a circle of three',
      [one, two, three, away('p-2', 'p-3', from, to), away('p-3', 'p-1', to, to)],
      away('p-1', 'p-2', 'Fri 1 Jan 2027', 'Sun 31 Jan 2027'),
      'people-invalid data.by',
    ],
  ])('%s', async (_what, before, event, expected) => expect(await answer(before, event)).toBe(expected))
})

describe('that an address was confirmed', () => {
  it.each<[string, ClocksEvent[], ClocksEvent, string]>([
    ['is taken of one that there is', [one], confirmed('p-1'), 'taken'],
    ['not of a number not yet given', [one], confirmed('p-1', 2), 'people-invalid data.contact'],
    ['nor of a stranger’s', [one], confirmed('p-9'), 'people-invalid data.contact'],
  ])('%s', async (_what, before, event, expected) => expect(await answer(before, event)).toBe(expected))
})

describe('a word about the directory that was wrong', () => {
  it('is withdrawn', async () => expect(await answer([one], correction(one, null, { subject: 'people' }))).toBe('taken'))

  it('is not rewritten: what it says may be an address', async () =>
    expect(await answer([one], correction(one, { ...one.data }, { subject: 'people' }))).toBe('people-invalid data.data'))
})

it('no case takes the directory’s name', async () =>
  expect(await answer([], anIncident('Mon 4 Jan 2027', {}, { subject: 'people' }))).toBe('another-kind-of-matter subject'))

it('nothing of a case is told in the directory', async () =>
  expect(await answer([one], anEvent('incident.panel-notified', { at: '2027-01-04' }, { subject: 'people' }))).toBe(
    'another-kind-of-matter subject',
  ))
