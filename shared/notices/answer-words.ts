import { type Clock, dueText, stateAt } from '../clocks/clock.ts'
import { titleOf } from '../partnerships/partnership.ts'
import type { Instant } from '../time/day.ts'
import type { MailInput } from './mail-input.ts'
import type { Notice, NoticeKind } from './notice.ts'
import { isOver } from './state-in-words.ts'
import { inSentence, limitInWords, momentInWords } from './words-of-mails.ts'

// How a mail begins that tells of an answer, or of none: its state in words, and the sentence that says what is asked.

const states: Partial<Record<NoticeKind, string>> = {
  unseen: 'Not yet seen',
  escalate: 'Escalated to you',
  'not-mine': 'Needs somebody else',
  'covered-by': 'Passed on to you',
  'more-time': 'More time asked for',
  'date-disputed': 'Date disputed',
}

/** Nobody answered for a role: the mail that asks for a new address to be confirmed reached somebody else. */
const isDisowned = ({ kind, answered }: Pick<Notice, 'kind' | 'answered'>): boolean =>
  kind === 'not-mine' && answered === undefined

/** "Not yet seen", in place of the state of the clock; undefined of a notice that tells of no answer. */
export const answerState = (notice: Pick<Notice, 'kind' | 'answered'>): string | undefined =>
  isDisowned(notice) ? 'Meant for somebody else' : states[notice.kind]

const whenDue = (clock: Clock, now: Instant): string => {
  if (clock.due === null) return 'It is still open.'
  return `It ${stateAt(clock, now) === 'overdue' ? 'was' : 'is still'} due by ${limitInWords(clock)}.`
}

/** The date that an answer was about, where it has moved before anybody was told of the answer: it says nothing of today's. */
const dateBefore = ({ notice: { due } }: MailInput, clock: Clock): string | undefined =>
  due === null || due === dueText(clock) ? undefined : momentInWords(due)

const disownedLead = (input: MailInput): string => {
  const said = 'The mail that asks for this address to be confirmed was answered: it was meant for somebody else.'
  return isOver(input)
    ? `${said} It has been confirmed, or is not used any more: please see that the directory has the right one.`
    : `${said} Please put the address right in the directory. Until one is confirmed, what goes to it is told to somebody else as well.`
}

/** The sentence that says what is asked, after an answer; undefined of a notice that tells of none. */
export const answerLead = (input: MailInput): string | undefined => {
  const { notice, rule, clock, partnership } = input
  if (isDisowned(notice)) return disownedLead(input)
  const whose = titleOf(partnership, notice.answered ?? rule.owner)
  if (clock === undefined || isOver(input))
    return notice.kind === 'not-mine'
      ? `The ${whose} has answered that this is not their role any more. Nothing is asked for here any more, but mail still goes to them: please see that the directory says who has the role.`
      : undefined
  const what = inSentence(rule.title)
  const until = clock.due === null ? '' : ` by ${limitInWords(clock)}`
  const stillDue = whenDue(clock, input.now)
  const before = dateBefore(input, clock)
  switch (notice.kind) {
    case 'unseen':
      return `Nobody has said that they saw this. Please see to it now: ${what}${until}.`
    case 'escalate':
      return `This was escalated to you by a person, before its time. Responsible is the ${whose}. ${stillDue}`
    case 'not-mine':
      return `The ${whose} has answered that this is not their role any more. Please see that somebody has it, and that the directory says who. ${stillDue}`
    case 'covered-by':
      return `The ${whose} has answered that you have this instead. Please ${what}${until}.`
    case 'more-time': {
      const why = (notice.reason ?? 'other').replaceAll('-', ' ')
      return before === undefined
        ? `The ${whose} has asked for more time: ${why}. No date has moved. ${stillDue}`
        : `The ${whose} has asked for more time when it was due by ${before}: ${why}. The date has moved since. ${stillDue}`
    }
    case 'date-disputed':
      if (before !== undefined)
        return `The ${whose} has answered that ${before} is wrong. The date has moved since: how it is counted now is below. Where a fact is still wrong, have it corrected (fact.corrected).`
      return `The ${whose} has answered that this date is wrong. It stands while the facts do: how it was counted is below. Where a fact is wrong, have it corrected (fact.corrected).`
    default:
      return undefined
  }
}
