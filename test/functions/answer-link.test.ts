import { createHash } from 'node:crypto'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { linkCrypto } from '../../shared/adapters/link-crypto.ts'
import { type Link, validFrom } from '../../shared/links/link.ts'
import { signLink } from '../../shared/links/link-token.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { at } from '../builders/london-time.ts'
import { linkRequest } from '../world/lambda-events.ts'
import { aws, writes } from './aws.ts'
import { asked, committed, freshAws, get, nowIs, post, tableWith } from './opened-links.ts'
import { heldKey, secretsAreAway } from './secrets.ts'
import { began, director } from './sending.ts'

const link: Link = {
  partnership: 'bolton',
  reference: 'K7Q2M',
  clock: 'panel-notification',
  role: director.role,
  holder: director.id,
  version: 1,
  n: 0,
  action: 'mine',
  ...validFrom(at(began)),
}
const tokenOf = (more: Partial<Link> = {}): string => signLink({ ...link, ...more } as Link, [heldKey], linkCrypto) ?? ''

beforeEach(freshAws)

describe('GET of a link', () => {
  it('shows what it is about, and what can be answered, with none of the answers chosen', async () => {
    const { statusCode, body } = await get(tokenOf())
    expect(statusCode).toBe(200)
    expect(body).toContain('<dd>Notify the Panel of the incident</dd>')
    expect(body).toContain('<dd>Tuesday 29 December 2026</dd>')
    expect(body).toContain('<dd>K7Q2M</dd>')
    expect(body).toContain('type="radio"')
    expect(body).not.toContain('checked')
  })

  it('writes nothing, in the table or in the log', async () => {
    const { lines } = await get(tokenOf())
    expect(writes()).toEqual([])
    expect(lines).toEqual([])
  })

  it('says nothing of the caller’s reference or of anybody’s address', async () => {
    expect((await get(tokenOf())).body).not.toMatch(/SI-2026-014|case-system|@bolton|h-1/)
  })
})

describe('every page', () => {
  it('runs nothing, fetches nothing, is kept and framed nowhere', async () => {
    for (const { headers, body = '' } of [await get(tokenOf()), await get('x'), await post(tokenOf(), { choice: 'yes' })]) {
      const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? ''
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
          "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      )
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'x-content-type-options': 'nosniff',
        'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      })
      expect(body).not.toMatch(/<script|style="|onclick|src=|<img|http-equiv|href="http/i)
    }
  })
})

describe('POST of a link', () => {
  it('tells what was chosen, as said by whoever the link was for', async () => {
    const { statusCode, body, lines, counts } = await post(tokenOf(), { choice: 'yes' })
    expect(statusCode).toBe(200)
    expect(body).toContain('Thank you')
    expect(committed()).toMatchObject({
      source: '/clocks/links',
      id: expect.stringMatching(/^link-[0-9a-f]{32}$/),
      type: 'notice.answered',
      saidBy: 'h-1',
      data: { partnership: 'bolton', clock: 'panel-notification', role: director.role, holder: 'h-1', answer: 'mine' },
    })
    expect(lines).toContainEqual({
      level: 'info',
      code: 'LINK_USED',
      fields: { partnership: 'bolton', action: 'mine', holder: 'h-1', reference: 'K7Q2M', clock: 'panel-notification' },
    })
    expect(counts).toMatchObject({ LinksUsed: 1 })
  })

  it.each([
    ['no choice', { choice: '' }],
    ['a choice that the page does not offer', { choice: 'escalate' }],
    ['a choice of another page', { choice: 'absence' }],
    ['nothing', {}],
  ])('with %s is refused, and nothing is stored', async (_what, form) => {
    const { statusCode, body } = await post(tokenOf(), form)
    expect(statusCode).toBe(422)
    expect(body).toContain('Choose one of the answers')
    expect(writes()).toEqual([])
  })

  it.each([
    ['two choices', 'choice=yes&choice=no', 'application/x-www-form-urlencoded'],
    ['JSON', '{"choice":"yes"}', 'application/json'],
    ['a body that is no form', 'choice=yes', 'text/plain'],
    ['a body that is far too large', `choice=yes&more=${'x'.repeat(5_000)}`, 'application/x-www-form-urlencoded'],
  ])('of %s is refused as no choice', async (_what, body, type) => {
    const request = { ...linkRequest(tokenOf(), 'POST', {}), headers: { 'content-type': type }, body, isBase64Encoded: false }
    expect((await asked(request)).statusCode).toBe(422)
    expect(writes()).toEqual([])
  })

  it('within ten seconds of the mail, or of its delivery, is kept without effect', async () => {
    const receipt = {
      pk: 'MATTER#bolton#SI-2026-014',
      sk: 'RECEIPT#000001#0#h-1#delivered',
      at: at('Mon 21 Dec 2026 09:59') + 55_000,
    }
    await tableWith([director], nowIs, [receipt])
    const { body, lines } = await post(tokenOf(), { choice: 'yes' })
    expect(body).toContain('Confirm it once more')
    expect(committed()).toMatchObject({
      id: expect.stringMatching(/^link-[0-9a-f]{32}-early$/),
      data: { answer: 'mine', early: true },
    })
    expect(lines.map(({ code }) => code)).toContain('LINK_USED_EARLY')
    // the same receipt five seconds earlier: ten have passed
    aws.dynamodb.resetHistory()
    await tableWith([director], nowIs, [{ ...receipt, at: receipt.at - 5_000 }])
    expect((await post(tokenOf(), { choice: 'yes' })).body).toContain('Thank you')
  })

  it.each(['seen', 'mine', 'more-time', 'escalate', 'covered-by', 'date-disputed', 'not-mine'] as const)(
    'within ten seconds is kept, whatever it says: %s',
    async (action) => {
      await tableWith([director, { ...director, id: 'h-2', address: 'h-2@bolton.example', deputy: 1 }], began)
      const choice = { 'more-time': 'absence', 'covered-by': 'h-2' }[action as string] ?? 'yes'
      const { lines } = await post(tokenOf({ action }), { choice })
      expect(lines).toContainEqual(
        expect.objectContaining({ code: 'LINK_USED_EARLY', fields: expect.objectContaining({ kept: true }) }),
      )
      expect(committed()?.data).toMatchObject({ answer: action, early: true })
    },
  )

  it('that cannot be stored says so, and names the fault but nothing of the link in the log', async () => {
    aws.dynamodb.on(TransactWriteCommand).rejects(Object.assign(new Error('h-1 K7Q2M'), { name: 'InternalServerError' }))
    const { statusCode, body, lines } = await post(tokenOf(), { choice: 'yes' })
    expect(statusCode).toBe(503)
    expect(body).toContain('Nothing was changed')
    expect(lines).toContainEqual({ level: 'error', code: 'LINK_NOT_ANSWERED', fields: { error: 'InternalServerError' } })
  })

  it('while the keys cannot be had changes nothing', async () => {
    secretsAreAway()
    expect((await post(tokenOf(), { choice: 'yes' })).statusCode).toBe(503)
    expect(writes()).toEqual([])
  })
})

