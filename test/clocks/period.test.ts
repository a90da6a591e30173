import { describe, expect, it } from 'vitest'
import { clearWorkingDays, conventionOf, dueOn, months, workingDays } from '../../shared/clocks/period.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { day, writtenDay } from '../builders/london-time.ts'

const calendar = englandAndWales()

describe('the day at whose end a period has run out', () => {
  it.each([
    // Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Tue 29 =5
    ['5 working days after', workingDays(5).after(), 'Fri 18 Dec 2026', 'Tue 29 Dec 2026'],
    // Thu 7 =1 · Wed 6 =2 · Tue 5 =3 · Mon 4 =4 · Thu 31 =5 · Wed 30 =6 · Tue 29 =7
    ['7 working days before', workingDays(7).before(), 'Fri 8 Jan 2027', 'Tue 29 Dec 2026'],
    // … Tue 29 =7 · Thu 24 =8, for seven whole days must lie between
    ['7 clear working days before', clearWorkingDays(7).before(), 'Fri 8 Jan 2027', 'Thu 24 Dec 2026'],
    ['6 months after, not moved off a Sunday', months(6).after(), 'Mon 11 Jan 2027', 'Sun 11 Jul 2027'],
    ['6 months after 31 August', months(6).after(), 'Mon 31 Aug 2026', 'Sun 28 Feb 2027'],
    ['12 months after 29 February', months(12).after(), 'Tue 29 Feb 2028', 'Wed 28 Feb 2029'],
    ['6 months before', months(6).before(), 'Tue 31 Aug 2027', 'Sun 28 Feb 2027'],
  ])('%s %s', (_why, period, from, expected) => {
    expect(writtenDay(dueOn(period, day(from), calendar))).toBe(expected)
  })
})

describe('the convention is printed with every date', () => {
  it.each([
    [
      workingDays(5).after(),
      '5 working days after the day of the trigger, which is day 0; Monday to Friday less bank holidays in England and Wales; due at 23:59 Europe/London',
    ],
    [
      clearWorkingDays(7).before(),
      '7 clear working days before the day of the trigger, which is day 0; Monday to Friday less bank holidays in England and Wales; ' +
        'the 7 days between are whole, so day 8 is the last; due at 23:59 Europe/London',
    ],
    [
      months(6).after(),
      '6 months after the day of the trigger: the same date, clamped to the month’s end, not moved off a weekend; due at 23:59 Europe/London',
    ],
  ])('%#', (period, words) => {
    expect(conventionOf(period).replaceAll("'", '’')).toBe(words)
  })
})
