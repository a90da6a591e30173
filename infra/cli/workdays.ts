import { clearWorkingDays, conventionOf, dueOn, workingDays } from '../../shared/clocks/period.ts'
import type { Calendar } from '../../shared/time/calendar.ts'
import { type Day, isoDay } from '../../shared/time/day.ts'

/** What `clocks workdays --json` prints. */
export interface WorkdaysReport {
  from: string
  /** Working days counted: positive forwards, negative backwards. */
  days: number
  clear: boolean
  result: string
  /** The bank holidays passed over on the way, in order. */
  holidays: { date: string; title: string }[]
  convention: string
  /** Which calendar counted. */
  calendar: string
  /** The count reaches beyond the published bank holidays, so the result may yet move. */
  provisional: boolean
}

/**
 * Counts working days from a day, which is day 0 whatever day it is.
 *
 * @param days how many, not 0; negative counts backwards
 * @throws CalendarGapError beyond the calendar's years
 */
export const countWorkdays = (from: Day, days: number, clear: boolean, calendar: Calendar): WorkdaysReport => {
  const counted = (clear ? clearWorkingDays : workingDays)(Math.abs(days))
  const period = days > 0 ? counted.after() : counted.before()
  const result = dueOn(period, from, calendar)
  const [first, last] = [Math.min(from, result), Math.max(from, result)]
  return {
    from: isoDay(from),
    days,
    clear,
    result: isoDay(result),
    holidays: [...calendar.holidays]
      .filter(([day]) => day > first && day < last)
      .sort(([a], [b]) => a - b)
      .map(([day, title]) => ({ date: isoDay(day), title })),
    convention: conventionOf(period),
    calendar: calendar.version,
    provisional: last > calendar.publishedTo,
  }
}
