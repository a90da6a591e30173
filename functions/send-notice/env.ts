import * as z from 'zod/mini'
import { environment, mailboxes } from '../../shared/adapters/environment.ts'

export const readEnv = environment({
  ...mailboxes,
  MAIL_FROM: z.string(),
  CONFIGURATION_SET: z.string(),
  INBOX_QUEUE_URL: z.url(),
})
