import * as z from 'zod/mini'
import { environment } from '../../shared/adapters/environment.ts'

export const readEnv = environment({
  WAKE_QUEUE_URL: z.url(),
  WAKE_QUEUE_ARN: z.string(),
  SCHEDULE_GROUP: z.string(),
  SCHEDULE_ROLE_ARN: z.string(),
  SCHEDULE_DLQ_ARN: z.string(),
})
