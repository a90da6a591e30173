import * as z from 'zod/mini'
import { answers } from '../../events/answer.ts'
import { partnershipForm } from '../../events/forms.ts'
import type { Instant } from '../time/day.ts'
import { fieldsOf, type Link, lineOf } from './link.ts'

/** A key that links are signed with. Its id stands in every token, so that the one before stays good. */
export interface LinkKey {
  id: string
  key: string
}

/** The first signs; all verify. */
export type LinkKeys = readonly [LinkKey, ...LinkKey[]]

/** What the core leaves to others to compute. None of it may throw. */
export interface LinkCrypto {
  /** HMAC-SHA256 as base64url. */
  mac(key: string, text: string): string
  /** Whether two texts are equal, in a time that does not tell where they differ. */
  same(a: string, b: string): boolean
  encode(text: string): string
  decode(base64url: string): string
}

/** Why a token is not taken. Only of an expired one is it known what it stood for. */
export type ReadLink =
  | { ok: true; link: Link }
  | { ok: false; reason: 'malformed' | 'unknown-key' | 'forged' }
  | { ok: false; reason: 'expired'; link: Link }

const form = /^([a-z0-9]{1,16})\.([A-Za-z0-9_-]{20,440})\.([A-Za-z0-9_-]{43})$/

/** Mail programs and proxies cut addresses that are longer than they expect. */
export const longestToken = 500

/** The token of a link; undefined when nobody could read it, or mail programs could not be trusted with its length. */
export const signLink = (link: Link, [{ id, key }]: LinkKeys, { mac, encode }: LinkCrypto): string | undefined => {
  if (!schema.safeParse(link).success) return undefined
  const signed = `${id}.${encode(lineOf(link))}`
  const token = `${signed}.${mac(key, signed)}`
  return token.length < longestToken && form.test(token) ? token : undefined
}

/** Reads whatever came where a token should be. Nothing in it is believed before its signature holds. Never throws. */
export const readLink = (token: unknown, keys: readonly LinkKey[], now: Instant, crypto: LinkCrypto): ReadLink => {
  if (typeof token !== 'string' || token.length >= longestToken) return { ok: false, reason: 'malformed' }
  const [, id, payload = '', mac = ''] = form.exec(token) ?? []
  if (id === undefined) return { ok: false, reason: 'malformed' }
  const found = keys.find((key) => key.id === id)
  if (found === undefined) return { ok: false, reason: 'unknown-key' }
  if (!crypto.same(mac, crypto.mac(found.key, `${id}.${payload}`))) return { ok: false, reason: 'forged' }
  const line = crypto.decode(payload)
  const read = schema.safeParse(fieldsOf(line))
  if (!read.success || lineOf(read.data) !== line) return { ok: false, reason: 'malformed' }
  const link = read.data
  return now > link.exp ? { ok: false, reason: 'expired', link } : { ok: true, link }
}

const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/))
const instant = z.int().check(z.gte(0), z.lte(4_102_444_800_000))

const common = { partnership: z.string().check(z.regex(partnershipForm)), holder: id, issuedAt: instant, exp: instant }

const schema = z.union([
  z.strictObject({ ...common, action: z.literal('confirm'), contact: z.int().check(z.gte(1), z.lte(999)) }),
  z.strictObject({
    ...common,
    action: z.enum([...answers, 'done']),
    reference: z.string().check(z.regex(/^[0-9A-Z]{2,12}$/)),
    clock: z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}(:[A-Za-z0-9._~:-]{1,80})?$/)),
    role: id,
    version: z.int().check(z.gte(1), z.lte(999_999)),
    n: z.int().check(z.gte(0), z.lte(9_999)),
  }),
])
