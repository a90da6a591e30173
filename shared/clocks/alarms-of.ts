import type { Calendar } from '../time/calendar.ts'
import { addMonths, civilOf, type Day, type Instant, weekdayOf } from '../time/day.ts'
import { endOfDay, londonDay, londonInstant } from '../time/london.ts'
import type { Clock } from './clock.ts'
import { type Closure, isClosedOn } from './closure.ts'

/** A moment at which a running clock speaks. `opened` and what else is told at once is not planned but found: see `settle`. */
export interface Alarm {
  kind: 'half-way' | 'two-days-before' | 'last-day' | 'overdue' | 'nudge' | 'unseen'
  /** 1, 2, 3 … for those that repeat, otherwise 0. */
  n: number
  at: Instant
}

/** People read their mail when the working day begins. */
const morning = { hours: 8, minutes: 30 } as const
const dailyOverdues = 5
const nudgeAfter = [2, 5] as const
const nudgeEvery = 5

/** The morning of a day, at which its reminders ring. */
export const morningOf = (day: Day): Instant => londonInstant(day, morning.hours, morning.minutes)

const on = morningOf

/** The first working morning after a day. @throws CalendarGapError beyond the calendar's years */
export const morningAfter = (day: Day, calendar: Calendar): Instant => on(calendar.after(day, 1))

const workingDayFrom = (day: Day, calendar: Calendar): Day => (calendar.isWorkingDay(day) ? day : calendar.after(day, 1))
const workingDayUpTo = (day: Day, calendar: Calendar): Day => (calendar.isWorkingDay(day) ? day : calendar.before(day, 1))

/** The reminders before a due day: half-way, two working days before, the last morning. Short clocks skip what would coincide. */
const reminders = (from: Day, due: Day, calendar: Calendar): Alarm[] => {
  const last = workingDayUpTo(due, calendar)
  const before = calendar.before(due, 2)
  const half = Math.floor(calendar.between(from, last) / 2)
  const alarms: Alarm[] = []
  if (half >= 1 && calendar.after(from, half) < before)
    alarms.push({ kind: 'half-way', n: 0, at: on(calendar.after(from, half)) })
  if (before > from && before < last) alarms.push({ kind: 'two-days-before', n: 0, at: on(before) })
  if (last > from) alarms.push({ kind: 'last-day', n: 0, at: on(last) })
  return alarms
}

/** The same for a limit in hours, which runs through nights and weekends: half-way to the minute, and the last morning before it ends. */
const remindersInHours = (started: Instant, dueAt: Instant): Alarm[] => {
  const half = started + (dueAt - started) / 2
  const today = on(londonDay(dueAt))
  const last = today < dueAt ? today : on(londonDay(dueAt) - 1)
  return [
    { kind: 'half-way', n: 0, at: half },
    { kind: 'last-day', n: 0, at: last },
  ].filter(({ at }, n) => at > started && (n === 1 || half < last)) as Alarm[]
}

/** The n-th overdue morning: five working mornings, then once a week. */
const overdueOn = (due: Day, n: number, calendar: Calendar): Instant =>
  on(
    n <= dailyOverdues
      ? calendar.after(due, n)
      : workingDayFrom(calendar.after(due, dailyOverdues) + 7 * (n - dailyOverdues), calendar),
  )

/** The last open morning up to a day and after an instant, if there is one. */
const openMorning = (from: Day, since: Instant, calendar: Calendar, closures: readonly Closure[]): Instant | undefined => {
  let day = workingDayUpTo(from, calendar)
  while (isClosedOn(day, closures)) day = calendar.before(day, 1)
  return on(day) > since ? on(day) : undefined
}

/**
 * Reminders for a day on which the offices are closed come on the last open morning before. Where none is left since the
 * clock was told they stay: a mail on a closed day is better than none. Of those that meet on one morning the last speaks,
 * and the half-way reminder of hours, which stays at its minute, is silent once the last one has been brought before it.
 */
