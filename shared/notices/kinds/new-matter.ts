import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

export const newMatter: MailKind = {
  id: 'new-matter',
  title: 'New matter',
  sent: 'At once when a fact starts a time limit, to the role that is responsible for it.',
  content: clockMail({ lead: askOwner }),
}
