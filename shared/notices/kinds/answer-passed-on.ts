import type { Answer } from '../../../events/answer.ts'
import { titleOf } from '../../partnerships/partnership.ts'
import type { MailInput } from '../mail-input.ts'
import { isOver, stateInWords } from '../state-in-words.ts'
import { clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

interface Words {
  state: string
  /** After who said so: "The director says …". */
  said: string
  please: string
}

/** What is made of each answer for whoever sees to it. */
const words: Record<Answer, Words> = {
  seen: { state: 'Seen', said: 'has seen this', please: 'You need do nothing.' },
  mine: { state: 'Taken up', said: 'is on it', please: 'You need do nothing.' },
  'more-time': {
    state: 'More time asked for',
    said: 'needs more time',
    please: 'Please decide whether help is needed. The date does not change.',
  },
  escalate: {
    state: 'Escalated',
    said: 'asks you to step in',
    please: 'Please decide what is to be done. The date does not change.',
  },
  'not-mine': {
    state: 'Not their role any more',
    said: 'says that this is not their role any more',
    please: 'Please find out who holds the role and put the directory right. Until then the reminders go on.',
  },
  'covered-by': {
    state: 'Passed to a colleague',
    said: 'says that a colleague has it',
    please: 'Please see that the directory says so. Until then the reminders go on.',
  },
  'date-disputed': {
    state: 'Date disputed',
    said: 'disputes this date',
    please: 'Please check the facts, and correct what is wrong. Until then the date stands.',
  },
}

const reasonInWords = ({ answered }: MailInput): string =>
  answered?.reason === undefined ? '' : ` (${answered.reason.replaceAll('-', ' ')})`

/** "Date disputed, due Tuesday 29 December 2026" */
const stateOf = (input: MailInput): string => {
  const { state } = words[input.answered?.answer ?? 'seen']
  if (isOver(input)) return state
  const clock = stateInWords(input)
  return `${state}, ${clock.charAt(0).toLowerCase()}${clock.slice(1)}`
}

const leadOf = (input: MailInput): string => {
  const { partnership, answered, notice } = input
  const { said, please } = words[answered?.answer ?? 'seen']
  return `The ${titleOf(partnership, answered?.role ?? notice.role)} ${said}${reasonInWords(input)}. ${please}`
}

export const answerPassedOn: MailKind = {
  id: 'answer-passed-on',
  title: 'Answer passed on',
  sent: 'When somebody answers a mail in a way that another must see to: "this is not my role any more", "I dispute this date".',
  content: clockMail({ state: stateOf, lead: leadOf }),
}
