import { describe, expect, it } from 'vitest'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { anEvent, correction } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { clockOf, standing } from '../builders/standing.ts'
import { aStory } from '../builders/story.ts'
import { agreed } from './agreed.ts'
import { dutyDone, toldOf, toldOn } from './told.ts'

describe('Rochdale’s budget of 2027/28, to be agreed by the end of December 2026', () => {
  const opened = toldOf('rochdale', 'budget', 'Wed 30 Sep 2026')

  it('is a matter of its own, with its day', () => {
    expect(opened).toMatchObject({
      id: 'rochdale-budget-2027-by-2026-12-31-0',
      source: '/service/duties',
      type: 'duty.opened',
      subject: 'budget-2027',
      data: { partnership: 'rochdale', duty: 'budget', period: '2027', dueOn: '2026-12-31' },
    })
    expect(standing(rochdale, [opened], 'Thu 31 Dec 2026 23:59')).toEqual(['budget · Thu 31 Dec 2026 · running'])
    expect(standing(rochdale, [opened], 'Fri 1 Jan 2027 00:00')).toEqual(['budget · Thu 31 Dec 2026 · overdue'])
  })

  it('is reminded of from when it was opened, and overdue climbs as ever', () => {
    const story = aStory('rochdale')
    expect(story.told(opened, 'Wed 30 Sep 2026 05:00')).toEqual(['Wed 30 Sep 2026 05:00 budget opened → business-manager'])
    // 64 working days from Thu 1 October to Thu 31 December, half of them by Fri 13 November:
    // October has 22, so 10 in November: Mon 2 =23 … Fri 6 =27 · Mon 9 =28 … Fri 13 =32
    expect(story.wokenUpTo('Mon 4 Jan 2027 12:00')).toEqual([
      'Fri 13 Nov 2026 08:30 budget half-way → business-manager',
      'Tue 29 Dec 2026 08:30 budget two-days-before → business-manager',
      'Thu 31 Dec 2026 08:30 budget last-day → business-manager',
      'Mon 4 Jan 2027 08:30 budget overdue 1 → business-manager',
      ...['delegated-police', 'delegated-health', 'director-of-childrens-services'].map(
        (role) => `Mon 4 Jan 2027 08:30 budget overdue 1 → ${role}`,
      ),
    ])
  })

  it('once agreed is told to be done, and then is silent', () => {
    const story = aStory('rochdale')
    story.told(opened, 'Wed 30 Sep 2026 05:00')
    expect(story.told(dutyDone('rochdale', 'budget', '2027', 'Thu 10 Dec 2026'), 'Thu 10 Dec 2026 16:00')).toEqual([
      'Thu 10 Dec 2026 16:00 budget met → business-manager',
    ])
    expect(story.wokenUpTo('Mon 1 Feb 2027')).toEqual([])
    expect(story.wakeAt()).toBeUndefined()
  })

  it('agreed in January is late', () => {
    const late = dutyDone('rochdale', 'budget', '2027', 'Fri 8 Jan 2027')
    expect(standing(rochdale, [opened, late], 'Fri 8 Jan 2027')).toEqual(['budget · Thu 31 Dec 2026 · met-late'])
  })

  it('withdrawn, because it was opened by mistake, runs no longer', () => {
    const story = aStory('rochdale')
    story.told(opened, 'Wed 30 Sep 2026 05:00')
    const withdrawn = { ...correction(opened, null), subject: opened.subject, source: opened.source }
    expect(story.told(withdrawn, 'Thu 1 Oct 2026 09:00')).toEqual(['Thu 1 Oct 2026 09:00 budget cancelled → business-manager'])
  })
})

describe('Bolton’s independent scrutiny, in October of each year', () => {
  it('opens three months before and asks its chair', () => {
    const story = aStory('bolton')
    const opened = toldOf('bolton', 'independent-scrutiny', 'Sat 31 Jul 2027')
    expect(opened.subject).toBe('independent-scrutiny-2027')
    expect(story.told(opened, 'Sat 31 Jul 2027 05:00')).toEqual(['Sat 31 Jul 2027 05:00 independent-scrutiny opened → chair'])
    // October ends on a Sunday: its last morning is that of Friday 29
    expect(story.wokenUpTo('Sun 31 Oct 2027 12:00').slice(-2)).toEqual([
      'Thu 28 Oct 2027 08:30 independent-scrutiny two-days-before → chair',
      'Fri 29 Oct 2027 08:30 independent-scrutiny last-day → chair',
    ])
    // it was never overdue: nobody but its chair had heard of it
    expect(story.told(dutyDone('bolton', 'independent-scrutiny', '2027', 'Fri 29 Oct 2027'), 'Mon 1 Nov 2027 09:00')).toEqual([
      'Mon 1 Nov 2027 09:00 independent-scrutiny met → chair',
    ])
    expect(story.wakeAt()).toBeUndefined()
  })
})

