import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { conventionOf, days, dueOn, onTheDay } from '../../shared/clocks/period.ts'
import { dutiesOf } from '../../shared/duties/duties.ts'
import { rulesOf } from '../../shared/duties/rules-of.ts'
import type { AgreedSetting } from '../../shared/settings/setting.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { aClock, aRule, nextAlarms } from '../builders/clocks.ts'
import { factsFrom } from '../builders/events.ts'
import { day, writtenDay } from '../builders/london-time.ts'
import { agreed } from './agreed.ts'
import { dutyDone, toldOf } from './told.ts'

const calendar = englandAndWales()

describe('a rule whose day the fact itself gives', () => {
  it('is due on that day, a Sunday too', () => {
    expect(dueOn(onTheDay(), day('Sun 31 Oct 2027'), calendar)).toBe(day('Sun 31 Oct 2027'))
    expect(conventionOf(onTheDay())).toBe('the day itself, not moved off a weekend; due at 23:59 Europe/London')
    expect(aRule(onTheDay()).due).toEqual(onTheDay())
  })

  it('is the only one without a length', () => {
    expect(() => aRule(days(0).after())).toThrow('a whole number of days or months from 1')
  })
})

describe('a nudge by the month', () => {
  const monthly = (started: string, more: { after?: string } = {}) =>
    nextAlarms(aClock(aRule(null, { nudges: 'monthly' }), started), 3, { told: started, ...more })

  it('comes on the first working morning of each month', () => {
    expect(monthly('Tue 24 Nov 2026 05:00')).toEqual([
      'Tue 1 Dec 2026 08:30 nudge 1',
      'Mon 4 Jan 2027 08:30 nudge 2',
      'Mon 1 Feb 2027 08:30 nudge 3',
    ])
    // Saturday 1 and Sunday 2 May 2027, then the early May bank holiday
    expect(monthly('Fri 30 Apr 2027 09:00')[0]).toBe('Tue 4 May 2027 08:30 nudge 1')
  })

  it('begun on the first of a month begins with the next, and the 31st leaves out no February', () => {
    expect(monthly('Tue 1 Dec 2026 05:00')[0]).toBe('Mon 4 Jan 2027 08:30 nudge 1')
    expect(monthly('Sun 31 Jan 2027')).toEqual([
      'Mon 1 Feb 2027 08:30 nudge 1',
      'Mon 1 Mar 2027 08:30 nudge 2',
      'Thu 1 Apr 2027 08:30 nudge 3',
    ])
  })

  it('goes on for years', () => {
    expect(monthly('Tue 24 Nov 2026', { after: 'Mon 2 Nov 2037 08:30' })[0]).toBe('Tue 1 Dec 2037 08:30 nudge 133')
  })

  it('is not what other nudges do', () => {
    expect(nextAlarms(aClock(aRule(null), 'Tue 24 Nov 2026'), 1, { told: 'Tue 24 Nov 2026' })).toEqual([
      'Thu 26 Nov 2026 08:30 nudge 1',
    ])
  })
})

describe('a date of a duty says what it rests on', () => {
  const clockOf = (partnership: string, events: readonly ClocksEvent[], settings: readonly AgreedSetting[]) => {
    const [clock] = clocksOf(rulesOf(dutiesOf(partnership)), factsFrom(...events), calendar, settings)
    if (clock === undefined) throw new Error('no clock')
    return clock
  }

  it('a quarter on where the year begins, agreed or not', () => {
    const opened = toldOf('rochdale', 'subgroup-reports', 'Tue 24 Nov 2026')
    expect(clockOf('rochdale', [opened], []).restsOn).toEqual([{ setting: 'year-begins-in' }])
    const april = agreed('year-begins-in', 4)
    expect(clockOf('rochdale', [opened], [april])).toMatchObject({
      due: day('Thu 31 Dec 2026'),
      restsOn: [{ setting: 'year-begins-in', agreed: april }],
    })
  })

  it('a report on the day that was agreed', () => {
    const settings = [agreed('annual-report-date', '2027-09-30')]
    const opened = toldOf('stockport', 'annual-report', 'Thu 1 Jul 2027', settings)
    expect(clockOf('stockport', [opened], settings)).toMatchObject({
      due: day('Thu 30 Sep 2027'),
      restsOn: [{ setting: 'annual-report-date', agreed: settings[0] }],
    })
  })

  it('a month that the document names on nothing', () => {
    expect(clockOf('rochdale', [toldOf('rochdale', 'budget', 'Tue 24 Nov 2026')], [])).not.toHaveProperty('restsOn')
  })

  it('copies of a report in working days once that is agreed', () => {
    const done = dutyDone('rochdale', 'annual-report', 'rolling', 'Mon 21 Dec 2026')
    const dueWith = (settings: readonly AgreedSetting[]) =>
      clocksOf(rulesOf(dutiesOf('rochdale')), factsFrom(done), calendar, settings)
        .filter(({ id }) => id.startsWith('annual-report-copy-panel'))
        .map(({ due }) => due !== null && writtenDay(due))
    // Tue 22 =1 … Mon 28 =7, a bank holiday all the same
    expect(dueWith([])).toEqual(['Mon 28 Dec 2026'])
    // Tue 22 =1 · Wed 23 =2 · Thu 24 =3 · Tue 29 =4 · Wed 30 =5 · Thu 31 =6 · Mon 4 =7
    expect(dueWith([agreed('report-copies-working-days', 7)])).toEqual(['Mon 4 Jan 2027'])
  })
})
