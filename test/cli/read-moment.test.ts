import { describe, expect, it } from 'vitest'
import { readDay, readInstant } from '../../infra/cli/read-moment.ts'
import { at, day, writtenDay, writtenTime } from '../builders/london-time.ts'

// half past midnight in London, while it is still Tuesday in UTC and in New York
const now = at('Wed 1 Jul 2026 00:30')

describe('a day as people write it', () => {
  it.each([
    '2026-12-18',
    '18/12/2026',
    '18 Dec 2026',
    '18 December 2026',
    'Fri 18 Dec 2026',
    'Friday 18 December 2026',
    'friday, 18 december 2026',
    ' 18  dec  2026 ',
  ])('%s is Friday 18 December 2026', (text) => {
    expect(readDay(text, now)).toEqual({ ok: true, value: day('Fri 18 Dec 2026') })
  })

  it.each([
    ['today', 'Wed 1 Jul 2026'],
    ['1/2/2027', 'Mon 1 Feb 2027'],
    ['29/02/2028', 'Tue 29 Feb 2028'],
    ['1 Sept 2027', 'Wed 1 Sep 2027'],
    ['2000-01-01', 'Sat 1 Jan 2000'],
    ['2099-12-31', 'Thu 31 Dec 2099'],
  ])('%s is %s', (text, expected) => {
    const read = readDay(text, now)
    expect(read.ok && writtenDay(read.value)).toBe(expected)
  })

  it.each([
    ['Thu 18 Dec 2026', 'expected the right weekday: 18 Dec 2026 is a Friday'],
    ['Fridge 18 Dec 2026', 'expected the right weekday: 18 Dec 2026 is a Friday'],
    ['F 18 Dec 2026', 'expected the right weekday: 18 Dec 2026 is a Friday'],
    ['2026-02-29', 'expected a day that exists: 29 February 2026 does not'],
    ['31/04/2026', 'expected a day that exists: 31 April 2026 does not'],
    ['1999-12-31', 'expected a year from 2000 to 2099'],
    ['1 Jan 2100', 'expected a year from 2000 to 2099'],
    ['12/18/2026', 'expected a date such as'],
    ['18 Decem 2026', 'expected a date such as'],
    ['18 Dec', 'expected a date such as'],
    ['2026-12-18T09:00', 'expected a date such as'],
    ['0 Dec 2026', 'expected a date such as'],
    ['', 'expected a date such as'],
    ['tomorrow', 'expected a date such as'],
  ])('%s is refused: %s', (text, expected) => {
    expect(readDay(text, now)).toEqual({ ok: false, expected: expect.stringContaining(expected) })
  })
})

describe('a moment as people write it', () => {
  it.each([
    ['2026-12-29T09:00', 'Tue 29 Dec 2026 09:00'],
    ['2026-07-29T09:00', 'Wed 29 Jul 2026 09:00'],
    ['2026-07-29T09:00:59', 'Wed 29 Jul 2026 09:00'],
    ['2026-07-29T09:00Z', 'Wed 29 Jul 2026 10:00'],
    ['2026-07-29T09:00+01:00', 'Wed 29 Jul 2026 09:00'],
    ['2026-12-29T01:30-08:00', 'Tue 29 Dec 2026 09:30'],
    ['Tue 29 Dec 2026 09:00', 'Tue 29 Dec 2026 09:00'],
    ['29/12/2026 23:59', 'Tue 29 Dec 2026 23:59'],
    ['2026-12-29', 'Tue 29 Dec 2026 00:00'],
    ['Wed 29 Jul 2026', 'Wed 29 Jul 2026 00:00'],
    ['today 17:15', 'Wed 1 Jul 2026 17:15'],
    // the hour that the clocks skip in spring
    ['2026-03-29T01:30', 'Sun 29 Mar 2026 02:30'],
  ])('%s is %s in London', (text, expected) => {
    const read = readInstant(text, now)
    expect(read.ok && writtenTime(read.value)).toBe(expected)
  })

  it.each([
    ['2026-12-29T24:00', 'expected a time of day from 00:00 to 23:59'],
    ['2026-12-29T09:60', 'expected a time of day from 00:00 to 23:59'],
    ['2026-12-29T9:00', 'expected a time such as'],
    ['2026-02-30T09:00', 'expected a day that exists: 30 February 2026 does not'],
    ['Mon 29 Dec 2026 09:00', 'expected the right weekday: 29 Dec 2026 is a Tuesday'],
    ['09:00', 'expected a time such as'],
  ])('%s is refused: %s', (text, expected) => {
    expect(readInstant(text, now)).toEqual({ ok: false, expected: expect.stringContaining(expected) })
  })
})
