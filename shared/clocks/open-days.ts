import type { Calendar } from '../time/calendar.ts'
import { type Day, dayOf } from '../time/day.ts'
import type { Closure } from './closure.ts'

/** The calendar of an office that does not count the days on which it is closed. Closures are few and short. */
export const openDays = (calendar: Calendar, closures: readonly Closure[]): Calendar => {
  const closed = new Set<Day>()
  for (const { from, to } of closures)
    for (let day = dayOf(from); day <= dayOf(to); day++) if (calendar.isWorkingDay(day)) closed.add(day)
  const step = (from: Day, n: number, next: (day: Day) => Day): Day => {
    let day = from
    for (let left = n; left > 0; ) {
      day = next(day)
      if (!closed.has(day)) left--
    }
    return day
  }
  return {
    ...calendar,
    isWorkingDay: (day) => calendar.isWorkingDay(day) && !closed.has(day),
    after: (day, n) => step(day, n, (each) => calendar.after(each, 1)),
    before: (day, n) => step(day, n, (each) => calendar.before(each, 1)),
    between: (from, to) => {
      const [first, last] = from <= to ? [from, to] : [to, from]
      const skipped = [...closed].filter((day) => day > first && day <= last).length
      return calendar.between(from, to) - (from <= to ? skipped : -skipped)
    },
    asOf: (at) => openDays(calendar.asOf(at), closures),
  }
}
