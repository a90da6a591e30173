import { type Clock, isLate } from '../../clocks/clock.ts'
import type { Happened } from '../../clocks/happening.ts'
import { titleOf } from '../../partnerships/partnership.ts'
import { dayInWords, instantInWords } from '../../time/in-words.ts'
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

const stateOfDone = ({ clock }: MailInput): string => {
  if (clock?.met === undefined || !isLate(clock, clock.met)) return 'Done'
  return clock.dueAt === undefined ? 'Done, after its date' : 'Done, after its time'
}

const doneWhen = ({ clock }: MailInput): string =>
  `The service was told that this was done${clock?.met ? whenMet(clock, clock.met) : ''}. You need do no more about it.`

/** To the minute where hours count: late on the last day is late. */
const whenMet = ({ dueAt }: Clock, { text, day, instant }: Happened): string =>
  dueAt === undefined || text.length === 10 ? ` on ${dayInWords(day)}` : ` at ${instantInWords(instant)}`

export const done: MailKind = {
  id: 'done',
  title: 'Done',
  sent: 'When the service is told that it was done, to all who had been told the date: it takes the day out of their calendars.',
  content: clockMail({ state: stateOfDone, lead: doneWhen }),
}
