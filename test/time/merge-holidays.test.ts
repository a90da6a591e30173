import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KeptHoliday, mergeHolidays, noticeMs } from '../../shared/time/merge-holidays.ts'
import { readFeed } from '../../shared/time/read-feed.ts'
import { aFeed, aFeedOf } from '../builders/feed.ts'
import { at, day, writtenDay } from '../builders/london-time.ts'

const now = at('Mon 21 Dec 2026 05:15')
const today = day('Mon 21 Dec 2026')
const daysIn = (feed: unknown) => {
  const read = readFeed(JSON.stringify(feed))
  if (!read.ok) throw new Error(read.reason)
  return read.days
}
const merged = (kept: readonly KeptHoliday[], feed: unknown) => mergeHolidays(kept, daysIn(feed), { now, today })
const days = (holidays: readonly { day: number }[]) => holidays.map((holiday) => writtenDay(holiday.day))

describe('what the feed says, merged into what is kept', () => {
  it('is nothing on most days', () => {
    expect(merged([], aFeed())).toEqual({ kept: [], added: [], missing: [] })
  })

  it('keeps a new day with the moment it was seen, and counts it five minutes later', () => {
    const { kept, added } = merged([], aFeed('Tue 29 Dec 2026'))
    expect(added).toEqual([{ day: day('Tue 29 Dec 2026'), seenAt: now, countsFrom: now + noticeMs }])
    expect(kept).toEqual(added)
    expect(noticeMs).toBe(5 * 60_000)
  })

  it('is not taken twice, and not seen anew', () => {
    const { kept } = merged([], aFeed('Tue 29 Dec 2026'))
    expect(mergeHolidays(kept, daysIn(aFeed('Tue 29 Dec 2026')), { now: now + 86_400_000, today: today + 1 })).toEqual({
      kept,
      added: [],
      missing: [],
    })
  })

  it('never takes a day away: not when the feed drops old years, nor when it drops one of our days', () => {
    const { kept } = merged([], aFeed('Tue 29 Dec 2026'))
    const later = merged(kept, aFeedOf('2027-01-01', '2027-03-26', '2027-12-27'))
    expect(later.kept).toEqual(kept)
  })

  it('names the days to come that are no longer in the feed: a person must look', () => {
    const { kept } = merged([], aFeed('Tue 29 Dec 2026'))
    // past days and what lies beyond the feed are not asked for
    expect(days(merged(kept, aFeedOf('2026-12-25', '2026-12-28', '2027-01-01')).missing.map((each) => ({ day: each })))).toEqual([
      'Tue 29 Dec 2026',
    ])
    expect(merged([], aFeedOf('2020-01-01')).missing).toEqual([])
  })

  it('whatever feeds come in whatever order, all that was ever named stays', () => {
    const date = fc.integer({ min: today, max: today + 700 })
    void fc.assert(
      fc.property(fc.array(fc.array(date, { minLength: 1, maxLength: 8 }), { maxLength: 6 }), (feeds) => {
        let kept: readonly KeptHoliday[] = []
        for (const feed of feeds) {
          const before = kept
          kept = mergeHolidays(kept, feed, { now, today }).kept
          expect(kept.slice(0, before.length)).toEqual(before)
        }
        const all = new Set(kept.map((holiday) => holiday.day))
        expect(all.size).toBe(kept.length)
        const known = mergeHolidays(kept, [...feeds.flat(), today], {
          now,
          today,
        })
        expect(days(known.added).filter((each) => each !== writtenDay(today))).toEqual([])
      }),
    )
  })
})
