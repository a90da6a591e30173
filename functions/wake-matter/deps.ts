import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { nameFaults } from '../../shared/adapters/name-faults.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { type WakeDeps, wakeMatter } from '../../shared/shell/wake-matter.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const clock = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const deps: WakeDeps = {
    matters: matterTable(dynamodb, env.TABLE_NAME),
    contexts: livingContexts(dynamodb, env.TABLE_NAME, { travels }),
    now: clock.now,
    log,
  }
  return { wake: nameFaults(log, 'MATTER_NOT_WOKEN', wakeMatter(deps)) }
}
