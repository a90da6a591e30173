import type { Calendar } from '../time/calendar.ts'
import { addMonths, type Day } from '../time/day.ts'

/** How long a clock runs, as data. The trigger's day is day 0. */
export interface Period {
  unit: 'working-day' | 'month'
  count: number
  direction: 'after' | 'before'
  /** Clear days: neither the first nor the last day counts, so one more working day lies between. */
  clear: boolean
}

const counted = (unit: Period['unit'], count: number, clear = false) => ({
  after: (): Period => ({ unit, count, direction: 'after', clear }),
  before: (): Period => ({ unit, count, direction: 'before', clear }),
})

/** @example workingDays(5).after() · clearWorkingDays(7).before() · months(6).after() */
export const workingDays = (count: number) => counted('working-day', count)
export const clearWorkingDays = (count: number) => counted('working-day', count, true)
export const months = (count: number) => counted('month', count)

/** The London day at whose end the period has run out. @throws CalendarGapError beyond the calendar's years */
export const dueOn = (period: Period, day0: Day, calendar: Calendar): Day => {
  if (period.unit === 'month') return addMonths(day0, period.direction === 'after' ? period.count : -period.count)
  const n = period.clear ? period.count + 1 : period.count
  return period.direction === 'after' ? calendar.after(day0, n) : calendar.before(day0, n)
}

/** The counting convention in a sentence, printed with every date. */
export const conventionOf = (period: Period): string => {
  if (period.unit === 'month')
    return `${period.count} months ${period.direction} the day of the trigger: the same date, clamped to the month's end, not moved off a weekend; due at 23:59 Europe/London`
  return (
    `${period.count} ${period.clear ? 'clear ' : ''}working days ${period.direction} the day of the trigger, which is day 0; ` +
    'Monday to Friday less bank holidays in England and Wales; ' +
    (period.clear ? `the ${period.count} days between are whole, so day ${period.count + 1} is the last; ` : '') +
    'due at 23:59 Europe/London'
  )
}
