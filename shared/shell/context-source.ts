import type { Partnership } from '../partnerships/partnership.ts'
import { partnershipOf } from '../partnerships/partnerships.ts'
import type { Contact } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/day.ts'
import type { Contexts } from './ports.ts'

export interface ContextDeps {
  /** The calendar with everything that is known to have been published. */
  calendar: () => Promise<Calendar>
  /** What a partnership has agreed on, in its data and since. */
  settings: (partnership: Partnership, at: Instant) => Promise<Settings>
  /** The roles that anybody holds now; absent where that is not known. */
  held?: (partnership: string, at: Instant) => Promise<ReadonlySet<RoleId>>
  /** The addresses that its directory has. */
  contacts: (partnership: string) => Promise<readonly Contact[]>
}

/** The one place where a context is put together: who knows what, and since when. */
export const contextSource = ({ calendar, settings, held, contacts }: ContextDeps): Contexts => ({
  of: async (id, at, kind) => {
    const partnership = partnershipOf(id)
    if (partnership === undefined) return undefined
    return {
      partnership,
      calendar: (await calendar()).asOf(at),
      settings: await settings(partnership, at),
      // only a dispute asks who is there before it is told of: no other matter pays for the look
      ...(kind === 'dispute' && held !== undefined && { held: await held(id, at) }),
      ...(kind === 'people' && { contacts: await contacts(id) }),
    }
  },
})
