import { type Day, dayOf, type Instant } from './day.ts'
import { englandAndWalesSnapshot } from './england-and-wales.snapshot.ts'
import type { LaterHoliday } from './later-holidays.ts'

/** A bank holiday as the table keeps it beside the snapshot: the day of the feed, and when it was first seen there. */
export interface KeptHoliday extends LaterHoliday {
  seenAt: Instant
  countsFrom: Instant
}

/**
 * How long after it was seen a day begins to count. Every function looks into the table once a minute, so by then all of
 * them know of it and change over at one instant: none takes another's new date for a false one.
 */
export const noticeMs = 5 * 60_000

export interface Merged {
  /** All days kept from now on: what was kept, then what is new. */
  kept: readonly KeptHoliday[]
  /** What is new. */
  added: readonly KeptHoliday[]
  /** Days still to come that are kept or in the snapshot and no longer in the feed, which has days before and after them. */
  missing: readonly Day[]
}

/** Adds what a feed newly names to what is kept. Nothing is ever taken away: the feed drops old years, we do not. */
export const mergeHolidays = (
  kept: readonly KeptHoliday[],
  feed: readonly Day[],
  { now, today }: { now: Instant; today: Day },
): Merged => {
  const held = [...englandAndWalesSnapshot.holidays.map(([date]) => dayOf(date)), ...kept.map(({ day }) => day)]
  const known = new Set(held)
  const added: KeptHoliday[] = []
  for (const day of feed.toSorted((a, b) => a - b)) {
    if (known.has(day)) continue
    known.add(day)
    added.push({ day, seenAt: now, countsFrom: now + noticeMs })
  }
  const named = new Set(feed)
  const last = Math.max(...named)
  const missing = held.filter((day) => day >= today && day <= last && !named.has(day)).sort((a, b) => a - b)
  return { kept: [...kept, ...added], added, missing }
}
