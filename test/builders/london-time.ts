import { Temporal } from 'temporal-polyfill'
import type { Day, Instant } from '../../shared/time/day.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const form = /^(\w{3}) (\d{1,2}) (\w{3}) (\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?$/

// Read and written by Temporal, so that no test leans on the arithmetic it tests.

const read = (text: string) => {
  const [, weekday, date, month = '', year, hour, minute, second] = form.exec(text) ?? []
  const plain = Temporal.PlainDate.from({ year: Number(year), month: months.indexOf(month) + 1, day: Number(date) })
  const actual = weekdays[plain.dayOfWeek - 1]
  if (weekday !== actual) throw new Error(`${text} is a ${actual}`)
  return { plain, time: hour === undefined ? undefined : `${hour}:${minute}:${second ?? '00'}` }
}

/** A day as people write it: `day('Fri 18 Dec 2026')`. Throws when the weekday is wrong. */
export const day = (written: string): Day => epochDay(read(written).plain)

/** London wall-clock time: `at('Tue 29 Dec 2026 08:30')`; of a bare day, its first moment. */
export const at = (written: string): Instant => {
  const { plain, time } = read(written)
  return plain.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time ?? '00:00' }).epochMilliseconds
}

/** What an event would carry: `2026-12-18`, or with a time `2026-12-18T16:30:00+00:00`. */
export const iso = (written: string): string => {
  const { plain, time } = read(written)
  if (time === undefined) return plain.toString()
  return plain.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).toString({ timeZoneName: 'never' })
}

/** The inverse of `day`. */
export const writtenDay = (epoch: Day): string => written(Temporal.PlainDate.from('1970-01-01').add({ days: epoch }))

/** The inverse of `at`, to the minute. */
export const writtenTime = (instant: Instant): string => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/London')
  return `${written(zoned.toPlainDate())} ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

const written = (plain: Temporal.PlainDate): string =>
  `${weekdays[plain.dayOfWeek - 1]} ${plain.day} ${months[plain.month - 1]} ${plain.year}`

const epochDay = (plain: Temporal.PlainDate): Day =>
  Temporal.PlainDate.from('1970-01-01').until(plain, { largestUnit: 'days' }).days
