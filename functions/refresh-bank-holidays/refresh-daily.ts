import * as z from 'zod/mini'
import type { BankHolidayFeed } from '../../shared/shell/calendar-ports.ts'
import type { Refreshed } from '../../shared/shell/refresh-bank-holidays.ts'

export interface RefreshDailyDeps {
  refreshFrom: (feed: BankHolidayFeed) => Promise<Refreshed>
  /** gov.uk, or `given` where the feed must come with the call. */
  feed: BankHolidayFeed | 'given'
}

/** Thrown when a call brings a feed to a stage that reads gov.uk only, or none to the stage that has no other. */
class FeedOutOfPlaceError extends Error {
  override name = 'FeedOutOfPlaceError'
}

const request = z.object({ feed: z.optional(z.json()) })

/** Once a day: were bank holidays published that we do not know? A feed in the call is for the local stage alone. */
export const refreshDaily =
  ({ refreshFrom, feed }: RefreshDailyDeps) =>
  async (input: unknown): Promise<Refreshed> => {
    const given = request.safeParse(input).data?.feed
    if (feed === 'given') {
      if (given === undefined) throw new FeedOutOfPlaceError('the local stage needs the feed in the call: { "feed": … }')
      return refreshFrom({ read: async () => JSON.stringify(given) })
    }
    if (given !== undefined) throw new FeedOutOfPlaceError('only the local stage takes a feed in the call')
    return refreshFrom(feed)
  }
