import type { Instant } from '../time/day.ts'
import { onFreshState } from './on-fresh-state.ts'
import type { CalendarStore } from './ports.ts'
import { BusyMatterError } from './wake-matter.ts'

/** Longer than any function goes on counting with what it has looked up. */
const noticeMs = 2 * 60_000

/**
 * Asks for every open matter to be counted anew, once every function has heard of what changed. One that is under way
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
      return calendar.save({ holidays, version: version + 1, recalculation: { from: since + noticeMs } })
    })
    if (asked === undefined) throw new BusyMatterError('others kept asking first')
  }
