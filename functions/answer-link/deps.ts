import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { calendarTable } from '../../shared/adapters/calendar-table.ts'
import { realClock, travellingClock } from '../../shared/adapters/clock.ts'
import { linkCrypto } from '../../shared/adapters/link-crypto.ts'
import { linkKeys } from '../../shared/adapters/link-keys.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { newReference } from '../../shared/adapters/new-reference.ts'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { secrets } from '../../shared/adapters/secrets.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { linkPages } from '../../shared/shell/link-pages.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { recount } from '../../shared/shell/recount.ts'
import type { readEnv } from './env.ts'

/** The real things. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => {
  const dynamodb = new DynamoDBClient({})
  const travels = env.TIME_TRAVEL === 'on'
  const { now } = travels ? travellingClock(dynamodb, env.TABLE_NAME) : realClock
  const matters = matterTable(dynamodb, env.TABLE_NAME)
  const contexts = livingContexts(dynamodb, env.TABLE_NAME, { travels })
  const accept = acceptEvent({
    ...{ matters, contexts, now, log, newReference, hash: sha256 },
    futureFacts: 'refuse',
    recount: recount({ calendar: calendarTable(dynamodb, env.TABLE_NAME) }),
  })
  const pageOf = linkPages({
    ...{ matters, contexts, now, log, accept, hash: sha256, crypto: linkCrypto },
    directory: peopleTable(dynamodb, env.TABLE_NAME),
    keys: linkKeys(secrets(dynamodb, { endpoint: env.AWS_ENDPOINT_URL }), env.LINK_KEYS_ARN),
  })
  return { pageOf, log }
}
