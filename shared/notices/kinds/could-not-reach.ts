import { stateAt } from '../../clocks/clock.ts'
import { titleOf } from '../../partnerships/partnership.ts'
import type { MailInput } from '../mail-input.ts'
import { inSentence, limitInWords } from '../words-of-mails.ts'
import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

/** The deputy is asked to do it; whoever else is told, to see that somebody does. */
const leadOf = (input: MailInput): string => {
  const { notice, rule, clock, partnership, now, why } = input
  if (why === 'deputy' || notice.role === rule.owner || clock === undefined) return askOwner(input)
  const isOverdue = stateAt(clock, now) === 'overdue'
  const late = isOverdue ? `This was due by ${limitInWords(clock)} and the service has not been told that it was done. ` : ''
  const by = isOverdue || clock.due === null || rule.met === null ? '' : `, by ${limitInWords(clock)}`
  const missed = titleOf(partnership, notice.undelivered ?? notice.role)
  return `${late}Please reach the ${missed} another way, or see that somebody else does this${by}: ${inSentence(rule.title)}.`
}

/** That it did not arrive stands among its remarks, as it does in any mail that stands in for another. */
export const couldNotReach: MailKind = {
  id: 'could-not-reach',
  title: 'Could not be delivered',
  sent: 'At once when a mail bounces, or is an hour late on the last day or after it, to the deputy and to the next role up.',
  content: clockMail({ lead: leadOf }),
}
