import { type Attachment, BadRequestException, type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { ComposedMail } from '../notices/compose-mail.ts'
import { type Between, icsOf } from '../notices/icalendar.ts'
import type { Mailer } from '../shell/mail-ports.ts'
import { isoInstant } from '../time/london.ts'

export interface MailSettings {
  from: string
  configurationSet: string
  /** The partnerships' own mailboxes, as far as the deployment gives them: answers go there. */
  replyTo?: Readonly<Partial<Record<string, string>>> | undefined
}

/** Thrown when SES answered without an id: whether it took the mail is then in doubt, so it is sent again. */
export class MailInDoubtError extends Error {
  override name = 'MailInDoubtError'
}

/**
 * The client that `mailer` is given. It never retries: SES knows no idempotency token, so a blind retry could double a
 * mail; the lease around the send decides. And it never waits long for an answer: one that hangs would hold up all behind it.
 */
export const mailClient = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const

/**
 * How long a mail waits for SES in all: the client's own limits end when an answer begins, and there may be two tries. What
 * comes later is in doubt, and nobody else may be sending the mail by then.
 */
export const longestAnswerMs = 10_000

/** Mail through SES v2. */
export const mailer = (client: SESv2Client, settings: MailSettings, answerMs: number = longestAnswerMs): Mailer => {
  const { from, configurationSet, replyTo } = settings
  const sendWith = async (
    attachments: Attachment[],
    abortSignal: AbortSignal,
    ...[mail, to, { notice, partnership }]: Parameters<Mailer['send']>
  ) => {
    const answersTo = mail.replyTo ?? replyTo?.[partnership]
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        ...(answersTo !== undefined && { ReplyToAddresses: [answersTo] }),
        ConfigurationSetName: configurationSet,
        Destination: { ToAddresses: [to.address] },
        EmailTags: [
          { Name: 'notice', Value: notice },
          { Name: 'partnership', Value: partnership },
        ],
        Content: {
          Simple: {
            Subject: { Data: mail.subject, Charset: 'UTF-8' },
            Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
            Headers: [
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
              { Name: 'X-Auto-Response-Suppress', Value: 'All' },
              { Name: 'References', Value: mail.thread },
              { Name: 'In-Reply-To', Value: mail.thread },
              { Name: 'X-Clocks-Notice', Value: notice },
              { Name: 'X-Clocks-Sent-At', Value: isoInstant(mail.writtenAt) },
            ],
            ...(attachments.length > 0 && { Attachments: attachments }),
          },
        },
      }),
      { abortSignal },
    )
    if (MessageId === undefined) throw new MailInDoubtError('SES answered without a message id')
    return MessageId
  }
  return {
    send: async (mail, to, tags) => {
      const attachments = attachmentsOf(mail, { organizer: from, attendee: to.address })
      const signal = AbortSignal.timeout(answerMs)
      try {
        return await sendWith(attachments, signal, mail, to, tags)
      } catch (error) {
        // the request itself was bad, so nothing has gone out: the mail must not be lost for the sake of a calendar entry
        if (attachments.length > 0 && error instanceof BadRequestException) return sendWith([], signal, mail, to, tags)
        throw error
      }
    },
  }
}

const attachmentsOf = ({ invites = [] }: ComposedMail, between: Between): Attachment[] =>
  invites.map((invite, n) => ({
    FileName: n === 0 ? 'due-date.ics' : `due-date-${n + 1}.ics`,
    ContentType: `text/calendar; charset=utf-8; method=${invite.method}`,
    ContentDisposition: 'ATTACHMENT',
    ContentTransferEncoding: 'BASE64',
    RawContent: new TextEncoder().encode(icsOf(invite, between)),
  }))
