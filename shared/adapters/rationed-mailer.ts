import { setTimeout as pause } from 'node:timers/promises'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import type { Mailer } from '../shell/mail-ports.ts'
import type { Log } from '../shell/ports.ts'
import { rationMails } from '../shell/ration-mails.ts'
import { type MailSettings, mailClient, mailer } from './mailer.ts'
import { sendQuota } from './send-quota.ts'

/**
 * Mail through SES, kept to what SES allows the account.
 *
 * @param senders how many functions may send at once; absent where SES has no limits to ask for, as on one machine
 */
export const rationedMailer = (settings: MailSettings, senders: number | undefined, log: Log): Mailer => {
  const client = new SESv2Client(mailClient)
  return rationMails({
    mailer: mailer(client, settings),
    ...(senders !== undefined && { quota: sendQuota(client) }),
    senders: senders ?? 1,
    // the real now: the rate is SES's, however the stage travels
    now: async () => Date.now(),
    pause: async (ms) => void (await pause(ms)),
    log,
  })
}
