/** A calendar day as the number of days since 1970-01-01. Whole numbers make counting exact and quick. */
export type Day = number
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

export const dayMs = 86_400_000

const pairs = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

/** @param n whole, 0–99 */
export const twoDigits = (n: number): string => pairs[n] ?? ''

/** Each day is written out once: the same few are asked for again and again, and a century of them is 3 MB. */
const writtenDays = new Map<Day, string>()

/** @example isoDay(20805) // '2026-12-18' */
export const isoDay = (day: Day): string => {
  const written = writtenDays.get(day)
  if (written !== undefined) return written
  const { year, month, date } = civilOf(day)
  const text = `${year}-${twoDigits(month)}-${twoDigits(date)}`
  writtenDays.set(day, text)
  return text
}

/** @param text `YYYY-MM-DD`, already checked to be a real date; what follows is not looked at */
export const dayOf = (text: string): Day => dayNumber(pairAt(text, 0) * 100 + pairAt(text, 2), pairAt(text, 5), pairAt(text, 8))

/** The two digits at a place in a text as a number: without cutting the text up, which costs five times as much. */
export const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528

/** Days since 1970-01-01 of a Gregorian date. `month` 1–12. */
export const dayNumber = (year: number, month: number, date: number): Day => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Year, month (1–12) and date of a day. */
export const civilOf = (day: Day): { year: number; month: number; date: number } => {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  }
}

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7

/**
 * The same date N months on, clamped to the month's end: 31 August + 6 months is 28 February (29 in a leap year).
 * Not rolled off a weekend.
 */
export const addMonths = (day: Day, months: number): Day => {
  const { year, month, date } = civilOf(day)
  const index = year * 12 + (month - 1) + months
  const y = Math.floor(index / 12)
  const m = index - y * 12 + 1
  return Math.min(dayNumber(y, m, date), dayNumber(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - 1)
}
