import { environment, linkKeysEnvironment } from '../../shared/adapters/environment.ts'

export const readEnv = environment(linkKeysEnvironment)
