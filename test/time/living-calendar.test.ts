import { describe, expect, it } from 'vitest'
import { bankHolidaysByRule } from '../../shared/time/bank-holidays-by-rule.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { at, day, writtenDay } from '../builders/london-time.ts'

const snapshot = englandAndWales()
const mourning = { day: day('Tue 29 Dec 2026') }
const noon = at('Mon 21 Dec 2026 12:00')

describe('a calendar with a day that counts from an instant', () => {
  const calendar = englandAndWales([{ ...mourning, countsFrom: noon }])

  it('is the one without it until then, to the millisecond', () => {
    expect(calendar.asOf(noon - 1).isWorkingDay(mourning.day)).toBe(true)
    expect(calendar.asOf(noon - 1).version).toBe(snapshot.version)
    expect(calendar.asOf(noon)).toBe(calendar)
    expect(calendar.isWorkingDay(mourning.day)).toBe(false)
  })

  it('makes the one before once', () => {
    expect(calendar.asOf(noon - 1)).toBe(calendar.asOf(noon - 999_999))
  })

  it('knows each of several by its own instant', () => {
    const eve = { day: day('Thu 31 Dec 2026') }
    const two = englandAndWales([
      { ...mourning, countsFrom: noon },
      { ...eve, countsFrom: noon + 60_000 },
    ])
    const works = (instant: number) => [mourning, eve].map((each) => two.asOf(instant).isWorkingDay(each.day))
    expect([noon - 1, noon, noon + 60_000].map(works)).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ])
  })

  it('is the snapshot’s once the snapshot has the day too', () => {
    const christmas = { day: day('Fri 25 Dec 2026'), countsFrom: noon }
    const same = englandAndWales([christmas])
    expect(same.version).toBe(snapshot.version)
    expect(same.asOf(0)).toBe(same)
  })
})

describe('a year published since the snapshot', () => {
  // as the rule gives it, but that the early May holiday, Mon 7 May 2029, moves to Tue 8 May
  const early = day('Mon 7 May 2029')
  const year = bankHolidaysByRule(2029).map((holiday) => (holiday.day === early ? { ...holiday, day: early + 1 } : holiday))
  const calendar = englandAndWales(year.map((holiday) => ({ ...holiday, countsFrom: noon })))

  it('counts as it is published, not as the rule foresaw', () => {
    expect(snapshot.isWorkingDay(early)).toBe(false)
    expect([early, early + 1].map(calendar.isWorkingDay)).toEqual([true, false])
    expect([early, early + 1].map(calendar.asOf(noon - 1).isWorkingDay)).toEqual([false, true])
  })

  it('is no longer provisional, and the version names it and what no rule foresaw', () => {
    expect(writtenDay(snapshot.publishedTo)).toBe('Sun 31 Dec 2028')
    expect(writtenDay(calendar.publishedTo)).toBe('Mon 31 Dec 2029')
    expect(calendar.version).toBe(`${snapshot.version} + 2029 + 2029-05-08`)
    // by our own names: those of the feed are not kept
    expect(['Tue 25 Dec 2029', 'Tue 8 May 2029'].map((each) => calendar.holidays.get(day(each)))).toEqual([
      'Christmas Day',
      'bank holiday',
    ])
  })

  it('is published only with its Christmas, and without a gap before it', () => {
    const withoutChristmas = englandAndWales(year.slice(0, 6))
    expect(withoutChristmas.publishedTo).toBe(snapshot.publishedTo)
    expect(englandAndWales(bankHolidaysByRule(2030)).publishedTo).toBe(snapshot.publishedTo)
  })
})
