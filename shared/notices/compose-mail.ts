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
  /** For the reader's calendar. */
  invites?: readonly Invite[]
}

/** One entry of a calendar as a mail carries it. */
export interface Invite {
  method: 'REQUEST' | 'CANCEL'
  /** The whole iCalendar object. */
  ics: string
}

/** Writes one mail. Pure: the same input gives the same mail to the letter. */
export const composeMail = (input: MailInput): ComposedMail => {
  const content = { ...mailContent(input), ...(input.actions !== undefined && { actions: input.actions }) }
  return {
    subject: content.subject,
    text: layOutText(content),
    html: layOutHtml(content),
    thread: `<${input.reference}.${input.partnership.id}@clocks.invalid>`,
    writtenAt: input.now,
  }
}
