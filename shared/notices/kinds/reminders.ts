import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

export const reminder: MailKind = {
  id: 'reminder',
  title: 'Reminder',
  sent: 'Half-way, two working days before the date, and again and again where the documents give no date.',
  content: clockMail({ lead: askOwner }),
}

export const dueToday: MailKind = {
  id: 'due-today',
  title: 'Due today',
  sent: 'On the morning of the last day, to the role that is responsible.',
  content: clockMail({ lead: askOwner }),
}
