import type { Calendar } from '../time/calendar.ts'
import { type Day, type Instant, isoDay } from '../time/day.ts'
import { type Clock, dueText } from './clock.ts'
import { dueOf } from './period.ts'

/**
 * The days because of which a clock's date is not the one its people were told, `YYYY-MM-DD`: published since as bank
 * holidays, or as none after all. Empty when it was not the calendar that moved it: without those days it would not be
 * the date they were told.
 *
 * @param told the date that people know, and when they were told it
 */
export const movedByHolidays = (
  { period, started, due, outer }: Clock,
  told: { due: string | null; since: Instant },
  calendar: Calendar,
): string[] => {
  const before = calendar.asOf(told.since)
  // an inner limit moves with its outer one, which tells of it
  if (before === calendar || period === null || due === null || outer !== undefined) return []
  const was = dueOf(period, started, before)
  if (dueText({ due: was.day, ...(was.instant !== undefined && { dueAt: was.instant }) }) !== told.due) return []
  // of a limit in months only the days around its end are looked at
  const days: Day[] = [...(period.unit === 'month' ? [] : [started.day]), was.day, due]
  const changed: string[] = []
  for (let day = Math.min(...days); day <= Math.max(...days); day++)
    if (calendar.isWorkingDay(day) !== before.isWorkingDay(day)) changed.push(isoDay(day))
  return changed
}
