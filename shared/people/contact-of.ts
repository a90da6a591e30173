import type { ClocksEvent } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'
import type { Assignment } from './assignments.ts'
import type { Contact } from './directory.ts'

/** An event as the timeline may know it, and what is kept apart from it. */
export type Parted =
  | { ok: true; event: ClocksEvent; contacts: readonly Contact[] }
  | { ok: false; refusal: { code: 'people-invalid'; errors: FieldError[] } }

/**
 * Takes the address out of an event: the number of the person's address stands in its place. It is the same number while
 * the address is the same; a new address is one more, of which nothing is known yet, neither that it was confirmed nor that
 * mail came back from it.
 *
 * @param known the addresses of the partnership's directory
 * @param assignments who has which role: a mailbox of a role passes on to whoever comes after those who had it
 * @returns the contact to keep with the event, when it is a new one
 */
export const withoutAddress = (event: ClocksEvent, known: readonly Contact[], assignments: readonly Assignment[]): Parted => {
  if (event.type !== 'role.assigned') return { ok: true, event, contacts: [] }
  const { address, ...assigned } = event.data
  const before = known.find(({ holder }) => holder === assigned.holder)
  const isThere = (holder: string) => assignments.some((held) => held.holder === holder && !hasEndedBefore(held, assigned.from))
  if (known.some((other) => other.holder !== assigned.holder && isSame(other.address, address) && isThere(other.holder)))
    return ofAnother
  const isNew = before === undefined || !isSame(before.address, address)
  const contact = (before?.contact ?? 0) + (isNew ? 1 : 0)
  return {
    ok: true,
    // what is kept of it has this form from here on: see `KeptAssignment`
    event: { ...event, data: { ...assigned, contact } } as unknown as ClocksEvent,
    contacts: isNew ? [{ holder: assigned.holder, address, contact }] : [],
  }
}

/** Whether somebody has left a role before a day. */
export const hasEndedBefore = ({ until }: Assignment, day: string): boolean => until !== undefined && until < day

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const ofAnother: Parted = {
  ok: false,
  refusal: {
    code: 'people-invalid',
    errors: [{ field: 'data.address', expected: 'expected an address that nobody else in the directory has' }],
  },
}
