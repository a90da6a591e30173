import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { bankHolidaysByRule } from '../../shared/time/bank-holidays-by-rule.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { dayOf, isoDay, weekdayOf } from '../../shared/time/day.ts'
import { englandAndWalesSnapshot } from '../../shared/time/england-and-wales.snapshot.ts'
import { writtenDay } from '../builders/london-time.ts'

const years = Array.from({ length: 12 }, (_, n) => 2017 + n)
const published = (year: number) =>
  englandAndWalesSnapshot.holidays.map(([date]) => date).filter((date) => date.startsWith(`${year}`))
const byRule = (year: number) =>
  bankHolidaysByRule(year)
    .map(({ day }) => isoDay(day))
    .sort()

/** What a proclamation changed: days that no rule gives, and days that the rule gives in vain. */
const proclaimed: Record<number, { added: string[]; dropped: string[] }> = {
  2020: { added: ['2020-05-08'], dropped: ['2020-05-04'] },
  2022: { added: ['2022-06-02', '2022-06-03', '2022-09-19'], dropped: ['2022-05-30'] },
  2023: { added: ['2023-05-08'], dropped: [] },
}

describe('the snapshot', () => {
  it.each(years)('of %i is what the rule gives, but for proclaimed days', (year) => {
    const { added, dropped } = proclaimed[year] ?? { added: [], dropped: [] }
    const expected = [...byRule(year).filter((date) => !dropped.includes(date)), ...added].sort()
    expect(published(year)).toEqual(expected)
  })

  it('covers 2017 to 2028, in order, on weekdays only, each day once', () => {
    const dates = englandAndWalesSnapshot.holidays.map(([date]) => date)
    expect(dates).toEqual([...new Set(dates)].sort())
    expect([...new Set(dates.map((date) => Number(date.slice(0, 4))))]).toEqual(years)
    for (const date of dates) expect([1, 2, 3, 4, 5]).toContain(weekdayOf(dayOf(date)))
  })

  it('names every day', () => {
    for (const [date, title] of englandAndWalesSnapshot.holidays)
      expect(title, date).toMatch(/^[A-Z].*(day|Day|Monday|Friday|\))$/)
  })
})

describe('bank holidays by rule', () => {
  // the Prayer Book's table for 1900 to 2199: the paschal full moon by golden number, 1 first; Easter is the Sunday after it
  const fullMoons = ['04-14', '04-03', '03-23', '04-11', '03-31', '04-18', '04-08', '03-28', '04-16', '04-05']
  fullMoons.push('03-25', '04-13', '04-02', '03-22', '04-10', '03-30', '04-17', '04-07', '03-27')

  it('finds the Easter of every year from 2000 to 2099 as the Prayer Book does', () => {
    for (let year = 2000; year < 2100; year++) {
      const moon = dayOf(`${year}-${fullMoons[year % 19]}`)
      const easter = moon + 7 - weekdayOf(moon)
      const titled = new Map(bankHolidaysByRule(year).map(({ title, day }) => [title, day]))
      expect(titled.get('Good Friday'), `${year}`).toBe(easter - 2)
      expect(titled.get('Easter Monday'), `${year}`).toBe(easter + 1)
    }
  })

  it.each([
    [2029, 'Fri 30 Mar 2029', 'Mon 2 Apr 2029'],
    [2035, 'Fri 23 Mar 2035', 'Mon 26 Mar 2035'],
    [2038, 'Fri 23 Apr 2038', 'Mon 26 Apr 2038'], // Easter on 25 April, the latest there is
    [2049, 'Fri 16 Apr 2049', 'Mon 19 Apr 2049'],
    [2076, 'Fri 17 Apr 2076', 'Mon 20 Apr 2076'],
    [2099, 'Fri 10 Apr 2099', 'Mon 13 Apr 2099'],
  ])('Easter %i', (year, goodFriday, easterMonday) => {
    const titled = new Map(bankHolidaysByRule(year).map(({ title, day }) => [title, writtenDay(day)]))
    expect(titled.get('Good Friday')).toBe(goodFriday)
    expect(titled.get('Easter Monday')).toBe(easterMonday)
  })

  it.each([
    ['Christmas on a Friday: Boxing Day moves to Monday', 2037, 'Fri 25 Dec 2037', 'Mon 28 Dec 2037'],
    ['on a Saturday: Monday and Tuesday', 2032, 'Mon 27 Dec 2032', 'Tue 28 Dec 2032'],
    ['on a Sunday: Christmas Day moves past Boxing Day', 2033, 'Tue 27 Dec 2033', 'Mon 26 Dec 2033'],
    ['on a Monday: as they are', 2034, 'Mon 25 Dec 2034', 'Tue 26 Dec 2034'],
    ['on a Thursday: as they are', 2036, 'Thu 25 Dec 2036', 'Fri 26 Dec 2036'],
  ])('%s', (_why, year, christmas, boxing) => {
    const titled = new Map(bankHolidaysByRule(year).map(({ title, day }) => [title, writtenDay(day)]))
    expect(titled.get('Christmas Day')).toBe(christmas)
    expect(titled.get('Boxing Day')).toBe(boxing)
  })

  it('gives every year beyond the snapshot eight different weekdays, each where it belongs', () => {
    for (let year = 2029; year <= 2099; year++) {
      const holidays = bankHolidaysByRule(year)
      expect(new Set(holidays.map(({ day }) => day)).size).toBe(8)
      const [newYear, goodFriday, easterMonday, earlyMay, spring, summer, christmas, boxing] = holidays.map(({ day }) =>
        Temporal.PlainDate.from(isoDay(day)),
      )
      expect(holidays.map(({ day }) => weekdayOf(day)).every((weekday) => weekday >= 1 && weekday <= 5)).toBe(true)
      expect([newYear?.month, newYear !== undefined && newYear.day <= 3]).toEqual([1, true])
      expect([goodFriday?.dayOfWeek, easterMonday?.dayOfWeek]).toEqual([5, 1])
      expect(goodFriday && easterMonday && goodFriday.until(easterMonday).days).toBe(3)
      expect([earlyMay?.dayOfWeek, earlyMay?.month, earlyMay !== undefined && earlyMay.day <= 7]).toEqual([1, 5, true])
      expect([spring?.dayOfWeek, spring?.month, spring !== undefined && spring.day >= 25]).toEqual([1, 5, true])
      expect([summer?.dayOfWeek, summer?.month, summer !== undefined && summer.day >= 25]).toEqual([1, 8, true])
      expect([christmas?.month, boxing?.month]).toEqual([12, 12])
    }
  })

  it('serves the calendar beyond the snapshot, and the snapshot within it', () => {
    const { holidays } = englandAndWales()
    expect(holidays.get(dayOf('2038-04-23'))).toBe('Good Friday')
    expect(holidays.get(dayOf('2022-09-19'))).toBe('State Funeral bank holiday')
    expect(holidays.has(dayOf('2022-05-30'))).toBe(false) // what the rule alone would say
  })
})
