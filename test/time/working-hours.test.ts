import { describe, expect, it } from 'vitest'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { workingHoursAfter } from '../../shared/time/working-hours.ts'
import { at, writtenTime } from '../builders/london-time.ts'

const calendar = englandAndWales()

describe('working hours, 09:00 to 17:00', () => {
  it.each([
    ['Mon 4 Jan 2027 10:00', 4, 'Mon 4 Jan 2027 14:00'],
    ['Mon 4 Jan 2027 09:00', 8, 'Mon 4 Jan 2027 17:00'],
    // before it opens
    ['Mon 4 Jan 2027 03:00', 4, 'Mon 4 Jan 2027 13:00'],
    // an hour of Friday, three of Monday
    ['Fri 8 Jan 2027 16:00', 4, 'Mon 11 Jan 2027 12:00'],
    // after it closed, over Christmas: Fri 25, Sat 26, Sun 27, Mon 28 in place of Sat 26
    ['Thu 24 Dec 2026 22:05', 4, 'Tue 29 Dec 2026 13:00'],
    // twenty hours are two days and a half
    ['Mon 4 Jan 2027 09:00', 20, 'Wed 6 Jan 2027 13:00'],
    // summer time begins on Sun 28 Mar 2027, Easter Monday is the 29th
    ['Thu 25 Mar 2027 16:00', 2, 'Tue 30 Mar 2027 10:00'],
  ])('%s and %i more are %s', (from, hours, then) => {
    expect(writtenTime(workingHoursAfter(at(from), hours, calendar))).toBe(then)
  })
})
