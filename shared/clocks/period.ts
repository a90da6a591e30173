import type { Calendar } from '../time/calendar.ts'
import { addMonths, type Day, type Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import type { Moment } from '../time/moment.ts'
import type { Closure } from './closure.ts'
import { openDays } from './open-days.ts'

/** How long a clock runs, as data. The trigger's day is day 0. */
export interface Period {
  unit: 'working-day' | 'day' | 'week' | 'month' | 'hour'
  count: number
  direction: 'after' | 'before'
  /** Clear days: neither the first nor the last day counts, so one more working day lies between. */
  clear: boolean
  /** The trigger's day, where it is a working day, is day 1 and not day 0: only where a partnership has agreed so. */
  dayOne?: true
  /** Days on which the offices are closed and which do not count: only in limits of a partnership’s own, where it has agreed so. */
  skips?: readonly Closure[]
  /** Where a day counted in months goes that is no working day; absent: it stays, as everywhere unless agreed otherwise. */
  offWorkingDay?: 'next-working-day' | 'previous-working-day'
}

const counted = (unit: Period['unit'], count: number, clear = false) => ({
  after: (): Period => ({ unit, count, direction: 'after', clear }),
  before: (): Period => ({ unit, count, direction: 'before', clear }),
})

/** @example workingDays(5).after() · clearWorkingDays(7).before() · months(6).after() · hours(72).after() */
export const workingDays = (count: number) => counted('working-day', count)
export const clearWorkingDays = (count: number) => counted('working-day', count, true)
export const days = (count: number) => counted('day', count)
export const weeks = (count: number) => counted('week', count)
export const months = (count: number) => counted('month', count)
/** Elapsed hours, through nights and weekends. Only forward: nothing counts back in hours. */
export const hours = (count: number) => ({ after: counted('hour', count).after })

/** No length of time: the trigger is itself the day by which it must be done, and reminders count back from it. */
export const onTheDay = (): Period => days(0).before()

/** When a period has run out: at the end of a London day, or at an instant where it is counted in hours. */
export interface Due {
  day: Day
  instant?: Instant
}

const hourMs = 3_600_000

/** @throws CalendarGapError beyond the calendar's years */
export const dueOf = (period: Period, from: Moment, calendar: Calendar): Due => {
  if (period.unit !== 'hour') return { day: dueOn(period, from.day, calendar) }
  const instant = from.instant + period.count * hourMs
  return { day: londonDay(instant), instant }
}

/** The days that a period counts: all working days, but for those it skips. */
export const daysOf = (period: Period | null, calendar: Calendar): Calendar =>
  period?.skips === undefined ? calendar : openDays(calendar, period.skips)

/** The London day at whose end the period has run out, or in which its last hour falls. @throws CalendarGapError beyond the calendar's years */
export const dueOn = (period: Period, day0: Day, calendar: Calendar): Day => {
  const { unit, count, clear, dayOne } = period
  const sign = period.direction === 'after' ? 1 : -1
  if (unit === 'month') return rolled(addMonths(day0, sign * count), period, calendar)
  if (unit === 'day' || unit === 'week') return day0 + sign * count * (unit === 'week' ? 7 : 1)
  if (unit === 'hour') return day0 + Math.ceil((sign * count) / 24)
  const counted = daysOf(period, calendar)
  if (dayOne && counted.isWorkingDay(day0)) return count === 1 ? day0 : counted.after(day0, count - 1)
  const n = clear ? count + 1 : count
  return sign === 1 ? counted.after(day0, n) : counted.before(day0, n)
}

const rolled = (day: Day, { offWorkingDay }: Period, calendar: Calendar): Day => {
  if (offWorkingDay === undefined || calendar.isWorkingDay(day)) return day
  return offWorkingDay === 'next-working-day' ? calendar.after(day, 1) : calendar.before(day, 1)
}

/** Whether the day on which a period ends depends on which days are bank holidays. */
export const asksForHolidays = ({ unit, offWorkingDay }: Period): boolean => unit === 'working-day' || offWorkingDay !== undefined

/**
 * The counting convention in a sentence, printed with every date.
 *
 * @param from what it is counted from, where that is not the trigger's day
 */
export const conventionOf = (
  { unit, count, direction, clear, dayOne, skips, offWorkingDay }: Period,
  from = 'the day of the trigger',
): string => {
  if (count === 0) return 'the day itself, not moved off a weekend; due at 23:59 Europe/London'
  if (unit === 'hour') return `${count} elapsed hours after the time of the trigger, through nights, weekends and holidays`
  if (unit === 'month')
    return (
      `${count} months ${direction} ${from}: the same date, clamped to the month's end, ` +
      `${offWorkingDay ? `moved to the ${offWorkingDay.replaceAll('-', ' ')} if it is none` : 'not moved off a weekend'}; due at 23:59 Europe/London`
    )
  if (unit !== 'working-day')
    return `${count} ${unit}s ${direction} ${from}, which is day 0, weekends and holidays included; due at 23:59 Europe/London`
  return (
    `${count} ${clear ? 'clear ' : ''}working days ${direction} ${from}, which is ${dayOne ? 'day 1 if it is one of them' : 'day 0'}; ` +
    `Monday to Friday less bank holidays in England and Wales${skips ? ' and the days on which the offices are closed' : ''}; ` +
    (clear ? `the ${count} days between are whole, so day ${count + 1} is the last; ` : '') +
    'due at 23:59 Europe/London'
  )
}
