import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import type * as z from 'zod'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { linksInMails } from '../../shared/adapters/links-in-mails.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { nameFaults } from '../../shared/adapters/name-faults.ts'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { inboxQueue } from '../../shared/adapters/queues.ts'
import { rationedMailer } from '../../shared/adapters/rationed-mailer.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const clock = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const send = sendNotices({
    matters: matterTable(dynamodb, env.TABLE_NAME),
    mailSpeaks: env.SES_SPEAKS === 'on',
    waiting: waitingTable(dynamodb, env.TABLE_NAME),
    directory: peopleTable(dynamodb, env.TABLE_NAME),
    inbox: inboxQueue(new SQSClient({}), env.INBOX_QUEUE_URL),
    links: linksInMails(dynamodb, env),
    mailer: rationedMailer(
      { from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET, replyTo: env.REPLY_TO },
      env.SENDERS,
      log,
    ),
    contexts: livingContexts(dynamodb, env.TABLE_NAME, { travels }),
    now: clock.now,
    log,
  })
  return { send: nameFaults(log, 'NOTICES_NOT_SENT', send) }
}
