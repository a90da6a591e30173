import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingOf } from '../../shared/clocks/counting.ts'
import { clearWorkingDays, days, dueOn, hours, months, type Period, weeks, workingDays } from '../../shared/clocks/period.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { momentOf } from '../../shared/time/moment.ts'
import { day, iso, writtenDay } from '../builders/london-time.ts'

const calendar = englandAndWales()
const counted = (period: Period, from: string) => countingOf(period, momentOf(iso(from)), calendar)

/** One day a line, as a person would count aloud: `Mon 21 Dec 2026 =1`. */
const aloud = (period: Period, from: string): string[] =>
  counted(period, from).days.map(({ day: each, n, why }) =>
    [writtenDay(each), n === null ? '–' : `=${n}`, why].filter(Boolean).join(' '),
  )

describe('working days are counted one by one', () => {
  it('forwards over Christmas: weekends and bank holidays are passed over, each with its reason', () => {
    expect(aloud(workingDays(5).after(), 'Fri 18 Dec 2026 16:30')).toEqual([
      'Fri 18 Dec 2026 =0 the day of the trigger',
      'Sat 19 Dec 2026 – weekend',
      'Sun 20 Dec 2026 – weekend',
      'Mon 21 Dec 2026 =1',
      'Tue 22 Dec 2026 =2',
      'Wed 23 Dec 2026 =3',
      'Thu 24 Dec 2026 =4',
      'Fri 25 Dec 2026 – Christmas Day',
      'Sat 26 Dec 2026 – weekend',
      'Sun 27 Dec 2026 – weekend',
      'Mon 28 Dec 2026 – Boxing Day',
      'Tue 29 Dec 2026 =5 the last day',
    ])
  })

  it('backwards, and clear days say that one more is needed', () => {
    expect(aloud(clearWorkingDays(2).before(), 'Tue 30 Mar 2027')).toEqual([
      'Tue 30 Mar 2027 =0 the day of the trigger',
      'Mon 29 Mar 2027 – Easter Monday',
      'Sun 28 Mar 2027 – weekend',
      'Sat 27 Mar 2027 – weekend',
      'Fri 26 Mar 2027 – Good Friday',
      'Thu 25 Mar 2027 =1',
      'Wed 24 Mar 2027 =2',
      'Tue 23 Mar 2027 =3 the last day',
    ])
    expect(counted(clearWorkingDays(2).before(), 'Tue 30 Mar 2027').sentences).toEqual([
      'Clear days: days 1 to 2 are whole days in between, so the last day is day 3.',
    ])
  })

  it('a trigger on a Saturday is day 0 all the same', () => {
    expect(aloud(workingDays(1).after(), 'Sat 19 Dec 2026')).toEqual([
      'Sat 19 Dec 2026 =0 the day of the trigger',
      'Sun 20 Dec 2026 – weekend',
      'Mon 21 Dec 2026 =1 the last day',
    ])
  })

  it('more than forty are told in a sentence, with the bank holidays by name', () => {
    expect(counted(workingDays(40).after(), 'Fri 18 Dec 2026').days).not.toEqual([])
    // 18 Dec + 41: Dec 21-24 =4, 29-31 =7, Jan 4-8 =12 … Feb 15-18 =41, with the weekends 19 Dec to 14 Feb between
    expect(counted(workingDays(41).after(), 'Fri 18 Dec 2026')).toEqual({
      days: [],
      sentences: [
        '41 working days after Friday 18 December 2026 is Thursday 18 February 2027. Passed over: 18 days of weekends, ' +
          'Friday 25 December 2026 (Christmas Day), Monday 28 December 2026 (Boxing Day), Friday 1 January 2027 (New Year’s Day).',
      ],
    })
  })

  it('the last day listed is the day that is due, and its number the period’s, whatever the period', () => {
    const periods = fc.tuple(fc.constantFrom(workingDays, clearWorkingDays, days, weeks), fc.integer({ min: 1, max: 40 }))
    const from = fc.integer({ min: day('Sat 1 Jan 2000'), max: day('Sun 31 Dec 2090') })
    fc.assert(
      fc.property(periods, fc.boolean(), from, ([unit, count], forwards, start) => {
        const period = forwards ? unit(count).after() : unit(count).before()
        const listed = countingOf(period, { text: '', day: start, instant: start * 86_400_000 }, calendar).days
        expect(listed[0]).toMatchObject({ day: start, n: 0 })
        expect(listed.at(-1)?.day).toBe(dueOn(period, start, calendar))
        const numbers = listed.map(({ n }) => n).filter((n) => n !== null)
        expect(numbers).toEqual(Array.from({ length: (period.clear ? count + 1 : count) + 1 }, (_, n) => n))
      }),
    )
  })
})

