import type { Calendar } from './calendar.ts'
import type { Instant } from './day.ts'
import { londonDay, londonInstant } from './london.ts'

/** The hours of a working day that working hours are counted in: 09:00 to 17:00 in London. This service's own convention. */
const opens = 9
const closes = 17
const hourMs = 3_600_000

/**
 * The instant so many working hours after another. What comes before a working day opens counts from its opening, what
 * comes after it closes from the next one's.
 *
 * @param hours a whole number from 1
 * @throws CalendarGapError beyond the calendar's years
 * @example Fri 16:00, 4 hours // Mon 12:00
 */
export const workingHoursAfter = (from: Instant, hours: number, calendar: Calendar): Instant => {
  let day = londonDay(from)
  let left = hours * hourMs
  let at = from
  while (true) {
    if (calendar.isWorkingDay(day)) {
      const begins = Math.max(at, londonInstant(day, opens))
      const open = londonInstant(day, closes) - begins
      if (open >= left) return begins + left
      if (open > 0) left -= open
    }
    day = calendar.after(day, 1)
    at = londonInstant(day, opens)
  }
}
