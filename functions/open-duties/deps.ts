import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { calendarTable, livingCalendar } from '../../shared/adapters/calendar-table.ts'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { newReference } from '../../shared/adapters/new-reference.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { settingsOf, settingsSubject } from '../../shared/settings/settings-of.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
import { openDuties } from '../../shared/shell/open-duties.ts'
import type { Log } from '../../shared/shell/ports.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const { now } = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const matters = matterTable(dynamodb, env.TABLE_NAME)
  const accept = acceptEvent({
    matters,
    contexts: contextSource({ calendar: livingCalendar(calendarTable(dynamodb, env.TABLE_NAME), { travels }) }),
    now,
    log,
    newReference,
    hash: sha256,
    // what the service tells itself is never ahead of its own now
    futureFacts: 'refuse',
  })
  return {
    openDuties: openDuties({
      partnerships,
      settingsOf: async ({ id, settings }) => {
        const agreed = await matters.load({ partnership: id, subject: settingsSubject })
        return settingsOf(settings, agreed?.matter.records ?? [])
      },
      accept,
      now,
      log,
    }),
  }
}