describe('Bolton’s annual report, for which no document gives a date', () => {
  const missing = toldOf('bolton', 'annual-report', 'Tue 24 Nov 2026')
  const setting = [agreed('annual-report-date', '2027-09-30', 'Mon 15 Feb 2027')]

  it('is asked for, once a month on the first working morning, and of nobody but the business manager', () => {
    const story = aStory('bolton')
    expect(missing).toMatchObject({ type: 'duty.date-missing', subject: 'dates-to-agree' })
    expect(story.told(missing, 'Tue 24 Nov 2026 05:00')).toEqual([
      'Tue 24 Nov 2026 05:00 annual-report-date opened → business-manager',
    ])
    expect(story.wokenUpTo('Thu 1 Apr 2027 12:00')).toEqual([
      'Tue 1 Dec 2026 08:30 annual-report-date nudge 1 → business-manager',
      // Friday 1 January is a bank holiday
      'Mon 4 Jan 2027 08:30 annual-report-date nudge 2 → business-manager',
      'Mon 1 Feb 2027 08:30 annual-report-date nudge 3 → business-manager',
      'Mon 1 Mar 2027 08:30 annual-report-date nudge 4 → business-manager',
      'Thu 1 Apr 2027 08:30 annual-report-date nudge 5 → business-manager',
    ])
  })

  it('is asked for no longer once a day is agreed, and again once it is given up', () => {
    const story = aStory('bolton')
    story.told(missing, 'Tue 24 Nov 2026 05:00')
    const answered = toldOf('bolton', 'annual-report', 'Mon 15 Feb 2027', setting)
    expect(answered.type).toBe('duty.date-agreed')
    expect(story.told(answered, 'Mon 15 Feb 2027 05:00')).toEqual([])
    expect(story.wakeAt()).toBeUndefined()
    const givenUp = [...setting, agreed('annual-report-date', null, 'Tue 1 Jun 2027')]
    const again = toldOf('bolton', 'annual-report', 'Tue 1 Jun 2027', givenUp)
    expect(again.id).not.toBe(missing.id)
    expect(story.told(again, 'Tue 1 Jun 2027 05:00')).toEqual([
      'Tue 1 Jun 2027 05:00 annual-report-date reopened → business-manager',
    ])
    expect(story.wokenUpTo('Thu 1 Jul 2027 12:00')).toEqual([
      'Thu 1 Jul 2027 08:30 annual-report-date nudge 1 → business-manager',
    ])
  })

  it('has the agreed day, moves when another is agreed, and says what it rests on', () => {
    const opened = toldOf('bolton', 'annual-report', 'Wed 30 Jun 2027', setting)
    const story = aStory('bolton')
    expect(opened.subject).toBe('annual-report-2027')
    story.told(opened, 'Wed 30 Jun 2027 05:00')
    const later = [...setting, agreed('annual-report-date', '2027-11-30', 'Thu 2 Sep 2027')]
    expect(story.told(toldOf('bolton', 'annual-report', 'Thu 2 Sep 2027', later), 'Thu 2 Sep 2027 05:00')).toEqual([
      'Thu 2 Sep 2027 05:00 annual-report moved → business-manager',
    ])
    // and back to the day before that, which is a new fact
    const back = [...later, agreed('annual-report-date', '2027-09-30', 'Fri 3 Sep 2027')]
    story.told(toldOf('bolton', 'annual-report', 'Fri 3 Sep 2027', back), 'Fri 3 Sep 2027 05:00')
    expect(story.entries.filter(({ kind }) => kind === 'clock')).toMatchObject([
      { change: 'opened', due: '2027-09-30' },
      { change: 'moved', due: '2027-11-30' },
      { change: 'moved', due: '2027-09-30' },
    ])
  })

  it('once published is to be discussed in each agency: nudged, for no document says by when', () => {
    const story = aStory('bolton')
    story.told(toldOf('bolton', 'annual-report', 'Wed 30 Jun 2027', setting), 'Wed 30 Jun 2027 05:00')
    const published = dutyDone('bolton', 'annual-report', '2027', 'Thu 23 Sep 2027')
    expect(story.told(published, 'Thu 23 Sep 2027 10:00')).toEqual([
      'Thu 23 Sep 2027 10:00 annual-report met → business-manager',
      'Thu 23 Sep 2027 10:00 annual-report-discussion:2027-09-23 opened → business-manager',
    ])
    const discussed = anEvent(
      'duty.followed-up',
      { duty: 'annual-report', step: 'discussed-in-each-agency', of: '2027-09-23', at: iso('Mon 25 Oct 2027') },
      { subject: 'annual-report-2027' },
    )
    // what had no date is in no calendar
    expect(story.told(discussed, 'Mon 25 Oct 2027 12:00')).toEqual([])
    expect(story.wakeAt()).toBeUndefined()
  })
})

