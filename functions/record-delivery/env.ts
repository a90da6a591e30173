import { environment } from '../../shared/adapters/environment.ts'

export const readEnv = environment({})
