import { describe, expect, it } from 'vitest'
import type { CalendarStore } from '../../shared/shell/calendar-ports.ts'
import { refreshBankHolidays } from '../../shared/shell/refresh-bank-holidays.ts'
import { noticeMs } from '../../shared/time/merge-holidays.ts'
import { aFeed, aFeedOf } from '../builders/feed.ts'
import { at, day } from '../builders/london-time.ts'
import { memoryTable } from '../world/memory-table.ts'
import { keptLog } from './desk.ts'

const now = at('Mon 21 Dec 2026 05:15')

/** The daily look, at a feed that says `says` or cannot be had. */
const aMorning = (store: CalendarStore = memoryTable(() => undefined).calendar) => {
  const kept = keptLog()
  const look = (says: unknown) =>
    refreshBankHolidays({
      feed: {
        read: async () => {
          if (says instanceof Error) throw says
          return typeof says === 'string' ? says : JSON.stringify(says)
        },
      },
      calendar: store,
      now: async () => now,
      log: kept.log,
    })()
  return { ...kept, store, look }
}

describe('the daily look at gov.uk', () => {
  it('keeps a new day and asks for every open matter to be counted anew once it counts', async () => {
    const { look, store, counts, lines } = aMorning()
    expect(await look(aFeed('Tue 29 Dec 2026'))).toEqual({ ok: true, added: ['2026-12-29'] })
    expect(await store.load()).toEqual({
      version: 1,
      holidays: [{ day: day('Tue 29 Dec 2026'), seenAt: now, countsFrom: now + noticeMs }],
      recalculation: { from: now + noticeMs },
    })
    expect(counts).toEqual({ HolidaysAdded: 1 })
    // what gov.uk calls the day may name a person
    expect(lines).toEqual([{ level: 'info', code: 'CALENDAR_REFRESHED', fields: { added: '2026-12-29' } }])
  })

  it('on most days writes nothing', async () => {
    const { look, store, counts } = aMorning()
    expect(await look(aFeed())).toEqual({ ok: true, added: [] })
    expect(await store.load()).toEqual({ version: 0, holidays: [] })
    expect(counts).toEqual({ HolidaysAdded: 0 })
  })

  it('begins a recalculation under way anew: what it has reached has not heard of the second day', async () => {
    const { look, store } = aMorning()
    await look(aFeed('Tue 29 Dec 2026'))
    const first = await store.load()
    await store.save({ ...first, version: 2, recalculation: { from: now, next: '3 0' } })
    await look(aFeed('Tue 29 Dec 2026', 'Thu 31 Dec 2026'))
    expect(await store.load()).toMatchObject({ version: 3, recalculation: { from: now + noticeMs } })
    expect((await store.load()).recalculation).not.toHaveProperty('next')
  })

  it.each([
    ['cannot be had', Object.assign(new Error('of gov.uk'), { name: 'FeedNotReadError' }), 'unreachable'],
    ['is a page of HTML', '<html>', 'not-json'],
    ['is of another form', { divisions: [] }, 'not-as-the-schema-asks'],
    [
      'names too many days',
      aFeedOf(...Array.from({ length: 20 }, (_, n) => `2027-06-${n + 10}`)),
      'more-holidays-than-a-year-has',
    ],
  ])('that finds a feed that %s changes nothing and is counted', async (_what, says, reason) => {
    const { look, store, counts, lines } = aMorning()
    await look(aFeed('Tue 29 Dec 2026'))
    const before = await store.load()
    expect(await look(says)).toEqual({ ok: false, reason })
    expect(await store.load()).toEqual(before)
    expect(counts).toMatchObject({ CalendarRefreshFailed: 1 })
    expect(lines.at(-1)).toEqual({ level: 'error', code: 'CALENDAR_NOT_REFRESHED', fields: { reason } })
  })

  it('that no longer finds a day to come goes on counting with it, and has a person look', async () => {
    const { look, store, counts, codes } = aMorning()
    await look(aFeed('Tue 29 Dec 2026'))
    expect(await look(aFeed())).toEqual({ ok: true, added: [] })
    expect((await store.load()).holidays).toHaveLength(1)
    expect(counts).toMatchObject({ CalendarRefreshFailed: 1 })
    expect(codes()).toContain('HOLIDAYS_NO_LONGER_IN_FEED')
  })

  it('decides again when the sweep has passed a page meanwhile', async () => {
    const { calendar } = memoryTable(() => undefined)
    let disturbed = false
    const { look } = aMorning({
      load: async () => {
        const before = await calendar.load()
        if (!disturbed) {
          disturbed = true
          await calendar.save({ ...before, version: before.version + 1 })
        }
        return before
      },
      save: calendar.save,
    })
    expect(await look(aFeed('Tue 29 Dec 2026'))).toEqual({ ok: true, added: ['2026-12-29'] })
    expect(await calendar.load()).toMatchObject({ version: 2, holidays: [{ day: day('Tue 29 Dec 2026') }] })
  })

  it('that cannot reach the table fails, so that it is tried again', async () => {
    const { calendar } = memoryTable(() => undefined)
    const throttled = async () => {
      throw new Error('throttled')
    }
    await expect(aMorning({ ...calendar, load: throttled }).look(aFeed())).rejects.toThrow('throttled')
    await expect(aMorning({ ...calendar, save: throttled }).look(aFeed('Tue 29 Dec 2026'))).rejects.toThrow('throttled')
  })
})
