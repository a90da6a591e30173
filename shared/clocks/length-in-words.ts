import { countInWords } from '../time/in-words.ts'
import type { Period } from './period.ts'
import { askedBy, type PeriodBySetting } from './period-by-setting.ts'
import { plannedDay, type Rule } from './rule.ts'

/** @example periodInWords(clearWorkingDays(7).before()) // '7 clear working days before' */
const periodInWords = ({ unit, count, direction, clear }: Period): string =>
  count === 0 ? 'on the day told' : `${countInWords(count, `${clear ? 'clear ' : ''}${unit.replace('-', ' ')}`)} ${direction}`

/** How long a rule runs, agreed or not: `as agreed in reviewer-progress-interval; until then off`. */
export const lengthInWords = (due: Rule['due']): string => {
  if (due === null) return 'no number: reminded until it is done'
  if (!('setting' in due)) return periodInWords(due)
  const { setting, unset } = due
  if (unset !== null && unset !== 'off' && 'setting' in unset) {
    const both = isNumber(due) ? `${setting} or else in ${unset.setting}` : `${setting} and ${unset.setting}`
    return `as agreed in ${both}; until then ${whileUnset(unset.unset)}`
  }
  if (unset !== null && unset !== 'off' && 'unit' in unset && unset.count === 0)
    return `${periodInWords(unset)}, which rests on ${setting}`
  return `as agreed in ${setting}; until then ${whileUnset(unset)}`
}

/** A number that is not agreed has its answer from another setting; otherwise it is a yes that the other one counts. */
const isNumber = ({ period }: PeriodBySetting): boolean => period !== undefined

const whileUnset = (unset: PeriodBySetting['unset']): string =>
  unset === 'off' ? 'off' : unset === null ? 'no date' : lengthInWords(unset)

/** What holds while one of a rule's settings is unset. */
export const unsetInWords = (setting: string, due: Rule['due']): string => {
  const asked = askedBy(due).find((each) => each.setting === setting)
  const unset = asked?.unset ?? null
  if (asked === undefined || unset === null || unset === 'off' || !('setting' in unset)) return whileUnset(unset)
  return isNumber(asked) ? `what ${unset.setting} says` : choiceInWords(asked)
}

/** The word of a choice that holds anyway: a yes, or from when. */
const choiceInWords = ({ choices = {}, unset }: PeriodBySetting): string => {
  const word = Object.keys(choices).find((each) => choices[each] === unset) ?? 'true'
  return word === 'true' ? 'yes' : word
}

/** How long a rule runs and, where that is not the usual, how it reminds. */
export const runsInWords = ({
  due,
  benchmark,
  nudges,
  within,
}: Pick<Rule, 'due' | 'benchmark' | 'nudges' | 'within'>): string => {
  const length = lengthInWords(due)
  if (within !== undefined) return `${length} ${withinInWords(within)}`
  if (benchmark) return `${length}, a benchmark: nothing is said once it is over`
  if (due === null && nudges === 'weekly') return 'no number: looked at every Monday'
  return due === null && nudges === 'monthly' ? 'no number: reminded every month until it is done' : length
}

/** What an inner limit counts back from; of the rules that stand in for one another the first is named. */
const withinInWords = ([first, ...others]: NonNullable<Rule['within']>): string => {
  if (first !== plannedDay) return `the last day of ${first}`
  const [other] = others
  return other === undefined ? 'the planned day' : `the planned day, or while none is planned the last day of ${other}`
}

/** What a rule runs for, where it runs more than once in a matter: `for each core group`, `each time: a plan was revised`. */
export const eachInWords = ({ words }: NonNullable<Rule['each']>): string =>
  words.startsWith('each ') ? `for ${words}` : `each time: ${words}`
