import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LinkCrypto } from '../links/link-token.ts'

/** Node's own, for the links in mails. */
export const linkCrypto: LinkCrypto = {
  mac: (key, text) => createHmac('sha256', key).update(text).digest('base64url'),
  same: (a, b) => {
    const [first, second] = [Buffer.from(a), Buffer.from(b)]
    return first.length === second.length && timingSafeEqual(first, second)
  },
  encode: (text) => Buffer.from(text).toString('base64url'),
  decode: (text) => Buffer.from(text, 'base64url').toString(),
}
