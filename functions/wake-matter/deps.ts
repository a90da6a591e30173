import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { nameFaults } from '../../shared/adapters/name-faults.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { type WakeDeps, wakeMatter } from '../../shared/shell/wake-matter.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const clock = env.TIME_TRAVEL === 'on' ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const deps: WakeDeps = { matters: matterTable(dynamodb, env.TABLE_NAME), calendar: englandAndWales(), now: clock.now, log }
  return { wake: nameFaults(log, 'MATTER_NOT_WOKEN', wakeMatter(deps)) }
}
