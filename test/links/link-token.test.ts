import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkCrypto } from '../../shared/adapters/link-crypto.ts'
import { type Link, type NoticeLink, validFrom } from '../../shared/links/link.ts'
import { type LinkKeys, longestToken, readLink, signLink } from '../../shared/links/link-token.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { dayMs } from '../../shared/time/day.ts'
import { at } from '../builders/london-time.ts'

const now = at('Fri 18 Dec 2026 17:00')
const keys: LinkKeys = [{ id: 'k2', key: 'the key that signs now, and is long enough' }]
const before = { id: 'k1', key: 'the key that signed until the last rotation' }

const link: NoticeLink = {
  partnership: 'bolton',
  reference: 'K7Q2M',
  clock: 'panel-notification',
  role: 'director-of-childrens-services',
  holder: 'p-0417',
  version: 1,
  n: 0,
  action: 'seen',
  ...validFrom(now),
}

const tokenOf = (of: Link, by: LinkKeys = keys): string => {
  const token = signLink(of, by, linkCrypto)
  if (token === undefined) throw new Error('not signed')
  return token
}
const read = (token: unknown, when = now, by: LinkKeys = keys) => readLink(token, by, when, linkCrypto)

describe('a link', () => {
  it('is read as what was signed, by the key in use and by the one before', () => {
    expect(read(tokenOf(link))).toEqual({ ok: true, link })
    expect(read(tokenOf(link, [before]), now, [...keys, before])).toEqual({ ok: true, link })
  })

  it('to confirm an address says whose and which', () => {
    const confirm: Link = { partnership: 'bolton', holder: 'p-0417', contact: 2, action: 'confirm', ...validFrom(now) }
    expect(read(tokenOf(confirm))).toEqual({ ok: true, link: confirm })
  })

  it('can be used for 14 days to the second, and says whose it was afterwards', () => {
    const token = tokenOf(link)
    // issued on Friday 18 December at 17:00, so good until Friday 1 January at 17:00
    expect(read(token, now + 14 * dayMs)).toMatchObject({ ok: true })
    expect(read(token, now + 14 * dayMs + 1)).toEqual({ ok: false, reason: 'expired', link })
  })

  it('by a key that nobody knows any more is told from a forged one', () => {
    expect(read(tokenOf(link, [before]))).toEqual({ ok: false, reason: 'unknown-key' })
    expect(read(tokenOf(link, [{ ...before, id: 'k2' }]))).toEqual({ ok: false, reason: 'forged' })
  })

  it('is not made where nobody could read it: of an id with a blank, or too long for a mail program', () => {
    expect(signLink({ ...link, holder: 'Jo Bloggs' }, keys, linkCrypto)).toBeUndefined()
    const longest = { ...link, clock: `${'c'.repeat(60)}:${'k'.repeat(80)}`, role: 'r'.repeat(60), holder: 'h'.repeat(60) }
    expect(signLink({ ...longest, partnership: 'p'.repeat(31), action: 'date-disputed' }, keys, linkCrypto)).toBeUndefined()
  })

  it('of every rule to every role of every partnership fits, with the longest id that a person may have', () => {
    for (const { id: partnership, rules, roles } of partnerships) {
      const longestRole = roles.map(({ id }) => id).sort((a, b) => b.length - a.length)[0] ?? ''
      for (const { id, each } of rules) {
        const clock = each === undefined ? id : `${id}:2027-01-14`
        const token = tokenOf({ ...link, partnership, clock, role: longestRole, holder: 'p'.repeat(60), action: 'date-disputed' })
        expect(token.length).toBeLessThan(longestToken)
      }
    }
  })
})

describe('whatever else comes where a token should be', () => {
  const token = tokenOf(link)
  const other = tokenOf({ ...link, action: 'escalate', holder: 'p-0418' })
  const isRefused = (input: unknown) => {
    const { ok } = read(input)
    return !ok
  }

  it('with any one character changed, is refused', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. ~é'
    for (let place = 0; place < token.length; place++)
      for (const letter of alphabet)
        if (letter !== token[place])
          expect(read(token.slice(0, place) + letter + token.slice(place + 1)).ok, `${place}`).toBe(false)
  })

  it('cut short or made longer, is refused', () => {
    for (let length = 0; length < token.length; length++) expect(read(token.slice(0, length)).ok).toBe(false)
    fc.assert(fc.property(fc.string({ minLength: 1 }), (more) => isRefused(token + more) && isRefused(more + token)))
  })

  it('put together from the parts of two good ones, is refused', () => {
    const [a, b] = [token.split('.'), other.split('.')]
    for (const pick of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const mixed = [0, 1, 2].map((part) => (pick & (1 << part) ? a : b)[part]).join('.')
      expect(read(mixed).ok).toBe(mixed === token || mixed === other)
    }
  })

  it('with several bytes changed at random, is refused', () => {
    const change = fc.tuple(fc.nat(token.length - 1), fc.integer({ min: 0, max: 0xffff }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const units = [...token]
        for (const [place, code] of changes) units[place] = String.fromCharCode(code)
        const mutated = units.join('')
        return mutated === token || isRefused(mutated)
      }),
      { numRuns: 2_000 },
    )
  })

  it('of any kind and length, is refused without an exception', () => {
    fc.assert(fc.property(fc.anything(), isRefused), { numRuns: 1_000 })
    const made = fc.tuple(fc.stringMatching(/^[a-z0-9]{1,16}$/), fc.base64String(), fc.base64String())
    fc.assert(
      fc.property(made, ([id, payload, mac]) => isRefused(`${id}.${payload}.${mac}`) && isRefused(`k2.${payload}.${mac}`)),
    )
    expect(isRefused('x'.repeat(1_000_000))).toBe(true)
  })

  it('signed by another key, is refused', () => {
    fc.assert(fc.property(fc.string(), (key) => key === keys[0].key || isRefused(tokenOf(link, [{ id: 'k2', key }]))))
  })

  it('signed by our own key over what is no link, is refused: a signature makes nothing true', () => {
    const signed = (line: string) => {
      const text = `k2.${linkCrypto.encode(line)}`
      return `${text}.${linkCrypto.mac(keys[0].key, text)}`
    }
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (line) => isRefused(signed(line))))
    const line = linkCrypto.decode(token.split('.')[1] ?? '')
    expect(read(signed(line)).ok).toBe(true)
    for (const [from, to] of [
      ['seen', 'delete-everything'],
      ['bolton', 'BOLTON'],
      ['p-0417', 'P 0417'],
      ['K7Q2M', 'k7q2m#'],
      ['seen|', 'seen||'],
      ['|1|0', '|01|0'],
      ['|1|0', '|-1|0'],
      ['|1|0', '|1|0|x'],
    ] as const)
      expect(isRefused(signed(line.replace(from, to))), to).toBe(true)
  })
})
