import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { calendarTable, livingCalendar } from '../../shared/adapters/calendar-table.ts'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { nameFaults } from '../../shared/adapters/name-faults.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
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
    contexts: contextSource({ calendar: livingCalendar(calendarTable(dynamodb, env.TABLE_NAME), { travels }) }),
    now: clock.now,
    log,
  }
  return { wake: nameFaults(log, 'MATTER_NOT_WOKEN', wakeMatter(deps)) }
}
