import type { DataOf } from '../../events/catalogue.ts'
import type { Facts } from '../matters/facts.ts'
import { type Instant, isoDay } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import { type Assignment, assignmentsOf, isWithin, type KeptAssignment } from './assignments.ts'
import { hasEndedBefore } from './contact-of.ts'
import type { Contact, Holder } from './directory.ts'

/**
 * Who is written to for each role on the London day of an instant: whoever holds it then and its deputies, and in the place
 * of somebody who is away whoever covers them. Asked of a past day it says who held a role then, at the address of today.
 */
export const holdersAt = (facts: Facts, contacts: readonly Contact[], at: Instant): Holder[] => {
  const day = isoDay(londonDay(at))
  const told = addressesTold(facts)
  const isTold = ({ holder, contact }: Contact) => told.get(holder)?.has(contact) ?? true
  const addresses = new Map(contacts.filter(isTold).map((contact) => [contact.holder, contact]))
  const confirmed = confirmedIn(facts)
  const covers = coversOn(facts, day)
  const assignments = assignmentsOf(facts)
  const found = new Map<string, Holder>()
  for (const assignment of assignments.filter((each) => isWithin(day, each))) {
    const { holder } = assignment
    const cover = whoCovers(holder, covers, (id) => addresses.has(id) && !hasLeft(id, assignments, day))
    const contact = addresses.get(cover ?? holder)
    if (contact === undefined) continue
    const entry = entryOf(assignment, contact, confirmed)
    const key = `${entry.role} ${entry.id} ${entry.deputy !== undefined}`
    const same = found.get(key)
    if (cover === undefined) found.set(key, { ...entry, ...(covers.has(holder) && { isAway: true }), ...coveredBy(same) })
    else found.set(key, same === undefined ? { ...entry, covers: holder } : { ...same, ...coveredBy(same, holder) })
  }
  return [...found.values()]
}

/**
 * Which addresses of each person still are told of. One whose every word was withdrawn was not theirs: whoever has no
 * other is written to at none, and the next are told.
 */
const addressesTold = (facts: Facts): ReadonlyMap<string, ReadonlySet<number>> => {
  const told = new Map<string, Set<number>>()
  for (const { data } of facts.get('role.assigned') ?? []) {
    const { holder, contact } = data as unknown as KeptAssignment
    told.set(holder, (told.get(holder) ?? new Set()).add(contact))
  }
  return told
}

/**
 * Who holds a role and covers another who holds it, or covers two, is one reader: in their own name, or in the place of the
 * first. That the others have it too is kept.
 */
const coveredBy = (same: Holder | undefined, more?: string): Pick<Holder, 'coversToo'> => {
  const first = more === undefined ? same?.covers : undefined
  const others = [first, ...(same?.coversToo ?? []), more].filter((id) => id !== undefined)
  return others.length === 0 ? {} : { coversToo: others }
}

/** Whether somebody who had roles has none from a day on. */
const hasLeft = (id: string, assignments: readonly Assignment[], day: string): boolean => {
  const had = assignments.filter(({ holder }) => holder === id)
  return had.length > 0 && had.every((each) => hasEndedBefore(each, day))
}

const entryOf = ({ role, order, outOfHours }: Assignment, contact: Contact, confirmed: ReadonlySet<string>): Holder => ({
  id: contact.holder,
  role,
  address: contact.address,
  ...(order !== undefined && { deputy: order }),
  ...(contact.unreachableSince !== undefined && { unreachableSince: contact.unreachableSince }),
  ...(!confirmed.has(`${contact.holder} ${contact.contact}`) && { unconfirmed: true }),
  ...(outOfHours !== undefined && { outOfHours }),
})

/** The addresses that somebody has confirmed, by person and number. */
const confirmedIn = (facts: Facts): ReadonlySet<string> =>
  new Set(
    (facts.get('address.confirmed') ?? []).map(({ data }) => {
      const { holder, contact } = data as DataOf<'address.confirmed'>
      return `${holder} ${contact}`
    }),
  )

/** Who covers whom on a day. Of two covers of one person the last told counts. */
export const coversOn = (facts: Facts, day: string): ReadonlyMap<string, string> =>
  new Map(
    (facts.get('cover.set') ?? [])
      .map(({ data }) => data as DataOf<'cover.set'>)
      .filter((cover) => isWithin(day, cover))
      .map(({ holder, by }) => [holder, by]),
  )

/**
 * Who is written to for somebody who is away: whoever covers them, or who covers that one. Undefined when they are not away,
 * or when nobody can be found who is there: a mail to somebody on leave is better than none.
 */
const whoCovers = (holder: string, covers: ReadonlyMap<string, string>, isThere: (id: string) => boolean): string | undefined => {
  const asked = new Set([holder])
  let by = covers.get(holder)
  while (by !== undefined && !asked.has(by)) {
    const next = covers.get(by)
    if (next === undefined) return isThere(by) ? by : undefined
    asked.add(by)
    by = next
  }
  return undefined
}
