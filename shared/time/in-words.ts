import { civilOf, type Day, type Instant, weekdayOf } from './day.ts'
import { isoInstant, londonDay } from './london.ts'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** @example dayInWords(dayOf('2026-12-29')) // 'Tuesday 29 December 2026' */
export const dayInWords = (day: Day): string => {
  const { year, month, date } = civilOf(day)
  return `${weekdays[weekdayOf(day)]} ${date} ${months[month - 1]} ${year}`
}

/** @example monthInWords(dayOf('2026-12-29')) // 'December 2026' */
export const monthInWords = (day: Day): string => {
  const { year, month } = civilOf(day)
  return `${months[month - 1]} ${year}`
}

/** London wall-clock time and day. @example '08:30 on Tuesday 29 December 2026' */
export const instantInWords = (instant: Instant): string =>
  `${isoInstant(instant).slice(11, 16)} on ${dayInWords(londonDay(instant))}`

/** @example countInWords(1, 'working day') // '1 working day' */
export const countInWords = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`
