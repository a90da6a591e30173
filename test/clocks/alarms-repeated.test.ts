import { describe, expect, it } from 'vitest'
import { alarmsOf } from '../../shared/clocks/alarms-of.ts'
import { clearWorkingDays, months, workingDays } from '../../shared/clocks/period.ts'
import { type Calendar, englandAndWales } from '../../shared/time/calendar.ts'
import { aClock, aRule, nextAlarms } from '../builders/clocks.ts'
import { at } from '../builders/london-time.ts'

const calendar = englandAndWales()

describe('an overdue clock', () => {
  const clock = aClock(aRule(workingDays(5).after()), 'Fri 18 Dec 2026 16:30') // due Tue 29 December
  const told = 'Fri 18 Dec 2026 16:45'

  it('speaks on five working mornings, then once a week', () => {
    expect(nextAlarms(clock, 8, { told, after: 'Tue 29 Dec 2026 08:30' })).toEqual([
      'Wed 30 Dec 2026 08:30 overdue 1',
      'Thu 31 Dec 2026 08:30 overdue 2',
      'Mon 4 Jan 2027 08:30 overdue 3', // Fri 1 is New Year
      'Tue 5 Jan 2027 08:30 overdue 4',
      'Wed 6 Jan 2027 08:30 overdue 5',
      'Wed 13 Jan 2027 08:30 overdue 6',
      'Wed 20 Jan 2027 08:30 overdue 7',
      'Wed 27 Jan 2027 08:30 overdue 8',
    ])
  })

  it('waits for the next working day when its week ends on a holiday, and keeps its weekday', () => {
    // due Fri 26 Feb 2027: Mon 1 Mar =1 … Fri 5 =5 · Fri 12 =6 · Fri 19 =7 · Fri 26 Good Friday and Mon 29 Easter Monday, so Tue 30 =8 · Fri 2 Apr =9
    const fridays = aClock(aRule(workingDays(5).after()), 'Fri 19 Feb 2027')
    expect(nextAlarms(fridays, 4, { told: 'Fri 19 Feb 2027 12:00', after: 'Fri 5 Mar 2027 08:30' })).toEqual([
      'Fri 12 Mar 2027 08:30 overdue 6',
      'Fri 19 Mar 2027 08:30 overdue 7',
      'Tue 30 Mar 2027 08:30 overdue 8',
      'Fri 2 Apr 2027 08:30 overdue 9',
    ])
  })

  it('of a due day on a Sunday begins on Monday', () => {
    const sunday = aClock(aRule(months(6).after()), 'Mon 11 Jan 2027') // due Sun 11 July
    expect(nextAlarms(sunday, 6, { told: 'Mon 11 Jan 2027 12:00', after: 'Fri 9 Jul 2027 08:30' })).toEqual([
      'Mon 12 Jul 2027 08:30 overdue 1',
      'Tue 13 Jul 2027 08:30 overdue 2',
      'Wed 14 Jul 2027 08:30 overdue 3',
      'Thu 15 Jul 2027 08:30 overdue 4',
      'Fri 16 Jul 2027 08:30 overdue 5',
      'Fri 23 Jul 2027 08:30 overdue 6',
    ])
  })

  it('left open for years still finds its week, at hardly more cost than a new one', () => {
    let asked = 0
    const counting: Calendar = { ...calendar, after: (day, n) => calendar.after(day, n + 0 * asked++) }
    const next = alarmsOf(clock, at(told), at('Mon 3 Jan 2050 09:00'), counting).next().value
    // due Tue 29 Dec 2026, overdue 5 on Wed 6 Jan 2027; Wed 5 Jan 2050 is 1,200 weeks later
    expect(next).toEqual({ kind: 'overdue', n: 1205, at: at('Wed 5 Jan 2050 08:30') })
    expect(asked).toBeLessThan(60)
  })
})

describe('a clock that counts back from a planned day', () => {
  // seven whole working days before Fri 8 January 2027: Thu 7 … Tue 29, so it is due on Thu 24 December
  const clock = aClock(aRule(clearWorkingDays(7).before()), 'Fri 8 Jan 2027')

  it('begins, for its reminders, when the plan is told', () => {
    // Mon 7 Dec is day 0; Tue 8 =1 … Thu 24 =13: half of 13 is day 6, Tue 15; two before the last is Tue 22
    expect(nextAlarms(clock, 4, { told: 'Mon 7 Dec 2026 11:00' })).toEqual([
      'Tue 15 Dec 2026 08:30 half-way',
      'Tue 22 Dec 2026 08:30 two-days-before',
      'Thu 24 Dec 2026 08:30 last-day',
      'Tue 29 Dec 2026 08:30 overdue 1',
    ])
  })

  it('told on its last day, it is next heard when overdue', () => {
    expect(nextAlarms(clock, 1, { told: 'Thu 24 Dec 2026 07:00' })).toEqual(['Tue 29 Dec 2026 08:30 overdue 1'])
  })

  it('told when it is too late, it is overdue at once', () => {
    expect(nextAlarms(clock, 2, { told: 'Wed 30 Dec 2026 11:00' })).toEqual([
      'Thu 31 Dec 2026 08:30 overdue 3', // Tue 29 =1 · Wed 30 =2, gone by
      'Mon 4 Jan 2027 08:30 overdue 4',
    ])
  })
})

describe('a nudge, where the source gives no number', () => {
  const nudge = aClock(aRule(null), 'Fri 18 Dec 2026 12:40')

  it('comes after 2 and 5 working days, then every 5', () => {
    // Mon 21 =1 · Tue 22 =2 · … · Tue 29 =5 · Wed 30 =6 · Thu 31 =7 · Mon 4 =8 · Tue 5 =9 · Wed 6 =10 · … · Wed 13 =15
    expect(nextAlarms(nudge, 4, { told: 'Fri 18 Dec 2026 13:00' })).toEqual([
      'Tue 22 Dec 2026 08:30 nudge 1',
      'Tue 29 Dec 2026 08:30 nudge 2',
      'Wed 6 Jan 2027 08:30 nudge 3',
      'Wed 13 Jan 2027 08:30 nudge 4',
    ])
  })

  it('told late, it goes on where it would be', () => {
    expect(nextAlarms(nudge, 1, { told: 'Wed 30 Dec 2026 10:00' })).toEqual(['Wed 6 Jan 2027 08:30 nudge 3'])
  })
})

describe('what must only stay true for a time', () => {
  it('is never overdue: after the last morning it is silent', () => {
    const kept = aClock(aRule(months(12).after(), { met: null }), 'Thu 1 Jul 2027')
    expect(nextAlarms(kept, 10, { told: 'Thu 1 Jul 2027 10:30' })).toEqual([
      // due Sat 1 July 2028: from Fri 2 July 2027 to Fri 30 June 2028 there are 261 weekdays less 8 holidays = 253, half is 126;
      // to Fri 31 December 131 less 3 = 128, so day 126 is Wed 29 December
      'Wed 29 Dec 2027 08:30 half-way',
      'Thu 29 Jun 2028 08:30 two-days-before',
      'Fri 30 Jun 2028 08:30 last-day',
    ])
  })
})
