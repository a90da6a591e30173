import { partnershipOf } from '../partnerships/partnerships.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Contexts } from './ports.ts'

export interface ContextDeps {
  /** The calendar with everything that is known to have been published. */
  calendar: () => Promise<Calendar>
}

/** The one place where a context is put together: who knows what, and since when. */
export const contextSource = ({ calendar }: ContextDeps): Contexts => ({
  of: async (id, at) => {
    const partnership = partnershipOf(id)
    if (partnership === undefined) return undefined
    return { partnership, calendar: (await calendar()).asOf(at), settings: partnership.settings }
  },
})
