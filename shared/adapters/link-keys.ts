import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { LinkKey, LinkKeys } from '../links/link-token.ts'
import type { Instant } from '../time/day.ts'
import type { Secrets } from './secrets.ts'

/** How long keys are used without looking again; what cannot be looked up is not asked for in every mail. */
const lookAgainMs = 5 * 60_000
const afterFailureMs = 30_000
const unknownKeyMs = 10_000

const keyForm = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]{1,16}$/)),
  key: z.string().check(z.minLength(32), z.maxLength(200)),
})

/** The value of the secret as it is kept. @throws when it is none of ours */
export const linkKeyOf = (text: unknown): LinkKey => keyForm.parse(JSON.parse(String(text)))

/**
 * The keys that links are signed with: the current one first, then the one before. For five minutes what was looked up
 * last, and longer while nothing newer can be had. An id that is not among them is looked for anew: another function may sign with a newer key.
 *
 * @throws when they were never had: mails go out without links then
 */
export const linkKeys = (call: Secrets, secret: string, realNow: () => Instant = Date.now) => {
  let known: LinkKeys | undefined
  let lookedAt = Number.NEGATIVE_INFINITY
  let next = Number.NEGATIVE_INFINITY
  let failure: unknown
  const lookUp = async (): Promise<void> => {
    lookedAt = realNow()
    next = lookedAt + lookAgainMs
    try {
      const [current, previous] = await Promise.all([keyAt(call, secret, 'AWSCURRENT'), previousOf(call, secret)])
      known = [current, ...(previous === undefined ? [] : [previous])]
      failure = undefined
    } catch (error) {
      failure = error
      next = lookedAt + afterFailureMs
    }
  }
  return async (id?: string): Promise<LinkKeys> => {
    const isUnknown = id !== undefined && known !== undefined && !known.some((key) => key.id === id)
    if (realNow() >= next || (isUnknown && realNow() >= lookedAt + unknownKeyMs)) await lookUp()
    if (known === undefined) throw failure
    return known
  }
}

const keyAt = async (call: Secrets, SecretId: string, VersionStage: string): Promise<LinkKey> =>
  linkKeyOf((await call('GetSecretValue', { SecretId, VersionStage })).SecretString)

/** None before the first rotation. */
const previousOf = async (call: Secrets, secret: string): Promise<LinkKey | undefined> => {
  try {
    return await keyAt(call, secret, 'AWSPREVIOUS')
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
    throw error
  }
}

/** A fresh key. */
export const newLinkKey = (): LinkKey => ({ id: randomBytes(4).toString('hex'), key: randomBytes(48).toString('base64url') })