describe('Rochdale’s report, at least once in every twelve months', () => {
  const missing = toldOf('rochdale', 'annual-report', 'Tue 24 Nov 2026')
  const first = dutyDone('rochdale', 'annual-report', 'rolling', 'Mon 16 Nov 2026 11:30')
  const sentTo = (step: 'sent-to-panel' | 'sent-to-what-works-centre', of: string, when: string) =>
    anEvent(
      'duty.followed-up',
      { partnership: 'rochdale', duty: 'annual-report', step, of: iso(of), at: iso(when) },
      { id: `${step}-${iso(when)}`, subject: 'annual-report-rolling' },
    )

  it('is asked for until the last one is told', () => {
    const story = aStory('rochdale')
    expect(missing.subject).toBe('annual-report-rolling')
    expect(story.told(missing, 'Tue 24 Nov 2026 05:00')).toEqual([
      'Tue 24 Nov 2026 05:00 annual-report-last opened → business-manager',
    ])
    expect(story.wokenUpTo('Tue 1 Dec 2026 12:00')).toEqual([
      'Tue 1 Dec 2026 08:30 annual-report-last nudge 1 → business-manager',
    ])
    story.told(first, 'Wed 2 Dec 2026 09:00')
    expect(story.wokenUpTo('Mon 4 Jan 2027 09:00').filter((line) => line.includes('annual-report-last'))).toEqual([])
  })

  it('runs twelve months from each to the next, and its copies seven days', () => {
    const next = dutyDone('rochdale', 'annual-report', 'rolling', 'Fri 5 Nov 2027')
    expect(standing(rochdale, [missing, first], 'Wed 18 Nov 2026').slice(0, 4)).toEqual([
      'annual-report:2026-11-16 · Tue 16 Nov 2027 · running',
      'annual-report-last · no date · met',
      // Tue 17 =1 … Mon 23 =7
      'annual-report-copy-panel:2026-11-16 · Mon 23 Nov 2026 · running',
      'annual-report-copy-what-works:2026-11-16 · Mon 23 Nov 2026 · running',
    ])
    expect(standing(rochdale, [missing, first, next], 'Fri 5 Nov 2027 12:00').slice(0, 2)).toEqual([
      'annual-report:2026-11-16 · Tue 16 Nov 2027 · met',
      'annual-report:2027-11-05 · Sun 5 Nov 2028 · running',
    ])
  })

  it('published on a leap day is due again by the 28th', () => {
    const leap = dutyDone('rochdale', 'annual-report', 'rolling', 'Tue 29 Feb 2028')
    expect(standing(rochdale, [leap], 'Tue 29 Feb 2028')[0]).toBe('annual-report:2028-02-29 · Wed 28 Feb 2029 · running')
  })

  it('each copy meets its own clock, of its own report, and no other', () => {
    const facts = [first, sentTo('sent-to-panel', 'Mon 16 Nov 2026', 'Wed 18 Nov 2026 09:15')]
    expect(standing(rochdale, facts, 'Tue 24 Nov 2026').slice(1)).toEqual([
      'annual-report-copy-panel:2026-11-16 · Mon 23 Nov 2026 · met',
      'annual-report-copy-what-works:2026-11-16 · Mon 23 Nov 2026 · overdue',
    ])
    const next = dutyDone('rochdale', 'annual-report', 'rolling', 'Fri 5 Nov 2027')
    expect(clockOf(rochdale, 'annual-report-copy-panel:2027-11-05', [...facts, next]).met).toBeUndefined()
  })
})

