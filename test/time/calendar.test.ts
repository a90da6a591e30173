import { describe, expect, it } from 'vitest'
import { clearWorkingDays, dueOn, workingDays } from '../../shared/clocks/period.ts'
import { CalendarGapError, englandAndWales } from '../../shared/time/calendar.ts'
import { day, writtenDay } from '../builders/london-time.ts'

const calendar = englandAndWales()
const after = (from: string, n: number) => writtenDay(calendar.after(day(from), n))
const before = (from: string, n: number) => writtenDay(calendar.before(day(from), n))

describe('working days after a day, which is day 0', () => {
  it.each([
    // Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Fri 25 Christmas · Mon 28 Boxing Day, moved · Tue 29 =5
    ['over Christmas, Boxing Day moved to Monday', 'Fri 18 Dec 2026', 5, 'Tue 29 Dec 2026'],
    // … Tue 29 =5 · Wed 30 =6 · Thu 31 =7 · Fri 1 Jan New Year · Mon 4 =8 · … · Fri 8 =12 · Mon 11 =13 · Tue 12 =14 · Wed 13 =15
    ['over Christmas and New Year', 'Fri 18 Dec 2026', 15, 'Wed 13 Jan 2027'],
    // from the last permitted day of notification: Wed 30 =1 · Thu 31 =2 · Mon 4 =3 · … · Fri 8 =7 · … · Fri 15 =12 · … · Wed 20 =15
    ['over New Year only', 'Tue 29 Dec 2026', 15, 'Wed 20 Jan 2027'],
    // Fri 25 and Mon 28 are holidays, so Tue 29 =1 already
    ['from Christmas Eve', 'Thu 24 Dec 2026', 1, 'Tue 29 Dec 2026'],
    // Wed 20 =1 · Thu 21 =2 · Fri 22 =3 · Mon 25 and Tue 26 holidays · Wed 27 =4 · Thu 28 =5
    ['when Christmas Day is a Monday', 'Tue 19 Dec 2023', 5, 'Thu 28 Dec 2023'],
    // Sat 25 → Mon 27, Sun 26 → Tue 28, Sat 1 Jan → Mon 3: Wed 29 =1 · Thu 30 =2 · Fri 31 =3 · Tue 4 =4
    ['when Christmas and New Year fall on Saturdays', 'Fri 24 Dec 2021', 4, 'Tue 4 Jan 2022'],
    // Sun 25 → Tue 27, Boxing Day stays on Mon 26, Sun 1 Jan → Mon 2: Wed 28 =1 · Thu 29 =2 · Fri 30 =3 · Tue 3 =4
    ['when Christmas Day is a Sunday', 'Fri 23 Dec 2022', 4, 'Tue 3 Jan 2023'],
    // Thu 2 =1 · Fri 3 Good Friday · Mon 6 Easter Monday · Tue 7 =2 · Wed 8 =3 · Thu 9 =4 · Fri 10 =5
    ['over Easter', 'Wed 1 Apr 2026', 5, 'Fri 10 Apr 2026'],
    // Mon 4 is an ordinary Monday that year; Fri 8 is the holiday: Tue 5 =1 · Wed 6 =2 · Thu 7 =3 · Mon 11 =4
    ['in 2020, when the early May holiday moved to Friday 8 May', 'Mon 4 May 2020', 4, 'Mon 11 May 2020'],
    // Fri 1 =day 0 · Mon 4 =1, no holiday
    ['on 4 May 2020, which was worked', 'Fri 1 May 2020', 1, 'Mon 4 May 2020'],
    // Mon 30 May is an ordinary Monday that year: Mon 30 =1 · Tue 31 =2 · Wed 1 =3 · Thu 2, Fri 3 holidays · Mon 6 =4
    ['over the Platinum Jubilee, 2 and 3 June 2022', 'Fri 27 May 2022', 4, 'Mon 6 Jun 2022'],
    // Fri 16 =1 · Mon 19 the State Funeral · Tue 20 =2
    ['over the State Funeral, 19 September 2022', 'Thu 15 Sep 2022', 2, 'Tue 20 Sep 2022'],
    // Mon 1 May early May · Tue 2 =1 · … · Fri 5 =4 · Mon 8 the Coronation · Tue 9 =5
    ['over the Coronation, 8 May 2023', 'Fri 28 Apr 2023', 5, 'Tue 9 May 2023'],
    // Sat is day 0: Mon 21 =1 · … · Thu 24 =4 · Tue 29 =5
    ['from a Saturday', 'Sat 19 Dec 2026', 5, 'Tue 29 Dec 2026'],
    ['from a Sunday: the same', 'Sun 20 Dec 2026', 5, 'Tue 29 Dec 2026'],
    // Mon 28 is a holiday and day 0: Tue 29 =1
    ['from a bank holiday', 'Mon 28 Dec 2026', 1, 'Tue 29 Dec 2026'],
    // Mon 28 Feb =1 · Tue 29 =2 in a leap year
    ['over 29 February', 'Fri 25 Feb 2028', 2, 'Tue 29 Feb 2028'],
  ])('%s: %s and %i is %s', (_why, from, n, expected) => {
    expect(after(from, n)).toBe(expected)
  })
})

