import { civilOf, type Day, dayMs, dayNumber, type Instant, weekdayOf } from '../../shared/time/day.ts'
import { londonDay, londonInstant } from '../../shared/time/london.ts'

/** Read or not: what was expected, never a guess. */
export type Read<T> = { ok: true; value: T } | { ok: false; expected: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const monthNames = 'January February March April May June July August September October November December'.split(' ')
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

const refused = (expected: string) => ({ ok: false, expected }) as const

const expectedDay = 'expected a date such as 2026-12-18, 18/12/2026, "18 Dec 2026", "Fri 18 Dec 2026" or today'

/**
 * A day as people write it, day before month. A weekday that does not fit its date is refused: one of the two is a slip.
 *
 * @param now what `today` means
 */
export const readDay = (text: string, now: Instant): Read<Day> => {
  const said = text.trim()
  if (/^today$/i.test(said)) return { ok: true, value: londonDay(now) }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said)
  if (iso) return civilDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(said)
  if (slashes) return civilDay(Number(slashes[3]), Number(slashes[2]), Number(slashes[1]))
  const words = /^(?:([a-z]+),?\s+)?(\d{1,2})\s+([a-z]+)\s+(\d{4})$/i.exec(said)
  if (words) return dayOfWords(words[1], Number(words[2]), words[3] ?? '', Number(words[4]))
  return refused(expectedDay)
}

/** `Dec` and `December`, `Sept` too; nothing else. */
const monthOf = (name: string): number => {
  const lower = name.toLowerCase()
  const index = months.findIndex((short, n) => lower === short || lower === monthNames[n]?.toLowerCase())
  return lower === 'sept' ? 9 : index + 1
}

const dayOfWords = (weekday: string | undefined, date: number, month: string, year: number): Read<Day> => {
  const read = civilDay(year, monthOf(month), date)
  if (!read.ok || weekday === undefined) return read
  const right = weekdays[weekdayOf(read.value)] ?? ''
  const fits = weekday.length >= 3 && right.toLowerCase().startsWith(weekday.toLowerCase())
  return fits ? read : refused(`expected the right weekday: ${date} ${month} ${year} is a ${right}`)
}

const civilDay = (year: number, month: number, date: number): Read<Day> => {
  if (month < 1 || month > 12 || date < 1) return refused(expectedDay)
  if (year < 2000 || year > 2099) return refused('expected a year from 2000 to 2099')
  const day = dayNumber(year, month, date)
  const real = civilOf(day)
  return real.month === month && real.date === date
    ? { ok: true, value: day }
    : refused(`expected a day that exists: ${date} ${monthNames[month - 1]} ${year} does not`)
}

const expectedInstant = 'expected a time such as 2026-12-29T09:00 (London), 2026-12-29T09:00Z or "Tue 29 Dec 2026 09:00"'

/** A moment: with an offset, by London’s wall clock without one; a bare day is its first moment. */
export const readInstant = (text: string, now: Instant): Read<Instant> => {
  const said = text.trim()
  const parts = /^(.*\d|today)(?:T|\s+)(\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-]\d{2}:\d{2})?$/i.exec(said)
  const read = readDay(parts?.[1] ?? said, now)
  if (!read.ok) return refused(read.expected === expectedDay ? expectedInstant : read.expected)
  const [hours, minutes, seconds] = [Number(parts?.[2] ?? 0), Number(parts?.[3] ?? 0), Number(parts?.[4] ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return refused('expected a time of day from 00:00 to 23:59')
  const offset = parts?.[5]
  if (offset === undefined) return { ok: true, value: londonInstant(read.value, hours, minutes, seconds) }
  return { ok: true, value: read.value * dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 - offsetMs(offset) }
}

const offsetMs = (offset: string): number => {
  if (offset.toUpperCase() === 'Z') return 0
  const size = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000
  return offset.startsWith('-') ? -size : size
}