describe('calendar days and weeks', () => {
  it('days go one by one through the weekend', () => {
    expect(aloud(days(3).after(), 'Fri 18 Dec 2026')).toEqual([
      'Fri 18 Dec 2026 =0 the day of the trigger',
      'Sat 19 Dec 2026 =1',
      'Sun 20 Dec 2026 =2',
      'Mon 21 Dec 2026 =3 the last day',
    ])
    expect(counted(days(50).after(), 'Fri 18 Dec 2026')).toEqual({
      days: [],
      sentences: ['50 days after Friday 18 December 2026 is Saturday 6 February 2027.'],
    })
  })

  it('weeks go seven days at a time, also back', () => {
    expect(aloud(weeks(2).before(), 'Tue 29 Feb 2028')).toEqual([
      'Tue 29 Feb 2028 =0 the day of the trigger',
      'Tue 22 Feb 2028 =1',
      'Tue 15 Feb 2028 =2 the last day',
    ])
  })
})

describe('months are shown by their dates', () => {
  it.each([
    ['Fri 11 Sep 2026', months(6).after(), ['6 months after Friday 11 September 2026 is the same date: Thursday 11 March 2027.']],
    [
      'Mon 31 Aug 2026',
      months(6).after(),
      [
        '6 months after Monday 31 August 2026 would be 31 February 2027, which does not exist.',
        'So it is that month’s last day: Sunday 28 February 2027.',
        'That is no working day (weekend); a date counted in months is not moved for it.',
      ],
    ],
    [
      'Fri 25 Sep 2026',
      months(3).after(),
      [
        '3 months after Friday 25 September 2026 is the same date: Friday 25 December 2026.',
        'That is no working day (Christmas Day); a date counted in months is not moved for it.',
      ],
    ],
    [
      'Mon 31 May 2027',
      months(1).before(),
      [
        '1 month before Monday 31 May 2027 would be 31 April 2027, which does not exist.',
        'So it is that month’s last day: Friday 30 April 2027.',
      ],
    ],
  ])('%s', (from, period, sentences) => {
    expect(counted(period, from)).toEqual({ days: [], sentences })
  })
})

describe('hours are shown by their arithmetic', () => {
  it('72 are three times 24, and a clock change in between is said', () => {
    // the clocks go forward at 01:00 on Sunday 28 March 2027
    expect(counted(hours(72).after(), 'Fri 26 Mar 2027 18:00').sentences).toEqual([
      '72 hours, which are 3 times 24 hours, after 18:00 on Friday 26 March 2027 end at 19:00 on Monday 29 March 2027.',
      'London’s clocks change in between: the hours that pass are counted, not those on the wall.',
    ])
  })

  it('of a bare day they run from its first moment', () => {
    expect(counted(hours(5).after(), 'Fri 18 Dec 2026').sentences).toEqual([
      'Only the day was told, so the hours run from its first moment.',
      '5 hours after 00:00 on Friday 18 December 2026 end at 05:00 on Friday 18 December 2026.',
    ])
  })
})
