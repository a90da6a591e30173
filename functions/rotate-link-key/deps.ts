import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as z from 'zod'
import { newLinkKey } from '../../shared/adapters/link-keys.ts'
import { secrets } from '../../shared/adapters/secrets.ts'
import type { Log } from '../../shared/shell/ports.ts'
import type { readEnv } from './env.ts'

/** The real things. The table's client is never called: it knows where the function is, and who. */
export const liveDeps = (env: z.infer<typeof readEnv>, log: Log) => ({
  call: secrets(new DynamoDBClient({}), { endpoint: env.AWS_ENDPOINT_URL, timeoutMs: 10_000 }),
  secret: env.LINK_KEYS_ARN,
  newKey: newLinkKey,
  log,
})
