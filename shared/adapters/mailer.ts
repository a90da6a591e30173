import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { Mailer } from '../shell/ports.ts'
import { isoInstant } from '../time/london.ts'

export interface MailSettings {
  from: string
  configurationSet: string
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

/** Mail through SES v2. */
export const mailer = (client: SESv2Client, { from, configurationSet }: MailSettings): Mailer => ({
  send: async (mail, to, { notice, partnership }) => {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
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
          },
        },
      }),
    )
    if (MessageId === undefined) throw new MailInDoubtError('SES answered without a message id')
    return MessageId
  },
})
