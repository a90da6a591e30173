import type { ClocksEvent, DataOf } from '../../events/catalogue.ts'
import { factsOf } from '../../shared/matters/facts.ts'
import type { Contact } from '../../shared/people/directory.ts'
import { anEvent, recordOf } from './events.ts'
import { iso } from './london-time.ts'

type Assigned = DataOf<'role.assigned'>

let serial = 0
const about = (id: string) => ({ subject: 'people', id: `${id}~${++serial}` })

/** Somebody holds a role from a day on: `assigned('p-1', 'chair', 'Mon 4 Jan 2027')`. */
export const assigned = (
  holder: string,
  role: string,
  from: string,
  more: Partial<Assigned> = {},
): ClocksEvent<'role.assigned'> =>
  anEvent(
    'role.assigned',
    { role, holder, address: `${holder}@bolton.example`, as: 'holder', from: iso(from), ...more },
    about(`${holder}-${role}`),
  ) as ClocksEvent<'role.assigned'>

export const ended = (holder: string, role: string, on: string): ClocksEvent =>
  anEvent('role.ended', { role, holder, on: iso(on) }, about(`${holder}-${role}-ended`))

/** Somebody is away, and another stands in: both days are days of it. */
export const away = (holder: string, by: string, from: string, until: string): ClocksEvent =>
  anEvent('cover.set', { holder, by, from: iso(from), until: iso(until) }, about(`${holder}-away`))

export const confirmed = (holder: string, contact = 1): ClocksEvent =>
  anEvent('address.confirmed', { holder, contact }, about(`${holder}-confirmed`))

export const disowned = (holder: string, contact = 1): ClocksEvent =>
  anEvent('address.disowned', { holder, contact }, about(`${holder}-disowned`))

/** The facts of a directory as it keeps them: an address is a number there, the first unless said otherwise. */
export const directoryFacts = (...events: readonly ClocksEvent[]) =>
  factsOf(
    events.map((event, n) => {
      const { data, ...record } = recordOf(event, n * 1000)
      if (event.type !== 'role.assigned') return { ...record, data }
      const { address: _, ...kept } = event.data
      return { ...record, data: { contact: 1, ...kept } }
    }),
  )

export const contactOf = (holder: string, more: Partial<Contact> = {}): Contact => ({
  ...{ holder, address: `${holder}@bolton.example`, contact: 1 },
  ...more,
})
