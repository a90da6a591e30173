import type { Partnership } from '../partnerships/partnership.ts'
import type { Instant } from '../time/day.ts'
import type { AllDayEvent } from './icalendar.ts'
import { inviteOf } from './invite-of.ts'
import { layOutHtml } from './layout/lay-out-html.ts'
import { layOutText } from './layout/lay-out-text.ts'
import { mailContent } from './mail-content.ts'
import type { MailContent, MailInput } from './mail-input.ts'

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
  const { partnership, reference, now } = input
  return { ...laidOut(mailContent(input), `${reference}.${partnership.id}`, now), ...carriedWith([input], partnership) }
}

/** What a mail carries beside its words: where answers go, and the days that it tells of for the reader's calendar. */
export const carriedWith = (
  inputs: readonly MailInput[],
  { mailbox }: Partnership,
): Pick<ComposedMail, 'replyTo' | 'invites'> => {
  const invites = inputs.flatMap((input) => (input.sequence === undefined ? [] : (inviteOf(input, input.sequence) ?? [])))
  return { ...(mailbox !== undefined && { replyTo: mailbox }), ...(invites.length > 0 && { invites }) }
}

/** @param thread what its mails have in common: those of one matter, or of one partnership and day */
export const laidOut = (content: MailContent, thread: string, now: Instant): ComposedMail => ({
  subject: content.subject,
  text: layOutText(content),
  html: layOutHtml(content),
  thread: `<${thread}@clocks.invalid>`,
  writtenAt: now,
})
