import { bankHolidaysByRule } from './bank-holidays-by-rule.ts'
import { civilOf, type Day, type Instant, isoDay } from './day.ts'

/** A bank holiday published after the snapshot in the repository was taken. */
export interface LaterHoliday {
  day: Day
  /** From this instant on everything counts with it, everywhere at once; absent: it always did. */
  countsFrom?: Instant
}

const yearOf = ({ day }: LaterHoliday) => civilOf(day).year

/** The years after `lastYear` that are published: gov.uk publishes a year whole, so its Christmas tells. Without gaps. */
export const publishedYears = (later: readonly LaterHoliday[], lastYear: number): number[] => {
  const withChristmas = new Set(later.filter(({ day }) => civilOf(day).month === 12).map(yearOf))
  const years: number[] = []
  for (let year = lastYear + 1; withChristmas.has(year); year++) years.push(year)
  return years
}

/** What tells this calendar from the snapshot, in a few words: the years published since, and the days no rule foresaw. */
export const toldApart = (later: readonly LaterHoliday[], published: readonly number[]): string[] => {
  const foreseen = new Set(published.flatMap(bankHolidaysByRule).map(({ day }) => day))
  const oneOff = later.filter(({ day }) => !foreseen.has(day)).map(({ day }) => isoDay(day))
  return [...published.map(String), ...oneOff.sort()]
}
