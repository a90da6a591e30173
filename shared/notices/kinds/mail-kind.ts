import type { MailContent, MailInput } from '../mail-input.ts'

/** What a mail is for. One template each. */
export interface MailKind {
  id: string
  /** What it is called where the mails are listed. */
  title: string
  /** When it is sent, and to whom, in a sentence. */
  sent: string
  content(input: MailInput): MailContent
}
