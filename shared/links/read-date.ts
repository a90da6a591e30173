import { type Day, dayNumber, type Instant, isoDay, twoDigits } from '../time/day.ts'
import { isoInstant, londonDay, londonInstant } from '../time/london.ts'

/** A date as somebody writes it into a form: three fields, and the time of day where it is known. */
export interface WrittenDate {
  day: string
  month: string
  year: string
  time: string
}

export type DateField = keyof WrittenDate

export type ReadDate = { ok: true; text: string } | { ok: false; field: DateField; message: string }

/**
 * Reads a date that has passed, as London counts. A bare day stays one: no time of day is invented.
 *
 * @example readDate({ day: '18', month: '12', year: '2026', time: '' }, now) // { ok: true, text: '2026-12-18' }
 */
export const readDate = ({ day, month, year, time }: WrittenDate, now: Instant): ReadDate => {
  const wrong = (field: DateField, message: string): ReadDate => ({ ok: false, field, message })
  const [d, m, y] = [numberIn(day, 2), numberIn(month, 2), numberIn(year, 4)]
  if (d === undefined || d < 1 || d > 31) return wrong('day', 'Enter the day as a number from 1 to 31')
  if (m === undefined || m < 1 || m > 12) return wrong('month', 'Enter the month as a number from 1 to 12')
  if (y === undefined || y < 2000 || y > 2099) return wrong('year', 'Enter the year with four digits, such as 2026')
  const on = dayNumber(y, m, d)
  if (isoDay(on) !== `${y}-${twoDigits(m)}-${twoDigits(d)}`) return wrong('day', 'Enter a date that is in the calendar')
  if (on > londonDay(now)) return wrong('day', 'Enter a date that is today or in the past')
  if (time.trim() === '') return { ok: true, text: isoDay(on) }
  return readTime(time, on, now)
}

const readTime = (time: string, on: Day, now: Instant): ReadDate => {
  const [, hours, minutes] = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(time) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59)
    return { ok: false, field: 'time', message: 'Enter the time by the 24-hour clock, such as 09:30 or 16:05, or leave it empty' }
  const at = londonInstant(on, Number(hours), Number(minutes))
  if (at > now) return { ok: false, field: 'time', message: 'Enter a time that has passed' }
  return { ok: true, text: isoInstant(at) }
}

const numberIn = (text: string, digits: number): number | undefined => {
  const trimmed = text.trim()
  return trimmed.length <= digits && /^\d+$/.test(trimmed) ? Number(trimmed) : undefined
}
