import type { Clock } from '../clocks/clock.ts'
import { addMonths, type Instant } from '../time/day.ts'
import { endOfDay } from '../time/london.ts'

// When to look at a clock that has no alarm left. A matter without a next moment would be out of reach of whatever calls
// every open matter, as a newly proclaimed bank holiday does.

/** A duty that need only stay true has no more to say on its last day, and is open until that is over. */
export const overAt = ({ due }: Clock, now: Instant): Instant => {
  const over = due === null ? now : endOfDay(due) + 1000
  return over > now ? over : Number.POSITIVE_INFINITY
}

/**
 * A benchmark that is over has nothing more to say and is open all the same: it is looked at a year later, and each year
 * after that. Nothing depends on how often, only on there being a next time.
 */
export const yearsAfter = ({ due }: Clock, now: Instant): Instant => {
  if (due === null) return Number.POSITIVE_INFINITY
  for (let years = 1; ; years++) {
    const at = endOfDay(addMonths(due, 12 * years)) + 1000
    if (at > now) return at
  }
}
