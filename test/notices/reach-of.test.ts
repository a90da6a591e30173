import { describe, expect, it } from 'vitest'
import { reachOf } from '../../shared/notices/reach-of.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'

const everybody = everyRoleHeld('bolton')
const bounced = { unreachableSince: '2026-12-18T17:00:00+00:00' }
const deputyOf = (role: string): Holder => ({ id: `${role}-2`, role, address: `${role}-2@bolton.example`, deputy: 1 })
const without = (...roles: string[]) => everybody.filter(({ role }) => !roles.includes(role))
const partners = (part: string) => ['health', 'council', 'police'].map((agency) => `${part}-${agency}`)
const chair = 'head-of-service-conferences'

const chairIs = (more: Partial<Holder>) => everybody.map((holder) => (holder.role === chair ? { ...holder, ...more } : holder))

/** How one role stands among holders: `stands-in: business-manager`. */
const standing = (role: string, holders: readonly Holder[]): string => {
  const found = reachOf(bolton, holders).find((each) => each.role === role)
  return `${found?.state}: ${found?.readers.map(({ to }) => to.id).join(', ')}`
}

describe('who would be written to for a role', () => {
  it.each<[string, readonly Holder[], string]>([
    ['its holder', everybody, `held: ${chair}`],
    ['its deputy, where nobody holds it', [...without(chair), deputyOf(chair)], `deputy: ${chair}-2`],
    ['the next role up, where it has no deputy either', without(chair), 'stands-in: business-manager'],
    [
      'its holder all the same, and the next role up, where mail to it bounced',
      everybody.map((holder) => (holder.role === chair ? { ...holder, ...bounced } : holder)),
      `stands-in: ${chair}, business-manager`,
    ],
    ['whoever covers for its holder', chairIs({ id: 'cover', covers: chair }), 'covered: cover'],
    ['its holder, though nobody has confirmed that mail arrives', chairIs({ unconfirmed: true }), `unconfirmed: ${chair}`],
    [
      'whoever covers, though nobody has confirmed it there',
      chairIs({ id: 'cover', covers: chair, unconfirmed: true }),
      'unconfirmed: cover',
    ],
    [
      'one of two, of whom the other has confirmed',
      [...everybody, { id: `${chair}-2`, role: chair, address: 'second@bolton.example', unconfirmed: true }],
      `held: ${chair}, ${chair}-2`,
    ],
    ['nobody, where the directory is empty', [], 'nobody: '],
    [
      'nobody who is reached, where all mail bounced: each up to the top is tried',
      everybody.map((holder) => ({ ...holder, ...bounced })),
      `nobody: ${[chair, 'business-manager', ...partners('delegated'), ...partners('lead')].join(', ')}`,
    ],
  ])('%s', (_who, holders, expected) => expect(standing(chair, holders)).toBe(expected))

  it('of an allegation is somebody who may know of it', () => {
    expect(standing('lado', without('lado'))).toBe('stands-in: director-of-childrens-services')
  })

  it('is told for each role of each partnership, the worst first, with what it is needed for', () => {
    for (const partnership of partnerships) {
      const reach = reachOf(partnership, everyRoleHeld(partnership.id))
      expect(reach.map(({ role }) => role).sort()).toEqual(partnership.roles.map(({ id }) => id).sort())
      for (const { role, state, rules, rungs } of reach)
        expect([role, state, rules + rungs.length > 0 || role.endsWith('-safeguarding-lead')]).toEqual([role, 'held', true])
    }
    const [worst] = reachOf(bolton, without(chair))
    expect(worst).toMatchObject({ role: chair, state: 'stands-in', rules: 1, rungs: ['chair-decision 1'] })
  })
})