const broughtForward = (
  alarms: readonly Alarm[],
  since: Instant,
  calendar: Calendar,
  closures: readonly Closure[],
): readonly Alarm[] => {
  if (closures.length === 0) return alarms
  const moved = alarms.map((alarm) => {
    const day = londonDay(alarm.at)
    return isClosedOn(day, closures) ? { ...alarm, at: openMorning(day, since, calendar, closures) ?? alarm.at } : alarm
  })
  return moved.filter(({ at }, n) => at < (moved[n + 1]?.at ?? Number.POSITIVE_INFINITY))
}

/** Hours that have run out are told of a second later, at whatever hour; from then on every working morning too. */
const overdueAt = (due: Day, dueAt: Instant | undefined, n: number, calendar: Calendar): Instant => {
  if (dueAt === undefined) return overdueOn(due, n, calendar)
  return n === 1 ? dueAt + 1000 : overdueOn(due, n - 1, calendar)
}

const nudgeAt = (from: Day, n: number, calendar: Calendar): Instant =>
  on(calendar.after(from, nudgeAfter[n - 1] ?? nudgeAfter[1] + nudgeEvery * (n - nudgeAfter.length)))

/** The first working day of the n-th month after. */
const monthlyNudgeAt = (from: Day, n: number, calendar: Calendar): Instant =>
  on(workingDayFrom(addMonths(from - civilOf(from).date + 1, n), calendar))

/** The n-th Monday after, whatever day it is: what is looked at must not wait for the end of a holiday. */
const weeklyNudgeAt = (from: Day, n: number): Instant => on(from + ((8 - weekdayOf(from)) % 7 || 7) + 7 * (n - 1))

/** A repeated alarm's first number that may still lie after `since`, so that a long-open clock costs no more than a new one. */
const firstAfter = (since: Instant, nth: (n: number) => Instant): number => {
  let n = 1
  let step = 1
  while (nth(n + step) <= since) {
    n += step
    step *= 2
  }
  for (; step >= 1; step = Math.floor(step / 2)) if (nth(n + step) <= since) n += step
  return nth(n) <= since ? n + 1 : n
}

const nudges = { daily: nudgeAt, weekly: weeklyNudgeAt, monthly: monthlyNudgeAt } as const

/** An inner limit reminds on the morning of its day alone: what it warns of is the slack after it, not the days before. */
const remindsWith = ({ kind }: Alarm, { outer }: Clock): boolean => outer === undefined || kind === 'last-day'

/** Once the outer limit is over there is no slack left to speak of, and that one's own alarms ring. */
const quietAfter = ({ outer }: Clock): Instant => (outer === undefined ? Number.POSITIVE_INFINITY : endOfDay(outer.due))

/**
 * The alarms of an open clock in order, from the first one after `after`: without end, but for an inner limit, which speaks
 * on the morning of its day and while there is slack.
 *
 * @param since when the clock in its present form was first told; what lies before is not made up for
 * @param after normally the moment of the last alarm that rang
 * @param closures of the partnership's offices: they bring reminders forward and move nothing else
 * @throws CalendarGapError beyond the calendar's years
 */
export function* alarmsOf(
  clock: Clock,
  since: Instant,
  after: Instant,
  calendar: Calendar,
  closures: readonly Closure[] = [],
): Generator<Alarm> {
  if (clock.due === null) {
    const nudge = nudges[clock.rule.nudges ?? 'daily']
    const nth = (n: number) => nudge(clock.started.day, n, calendar)
    for (let n = firstAfter(after, nth); ; n++) yield { kind: 'nudge', n, at: nth(n) }
  }
  // a clock that counts back from a planned day begins for us when we are told of the plan
  const from = clock.period?.direction === 'before' ? londonDay(since) : clock.started.day
  const before =
    clock.dueAt === undefined ? reminders(from, clock.due, calendar) : remindersInHours(clock.started.instant, clock.dueAt)
  for (const alarm of broughtForward(before, since, calendar, closures))
    if (alarm.at > after && remindsWith(alarm, clock)) yield alarm
  if (clock.rule.met === null || clock.rule.benchmark) return
  const { due, dueAt } = clock
  const nth = (n: number) => overdueAt(due, dueAt, n, calendar)
  const end = quietAfter(clock)
  for (let n = firstAfter(after, nth); nth(n) <= end; n++) yield { kind: 'overdue', n, at: nth(n) }
}
