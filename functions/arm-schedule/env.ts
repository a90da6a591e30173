import * as z from 'zod'
import { isLocal } from '../../shared/names.ts'

export const readEnv = z
  .object({
    STAGE: z.string(),
    TABLE_NAME: z.string(),
    WAKE_QUEUE_URL: z.url(),
    WAKE_QUEUE_ARN: z.string(),
    SCHEDULE_GROUP: z.string(),
    SCHEDULE_ROLE_ARN: z.string(),
    SCHEDULE_DLQ_ARN: z.string(),
    TIME_TRAVEL: z.literal('on').optional(),
  })
  .refine(({ STAGE, TIME_TRAVEL }) => TIME_TRAVEL === undefined || isLocal(STAGE), {
    error: 'only the local stage may travel in time',
  })
