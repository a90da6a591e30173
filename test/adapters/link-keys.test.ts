import { describe, expect, it } from 'vitest'
import { linkKeys, newLinkKey } from '../../shared/adapters/link-keys.ts'
import type { Secrets } from '../../shared/adapters/secrets.ts'

const key = (id: string) => ({ id, key: `the key ${id}, which is long enough to sign with` })
const notThere = Object.assign(new Error(), { name: 'ResourceNotFoundException' })
const away = Object.assign(new Error(), { name: 'TimeoutError' })
const minute = 60_000

/** Secrets Manager with what it holds, a clock, and how often it was asked. */
const aVault = (holds: { current: object; previous?: object } | Error) => {
  const vault = { holds, now: 0, asked: 0 }
  const call: Secrets = async (action, { VersionStage }: { VersionStage?: string }) => {
    expect(action).toBe('GetSecretValue')
    vault.asked++
    if (vault.holds instanceof Error) throw vault.holds
    const value = VersionStage === 'AWSCURRENT' ? vault.holds.current : vault.holds.previous
    if (value === undefined) throw notThere
    return { SecretString: JSON.stringify(value) }
  }
  return Object.assign(vault, { keys: linkKeys(call, 'arn', () => vault.now) })
}

describe('the keys that links are signed with', () => {
  it('are the current one first, then the one before; alone before the first rotation', async () => {
    expect(await aVault({ current: key('k2'), previous: key('k1') }).keys()).toEqual([key('k2'), key('k1')])
    expect(await aVault({ current: key('k1') }).keys()).toEqual([key('k1')])
  })

  it('are asked for once in five minutes', async () => {
    const vault = aVault({ current: key('k1') })
    await vault.keys()
    vault.now = 5 * minute - 1
    await vault.keys()
    expect(vault.asked).toBe(2)
    vault.now = 5 * minute
    await vault.keys()
    expect(vault.asked).toBe(4)
  })

  it('are looked for anew for a link of one that is not known, at most every ten seconds', async () => {
    const vault = aVault({ current: key('k1') })
    await vault.keys()
    vault.holds = { current: key('k2'), previous: key('k1') }
    vault.now = 9_999
    expect(await vault.keys('k2')).toEqual([key('k1')])
    vault.now = 10_000
    expect(await vault.keys('k2')).toEqual([key('k2'), key('k1')])
    expect(await vault.keys('forged')).toEqual([key('k2'), key('k1')])
    expect(vault.asked).toBe(4)
  })

  it('stay good while nothing newer can be had', async () => {
    const vault = aVault({ current: key('k1') })
    await vault.keys()
    vault.holds = away
    vault.now = 60 * minute
    expect(await vault.keys()).toEqual([key('k1')])
  })

  it('that were never had are not waited for in every mail: again after half a minute', async () => {
    const vault = aVault(away)
    await expect(vault.keys()).rejects.toBe(away)
    await expect(vault.keys()).rejects.toBe(away)
    expect(vault.asked).toBe(2)
    vault.holds = { current: key('k1') }
    vault.now = 30_000
    expect(await vault.keys()).toEqual([key('k1')])
  })

  it.each([{ id: 'K 1', key: 'x'.repeat(40) }, { id: 'k1', key: 'short' }, { id: 'k1' }, {}])(
    'are none of %o',
    async (current) => {
      await expect(aVault({ current }).keys()).rejects.toThrow()
    },
  )

  it('are made long and random', () => {
    const made = Array.from({ length: 50 }, newLinkKey)
    expect(new Set(made.map(({ id }) => id)).size).toBe(50)
    for (const { id, key: text } of made) {
      expect(id).toMatch(/^[0-9a-f]{8}$/)
      // 48 bytes in base64url
      expect(text).toMatch(/^[A-Za-z0-9_-]{64}$/)
    }
  })
})
