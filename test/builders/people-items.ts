import { contactItem, type Item, itemsOf } from '../../shared/adapters/matter-items.ts'
import { type Entry, extend, newMatter } from '../../shared/matters/matter.ts'
import { type Holder, peopleSubject } from '../../shared/people/directory.ts'
import type { Instant } from '../../shared/time/day.ts'

/** What is in the table where these people hold their roles, as the service would have it: one commit, and their addresses. */
export const peopleItems = (partnership: string, holders: readonly Holder[], at: Instant = 0): Item[] => {
  const entries = holders.flatMap((holder) => factsAbout(partnership, holder, at))
  const matter = extend(newMatter({ partnership, subject: peopleSubject }, 'people'), entries)
  const { entry } = itemsOf({ decision: { matter, entries, notices: [] }, on: undefined, reference: 'PEOPL', at })
  const contacts = new Map(holders.map(({ id, address, unreachableSince }) => [id, { address, unreachableSince }]))
  return [
    entry,
    ...[...contacts].map(([holder, { address, unreachableSince }]) =>
      contactItem(partnership, { holder, address, contact: 1, ...(unreachableSince !== undefined && { unreachableSince }) }),
    ),
  ]
}

const factsAbout = (partnership: string, { id, role, deputy, unconfirmed }: Holder, recordedAt: Instant): Entry[] => {
  const about = { source: '/test/people', recordedAt }
  const as = deputy === undefined ? { as: 'holder' } : { as: 'deputy', order: deputy }
  const assigned = { partnership, role, holder: id, contact: 1, ...as, from: '2000-01-01' }
  const confirmed = { partnership, holder: id, contact: 1 }
  return [
    { kind: 'fact', fact: { ...about, id: `${id}-${role}`, type: 'role.assigned', data: assigned } },
    ...(unconfirmed === true
      ? []
      : [{ kind: 'fact', fact: { ...about, id: `${id}-confirmed`, type: 'address.confirmed', data: confirmed } } as const]),
  ]
}
