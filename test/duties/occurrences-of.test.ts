import { describe, expect, it } from 'vitest'
import { type Duty, defineDuty } from '../../shared/duties/duty.ts'
import { occurrencesOf } from '../../shared/duties/occurrences-of.ts'
import {
  everyMonths,
  everyYearIn,
  onAgreedDay,
  type Recurrence,
  timesAYear,
  withinMonthsOfTheLast,
} from '../../shared/duties/recurrence.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { day, iso, writtenDay } from '../builders/london-time.ts'
import { agreed } from './agreed.ts'

const aDuty = (recurs: Recurrence, more: Partial<Duty> = {}): Duty =>
  defineDuty({
    id: 'a-duty',
    title: 'Do what comes round',
    done: 'it was done',
    tier: 'local',
    owner: 'business-manager',
    recurs,
    sources: [{ document: 'A document', paragraph: '1' }],
    covers: ['GV-0'],
    ...more,
  })

/** One line a period: its subject, from when it is open, by when it is due. */
const lines = (duty: Duty, from: string, to: string, settings: Settings = []): string[] =>
  occurrencesOf([duty], settings, day(from), day(to)).map(
    ({ subject, opensOn, dueOn }) => `${subject} · ${writtenDay(opensOn)} → ${writtenDay(dueOn)}`,
  )

describe('a duty of one month in the year', () => {
  it('is open for three months before that month ends, in every year', () => {
    expect(lines(aDuty(everyYearIn(10)), 'Fri 1 Jan 2027', 'Thu 31 May 2029')).toEqual([
      'a-duty-2027 · Sat 31 Jul 2027 → Sun 31 Oct 2027',
      'a-duty-2028 · Mon 31 Jul 2028 → Tue 31 Oct 2028',
    ])
  })

  it('may prepare the year after, and is named after that', () => {
    expect(lines(aDuty(everyYearIn(12, 'the-year-after')), 'Tue 24 Nov 2026', 'Tue 24 Nov 2026')).toEqual([
      'a-duty-2027 · Wed 30 Sep 2026 → Thu 31 Dec 2026',
    ])
  })

  it('in February ends on the 29th of a leap year', () => {
    expect(lines(aDuty(everyYearIn(2)), 'Fri 1 Jan 2027', 'Tue 1 Feb 2028')).toEqual([
      // three months before the 28th, and before the 29th
      'a-duty-2027 · Sat 28 Nov 2026 → Sun 28 Feb 2027',
      'a-duty-2028 · Mon 29 Nov 2027 → Tue 29 Feb 2028',
    ])
  })

  it.each([
    ['the day before it opens', 'Fri 30 Jul 2027', 0],
    ['the day on which it opens', 'Sat 31 Jul 2027', 1],
    ['its last day', 'Sun 31 Oct 2027', 1],
    ['the day after', 'Mon 1 Nov 2027', 0],
  ])('on %s', (_when, written, count) => {
    expect(lines(aDuty(everyYearIn(10)), written, written)).toHaveLength(count)
  })
})

