import { type Clock, stateAt } from '../clocks/clock.ts'
import { daysOf } from '../clocks/period.ts'
import { isClosed } from '../matters/change-of.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day, Instant } from '../time/day.ts'
import { countInWords, dayInWords, instantInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import type { MailInput } from './mail-input.ts'
import { slackInWords } from './slack-in-words.ts'

const hourMs = 3_600_000

const inHeading = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Nothing is asked any more. */
export const isOver = ({ notice, clock }: MailInput): boolean =>
  notice.kind === 'cancelled' || notice.kind === 'met' || clock === undefined || isClosed(clock)

/** How the clock stands, which is what a subject begins with: "Due today, Tuesday 29 December 2026". */
export const stateInWords = (input: MailInput): string => {
  const { notice, clock, rule, calendar, now } = input
  if (clock === undefined || isOver(input)) return 'No longer needed'
  if (clock.due === null) return notice.kind === 'opened' ? 'As soon as possible' : 'Still open'
  const due = clock.due
  const today = londonDay(now)
  if (rule.met === null) return `Until ${dayInWords(due)}`
  if (clock.outer !== undefined) return inHeading(slackInWords(clock, today, calendar))
  if (stateAt(clock, now) === 'overdue') return inHeading(lateInWords(clock, due, today, calendar))
  if (notice.kind === 'moved') return `Date moved to ${dayInWords(due)}`
  if (clock.dueAt !== undefined) return `Due by ${instantInWords(clock.dueAt)}`
  return due === today ? `Due today, ${dayInWords(due)}` : `Due ${dayInWords(due)}`
}

/** By how many working days; before the first of them is over, since when. Hours: since the minute they ran out. */
const lateInWords = (clock: Clock, due: Day, today: Day, calendar: Calendar): string => {
  if (clock.dueAt !== undefined) return `overdue since ${instantInWords(clock.dueAt)}`
  const late = daysOf(clock.period, calendar).between(due, today)
  return late > 0 ? `overdue by ${countInWords(late, 'working day')}` : `overdue since ${dayInWords(due)}`
}

/** "5 working days, the last day included" */
export const timeLeft = (clock: Clock, due: Day, now: Instant, calendar: Calendar): string => {
  const today = londonDay(now)
  if (stateAt(clock, now) === 'overdue') return `none: ${lateInWords(clock, due, today, calendar)}`
  if (clock.dueAt !== undefined) return hoursLeft(clock.dueAt - now)
  return due === today
    ? 'today is the last day'
    : `${countInWords(daysOf(clock.period, calendar).between(today, due), 'working day')}, the last day included`
}

/** Whole hours, so that nobody is promised more than there is. */
const hoursLeft = (ms: number): string =>
  ms < hourMs ? 'less than an hour' : `${countInWords(Math.floor(ms / hourMs), 'hour')}, nights and weekends included`
