import { instanceOf, type Rule } from '../clocks/rule.ts'
import { dayOf } from '../time/day.ts'
import { dayInWords } from '../time/in-words.ts'

const aDay = /^\d{4}-\d\d-\d\d$/

/**
 * Which of several things a clock is about: the conference or the core group. Undefined where its rule runs once.
 *
 * @example aboutInWords(coreGroupMinutes, 'core-group-minutes:2027-01-14') // 'Thursday 14 January 2027'
 */
export const aboutInWords = ({ each }: Rule, clock: string): string | undefined => {
  const key = instanceOf(clock)
  if (key === undefined) return undefined
  if (each?.name !== undefined) return each.name(key)
  return aDay.test(key) ? dayInWords(dayOf(key)) : key
}
