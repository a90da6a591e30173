import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import type * as z from 'zod'
import { calendarTable } from '../../shared/adapters/calendar-table.ts'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { linksInMails } from '../../shared/adapters/links-in-mails.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { inboxQueue, wakeQueue } from '../../shared/adapters/queues.ts'
import { rationedMailer } from '../../shared/adapters/rationed-mailer.ts'
import { silenceTable } from '../../shared/adapters/silence-table.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import { hearSilence } from '../../shared/shell/hear-silence.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { recalculate } from '../../shared/shell/recalculate.ts'
import { recordReceipt } from '../../shared/shell/record-receipt.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import { sendPile } from '../../shared/shell/send-pile.ts'
import { sweep } from '../../shared/shell/sweep.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const sqs = new SQSClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const { now } = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const calendar = calendarTable(dynamodb, env.TABLE_NAME)
  const shared = {
    matters: matterTable(dynamodb, env.TABLE_NAME),
    contexts: livingContexts(dynamodb, env.TABLE_NAME, { travels }),
    now,
    log,
  }
  const sending = {
    ...shared,
    mailSpeaks: env.SES_SPEAKS === 'on',
    waiting: waitingTable(dynamodb, env.TABLE_NAME),
    directory: peopleTable(dynamodb, env.TABLE_NAME),
    inbox: inboxQueue(sqs, env.INBOX_QUEUE_URL),
    links: linksInMails(dynamodb, env),
    mailer: rationedMailer(
      { from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET, replyTo: env.REPLY_TO },
      env.SENDERS,
      log,
    ),
  }
  const silence = silenceTable(dynamodb, env.TABLE_NAME)
  const wake = wakeMatter(shared)
  return {
    graceMs: env.SWEEP_GRACE_SECONDS * 1000,
    sweep: sweep({
      ...sending,
      wakeMatter: (key) => wake(key),
      sendNotices: sendNotices(sending),
      sendPile: sendPile(sending),
      silence,
      hearSilence: hearSilence({ ...sending, silence, recordReceipt: recordReceipt(sending) }),
      recalculate: recalculate({ ...shared, calendar, queue: wakeQueue(sqs, env.WAKE_QUEUE_URL) }),
    }),
  }
}
