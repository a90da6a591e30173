import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

/** The same mail again; that it did not arrive stands among its remarks, beside whoever else is stood in for. */
export const couldNotReach: MailKind = {
  id: 'could-not-reach',
  title: 'Could not be delivered',
  sent: 'At once when a mail bounces, or is an hour late on the last day or after it, to the deputy and to the next role up.',
  content: clockMail({ lead: askOwner }),
}
