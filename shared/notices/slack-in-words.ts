import type { Clock } from '../clocks/clock.ts'
import { outerInWords } from '../clocks/outer-in-words.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { countInWords, dayInWords } from '../time/in-words.ts'

/** Working days from an inner limit's own day, or from today once that is over, to the outer limit; none when that is over. */
const slackOf = ({ due, outer }: Clock, today: Day, calendar: Calendar): number =>
  outer === undefined || due === null ? 0 : Math.max(0, calendar.between(Math.max(due, today), outer.due))

/** What an inner limit warns of. @example '3 working days of slack' */
export const slackInWords = (clock: Clock, today: Day, calendar: Calendar): string => {
  const left = slackOf(clock, today, calendar)
  return left === 0 ? 'no slack left' : `${countInWords(left, 'working day')} of slack`
}

/** The same as a line of a mail's table: "Slack: 3 working days until the outer limit, Wednesday 13 January 2027". */
export const slackFact = (clock: Clock, today: Day, calendar: Calendar): { label: string; value: string }[] => {
  if (clock.outer === undefined) return []
  const left = slackOf(clock, today, calendar)
  const days = left === 0 ? 'none' : countInWords(left, 'working day')
  return [{ label: 'Slack', value: `${days} until ${outerInWords(clock.outer)}, ${dayInWords(clock.outer.due)}` }]
}
