import { beforeEach, describe, expect, it } from 'vitest'
import { linkCrypto } from '../../shared/adapters/link-crypto.ts'
import { contactItem } from '../../shared/adapters/matter-items.ts'
import { type Link, validFrom } from '../../shared/links/link.ts'
import { signLink } from '../../shared/links/link-token.ts'
import type { Contact } from '../../shared/people/directory.ts'
import { at } from '../builders/london-time.ts'
import { peopleOf, tableHolds, writes } from './aws.ts'
import { committed, freshAws, get, nowIs, post, tableWith } from './opened-links.ts'
import { heldKey } from './secrets.ts'
import { began, director } from './sending.ts'

beforeEach(freshAws)

describe('the link that confirms an address', () => {
  const confirm: Link = { partnership: 'bolton', holder: 'h-1', contact: 2, action: 'confirm', ...validFrom(at(began)) }
  const token = signLink(confirm, [heldKey], linkCrypto) ?? ''

  /** The table holds the second address of the director, who is to confirm it. */
  const tableWithSecond = (more: Partial<Contact> = {}) => {
    const second = contactItem('bolton', { holder: 'h-1', address: 'h-1@bolton.example', contact: 2, ...more })
    tableHolds([...peopleOf('bolton', director).filter(({ sk }) => sk !== second.sk), second], nowIs)
  }

  it('asks, and tells which address of whom is confirmed', async () => {
    tableWithSecond()
    const page = await get(token)
    expect(page.body).toContain('Confirm that mail reaches you here')
    expect(writes()).toEqual([])
    expect((await post(token, {})).statusCode).toBe(422)
    expect(writes()).toEqual([])
    expect((await post(token, { choice: 'yes' })).statusCode).toBe(200)
    expect(committed()).toMatchObject({
      type: 'address.confirmed',
      saidBy: 'h-1',
      data: { partnership: 'bolton', holder: 'h-1', contact: 2 },
    })
  })

  it('tells that it was meant for somebody else, and does not count as an answer of theirs', async () => {
    tableWithSecond()
    const { statusCode, body } = await post(token, { choice: 'not-mine' })
    expect(statusCode).toBe(200)
    expect(body).toContain('You have said that the mail was meant for somebody else.')
    expect(committed()).toMatchObject({
      source: '/clocks/links',
      id: expect.stringMatching(/^link-[0-9a-f]{32}$/),
      type: 'address.disowned',
      saidBy: 'h-1',
      data: { partnership: 'bolton', holder: 'h-1', contact: 2 },
    })
    expect(writes()).toEqual(['TransactWriteCommand'])
  })

  it('does nothing within seconds of the delivery either: the first mail to an address may be held up for minutes', async () => {
    tableWithSecond({ lastDeliveredAt: new Date(at(nowIs)).toISOString() })
    expect((await post(token, { choice: 'yes' })).body).toContain('Confirm it once more')
    expect(writes()).toEqual([])
    tableWithSecond({ lastDeliveredAt: new Date(at('Mon 21 Dec 2026 09:59')).toISOString() })
    expect((await post(token, { choice: 'yes' })).statusCode).toBe(200)
  })

  it.each(['yes', 'not-mine'])('does nothing for a scanner that answers within seconds: %s', async (choice) => {
    await tableWith([director], began)
    expect((await post(token, { choice })).body).toContain('Confirm it once more')
    expect(writes()).toEqual([])
  })

  it('does nothing for who is not sure', async () => {
    expect((await post(token, { choice: 'no' })).body).toContain('Nothing was changed')
    expect(writes()).toEqual([])
  })
})
