import { answerLead, answerState } from '../answer-words.ts'
import type { MailInput } from '../mail-input.ts'
import { isOver, stateInWords } from '../state-in-words.ts'
import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

/** "Date disputed, due Tuesday 29 December 2026" */
const stateOf = (input: MailInput): string => {
  const clock = stateInWords(input)
  const answer = answerState(input.notice)
  if (answer !== undefined && isOver(input)) return answer
  return answer === undefined ? clock : `${answer}, ${clock.charAt(0).toLowerCase()}${clock.slice(1)}`
}

/** A mail that tells of an answer, or of none. */
const content = clockMail({
  state: stateOf,
  lead: (input: MailInput) => answerLead(input) ?? askOwner(input),
})

export const notSeen: MailKind = {
  id: 'not-seen',
  title: 'Not yet seen',
  sent: 'When nobody has said within four working hours that they saw a new allegation; and once more after as many.',
  content,
}

export const answerPassedOn: MailKind = {
  id: 'answer-passed-on',
  title: 'Answer passed on',
  sent: 'When somebody answers a mail in a way that another must see to: "this is not my role any more", "I dispute this date".',
  content,
}
