import { askAbove, askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

export const overdue: MailKind = {
  id: 'overdue',
  title: 'Overdue',
  sent: 'Each working morning of the first week after the date, then weekly, to the role that is responsible and its deputy.',
  content: clockMail({ lead: askOwner }),
}

export const escalation: MailKind = {
  id: 'escalation',
  title: 'Escalation',
  sent: 'When a date is overdue, to the next role up and with each further mail, or once the time agreed to answer is over, one step higher; of what has no date, from the second reminder on.',
  content: clockMail({ lead: askAbove }),
}
