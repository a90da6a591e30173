import { describe, expect, it } from 'vitest'
import { rotate } from '../../functions/rotate-link-key/rotate.ts'
import { linkKeys } from '../../shared/adapters/link-keys.ts'
import type { Secrets } from '../../shared/adapters/secrets.ts'
import { keptLog } from '../shell/desk.ts'

const key = (id: string) => ({ id, key: `the key ${id}, which is long enough to sign with` })
const secret = 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:links-AbCdEf'
const notThere = Object.assign(new Error(), { name: 'ResourceNotFoundException' })

/** Secrets Manager as it keeps versions and moves their labels. */
const aVault = () => {
  const versions: Record<string, { value?: string; stages: string[] }> = {
    v1: { value: JSON.stringify(key('k1')), stages: ['AWSCURRENT'] },
  }
  type Input = Record<string, string> & { VersionStages?: string[] }
  const actions: Record<string, (input: Input) => object> = {
    DescribeSecret: () => ({
      VersionIdsToStages: Object.fromEntries(Object.entries(versions).map(([id, { stages }]) => [id, stages])),
    }),
    GetSecretValue: ({ VersionId, VersionStage }) => {
      const found = Object.entries(versions).find(
        ([id, { stages }]) => (VersionId === undefined || id === VersionId) && stages.includes(`${VersionStage}`),
      )
      if (found?.[1].value === undefined) throw notThere
      return { SecretString: found[1].value }
    },
    PutSecretValue: ({ ClientRequestToken, SecretString, VersionStages }) => {
      versions[`${ClientRequestToken}`] = { value: `${SecretString}`, stages: VersionStages ?? [] }
      return {}
    },
    UpdateSecretVersionStage: ({ MoveToVersionId, RemoveFromVersionId }) => {
      for (const version of Object.values(versions)) version.stages = version.stages.filter((stage) => stage !== 'AWSPREVIOUS')
      const [from, to] = [versions[`${RemoveFromVersionId}`], versions[`${MoveToVersionId}`]]
      if (from !== undefined) from.stages = ['AWSPREVIOUS']
      if (to !== undefined) to.stages = ['AWSCURRENT']
      return {}
    },
  }
  const call: Secrets = async (action, input) => (actions[action]?.(input as Input) ?? {}) as Record<string, unknown>
  /** Secrets Manager announces a version before it asks for its value. */
  const begin = (version: string) => {
    versions[version] = { stages: ['AWSPENDING'] }
  }
  return { call, begin, versions }
}

const steps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const
const request = (Step: string, version = 'v2', SecretId = secret) => ({ Step, ClientRequestToken: version, SecretId })

describe('the rotation of the key', () => {
  const rotating = () => {
    const vault = aVault()
    let made = 1
    const kept = keptLog()
    const run = rotate({ call: vault.call, secret, newKey: () => key(`k${++made}`), log: kept.log })
    return { ...vault, ...kept, run, keys: () => linkKeys(vault.call, secret, () => 0)() }
  }

  it('puts a new key in its place, and leaves the one before good until the next time', async () => {
    const { run, begin, keys, lines } = rotating()
    for (const [version, id, before] of [
      ['v2', 'k2', 'k1'],
      ['v3', 'k3', 'k2'],
    ] as const) {
      begin(version)
      for (const step of steps) await run(request(step, version))
      expect((await keys()).map((each) => each.id)).toEqual([id, before])
    }
    expect(JSON.stringify(lines)).not.toContain('which is long enough')
  })

  it('asked for twice, in any step, makes one key', async () => {
    const { run, begin, keys } = rotating()
    begin('v2')
    for (const step of steps) for (const _ of [1, 2]) await run(request(step))
    expect((await keys()).map(({ id }) => id)).toEqual(['k2', 'k1'])
  })

  it('signs with the old key until the last step', async () => {
    const { run, begin, keys } = rotating()
    begin('v2')
    for (const step of steps.slice(0, 3)) await run(request(step))
    expect((await keys()).map(({ id }) => id)).toEqual(['k1'])
  })

  it.each([
    ['another secret', request('createSecret', 'v2', `${secret}-other`)],
    ['a version that was not announced', request('createSecret', 'v9')],
    ['a step that there is not', request('deleteSecret')],
    ['nothing', {}],
  ])('of %s is refused', async (_what, input) => {
    const { run, begin, versions } = rotating()
    begin('v2')
    const before = JSON.stringify(versions)
    await expect(run(input)).rejects.toThrow()
    expect(JSON.stringify(versions)).toBe(before)
  })
})