describe('working days before a day, which is day 0', () => {
  it.each([
    // Thu 7 =1 · Wed 6 =2 · Tue 5 =3 · Mon 4 =4 · Fri 1 New Year · Thu 31 =5 · Wed 30 =6 · Tue 29 =7
    ['over New Year', 'Fri 8 Jan 2027', 7, 'Tue 29 Dec 2026'],
    // … Tue 29 =7 · Mon 28 Boxing Day · Fri 25 Christmas · Thu 24 =8
    ['over Christmas too', 'Fri 8 Jan 2027', 8, 'Thu 24 Dec 2026'],
    // Sunday is day 0: Fri 8 =1
    ['from a Sunday', 'Sun 10 Jan 2027', 1, 'Fri 8 Jan 2027'],
    // Easter Monday is day 0: Thu 25 Mar =1, for Fri 26 is Good Friday
    ['from Easter Monday', 'Mon 29 Mar 2027', 1, 'Thu 25 Mar 2027'],
    // Tue 20 =day 0 · Mon 19 the State Funeral · Fri 16 =1
    ['over the State Funeral', 'Tue 20 Sep 2022', 1, 'Fri 16 Sep 2022'],
  ])('%s: %s less %i is %s', (_why, from, n, expected) => {
    expect(before(from, n)).toBe(expected)
  })
})

describe('clear working days lie wholly between', () => {
  it.each([
    // the whole days are Thu 7 · Wed 6 · Tue 5 · Mon 4 · Thu 31 · Wed 30 · Tue 29; the day before them is Thu 24
    ['seven before', clearWorkingDays(7).before(), 'Fri 8 Jan 2027', 'Thu 24 Dec 2026'],
    ['seven before, not clear', workingDays(7).before(), 'Fri 8 Jan 2027', 'Tue 29 Dec 2026'],
    // the whole days are Mon 21 · Tue 22 · Wed 23 · Thu 24 · Tue 29; the day after them is Wed 30
    ['five after', clearWorkingDays(5).after(), 'Fri 18 Dec 2026', 'Wed 30 Dec 2026'],
  ])('%s: from %s', (_why, period, from, expected) => {
    expect(writtenDay(dueOn(period, day(from), calendar))).toBe(expected)
  })
})

describe('a calendar', () => {
  it('says which snapshot counted, and which days were added', () => {
    expect(calendar.version).toMatch(/^england-and-wales \d{4}-\d\d-\d\d$/)
    const more = englandAndWales([{ day: day('Tue 29 Dec 2026') }])
    expect(more.version).toBe(`${calendar.version} + 2026-12-29`)
  })

  it('counts an added bank holiday like any other', () => {
    const more = englandAndWales([{ day: day('Tue 29 Dec 2026') }])
    // Mon 21 =1 · … · Thu 24 =4 · Fri 25, Mon 28, Tue 29 holidays · Wed 30 =5
    expect(writtenDay(more.after(day('Fri 18 Dec 2026'), 5))).toBe('Wed 30 Dec 2026')
    expect(more.holidays.get(day('Tue 29 Dec 2026'))).toBe('bank holiday')
  })

  it('is published to the end of 2028', () => {
    expect(writtenDay(calendar.publishedTo)).toBe('Sun 31 Dec 2028')
  })

  it.each([
    ['after', () => calendar.after(day('Wed 1 Jan 2098'), 1500)],
    ['before', () => calendar.before(day('Mon 10 Jan 2000'), 300)],
    ['from a day it does not know', () => calendar.after(day('Wed 1 Jan 1930'), 1)],
  ])('guesses nothing beyond its years: %s', (_why, count) => {
    expect(count).toThrow(CalendarGapError)
  })
})
