import { type Day, dayMs, dayNumber, type Instant, isoDay, twoDigits, weekdayOf } from './day.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

const lastSunday = (year: number, month: number): Day => {
  const last = dayNumber(year, month + 1, 1) - 1
  return last - weekdayOf(last)
}

/** British Summer Time by year: from 01:00 UTC on March's last Sunday to 01:00 UTC on October's, the rule since 1996. */
const summers = Array.from({ length: 110 }, (_, n) => ({
  from: lastSunday(1996 + n, 3) * dayMs + hourMs,
  to: lastSunday(1996 + n, 10) * dayMs + hourMs,
}))

/** Milliseconds that London is ahead of UTC: an hour in summer, otherwise none. Good for 1996–2105. */
const offsetAt = (instant: Instant): number => {
  const summer = summers[Math.floor(instant / dayMs / 365.2425) - 26]
  return summer !== undefined && instant >= summer.from && instant < summer.to ? hourMs : 0
}

/** The London calendar day on which an instant falls. */
export const londonDay = (instant: Instant): Day => Math.floor((instant + offsetAt(instant)) / dayMs)

/**
 * The instant of a London wall-clock time. In the spring gap it gives the moment an hour later by the wall,
 * in the autumn overlap the first of the two.
 */
export const londonInstant = (day: Day, hours: number, minutes = 0, seconds = 0): Instant => {
  const wall = day * dayMs + hours * hourMs + minutes * minuteMs + seconds * 1000
  const summer = wall - hourMs
  return offsetAt(summer) === hourMs ? summer : wall
}

/** The last second of a London day: what is done by then is in time. */
export const endOfDay = (day: Day): Instant => londonInstant(day, 23, 59, 59)

/** ISO date-time with London's offset, to the second. @example '2026-12-29T23:59:59+00:00' */
export const isoInstant = (instant: Instant): string => {
  const offset = offsetAt(instant)
  const wall = instant + offset
  const day = Math.floor(wall / dayMs)
  const seconds = Math.floor((wall - day * dayMs) / 1000)
  const time = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`
  return `${isoDay(day)}T${time}${offset === 0 ? '+00:00' : '+01:00'}`
}
