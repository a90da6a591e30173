import * as z from 'zod'
import { isLocal } from '../../shared/names.ts'

export const readEnv = z
  .object({
    STAGE: z.string(),
    TABLE_NAME: z.string(),
    MAIL_FROM: z.string(),
    CONFIGURATION_SET: z.string(),
    WAKE_QUEUE_URL: z.url(),
    SWEEP_GRACE_SECONDS: z.coerce.number().int().min(0).max(600),
    TIME_TRAVEL: z.literal('on').optional(),
  })
  .refine(({ STAGE, TIME_TRAVEL }) => TIME_TRAVEL === undefined || isLocal(STAGE), {
    error: 'only the local stage may travel in time',
  })
