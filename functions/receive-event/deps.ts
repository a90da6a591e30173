import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import type * as z from 'zod'
import { calendarTable, livingCalendar } from '../../shared/adapters/calendar-table.ts'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { nameFaults } from '../../shared/adapters/name-faults.ts'
import { newReference } from '../../shared/adapters/new-reference.ts'
import { rejectedQueue } from '../../shared/adapters/queues.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
import type { Log } from '../../shared/shell/ports.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const clock = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const accept = acceptEvent({
    matters: matterTable(dynamodb, env.TABLE_NAME),
    contexts: contextSource({ calendar: livingCalendar(calendarTable(dynamodb, env.TABLE_NAME), { travels }) }),
    now: clock.now,
    log,
    newReference,
    hash: sha256,
    // where now can be moved, a fact may lie ahead of it: the operator travels there afterwards
    futureFacts: travels ? 'allow' : 'refuse',
  })
  return {
    accept: nameFaults(log, 'EVENT_NOT_STORED', accept),
    rejected: rejectedQueue(new SQSClient({}), env.REJECTED_QUEUE_URL),
    log,
  }
}
