import * as z from 'zod/mini'
import { linkKeyOf } from '../../shared/adapters/link-keys.ts'
import type { Secrets } from '../../shared/adapters/secrets.ts'
import type { LinkKey } from '../../shared/links/link-token.ts'
import type { Log } from '../../shared/shell/ports.ts'

export interface RotateDeps {
  call: Secrets
  /** The one secret that may be rotated. */
  secret: string
  newKey: () => LinkKey
  log: Log
}

/** What Secrets Manager asks for, step by step, each perhaps more than once. */
const request = z.object({
  SecretId: z.string(),
  ClientRequestToken: z.string(),
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
})

const described = z.object({ VersionIdsToStages: z.record(z.string(), z.array(z.string())) })

/**
 * Puts a new key in the place of the current one, which stays good as the one before until the next rotation: longer
 * than any link that it has signed.
 */
export const rotate =
  ({ call, secret, newKey, log }: RotateDeps) =>
  async (input: unknown): Promise<void> => {
    const { SecretId, ClientRequestToken: version, Step: step } = request.parse(input)
    if (SecretId !== secret) throw new Error('asked to rotate another secret')
    const { VersionIdsToStages: stages } = described.parse(await call('DescribeSecret', { SecretId }))
    if (stages[version] === undefined) throw new Error('asked to rotate to a version that is not there')
    if (stages[version].includes('AWSCURRENT')) return
    if (step === 'createSecret') await create(call, SecretId, version, newKey)
    if (step === 'testSecret') linkKeyOf((await call('GetSecretValue', pendingOf(SecretId, version))).SecretString)
    if (step === 'finishSecret') await finish(call, SecretId, version, stages)
    log.info('LINK_KEY_ROTATED', { step })
  }

const pendingOf = (SecretId: string, VersionId: string) => ({ SecretId, VersionId, VersionStage: 'AWSPENDING' })

/** Asked for twice, the key that was made first stays. */
const create = async (call: Secrets, SecretId: string, version: string, newKey: () => LinkKey): Promise<void> => {
  const made = await call('GetSecretValue', pendingOf(SecretId, version)).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
    throw error
  })
  if (made !== undefined) return
  const value = { SecretId, ClientRequestToken: version, SecretString: JSON.stringify(newKey()), VersionStages: ['AWSPENDING'] }
  await call('PutSecretValue', value)
}

const finish = async (call: Secrets, SecretId: string, version: string, stages: Record<string, string[]>): Promise<void> => {
  const current = Object.entries(stages).find(([, labels]) => labels.includes('AWSCURRENT'))?.[0]
  await call('UpdateSecretVersionStage', {
    SecretId,
    VersionStage: 'AWSCURRENT',
    MoveToVersionId: version,
    ...(current !== undefined && { RemoveFromVersionId: current }),
  })
}
