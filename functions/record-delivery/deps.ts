import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { nameFaults } from '../../shared/adapters/name-faults.ts'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { recordPileReceipt } from '../../shared/shell/record-pile-receipt.ts'
import { recordReceipt } from '../../shared/shell/record-receipt.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const clock = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const record = recordReceipt({
    matters: matterTable(dynamodb, env.TABLE_NAME),
    directory: peopleTable(dynamodb, env.TABLE_NAME),
    contexts: livingContexts(dynamodb, env.TABLE_NAME, { travels }),
    now: clock.now,
    log,
  })
  const recordPile = recordPileReceipt({ waiting: waitingTable(dynamodb, env.TABLE_NAME), recordReceipt: record })
  return {
    record: nameFaults(log, 'RECEIPT_NOT_RECORDED', record),
    recordPile: nameFaults(log, 'RECEIPT_NOT_RECORDED', recordPile),
  }
}
