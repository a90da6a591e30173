import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Contact } from '../../shared/people/directory.ts'
import { rolesInNeed } from '../../shared/people/roles-in-need.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { at } from '../builders/london-time.ts'
import { assigned, away, confirmed, contactOf, directoryFacts } from '../builders/people.ts'

const chair = 'head-of-service-conferences'
const monday = 'Mon 4 Jan 2027'
const people = ['p-1', 'p-2', 'p-3', 'bm']
const base = [...people.map((id) => confirmed(id)), assigned('bm', 'business-manager', monday)]
const bounced = { unreachableSince: '2027-01-04T17:00:00+00:00' }

/** What the weekly mail would say of the chair on Monday 11 January 2027. */
const said = (events: readonly ClocksEvent[], changed: readonly Contact[] = [], settings: Settings = []): string | undefined => {
  const contacts = people.map((id) => changed.find(({ holder }) => holder === id) ?? contactOf(id))
  const facts = directoryFacts(...base, ...events)
  return rolesInNeed(facts, contacts, at('Mon 11 Jan 2027 08:30'), { partnership: bolton, settings }).find(
    ({ role }) => role === chair,
  )?.state
}

const one = assigned('p-1', chair, monday)
const until = (day: string) => assigned('p-1', chair, monday, { until: day })

describe('a role on a Monday morning', () => {
  it.each<[string, ClocksEvent[], Contact[], string | undefined]>([
    ['that is held is well', [one], [], undefined],
    ['that nobody holds', [], [], 'nobody holds it: another role is written to in its place'],
    ['that a deputy alone has', [assigned('p-2', chair, monday, { as: 'deputy' })], [], 'only its deputy would be reached'],
    [
      'whose mail has come back',
      [one],
      [contactOf('p-1', bounced)],
      'mail to its holder has come back: another role is written to as well',
    ],
    [
      'of whose two holders one is not reached',
      [one, assigned('p-2', chair, monday, { as: 'joint-holder' })],
      [contactOf('p-2', bounced)],
      'mail to one of its holders has come back',
    ],
    [
      'whose holder has a new address',
      [one, assigned('p-1', chair, 'Mon 4 Jan 2027', { contact: 2 } as object)],
      [contactOf('p-1', { contact: 2 })],
      'nobody has confirmed that mail to it arrives',
    ],
    // Mon 11 and fourteen days: Mon 25
    [
      'whose holder leaves within fourteen days',
      [until('2027-01-25')],
      [],
      'its holder leaves on Monday 25 January 2027, and nobody follows',
    ],
    ['whose holder leaves a day later is well', [until('2027-01-26')], [], undefined],
    [
      'whose holder leaves and is followed is well',
      [until('2027-01-20'), assigned('p-2', chair, 'Thu 21 Jan 2027')],
      [],
      undefined,
    ],
    [
      'whose cover ends within fourteen days',
      [one, away('p-1', 'p-2', monday, 'Mon 25 Jan 2027')],
      [],
      'its cover ends on Monday 25 January 2027',
    ],
    ['whose cover ends a day later is well', [one, away('p-1', 'p-2', monday, 'Tue 26 Jan 2027')], [], undefined],
  ])('%s', (_what, events, contacts, state) => expect(said(events, contacts)).toBe(state))

  it('is looked at as far ahead as the partnership has agreed', () => {
    const agreed = { agreedBy: 'executive-group', agreedOn: '2026-12-01', from: '2026-12-01', source: 'Minutes of December 2026' }
    const settings = [{ setting: 'directory-ends-soon-days', value: 15, ...agreed }]
    expect(said([until('2027-01-26')], [], settings)).toBe('its holder leaves on Tuesday 26 January 2027, and nobody follows')
  })
})
