import * as z from 'zod/mini'
import { environment } from '../../shared/adapters/environment.ts'

export const readEnv = environment({ REJECTED_QUEUE_URL: z.url() })
