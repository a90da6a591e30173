import { isLate } from '../../clocks/clock.ts'
import { titleOf } from '../../partnerships/partnership.ts'
import { dayInWords } from '../../time/in-words.ts'
import type { MailInput } from '../mail-input.ts'
import { inSentence } from '../words-of-mails.ts'
import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

export const dateMoved: MailKind = {
  id: 'date-moved',
  title: 'Date moved',
  sent: 'When a corrected fact, a setting or a new bank holiday moves a date, or a withdrawn fact makes it run again, to all who knew of it.',
  content: clockMail({ lead: askOwner }),
}

const nothingMore = ({ notice, rule, partnership }: MailInput): string => {
  const whom = notice.role === rule.owner ? 'you' : `the ${titleOf(partnership, rule.owner)}`
  return `You need do no more about this: the facts no longer ask ${whom} to ${inSentence(rule.title)}.`
}

export const noLongerNeeded: MailKind = {
  id: 'no-longer-needed',
  title: 'No longer needed',
  sent: 'When the facts no longer ask for it, to all who knew of it.',
  content: clockMail({ lead: nothingMore }),
}

const isDoneLate = ({ clock }: MailInput): boolean => clock?.met !== undefined && isLate(clock, clock.met)

const doneWhen = ({ clock }: MailInput): string => {
  const when = clock?.met === undefined ? '' : ` on ${dayInWords(clock.met.day)}`
  return `The service was told that this was done${when}. You need do no more about it.`
}

export const done: MailKind = {
  id: 'done',
  title: 'Done',
  sent: 'When the service is told that it was done, to all who had been told the date: it takes the day out of their calendars.',
  content: clockMail({ state: (input) => (isDoneLate(input) ? 'Done, after its date' : 'Done'), lead: doneWhen }),
}