describe('somebody who does not have the role any more', () => {
  const successor: Holder = { ...director, id: 'h-9', address: 'new@bolton.example' }

  it.each(['seen', 'done', 'mine', 'more-time', 'escalate', 'covered-by', 'date-disputed'] as const)(
    'cannot say %s, by looking or by sending',
    async (action) => {
      await tableWith([successor])
      for (const answer of [await get(tokenOf({ action })), await post(tokenOf({ action }), { choice: 'yes' })]) {
        expect(answer.statusCode).toBe(403)
        expect(answer.body).toContain('This is not your role any more')
      }
      expect(writes()).toEqual([])
    },
  )

  it('is heard saying that it is not theirs', async () => {
    await tableWith([successor])
    expect((await post(tokenOf({ action: 'not-mine' }), { choice: 'yes' })).statusCode).toBe(200)
    expect(committed()?.data).toMatchObject({ answer: 'not-mine', holder: 'h-1' })
  })

  it.each(['seen', 'not-mine'] as const)('does not learn by the link to say %s how it stands now', async (action) => {
    await tableWith([successor], 'Wed 30 Dec 2026 10:00')
    const { body } = await get(tokenOf({ action }))
    expect(body).toContain('Notify the Panel of the incident')
    expect(body).not.toMatch(/29 December|overdue/)
  })

  it('is told from a deputy, and from whoever is turned to when nobody holds it', async () => {
    await tableWith([{ ...director, deputy: 1 }])
    expect((await post(tokenOf(), { choice: 'yes' })).statusCode).toBe(200)
    await tableWith([{ ...director, role: 'business-manager' }])
    expect((await get(tokenOf())).statusCode).toBe(200)
    await tableWith([{ ...director, role: 'conference-chair' }])
    expect((await get(tokenOf())).statusCode).toBe(403)
  })
})

describe('a link that is not good', () => {
  const forged = signLink(link, [{ ...heldKey, key: 'another key that is just as long as the first' }], linkCrypto) ?? ''

  it.each([
    ['forged', forged, 404, { reason: 'forged' }],
    ['made up', 'x.y.z', 404, { reason: 'malformed' }],
    ['of a key that is gone', signLink(link, [{ ...heldKey, id: 'gone' }], linkCrypto) ?? '', 404, { reason: 'unknown-key' }],
  ])('because it is %s changes nothing and tells the log why, and no part of it', async (_what, token, status, fields) => {
    const { statusCode, lines } = await post(token, { choice: 'yes' })
    expect(statusCode).toBe(status)
    expect(lines).toEqual([{ level: 'warn', code: 'LINK_REFUSED', fields }])
    expect(writes()).toEqual([])
  })

  it('because it has expired says whose it was in the log alone', async () => {
    await tableWith([director], 'Sat 2 Jan 2027 10:00')
    const { statusCode, body, lines } = await post(tokenOf(), { choice: 'yes' })
    expect(statusCode).toBe(410)
    expect(body).not.toContain('K7Q2M')
    expect(lines[0]?.fields).toMatchObject({ reason: 'expired', reference: 'K7Q2M', holder: 'h-1', action: 'mine' })
  })

  it('because its matter is not there is not valid', async () => {
    const { statusCode, lines } = await get(tokenOf({ reference: 'ZZZZZ' }))
    expect(statusCode).toBe(404)
    expect(lines[0]?.fields).toMatchObject({ reason: 'unknown-matter' })
  })
})