describe('a duty of so many times a year', () => {
  it('comes round in equal parts of the calendar year, named after the month in which they begin', () => {
    expect(lines(aDuty(timesAYear(4)), 'Sat 1 Jan 2028', 'Sun 31 Dec 2028')).toEqual([
      'a-duty-2028-01 · Sat 1 Jan 2028 → Fri 31 Mar 2028',
      'a-duty-2028-04 · Sat 1 Apr 2028 → Fri 30 Jun 2028',
      'a-duty-2028-07 · Sat 1 Jul 2028 → Sat 30 Sep 2028',
      'a-duty-2028-10 · Sun 1 Oct 2028 → Sun 31 Dec 2028',
    ])
  })

  it.each([
    [1, ['2027']],
    [2, ['2027-01', '2027-07']],
    [3, ['2027-01', '2027-05', '2027-09']],
    [6, ['2027-01', '2027-03', '2027-05', '2027-07', '2027-09', '2027-11']],
  ] as const)('%i times', (of, periods) => {
    expect(
      occurrencesOf([aDuty(timesAYear(of))], [], day('Fri 1 Jan 2027'), day('Fri 31 Dec 2027')).map(({ period }) => period),
    ).toEqual(periods)
  })

  it('every month, also through a leap February', () => {
    expect(lines(aDuty(timesAYear(12)), 'Tue 29 Feb 2028', 'Tue 29 Feb 2028')).toEqual([
      'a-duty-2028-02 · Tue 1 Feb 2028 → Tue 29 Feb 2028',
    ])
  })

  it('is counted from the month in which the partnership’s year is agreed to begin', () => {
    const april = [agreed('year-begins-in', 4, 'Fri 1 Jan 2027')]
    expect(lines(aDuty(timesAYear(1)), 'Sat 1 Jan 2028', 'Sat 1 Jan 2028', april)).toEqual([
      'a-duty-2027 · Fri 31 Dec 2027 → Fri 31 Mar 2028',
    ])
    expect(lines(aDuty(timesAYear(2)), 'Fri 31 Dec 2027', 'Fri 31 Dec 2027', april)).toEqual([
      'a-duty-2027-10 · Fri 31 Dec 2027 → Fri 31 Mar 2028',
    ])
  })

  it.each([0, 13, '4', true])('a month of %j is none, and January holds', (value) => {
    expect(lines(aDuty(timesAYear(1)), 'Fri 31 Dec 2027', 'Fri 31 Dec 2027', [agreed('year-begins-in', value)])).toEqual([
      'a-duty-2027 · Thu 30 Sep 2027 → Fri 31 Dec 2027',
    ])
  })

  it('a quarter is open from its first day; a year from three months before its end, or as agreed', () => {
    const year = aDuty(timesAYear(1))
    const from = (value: number) => lines(year, 'Fri 31 Dec 2027', 'Fri 31 Dec 2027', [agreed('duties-open-ahead-months', value)])
    expect(from(1)).toEqual(['a-duty-2027 · Tue 30 Nov 2027 → Fri 31 Dec 2027'])
    expect(from(6)).toEqual(['a-duty-2027 · Wed 30 Jun 2027 → Fri 31 Dec 2027'])
    // never before the year it is of
    expect(from(24)).toEqual(['a-duty-2027 · Fri 1 Jan 2027 → Fri 31 Dec 2027'])
  })
})

describe('a cycle that a document begins and ends', () => {
  const meetings = aDuty(everyMonths(2), { validFrom: '2019-07-01', validTo: '2020-03-31' })

  it('comes round within it, and a part that would end outside starts nothing', () => {
    expect(lines(meetings, 'Tue 1 Jan 2019', 'Fri 31 Dec 2021')).toEqual([
      'a-duty-2019-08-31 · Mon 1 Jul 2019 → Sat 31 Aug 2019',
      'a-duty-2019-10-31 · Sun 1 Sep 2019 → Thu 31 Oct 2019',
      'a-duty-2019-12-31 · Fri 1 Nov 2019 → Tue 31 Dec 2019',
      'a-duty-2020-02-29 · Wed 1 Jan 2020 → Sat 29 Feb 2020',
    ])
  })

  it('years afterwards starts nothing', () => {
    expect(lines(meetings, 'Wed 1 Apr 2020', 'Thu 31 Dec 2099')).toEqual([])
  })

  it.each([
    ['the first day it covers', { validFrom: '2020-10-31' }, ['2020', '2021', '2022']],
    ['the day after is too late for its first', { validFrom: '2020-11-01' }, ['2021', '2022']],
    ['the last day it covers', { validTo: '2021-10-31' }, ['2020', '2021']],
    ['the day before is too early for its last', { validTo: '2021-10-30' }, ['2020']],
  ])('by month too: %s', (_what, validity, periods) => {
    const scrutiny = aDuty(everyYearIn(10), validity)
    expect(occurrencesOf([scrutiny], [], day('Wed 1 Jan 2020'), day('Sat 31 Dec 2022')).map(({ period }) => period)).toEqual(
      periods,
    )
  })
})

