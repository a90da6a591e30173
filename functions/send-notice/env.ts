import * as z from 'zod/mini'
import { environment, linksEnvironment, mailboxes } from '../../shared/adapters/environment.ts'

export const readEnv = environment({
  MAIL_FROM: z.string(),
  CONFIGURATION_SET: z.string(),
  INBOX_QUEUE_URL: z.url(),
  ...linksEnvironment,
  ...mailboxes,
})
