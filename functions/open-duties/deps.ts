import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { calendarTable } from '../../shared/adapters/calendar-table.ts'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { livingSettings } from '../../shared/adapters/living-settings.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { newReference } from '../../shared/adapters/new-reference.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { openDuties } from '../../shared/shell/open-duties.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { recount } from '../../shared/shell/recount.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const { now } = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const matters = matterTable(dynamodb, env.TABLE_NAME)
  const accept = acceptEvent({
    matters,
    contexts: livingContexts(dynamodb, env.TABLE_NAME, { travels }),
    now,
    log,
    newReference,
    hash: sha256,
    // what the service tells itself is never ahead of its own now
    recount: recount({ calendar: calendarTable(dynamodb, env.TABLE_NAME) }),
    futureFacts: 'refuse',
  })
  return {
    openDuties: openDuties({
      partnerships,
      settingsOf: livingSettings(matters, { travels }),
      accept,
      now,
      log,
    }),
  }
}
