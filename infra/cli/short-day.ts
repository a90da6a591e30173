import { type Day, dayOf, type Instant } from '../../shared/time/day.ts'
import { dayInWords } from '../../shared/time/in-words.ts'
import { isoInstant, londonDay } from '../../shared/time/london.ts'

/** @example shortDay(dayOf('2026-12-29')) // 'Tue 29 Dec 2026' */
export const shortDay = (day: Day): string => {
  const [weekday = '', date, month = '', year] = dayInWords(day).split(' ')
  return `${weekday.slice(0, 3)} ${date} ${month.slice(0, 3)} ${year}`
}

/** London wall-clock time. @example 'Tue 29 Dec 2026 08:30' */
export const shortInstant = (instant: Instant): string => `${shortDay(londonDay(instant))} ${isoInstant(instant).slice(11, 16)}`

/** Without the day of the week. @example shortDate('2022-06-30') // '30 Jun 2022' */
export const shortDate = (iso: string): string => shortDay(dayOf(iso)).slice(4)
