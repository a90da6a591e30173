import { expect } from 'vitest'
import type { ComposedMail } from '../../shared/notices/compose-mail.ts'
import type { Instant } from '../../shared/time/day.ts'
import { instantInWords } from '../../shared/time/in-words.ts'

/** A mail that the mail system accepted. */
export interface SentMail extends ComposedMail {
  to: string
  at: Instant
  /** Counts the mails. */
  serial: number
  tag: string
  /** The notices that it tells of: of a digest several. */
  tells: readonly Told[]
}

/** A notice in a mail. */
export interface Told {
  /** As a mail of it alone would be tagged. */
  tag: string
  /** Version of its matter when the mail system took it. */
  version: number
}

/** Where all mail of a world arrives, and a pile of what no test has looked at yet. */
export const aMailbox = () => {
  const mails: SentMail[] = []
  let unread: SentMail[] = []
  return {
    mails,
    put: (mail: SentMail) => {
      mails.push(mail)
      unread.push(mail)
    },
    /** Takes one mail off the pile; fails, telling what is there, when there is none such. */
    expectMail: (to: string, subject: string | RegExp): SentMail => {
      const found = unread.find(
        (mail) =>
          mail.to.startsWith(`${to}@`) &&
          (typeof subject === 'string' ? mail.subject.startsWith(subject) : subject.test(mail.subject)),
      )
      expect(found, `no mail to ${to} saying ${subject}; unread are:\n${describe(unread)}`).toBeDefined()
      unread = unread.filter((mail) => mail !== found)
      return found as SentMail
    },
    expectNoMoreMail: () => expect(describe(unread)).toBe(''),
    /** Reads the rest of the pile without looking. */
    readAllMail: () => {
      unread = []
    },
  }
}

const describe = (mails: readonly SentMail[]) =>
  mails.map(({ to, subject, at }) => `${instantInWords(at)} → ${to}: ${subject}`).join('\n')
