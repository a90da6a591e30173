import * as z from 'zod/mini'
import { linkKeysEnvironment } from '../../shared/adapters/environment.ts'

/** It knows no table. */
export const readEnv = z.object(linkKeysEnvironment)
