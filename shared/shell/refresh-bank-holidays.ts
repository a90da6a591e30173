import { type Day, isoDay } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import { type Merged, mergeHolidays } from '../time/merge-holidays.ts'
import { type FeedFault, readFeed } from '../time/read-feed.ts'
import type { BankHolidayFeed, CalendarStore } from './calendar-ports.ts'
import { onFreshState } from './on-fresh-state.ts'
import type { Log, Now } from './ports.ts'

export interface RefreshDeps {
  feed: BankHolidayFeed
  calendar: CalendarStore
  now: Now
  log: Log
}

export type Refreshed = { ok: true; added: string[] } | { ok: false; reason: FeedFault | 'unreachable' | 'busy' }

/**
 * Looks whether bank holidays were published that we do not know, keeps them, and asks for every open matter to be
 * counted anew. A feed that cannot be had, or is not what it should be, changes nothing and is counted: an alarm watches.
 */
export const refreshBankHolidays = (deps: RefreshDeps) => async (): Promise<Refreshed> => {
  const { feed, log } = deps
  const failed = (reason: Exclude<Refreshed, { ok: true }>['reason']): Refreshed => {
    log.error('CALENDAR_NOT_REFRESHED', { reason })
    log.count('CalendarRefreshFailed')
    return { ok: false, reason }
  }
  let text: string
  try {
    text = await feed.read()
  } catch (error) {
    log.warn('FEED_NOT_READ', { error: error instanceof Error ? error.name : 'unknown' })
    return failed('unreachable')
  }
  const read = readFeed(text)
  if (!read.ok) return failed(read.reason)
  const merged = await onFreshState(() => keepOnce(deps, read.days))
  if (merged === undefined) return failed('busy')
  const added = merged.added.map(({ day }) => isoDay(day))
  log.info('CALENDAR_REFRESHED', { added: added.join(' ') })
  log.count('HolidaysAdded', added.length)
  if (merged.missing.length > 0) {
    // we go on counting with it: only a person can say whether it was moved, and every matter must be told then
    log.error('HOLIDAYS_NO_LONGER_IN_FEED', { days: merged.missing.map(isoDay).join(' ') })
    log.count('CalendarRefreshFailed')
  }
  return { ok: true, added }
}

const keepOnce = async ({ calendar, now }: RefreshDeps, days: readonly Day[]): Promise<Merged | 'conflict'> => {
  const before = await calendar.load()
  const at = await now()
  const merged = mergeHolidays(before.holidays, days, { now: at, today: londonDay(at) })
  const from = merged.added[0]?.countsFrom
  if (from === undefined) return merged
  // a recalculation still under way begins again: what it has reached has not heard of these days
  const result = await calendar.save({ holidays: merged.kept, version: before.version + 1, recalculation: { from } })
  return result === 'saved' ? merged : 'conflict'
}
