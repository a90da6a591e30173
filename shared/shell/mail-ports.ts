import type { ComposedMail } from '../notices/compose-mail.ts'
import type { Holder } from '../people/directory.ts'

export interface Mailer {
  /**
   * Hands one mail over. Resolves with the mail system's id once it has accepted it. Never retries by itself.
   *
   * @param tags what the mail system's own records, and all that it says of this mail later, are to name it by
   */
  send(mail: ComposedMail, to: Holder, tags: MailTags): Promise<string>
}

/** In the letters that a tag may have. */
export interface MailTags {
  /** See `tagOfMail`. */
  notice: string
  partnership: string
  /** Whether it goes even when the day's quota is nearly used. Not said: it does. */
  isPressing?: boolean
}
