import type { AllDayEvent } from './icalendar.ts'
import { inviteOf } from './invite-of.ts'
import { layOutHtml, layOutText } from './lay-out-mail.ts'
import { mailContent } from './mail-content.ts'
import type { MailInput } from './mail-input.ts'

/** A mail ready to be handed over, but for the addressee. */
export interface ComposedMail {
  subject: string
  text: string
  html: string
  /** `Message-ID` form of the matter's root: all its mails belong to one thread. */
  thread: string
  /** The service's own now when it was written; on one machine it may run ahead of the real one. */
  writtenAt: number
  /** The partnership's own mailbox, where it has one. */
  replyTo?: string
  /** For the reader's calendar. Written out when it is known to whom: an entry names both sides by their addresses. */
  invites?: readonly AllDayEvent[]
}

/** Writes one mail. Pure: the same input gives the same mail to the letter. */
export const composeMail = (input: MailInput): ComposedMail => {
  const content = mailContent(input)
  const { partnership, sequence } = input
  const invite = sequence === undefined ? undefined : inviteOf(input, sequence)
  return {
    subject: content.subject,
    text: layOutText(content),
    html: layOutHtml(content),
    thread: `<${input.reference}.${partnership.id}@clocks.invalid>`,
    writtenAt: input.now,
    ...(partnership.mailbox !== undefined && { replyTo: partnership.mailbox }),
    ...(invite !== undefined && { invites: [invite] }),
  }
}
