import { askOwner, clockMail } from './clock-mail.ts'
import type { MailKind } from './mail-kind.ts'

/** It goes to the LADO and to nobody else, and says nothing of whom it is about. */
export const newAllegation: MailKind = {
  id: 'new-allegation',
  title: 'New allegation',
  sent: 'At once, day and night, when the service is told of an allegation, to the LADO. It climbs only to those who may know of it.',
  content: clockMail({ lead: (input) => `${askOwner(input)} The system that told of it holds the details.` }),
}
