import type { Calendar } from '../time/calendar.ts'
import { addMonths, civilOf, type Day, weekdayOf } from '../time/day.ts'
import { countInWords, dayInWords, instantInWords, monthInWords } from '../time/in-words.ts'
import { isoInstant } from '../time/london.ts'
import type { Moment } from '../time/moment.ts'
import { isClosedOn } from './closure.ts'
import { dueOf, dueOn, type Period } from './period.ts'

/** One day of a count, in the order of counting: backwards for what counts back. */
export interface CountedDay {
  day: Day
  /** Its number; 0 for the day of the trigger, `null` for a day passed over. */
  n: number | null
  /** Why it was passed over, or what is special about it. */
  why?: string
}

/** How one due day came about, so that a person can count it again on their fingers. */
export interface Counting {
  /** Every day from day 0 to the last one (of weeks, every seventh). Empty where a list would not help: months, hours, long counts. */
  days: CountedDay[]
  /** What the list does not say, in sentences. */
  sentences: string[]
}

/** Longer counts are told in a sentence: nobody counts two months of days on a page. */
const longestList = 40

/** @throws CalendarGapError beyond the calendar's years */
export const countingOf = (period: Period, from: Moment, calendar: Calendar): Counting => {
  if (period.count === 0) return { days: [], sentences: ['The day itself was told, and nothing is added to it.'] }
  if (period.unit === 'hour') return { days: [], sentences: hoursInWords(period, from, calendar) }
  if (period.unit === 'month') return { days: [], sentences: monthsInWords(period, from.day, calendar) }
  const due = dueOn(period, from.day, calendar)
  if (period.count > longestList) return { days: [], sentences: [longInWords(period, from.day, due, calendar)] }
  const days = period.unit === 'working-day' ? workingDaysOf(period, from.day, due, calendar) : stepsOf(period, from.day)
  return { days: marked(days), sentences: period.clear ? [clearInWords(period)] : [] }
}

/** Why a day is not counted as a working day; undefined of one that is. */
const whyNot = (day: Day, calendar: Calendar, { skips = [] }: Period): string | undefined => {
  if (weekdayOf(day) === 0 || weekdayOf(day) === 6) return 'weekend'
  if (!calendar.isWorkingDay(day)) return calendar.holidays.get(day) ?? 'bank holiday'
  const source = skips.find((closure) => isClosedOn(day, [closure]))?.source
  return source && `offices closed: ${source.document}, ${source.paragraph}`
}

const workingDaysOf = (period: Period, from: Day, due: Day, calendar: Calendar): CountedDay[] => {
  const step = due < from ? -1 : 1
  let n = period.dayOne && whyNot(from, calendar, period) === undefined ? 1 : 0
  const days: CountedDay[] = [{ day: from, n }]
  for (let day = from + step; (due - day) * step >= 0; day += step) {
    const why = whyNot(day, calendar, period)
    days.push(why === undefined ? { day, n: ++n } : { day, n: null, why })
  }
  return days
}

/** Calendar days one by one, weeks week by week. */
const stepsOf = ({ unit, count, direction }: Period, from: Day): CountedDay[] => {
  const step = (unit === 'week' ? 7 : 1) * (direction === 'after' ? 1 : -1)
  return Array.from({ length: count + 1 }, (_, n) => ({ day: from + n * step, n }))
}

/** The first and the last day say what they are. */
const marked = (days: readonly CountedDay[]): CountedDay[] =>
  days.map((each, n) => {
    const roles = [n === 0 && 'the day of the trigger', n === days.length - 1 && 'the last day'].filter(Boolean)
    return roles.length === 0 ? each : { ...each, why: roles.join(' and ') }
  })

const clearInWords = ({ count }: Period): string =>
  `Clear days: days 1 to ${count} are whole days in between, so the last day is day ${count + 1}.`

const longInWords = (period: Period, from: Day, due: Day, calendar: Calendar): string => {
  const { unit, count, direction } = period
  const counted = `${countInWords(count, unit.replace('-', ' '))} ${direction} ${dayInWords(from)} is ${dayInWords(due)}`
  if (unit !== 'working-day') return `${counted}.`
  const passed = workingDaysOf(period, from, due, calendar).filter(({ n }) => n === null)
  const holidays = passed.filter(({ why }) => why !== 'weekend').map(({ day, why }) => `${dayInWords(day)} (${why})`)
  const weekendDays = countInWords(passed.length - holidays.length, 'day')
  return `${counted}. Passed over: ${[`${weekendDays} of weekends`, ...holidays].join(', ')}.`
}

const monthsInWords = (period: Period, from: Day, calendar: Calendar): string[] => {
  const { count, direction } = period
  const due = addMonths(from, direction === 'after' ? count : -count)
  const [start, end] = [civilOf(from), civilOf(due)]
  const said = `${countInWords(count, 'month')} ${direction} ${dayInWords(from)}`
  const sentences =
    start.date === end.date
      ? [`${said} is the same date: ${dayInWords(due)}.`]
      : [
          `${said} would be ${start.date} ${monthInWords(due)}, which does not exist.`,
          `So it is that month’s last day: ${dayInWords(due)}.`,
        ]
  const why = whyNot(due, calendar, period)
  if (why !== undefined) sentences.push(offWorkingDayInWords(period, why, dueOn(period, from, calendar)))
  return sentences
}

const offWorkingDayInWords = ({ offWorkingDay }: Period, why: string, movedTo: Day): string =>
  offWorkingDay === undefined
    ? `That is no working day (${why}); a date counted in months is not moved for it.`
    : `That is no working day (${why}), so it is moved to the ${offWorkingDay.replaceAll('-', ' ')}, as agreed: ${dayInWords(movedTo)}.`

const hoursInWords = (period: Period, from: Moment, calendar: Calendar): string[] => {
  const { instant = from.instant } = dueOf(period, from, calendar)
  const days = period.count % 24 === 0 ? `, which are ${period.count / 24} times 24 hours,` : ''
  const sentences = [
    `${countInWords(period.count, 'hour')}${days} after ${instantInWords(from.instant)} end at ${instantInWords(instant)}.`,
  ]
  if (from.text.length === 10) sentences.unshift('Only the day was told, so the hours run from its first moment.')
  const sameOffset = isoInstant(instant).slice(-6) === isoInstant(from.instant).slice(-6)
  if (!sameOffset) sentences.push('London’s clocks change in between: the hours that pass are counted, not those on the wall.')
  return sentences
}
