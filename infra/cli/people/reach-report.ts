import type { Reach, ReachState } from '../../../shared/notices/reach-of.ts'
import type { Reader } from '../../../shared/notices/readers-of.ts'
import { type Assignment, isWithin } from '../../../shared/people/assignments.ts'
import type { Contact } from '../../../shared/people/directory.ts'

/** Somebody who would be written to now, and what is known of mail to them: an id, no address. */
export interface Reached {
  holder: string
  /** The role in which they hold something themselves. */
  role: string
  /** Why they are written to where the role is not their own. */
  why?: NonNullable<Reader['why']>
  covers?: string
  unconfirmed?: true
  /** Away, and nobody who is there covers. */
  isAway?: true
  /** ISO date-times: since when mail comes back, when one last arrived, and when they last answered one. */
  bouncedSince?: string
  lastDeliveredAt?: string
  lastAnsweredAt?: string
}

/** Who would be written to for a role now, and who else there is. */
export interface RoleReach {
  role: string
  title: string
  state: ReachState
  readers: Reached[]
  /** Its deputies who would not be written to as long as these are, in their order. */
  deputies: string[]
  /** Of a role that nobody holds: who last did, and their last day. */
  left?: { holder: string; on: string }
  rules: number
  rungs: readonly string[]
}

/** What is known of people beside who holds what now. */
interface Known {
  assignments: readonly Assignment[]
  contacts: readonly Contact[]
  today: string
}

export const reachReport = (reach: readonly Reach[], { assignments, contacts, today }: Known): RoleReach[] =>
  reach.map(({ role, title, state, readers, rules, rungs }) => {
    const held = assignments.filter((each) => each.role === role)
    const left = lastOf(held, today)
    return {
      ...{ role, title, state },
      readers: readers.map((reader) => reachedIn(reader, contacts)),
      deputies: held
        .filter((each) => each.as === 'deputy' && isWithin(today, each) && !readers.some(({ to }) => to.id === each.holder))
        .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
        .map(({ holder }) => holder),
      ...(left !== undefined && { left }),
      ...{ rules, rungs },
    }
  })

const reachedIn = ({ to, why }: Reader, contacts: readonly Contact[]): Reached => {
  const contact = contacts.find(({ holder }) => holder === to.id)
  return {
    ...{ holder: to.id, role: to.role },
    ...(why !== undefined && { why }),
    ...(to.covers !== undefined && { covers: to.covers }),
    ...(to.unconfirmed !== undefined && { unconfirmed: to.unconfirmed }),
    ...(to.isAway !== undefined && { isAway: to.isAway }),
    ...(to.unreachableSince !== undefined && { bouncedSince: to.unreachableSince }),
    ...(contact?.lastDeliveredAt !== undefined && { lastDeliveredAt: contact.lastDeliveredAt }),
    ...(contact?.lastAnsweredAt !== undefined && { lastAnsweredAt: contact.lastAnsweredAt }),
  }
}

const lastOf = (held: readonly Assignment[], today: string): RoleReach['left'] => {
  const holders = held.filter(({ as }) => as !== 'deputy')
  if (holders.some((each) => isWithin(today, each))) return undefined
  return holders
    .flatMap(({ holder, until }) => (until !== undefined && until < today ? [{ holder, on: until }] : []))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
}