describe('what has expired', () => {
  it.each([
    ['bolton', 'Wed 1 Apr 2020', 'its meetings until March 2020'],
    ['bolton', 'Tue 24 Nov 2026', 'its meetings until March 2020'],
    ['stockport', 'Fri 1 Jan 2021', 'its strategy of 2018 to 2020'],
    ['stockport', 'Mon 1 Jan 2035', 'its strategy of 2018 to 2020'],
  ])('is told of by nobody: %s on %s, %s', (partnership, written) => {
    const subjects = toldOn(partnership, written).map(({ subject }) => subject)
    expect(subjects.filter((subject) => /^(partnership-meeting|implementation-meeting|complex-strategy)/.test(subject))).toEqual(
      [],
    )
    expect(subjects.length).toBeGreaterThan(5)
  })

  it('was told of while it lasted', () => {
    expect(toldOn('bolton', 'Sat 29 Feb 2020').map(({ subject }) => subject)).toContain('partnership-meeting-2020-02-29')
    expect(toldOn('stockport', 'Thu 31 Dec 2020').map(({ subject }) => subject)).toContain('complex-strategy-2020-12-31')
  })
})

describe('a report put off into the next year', () => {
  const first = [agreed('annual-report-date', '2027-09-30', 'Mon 15 Feb 2027')]
  const putOff = [...first, agreed('annual-report-date', '2028-01-31', 'Thu 2 Sep 2027')]
  const lapseOn = (written: string, settings = putOff) =>
    toldOn('bolton', written, settings).filter(({ type, subject }) => type === 'duty.lapsed' && subject.startsWith('annual'))

  it('leaves the period that was open, and is told of once', () => {
    const story = aStory('bolton')
    story.told(toldOf('bolton', 'annual-report', 'Wed 30 Jun 2027', first), 'Wed 30 Jun 2027 05:00')
    const [lapsed, ...more] = lapseOn('Thu 2 Sep 2027')
    if (lapsed === undefined) throw new Error('nothing lapsed')
    expect([lapsed.subject, more]).toEqual(['annual-report-2027', []])
    expect(story.told(lapsed, 'Thu 2 Sep 2027 05:00')).toEqual([
      'Thu 2 Sep 2027 05:00 annual-report cancelled → business-manager',
    ])
    expect(story.wakeAt()).toBeUndefined()
    // on every later day it is the same fact
    expect(lapseOn('Sat 1 Jan 2028')).toEqual([lapsed])
    const next = toldOn('bolton', 'Sun 31 Oct 2027', putOff).map(({ subject }) => subject)
    expect(next).toContain('annual-report-2028')
    expect(next.filter((subject) => subject === 'annual-report-2027')).toEqual(['annual-report-2027'])
  })

  it('and brought back runs again', () => {
    const story = aStory('bolton')
    const back = [...putOff, agreed('annual-report-date', '2027-10-29', 'Mon 6 Sep 2027')]
    story.told(toldOf('bolton', 'annual-report', 'Wed 30 Jun 2027', first), 'Wed 30 Jun 2027 05:00')
    for (const lapsed of lapseOn('Thu 2 Sep 2027')) story.told(lapsed, 'Thu 2 Sep 2027 05:00')
    expect(story.told(toldOf('bolton', 'annual-report', 'Mon 6 Sep 2027', back), 'Mon 6 Sep 2027 05:00')).toEqual([
      'Mon 6 Sep 2027 05:00 annual-report reopened → business-manager',
    ])
  })

  it('moved within its year nothing lapses; without any day it does', () => {
    expect(lapseOn('Thu 2 Sep 2027', [...first, agreed('annual-report-date', '2027-11-30', 'Thu 2 Sep 2027')])).toEqual([])
    expect(lapseOn('Thu 2 Sep 2027', [...first, agreed('annual-report-date', null, 'Thu 2 Sep 2027')])).toHaveLength(1)
    expect(lapseOn('Thu 2 Sep 2027', first)).toEqual([])
  })
})
