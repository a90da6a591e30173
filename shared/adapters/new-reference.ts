import { randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that it can be read over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A fresh reference for a matter, not derivable from the caller's. Unique once the store has taken it. @example 'K7Q2M' */
export const newReference = (): string => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')
