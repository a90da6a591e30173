import { type Day, dayNumber, weekdayOf } from './day.ts'

/** A day on which banks close in England and Wales, under its title in the gov.uk feed. */
export interface BankHoliday {
  day: Day
  title: string
}

/**
 * The bank holidays of a year as the standing rules give them (Banking and Financial Dealings Act 1971, Schedule 1,
 * and the yearly proclamation of New Year's Day and the early May bank holiday, with substitutes for weekends).
 * One-off days by proclamation cannot be computed: they are in the snapshot.
 */
export const bankHolidaysByRule = (year: number): BankHoliday[] => {
  const easter = easterSunday(year)
  return [
    { day: onOrAfterWeekend(dayNumber(year, 1, 1)), title: 'New Year’s Day' },
    { day: easter - 2, title: 'Good Friday' },
    { day: easter + 1, title: 'Easter Monday' },
    { day: firstMonday(year, 5), title: 'Early May bank holiday' },
    { day: lastMonday(year, 5), title: 'Spring bank holiday' },
    { day: lastMonday(year, 8), title: 'Summer bank holiday' },
    ...christmas(year),
  ]
}

const firstMonday = (year: number, month: number): Day => {
  const first = dayNumber(year, month, 1)
  return first + ((8 - weekdayOf(first)) % 7)
}

const lastMonday = (year: number, month: number): Day => {
  const last = dayNumber(year, month + 1, 1) - 1
  return last - ((weekdayOf(last) + 6) % 7)
}

const onOrAfterWeekend = (day: Day): Day => {
  const weekday = weekdayOf(day)
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day
}

/** Christmas Day and Boxing Day; a weekend moves whichever falls on it to the next free weekday. */
const christmas = (year: number): BankHoliday[] => {
  const day = dayNumber(year, 12, 25)
  const [christmasDay, boxingDay] = { 5: [0, 3], 6: [2, 3], 0: [2, 1] }[weekdayOf(day) as 0 | 5 | 6] ?? ([0, 1] as const)
  return [
    { day: day + (christmasDay ?? 0), title: 'Christmas Day' },
    { day: day + (boxingDay ?? 1), title: 'Boxing Day' },
  ]
}

/** Easter Sunday, Gregorian (the anonymous algorithm of Nature, 1876). */
const easterSunday = (year: number): Day => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return dayNumber(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
}
