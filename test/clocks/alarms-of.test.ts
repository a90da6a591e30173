import { describe, expect, it } from 'vitest'
import { months, workingDays } from '../../shared/clocks/period.ts'
import { aClock, aRule, nextAlarms } from '../builders/clocks.ts'

const forward = (days: number, started: string, told = started) =>
  nextAlarms(aClock(aRule(workingDays(days).after()), started), 4, { told })

describe('the reminders of a clock, each at 08:30 in London', () => {
  it('of 5 working days over Christmas: half-way, two days before, the last morning', () => {
    // Mon 21 =1 · Tue 22 =2, half of 5 · Wed 23 =3, two before the last · Thu 24 =4 · Tue 29 =5
    expect(forward(5, 'Fri 18 Dec 2026 16:30')).toEqual([
      'Tue 22 Dec 2026 08:30 half-way',
      'Wed 23 Dec 2026 08:30 two-days-before',
      'Tue 29 Dec 2026 08:30 last-day',
      'Wed 30 Dec 2026 08:30 overdue 1',
    ])
  })

  it('of 15 working days over Christmas and New Year', () => {
    // Mon 21 =1 … Thu 24 =4 · Tue 29 =5 · Wed 30 =6 · Thu 31 =7, half of 15 · Mon 4 =8 … Mon 11 =13 · Tue 12 =14 · Wed 13 =15
    expect(forward(15, 'Fri 18 Dec 2026 16:30')).toEqual([
      'Thu 31 Dec 2026 08:30 half-way',
      'Mon 11 Jan 2027 08:30 two-days-before',
      'Wed 13 Jan 2027 08:30 last-day',
      'Thu 14 Jan 2027 08:30 overdue 1',
    ])
  })

  it('in summer too, by London’s clocks', () => {
    // Fri 2 =1 · Mon 5 =2 · Tue 6 =3 · Wed 7 =4 · Thu 8 =5
    expect(forward(5, 'Thu 1 Jul 2027 09:00')).toEqual([
      'Mon 5 Jul 2027 08:30 half-way',
      'Tue 6 Jul 2027 08:30 two-days-before',
      'Thu 8 Jul 2027 08:30 last-day',
      'Fri 9 Jul 2027 08:30 overdue 1',
    ])
  })

  // Mon 4 Jan 2027 is day 0: Tue 5 =1 · Wed 6 =2 · Thu 7 =3 · Fri 8 =4 · Mon 11 =5 · Tue 12 =6
  it.each([
    [1, ['Tue 5 Jan 2027 08:30 last-day', 'Wed 6 Jan 2027 08:30 overdue 1']],
    // two days before is the day it starts
    [2, ['Wed 6 Jan 2027 08:30 last-day', 'Thu 7 Jan 2027 08:30 overdue 1']],
    // half of 3 is day 1, which is two days before
    [3, ['Tue 5 Jan 2027 08:30 two-days-before', 'Thu 7 Jan 2027 08:30 last-day']],
    // half of 4 is day 2, which is two days before
    [4, ['Wed 6 Jan 2027 08:30 two-days-before', 'Fri 8 Jan 2027 08:30 last-day']],
    // half of 5 is day 2, two days before is day 3
    [5, ['Wed 6 Jan 2027 08:30 half-way', 'Thu 7 Jan 2027 08:30 two-days-before']],
    // half of 6 is day 3, two days before is day 4
    [6, ['Thu 7 Jan 2027 08:30 half-way', 'Fri 8 Jan 2027 08:30 two-days-before']],
  ])('a clock of %i working days skips what would coincide', (days, expected) => {
    expect(forward(days, 'Mon 4 Jan 2027 10:00').slice(0, 2)).toEqual(expected)
  })

  it('the morning of the very day it starts is no reminder, were it told before then', () => {
    // Mon 4 Jan 2027 is day 0 and also two working days before Wed 6
    expect(forward(2, 'Mon 4 Jan 2027 07:00')[0]).toBe('Wed 6 Jan 2027 08:30 last-day')
  })

  it('of a due day on a weekend: the last morning is the working day before it, overdue the one after', () => {
    // 11 January + 6 is Sun 11 July: Fri 9 is its last working day, Thu 8 the second before
    const clock = aClock(aRule(months(6).after()), 'Mon 11 Jan 2027')
    expect(nextAlarms(clock, 4, { told: 'Mon 11 Jan 2027 10:00' }).slice(1)).toEqual([
      'Thu 8 Jul 2027 08:30 two-days-before',
      'Fri 9 Jul 2027 08:30 last-day',
      'Mon 12 Jul 2027 08:30 overdue 1',
    ])
  })

  it('of a due day on a bank holiday: the same', () => {
    // 28 June + 6 months is Mon 28 December 2026, Boxing Day moved: Thu 24 is the working day before, Wed 23 the second, Tue 29 after
    const clock = aClock(aRule(months(6).after()), 'Sun 28 Jun 2026')
    expect(nextAlarms(clock, 4, { told: 'Mon 29 Jun 2026 10:00' }).slice(1)).toEqual([
      'Wed 23 Dec 2026 08:30 two-days-before',
      'Thu 24 Dec 2026 08:30 last-day',
      'Tue 29 Dec 2026 08:30 overdue 1',
    ])
  })

  it('half-way of a long clock counts working days', () => {
    // from Tue 12 January to Fri 9 July 2027 there are 129 weekdays less the 4 holidays of Easter and May = 125, half is 62
    const clock = aClock(aRule(months(6).after()), 'Mon 11 Jan 2027')
    // to Fri 9 April there are 64 weekdays less Good Friday and Easter Monday = 62
    expect(nextAlarms(clock, 1, { told: 'Mon 11 Jan 2027 10:00' })).toEqual(['Fri 9 Apr 2027 08:30 half-way'])
  })
})

