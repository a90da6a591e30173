import * as z from 'zod/mini'
import { environment, linksEnvironment, mailboxes } from '../../shared/adapters/environment.ts'

export const readEnv = environment({
  ...mailboxes,
  MAIL_FROM: z.string(),
  SES_SPEAKS: z.optional(z.literal('on')),
  SENDERS: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
  CONFIGURATION_SET: z.string(),
  WAKE_QUEUE_URL: z.url(),
  INBOX_QUEUE_URL: z.url(),
  ...linksEnvironment,
  SWEEP_GRACE_SECONDS: z.coerce.number().check(z.int(), z.gte(0), z.lte(600)),
})
