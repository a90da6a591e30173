import { disputeContent } from '../dispute-content.ts'
import type { MailContent, MailInput } from '../mail-input.ts'
import type { MailKind } from './mail-kind.ts'

const content = (input: MailInput): MailContent => {
  if (input.course === undefined) throw new Error(`a mail about ${input.notice.clock} without its dispute`)
  return disputeContent(input, input.course)
}

export const disputeRung: MailKind = {
  id: 'dispute-rung',
  title: 'Dispute on a rung',
  sent: 'When a dispute comes to a rung and while it is silent there, to whoever is asked on it and to all who follow the dispute.',
  content,
}

export const disputeOutcome: MailKind = {
  id: 'dispute-outcome',
  title: 'Outcome of a dispute',
  sent: 'When a dispute is resolved or is taken outside its ladder, to all who were told of it.',
  content,
}
