import { doubtsOf } from '../clocks/doubts-of.ts'
import { restsOnGuidance } from '../editions/rests-on-guidance.ts'
import { titleOf } from '../partnerships/partnership.ts'
import { type Day, dayOf } from '../time/day.ts'
import { dayInWords } from '../time/in-words.ts'
import { answerState } from './answer-words.ts'
import type { MailInput } from './mail-input.ts'
import { restsInWords } from './rests-in-words.ts'
import { momentInWords, secondCopyRemark, vacancyRemark } from './words-of-mails.ts'

/** What a reader must know beside what is asked: why it is they who get this, why the date moved, what is in doubt. */
export const clockRemarks = (input: MailInput): string[] => {
  const { notice, rule, clock } = input
  const remarks = [...vacancyRemark(input), ...whyTold(input)]
  if (notice.movedFrom !== undefined)
    remarks.push(`The date was ${momentInWords(notice.movedFrom)} and has moved, because ${whyMoved(input)}.`)
  if (notice.kind === 'reopened') remarks.push('This runs again: the fact that had ended it was corrected or withdrawn.')
  if (notice.kind === 'met') return [...remarks, ...secondCopyRemark(input)]
  const doubts = doubtsOf(rule, clock?.restsOn)
  if (doubts !== undefined) remarks.push(doubts)
  if (clock?.edition?.unchecked !== undefined && restsOnGuidance(rule)) remarks.push(clock.edition.unchecked)
  if (clock !== undefined && clock.due !== null) remarks.push(...(clock.restsOn ?? []).map(restsInWords))
  if (clock?.provisional === true) remarks.push('This date lies beyond the published bank holidays and may still move.')
  return [...remarks, ...secondCopyRemark(input)]
}

/** Why somebody gets this for whose role it is not. */
const whyTold = ({ notice, rule, partnership }: MailInput): string[] => {
  // why else they get it is said already
  if (notice.role === rule.owner || answerState(notice) !== undefined || notice.undelivered !== undefined) return []
  const owner = titleOf(partnership, rule.owner)
  if (notice.kind === 'overdue') return [`You are told because it is overdue with the ${owner}.`]
  if (notice.kind === 'nudge') return [`You are told because it is still open with the ${owner}.`]
  return [`You are told because you were written to about this before. Responsible is the ${owner}.`]
}

/** "Tuesday 29 December 2026 was proclaimed a bank holiday". */
const whyMoved = ({ notice: { holidays = [] }, calendar }: MailInput): string => {
  const [open, closed] = [true, false].map((works) => holidays.map(dayOf).filter((day) => calendar.isWorkingDay(day) === works))
  const say = (days: readonly Day[], one: string, several: string) =>
    days.length === 0 ? [] : [`${days.map(dayInWords).join(' and ')} ${days.length === 1 ? one : several}`]
  const reasons = [
    ...say(closed ?? [], 'was proclaimed a bank holiday', 'were proclaimed bank holidays'),
    ...say(open ?? [], 'is no bank holiday after all', 'are no bank holidays after all'),
  ]
  return reasons.length === 0 ? 'the facts or the settings changed' : reasons.join(', and ')
}
