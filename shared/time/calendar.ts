import { bankHolidaysByRule } from './bank-holidays-by-rule.ts'
import { type Day, dayNumber, dayOf, type Instant, weekdayOf } from './day.ts'
import { englandAndWalesSnapshot } from './england-and-wales.snapshot.ts'
import { type LaterHoliday, publishedYears, toldApart } from './later-holidays.ts'

/** Thrown when a date lies outside the years a calendar can count in. Nothing is guessed. */
export class CalendarGapError extends Error {
  override name = 'CalendarGapError'
}

/** Working days of one division: Monday to Friday less its bank holidays. */
export interface Calendar {
  /** Which calendar counted: division, the day its snapshot was taken, and what was published since. Printed on every date. */
  version: string
  /** The last day for which bank holidays are published; later ones are computed by rule and may yet change. */
  publishedTo: Day
  holidays: ReadonlyMap<Day, string>
  isWorkingDay(day: Day): boolean
  /** The n-th working day after `day`, which is day 0 whatever day it is. `n` ≥ 1. */
  after(day: Day, n: number): Day
  /** The n-th working day before `day`, which is day 0 whatever day it is. `n` ≥ 1. */
  before(day: Day, n: number): Day
  /** Working days in (from, to]; negative when `to` is earlier. */
  between(from: Day, to: Day): number
  /** The calendar that everything counted with at an instant: itself, but for what was published later. */
  asOf(at: Instant): Calendar
}

/**
 * Counts by rank and select: one table gives the number of working days up to each day, another the n-th working day,
 * so adding and subtracting cost the same whatever the distance.
 *
 * @throws CalendarGapError from `after` and `before` when the answer lies outside `firstYear`–`lastYear`
 */
const makeCalendar = (made: {
  version: string
  publishedTo: Day
  holidays: ReadonlyMap<Day, string>
  firstYear: number
  lastYear: number
  asOf: Calendar['asOf']
}): Calendar => {
  const { version, publishedTo, holidays, asOf } = made
  const base = dayNumber(made.firstYear, 1, 1)
  const length = dayNumber(made.lastYear + 1, 1, 1) - base
  const closed = new Uint8Array(length)
  for (const day of holidays.keys()) closed[day - base] = 1
  const rank = new Int32Array(length + 1)
  const working = new Int32Array(length)
  let works = 0
  // a century of days, counted whenever a function starts: hence no calls in here
  for (let i = 0, weekday = weekdayOf(base); i < length; i++) {
    if (weekday !== 0 && weekday !== 6 && closed[i] === 0) working[works++] = base + i
    rank[i + 1] = works
    weekday = weekday === 6 ? 0 : weekday + 1
  }
  const select = working.subarray(0, works)
  const gap = (): never => {
    throw new CalendarGapError(`${version} counts only from ${made.firstYear} to ${made.lastYear}`)
  }
  /** Working days from the calendar's first day up to and including `day`. */
  const upTo = (day: Day): number => rank[day - base + 1] ?? gap()
  return {
    version,
    publishedTo,
    holidays,
    isWorkingDay: (day) => upTo(day) !== upTo(day - 1),
    after: (day, n) => select[upTo(day) + n - 1] ?? gap(),
    before: (day, n) => select[upTo(day - 1) - n] ?? gap(),
    between: (from, to) => upTo(to) - upTo(from),
    asOf,
  }
}

/** More years on either side than an event may name: periods reach back before the first and on past the last. */
const firstYear = 1999
const lastYear = 2101

/**
 * England and Wales from the snapshot in the repository, by rule before and beyond it. Days given in `added` count too;
 * of a year published since the snapshot only the published days count, not the rule's.
 */
export const englandAndWales = (added: readonly LaterHoliday[] = []): Calendar => {
  const snapshot = englandAndWalesSnapshot
  const holidays = new Map<Day, string>(snapshot.holidays.map(([date, title]) => [dayOf(date), title]))
  const later = added.filter(({ day }) => !holidays.has(day))
  const published = publishedYears(later, snapshot.lastYear)
  for (let year = firstYear; year <= lastYear; year++)
    if ((year < snapshot.firstYear || year > snapshot.lastYear) && !published.includes(year))
      for (const { day, title } of bankHolidaysByRule(year)) holidays.set(day, title)
  const ruled = new Map(published.flatMap(bankHolidaysByRule).map(({ day, title }) => [day, title]))
  for (const { day } of later) holidays.set(day, ruled.get(day) ?? 'bank holiday')
  const calendar = makeCalendar({
    version: [`${snapshot.division} ${snapshot.takenOn}`, ...toldApart(later, published)].join(' + '),
    publishedTo: dayNumber(published.at(-1) ?? snapshot.lastYear, 12, 31),
    holidays,
    firstYear,
    lastYear,
    asOf: (at) => {
      const known = later.filter(({ countsFrom }) => countsFrom === undefined || countsFrom <= at)
      return known.length === later.length ? calendar : earlier(known)
    },
  })
  // asked for again and again while every matter is counted anew: days are added one after the other, so their number tells
  const made = new Map<number, Calendar>()
  const earlier = (known: readonly LaterHoliday[]): Calendar => {
    const before = made.get(known.length) ?? englandAndWales(known)
    made.set(known.length, before)
    return before
  }
  return calendar
}
