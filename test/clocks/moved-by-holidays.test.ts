import { describe, expect, it } from 'vitest'
import { movedByHolidays } from '../../shared/clocks/moved-by-holidays.ts'
import { months, type Period, workingDays } from '../../shared/clocks/period.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import type { LaterHoliday } from '../../shared/time/later-holidays.ts'
import { aClock, aRule } from '../builders/clocks.ts'
import { at, day, iso } from '../builders/london-time.ts'

const told = at('Fri 18 Dec 2026 17:00')
const seen = at('Mon 21 Dec 2026 05:20')
const newDay = (written: string, countsFrom = seen): LaterHoliday => ({
  day: day(written),
  countsFrom,
})

/** Why a clock of 5 working days from Friday 18 December is no longer due when its people were told, Tuesday 29. */
const why = (
  added: LaterHoliday[],
  { due = 'Tue 29 Dec 2026', since = told, period = workingDays(5).after() as Period, now = '' } = {},
) => {
  const calendar = englandAndWales(added)
  const clock = aClock(aRule(period), 'Fri 18 Dec 2026 16:30')
  const counted = period.unit === 'working-day' ? calendar.after(clock.started.day, period.count) : clock.due
  return movedByHolidays({ ...clock, due: now === '' ? counted : day(now) }, { due: iso(due), since }, calendar)
}

describe('a date that moved', () => {
  // Mon 21 =1 · … · Thu 24 =4 · Fri 25, Mon 28 holidays · Tue 29 =5, and if that is a holiday Wed 30
  it('because of a day published since', () => {
    expect(why([newDay('Tue 29 Dec 2026')])).toEqual(['2026-12-29'])
  })

  it('because of several', () => {
    expect(why([newDay('Wed 23 Dec 2026'), newDay('Tue 29 Dec 2026', seen + 1)])).toEqual(['2026-12-23', '2026-12-29'])
  })

  it('because of one of two: the other lies behind it', () => {
    expect(why([newDay('Tue 29 Dec 2026'), newDay('Mon 3 May 2027')])).toEqual(['2026-12-29'])
  })

  it('not because of a day that counted when it was told', () => {
    expect(why([newDay('Tue 29 Dec 2026')], { since: seen })).toEqual([])
  })

  it('because of the facts: without the new day it would not be what was told either', () => {
    expect(why([newDay('Tue 29 Dec 2026')], { due: 'Wed 23 Dec 2026' })).toEqual([])
  })

  it('because of the facts, when no day was published at all', () => {
    expect(why([], { due: 'Wed 23 Dec 2026' })).toEqual([])
  })

  it('in months only where their last day is moved off a holiday: a new day on the way there changes nothing', () => {
    // Fri 18 Jun 2027 is the same date six months on
    const moved: Period = { ...months(6).after(), offWorkingDay: 'next-working-day' }
    const added = [newDay('Tue 29 Dec 2026'), newDay('Fri 18 Jun 2027')]
    expect(why(added, { period: moved, due: 'Fri 18 Jun 2027', now: 'Mon 21 Jun 2027' })).toEqual(['2027-06-18'])
  })

  it('never in months that stay: they count no working days', () => {
    expect(why([newDay('Tue 29 Dec 2026')], { period: months(6).after(), due: 'Wed 16 Jun 2027' })).toEqual([])
  })
})
