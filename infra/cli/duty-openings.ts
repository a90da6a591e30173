import { civilOf, type Instant } from '../../shared/time/day.ts'
import { londonDay, londonInstant } from '../../shared/time/london.ts'

/** When the service opens the duties of a day, by London's wall clock. */
const opensAt = 5

/**
 * The moments at which a traveller has the duties opened: 05:00 of each month's first day, and of the last day passed.
 * The service does it daily; what it has told once it need not be told again, and years would take too long.
 *
 * @returns in their order, all after `from` and none after `to`
 */
export const openingsBetween = (from: Instant, to: Instant): Instant[] => {
  const openings: Instant[] = []
  let last: Instant | undefined
  for (let day = londonDay(from); day <= londonDay(to); day++) {
    const opening = londonInstant(day, opensAt)
    if (opening <= from || opening > to) continue
    last = opening
    if (civilOf(day).date === 1) openings.push(opening)
  }
  return last === undefined || last === openings.at(-1) ? openings : [...openings, last]
}
