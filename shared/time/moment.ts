import { type Day, dayOf, type Instant } from './day.ts'
import { londonDay, londonInstant } from './london.ts'

/** A point in time as it was told to us: an instant, or only a London day. */
export interface Moment {
  /** As it was written, so that it can be shown again without inventing a time of day. */
  text: string
  day: Day
  /** The instant told, or the first moment of the day. */
  instant: Instant
}

/** Reads what `events/moment.ts` has let through: an ISO date-time with offset, or a bare date. */
export const momentOf = (text: string): Moment => {
  if (text.length === 10) {
    const day = dayOf(text)
    return { text, day, instant: londonInstant(day, 0) }
  }
  const instant = Date.parse(text)
  return { text, day: londonDay(instant), instant }
}
