import { describe, expect, it } from 'vitest'
import { withoutAddress } from '../../shared/people/contact-of.ts'
import { anIncident } from '../builders/events.ts'
import { assigned, contactOf } from '../builders/people.ts'

const event = assigned('p-1', 'chair', 'Mon 4 Jan 2027', { address: 'One@bolton.example' })
const theirs = { role: 'chair', holder: 'p-2', as: 'holder', from: '2026-01-01' } as const
const bounced = { unreachableSince: '2027-01-04T17:00:00+00:00', lastDeliveredAt: '2027-01-03T17:00:00.000Z' }

describe('the address in an event', () => {
  it.each([
    ['the first is 1, and is kept', [], 1, true],
    ['the same is the same number, and nothing is kept anew', [contactOf('p-1', { address: 'One@bolton.example' })], 1, false],
    ['however it is spelled', [contactOf('p-1', { address: 'one@BOLTON.example', ...bounced })], 1, false],
    ['another is one more, of which nothing is known', [contactOf('p-1', { contact: 2, ...bounced })], 3, true],
    ['that of others does not matter', [contactOf('p-2', { contact: 7 })], 1, true],
  ])('%s', (_what, known, contact, kept) => {
    const parted = withoutAddress(event, known, [])
    expect(parted).toMatchObject({ ok: true, event: { data: { holder: 'p-1', role: 'chair', contact } } })
    expect(JSON.stringify(parted.ok && parted.event).toLowerCase()).not.toContain('one@bolton.example')
    expect(parted.ok && parted.contacts).toEqual(kept ? [{ holder: 'p-1', address: 'One@bolton.example', contact }] : [])
  })

  it('must not be that of somebody else, however it is spelled, and is not repeated', () => {
    const parted = withoutAddress(event, [contactOf('p-2', { address: 'one@bolton.example' })], [theirs])
    expect(parted).toEqual({
      ok: false,
      refusal: {
        code: 'people-invalid',
        errors: [{ field: 'data.address', expected: 'expected an address that nobody else in the directory has' }],
      },
    })
  })

  it.each([
    ['a mailbox of a role passes on to who comes after', { until: '2027-01-03' }, true],
    ['but not while they share a day', { until: '2027-01-04' }, false],
  ])('%s', (_what, more, ok) => {
    const known = [contactOf('p-2', { address: 'one@bolton.example' })]
    expect(withoutAddress(event, known, [{ ...theirs, ...more }]).ok).toBe(ok)
  })

  it('is looked for in no other event', () => {
    const incident = anIncident('Fri 18 Dec 2026')
    expect(withoutAddress(incident, [], [])).toEqual({ ok: true, event: incident, contacts: [] })
  })
})
