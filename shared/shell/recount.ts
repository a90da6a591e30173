import { settingsCountAfterMs } from '../settings/settings-of.ts'
import type { Instant } from '../time/day.ts'
import type { CalendarStore } from './calendar-ports.ts'
import { onFreshState } from './on-fresh-state.ts'
import { BusyMatterError } from './wake-matter.ts'

/**
 * Asks for every open matter to be counted anew, once what was agreed begins to count. One that is under way
 * begins again: what it has reached has not heard of it. Asked twice it is done once more, which changes nothing.
 *
 * @param since when the change was committed
 * @throws BusyMatterError when others kept coming first: ask again
 */
export const recount =
  ({ calendar }: { calendar: CalendarStore }) =>
  async (since: Instant): Promise<void> => {
    const asked = await onFreshState(async () => {
      const { holidays, version } = await calendar.load()
      return calendar.save({ holidays, version: version + 1, recalculation: { from: since + settingsCountAfterMs } })
    })
    if (asked === undefined) throw new BusyMatterError('others kept asking first')
  }