describe('a clock told of late', () => {
  it('does not make up for reminders that lie before', () => {
    // told on Wed 23 after 08:30: half-way (Tue 22) and two days before (Wed 23) have gone by
    expect(forward(5, 'Fri 18 Dec 2026 16:30', 'Wed 23 Dec 2026 09:00')).toEqual([
      'Tue 29 Dec 2026 08:30 last-day',
      'Wed 30 Dec 2026 08:30 overdue 1',
      'Thu 31 Dec 2026 08:30 overdue 2',
      'Mon 4 Jan 2027 08:30 overdue 3',
    ])
  })

  it('told exactly at a reminder’s moment, that moment has been spoken for', () => {
    expect(forward(5, 'Fri 18 Dec 2026 16:30', 'Tue 22 Dec 2026 08:30')[0]).toBe('Wed 23 Dec 2026 08:30 two-days-before')
  })

  it('born overdue, it speaks on the next working morning, numbered as it would have been', () => {
    // due Tue 29: Wed 30 =overdue 1 · Thu 31 =2 · Fri 1 New Year · Mon 4 =3
    expect(forward(5, 'Fri 18 Dec 2026 16:30', 'Thu 31 Dec 2026 15:00')).toEqual([
      'Mon 4 Jan 2027 08:30 overdue 3',
      'Tue 5 Jan 2027 08:30 overdue 4',
      'Wed 6 Jan 2027 08:30 overdue 5',
      'Wed 13 Jan 2027 08:30 overdue 6',
    ])
  })
})

describe('after an alarm has rung', () => {
  it.each([
    ['half-way', 'Tue 22 Dec 2026 08:30', 'Wed 23 Dec 2026 08:30 two-days-before'],
    ['two days before', 'Wed 23 Dec 2026 08:30', 'Tue 29 Dec 2026 08:30 last-day'],
    ['the last morning', 'Tue 29 Dec 2026 08:30', 'Wed 30 Dec 2026 08:30 overdue 1'],
    ['the first overdue', 'Wed 30 Dec 2026 08:30', 'Thu 31 Dec 2026 08:30 overdue 2'],
  ])('%s, the next one follows', (_why, after, next) => {
    const clock = aClock(aRule(workingDays(5).after()), 'Fri 18 Dec 2026 16:30')
    expect(nextAlarms(clock, 1, { told: 'Fri 18 Dec 2026 16:45', after })).toEqual([next])
  })
})
