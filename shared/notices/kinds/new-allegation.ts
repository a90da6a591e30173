import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

/** It goes to the LADO and to nobody else, and says nothing of whom it is about. */
export const newAllegation: MailKind = {
  id: 'new-allegation',
  title: 'New allegation',
  sent: 'At once, day and night, when the service is told of an allegation, to the LADO alone.',
  content: clockMail({ lead: (input) => `The service was told of a new allegation. ${askOwner(input)}` }),
}
