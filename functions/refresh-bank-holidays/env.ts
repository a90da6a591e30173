import * as z from 'zod'
import { isLocal } from '../../shared/names.ts'

export const readEnv = z
  .object({ STAGE: z.string(), TABLE_NAME: z.string(), TIME_TRAVEL: z.literal('on').optional() })
  .refine(({ STAGE, TIME_TRAVEL }) => TIME_TRAVEL === undefined || isLocal(STAGE), {
    error: 'only the local stage may travel in time',
  })