describe('a duty whose day is to be agreed', () => {
  const report = aDuty(onAgreedDay('report-date'))
  const audit = aDuty(onAgreedDay('audit-date', { setting: 'audit-months' }))
  const on = (written: string, from = 'Fri 1 Jan 2027') => agreed('report-date', iso(written), from)

  it('has no period while none is', () => {
    expect(lines(report, 'Fri 1 Jan 2027', 'Thu 31 Dec 2099')).toEqual([])
    expect(lines(audit, 'Fri 1 Jan 2027', 'Thu 31 Dec 2099', [agreed('audit-date', '2027-09-30')])).toEqual([])
    expect(lines(audit, 'Fri 1 Jan 2027', 'Thu 31 Dec 2099', [agreed('audit-months', 24)])).toEqual([])
  })

  it('comes round on it every year: the 29th of February in leap years, otherwise the 28th', () => {
    expect(lines(report, 'Sat 1 Jan 2028', 'Mon 31 Dec 2029', [on('Tue 29 Feb 2028')])).toEqual([
      'a-duty-2028 · Mon 29 Nov 2027 → Tue 29 Feb 2028',
      'a-duty-2029 · Tue 28 Nov 2028 → Wed 28 Feb 2029',
      'a-duty-2030 · Wed 28 Nov 2029 → Thu 28 Feb 2030',
    ])
    expect(lines(report, 'Sun 1 Feb 2032', 'Sun 1 Feb 2032', [on('Tue 29 Feb 2028')])).toEqual([
      'a-duty-2032 · Sat 29 Nov 2031 → Sun 29 Feb 2032',
    ])
  })

  it.each([
    [6, ['2027-09-30', '2028-03-30']],
    [24, ['2027']],
  ])('comes round after %i months where that is agreed', (months, periods) => {
    const settings = [agreed('audit-date', '2027-09-30'), agreed('audit-months', months)]
    const found = occurrencesOf([audit], settings, day('Fri 1 Jan 2027'), day('Tue 30 May 2028'))
    expect(found.map(({ period }) => period)).toEqual(periods)
  })

  it('counts from the day on which it is in force, and not once it is unset', () => {
    const settings = [on('Thu 30 Sep 2027', 'Mon 1 Feb 2027'), agreed('report-date', null, 'Mon 2 Aug 2027')]
    expect(lines(report, 'Sun 31 Jan 2027', 'Fri 31 Dec 2027', settings)).toEqual([])
    expect(lines(report, 'Mon 1 Feb 2027', 'Fri 31 Dec 2027', settings)).toHaveLength(1)
    expect(lines(report, 'Mon 2 Aug 2027', 'Fri 31 Dec 2027', settings)).toEqual([])
  })

  it.each(['september', '30-09', 9, true])('a value of %j is no day', (value) => {
    expect(lines(report, 'Fri 1 Jan 2027', 'Thu 31 Dec 2099', [agreed('report-date', value)])).toEqual([])
  })
})

describe('other duties', () => {
  it('that roll from the time before have no periods', () => {
    expect(lines(aDuty(withinMonthsOfTheLast(12)), 'Fri 1 Jan 2027', 'Thu 31 Dec 2099')).toEqual([])
  })

  it('that must be turned on start nothing before, nor once they are turned off', () => {
    const webinar = aDuty(timesAYear(12), { turnedOnBy: 'webinar-watched' })
    const today = (settings: Settings) => lines(webinar, 'Mon 1 Feb 2027', 'Mon 1 Feb 2027', settings)
    expect(today([])).toEqual([])
    expect(today([agreed('webinar-watched', true)])).toHaveLength(1)
    expect(today([agreed('webinar-watched', false)])).toEqual([])
  })
})

describe('a duty is checked when its file is imported', () => {
  it.each([
    ['an id too long for a subject', { id: 'a-duty-whose-name-goes-on-and-on' }, '3 to 28'],
    ['a validity that is no day', { validTo: 'March 2020' }, 'expected days'],
    ['a validity backwards', { validFrom: '2020-03-31', validTo: '2019-07-01' }, 'ends before it begins'],
    ['a cycle without a beginning', { recurs: everyMonths(2) }, 'validFrom is needed'],
    ['a thirteenth month', { recurs: everyYearIn(13) }, 'a month from 1 to 12'],
    ['no months', { recurs: withinMonthsOfTheLast(0) }, 'months from 1'],
  ] satisfies [string, Partial<Duty>, string][])('%s is refused', (_why, change, message) => {
    expect(() => aDuty(timesAYear(1), change)).toThrow(message)
  })
})
