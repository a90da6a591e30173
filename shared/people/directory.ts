import type { RoleId } from './role.ts'

/** The reference under which a partnership's directory is kept: one matter of its own. */
export const peopleSubject = 'people'

/** Somebody who holds a role, as far as the service knows them: an id and an address, no name. */
export interface Holder {
  id: string
  role: RoleId
  address: string
  /** Set for a deputy of the role, who is written to when nobody who holds it can be: 1 before 2. */
  deputy?: number
  /** Since when the address is known not to be reached, as an ISO date-time: whoever stands in for the role is told as well. */
  unreachableSince?: string
  /** Set while nobody has confirmed that mail to this address arrives: the business manager is told as well. */
  unconfirmed?: true
  /** The id of whoever holds the role and is away, in whose place this person is written to. */
  covers?: string
  /** The ids of whoever else has this role, is away and is covered by this person: it is theirs all the same. */
  coversToo?: readonly string[]
  /** Set while this person is away and nobody who is there covers them: whoever comes next is told as well. */
  isAway?: true
  /** Written to in quiet hours too. */
  outOfHours?: true
}

/** Where somebody is written to. Kept apart from the timeline, which knows the number alone. */
export interface Contact {
  /** Whose it is, by id. */
  holder: string
  address: string
  /** Which of this person's addresses it is: 1, and one more with each change. */
  contact: number
  /** When it was entered, as an ISO date-time in UTC: what is said of a mail sent before is said of another address. */
  givenAt?: string
  /** Since when it is known not to be reached, as an ISO date-time. */
  unreachableSince?: string
  /** When a mail to it last arrived, and when somebody last answered one, as ISO date-times in UTC. */
  lastDeliveredAt?: string
  lastAnsweredAt?: string
}
