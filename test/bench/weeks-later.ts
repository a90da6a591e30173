import type { ClocksEvent } from '../../events/catalogue.ts'
import { dayOf, isoDay } from '../../shared/time/day.ts'

const date = /^\d{4}-\d{2}-\d{2}/

/** The same incident some weeks later, or earlier: every date moved, each on its weekday. */
export const weeksLater = (events: readonly ClocksEvent[], weeks: number): ClocksEvent[] =>
  JSON.parse(JSON.stringify(events), (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(date, (day) => isoDay(dayOf(day) + 7 * weeks)) : value,
  ) as ClocksEvent[]
