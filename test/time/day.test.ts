import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addMonths, civilOf, dayNumber, dayOf, isoDay, weekdayOf } from '../../shared/time/day.ts'
import { day, iso, writtenDay } from '../builders/london-time.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')
const anyDate = fc
  .integer({ min: -25_567, max: 73_048 }) // 1900 to 2169
  .map((days) => ({ days, date: epoch.add({ days }) }))

describe('a day as a number', () => {
  it.each([
    ['the epoch', 'Thu 1 Jan 1970', 0],
    ['the day before it', 'Wed 31 Dec 1969', -1],
    ['the example of the docs', 'Fri 18 Dec 2026', 20805],
  ])('%s', (_why, written, number) => {
    expect(dayOf(iso(written))).toBe(number)
    expect(isoDay(number)).toBe(iso(written))
  })

  it('agrees with Temporal on every date, both ways, and on weekdays', () => {
    fc.assert(
      fc.property(anyDate, ({ days, date }) => {
        expect(dayNumber(date.year, date.month, date.day)).toBe(days)
        expect(civilOf(days)).toEqual({ year: date.year, month: date.month, date: date.day })
        expect(isoDay(days)).toBe(date.toString())
        expect(weekdayOf(days)).toBe(date.dayOfWeek % 7)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('months later: the same date, clamped to the month’s end, not moved off a weekend', () => {
  it.each([
    ['the same date', 'Mon 11 Jan 2027', 6, 'Sun 11 Jul 2027'], // a Sunday, and it stays one
    ['31 August + 6: February has 28 days', 'Tue 31 Aug 2027', 6, 'Tue 29 Feb 2028'], // … or 29 in a leap year
    ['31 August + 6 in an ordinary year', 'Mon 31 Aug 2026', 6, 'Sun 28 Feb 2027'],
    ['30 August + 6', 'Sun 30 Aug 2026', 6, 'Sun 28 Feb 2027'],
    ['28 August + 6 is not clamped', 'Fri 28 Aug 2026', 6, 'Sun 28 Feb 2027'],
    ['31 December + 6: June has 30 days', 'Thu 31 Dec 2026', 6, 'Wed 30 Jun 2027'],
    ['29 February + 12', 'Tue 29 Feb 2028', 12, 'Wed 28 Feb 2029'],
    ['29 February + 6', 'Tue 29 Feb 2028', 6, 'Tue 29 Aug 2028'],
    ['into the next year', 'Fri 18 Dec 2026', 1, 'Mon 18 Jan 2027'],
    ['backwards over the year', 'Mon 18 Jan 2027', -1, 'Fri 18 Dec 2026'],
    ['backwards, clamped', 'Wed 31 Mar 2027', -1, 'Sun 28 Feb 2027'],
  ])('%s: %s %i months is %s', (_why, from, months, expected) => {
    expect(writtenDay(addMonths(day(from), months))).toBe(expected)
  })

  it('agrees with Temporal on every date', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), ({ days, date }, months) => {
        expect(isoDay(addMonths(days, months))).toBe(date.add({ months }, { overflow: 'constrain' }).toString())
      }),
      { numRuns: 2000 },
    )
  })
})
