import { describe, expect, it } from 'vitest'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { plan } from '../../shared/matters/plan.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { anEvent, anIncident, correction, done, planned } from '../builders/events.ts'
import { at, iso, writtenDay, writtenTime } from '../builders/london-time.ts'
import { contextOf, written } from '../builders/story.ts'

const context = contextOf(bolton)
const known = anIncident('Fri 18 Dec 2026 16:30')
const said = (events: Parameters<typeof plan>[0], until?: string) =>
  written(plan(events, context, until === undefined ? undefined : at(until)).notices.map(({ notice }) => notice))
const panelDue = (events: Parameters<typeof plan>[0]) => {
  const [matter] = plan(events, context).matters
  const clock = matter && clocksOfMatter(matter, context).find(({ id }) => id === 'panel-notification')
  return clock?.due == null ? undefined : writtenDay(clock.due)
}

describe('a plan with settings among its facts', () => {
  const agreed = (value: boolean) =>
    anEvent(
      'settings.agreed',
      {
        ...{ setting: 'pre-publication-clear-days', value, from: '2020-01-01', agreedBy: 'executive' },
        ...{ agreedOn: '2020-01-01', source: 'Minutes, item 1' },
      },
      { subject: 'settings' },
    )
  const copyDue = (...settings: Parameters<typeof plan>[0]) => {
    const lived = plan([...settings, planned('Fri 8 Jan 2027', { time: iso('Mon 7 Dec 2026 09:00') })], context)
    const clocks = lived.matters.flatMap((matter) => clocksOfMatter(matter, lived.context))
    return clocks.find(({ id }) => id === 'pre-publication-panel')?.due
  }

  it('counts with what they tell', () => {
    // before Fri 8 January: Thu 7 =1 · 6 =2 · 5 =3 · Mon 4 =4 · Thu 31 Dec =5 · 30 =6 · Tue 29 =7; seven clear days: Thu 24 =8
    expect(writtenDay(copyDue() ?? 0)).toBe('Thu 24 Dec 2026')
    expect(writtenDay(copyDue(agreed(false)) ?? 0)).toBe('Tue 29 Dec 2026')
    expect(writtenDay(copyDue(agreed(true)) ?? 0)).toBe('Thu 24 Dec 2026')
  })
})

describe('a plan of one incident', () => {
  it('says what would be said up to the end of the last due day', () => {
    const notices = said([known])
    expect(notices.slice(0, 3).map((line) => line.slice(0, 21))).toEqual(Array(3).fill('Fri 18 Dec 2026 16:30'))
    // the internal target is due on Wed 13 January, and by then the notifications have long been overdue
    expect(notices.at(-1)).toBe('Wed 13 Jan 2027 08:30 rapid-review-internal-target last-day → practice-review-group')
    expect(notices).toContain('Wed 30 Dec 2026 08:30 panel-notification overdue 1 → business-manager')
  })

  it('looks no further than asked', () => {
    expect(said([known], 'Wed 23 Dec 2026 08:29').at(-1)).toBe(
      'Tue 22 Dec 2026 08:30 partnership-notification half-way → director-of-childrens-services',
    )
    expect(said([known, done('incident.panel-notified', 'Mon 21 Dec 2026')], 'Sat 19 Dec 2026 00:00')).toHaveLength(3)
  })

  it('knows a thing when it was told of, or when it happened if that is later', () => {
    const late = anIncident('Fri 18 Dec 2026 16:30', {}, { time: iso('Mon 21 Dec 2026 09:00') })
    expect(said([late])[0]).toMatch(/^Mon 21 Dec 2026 09:00 panel-notification opened/)
    const early = anIncident('Fri 18 Dec 2026 16:30', {}, { time: iso('Fri 18 Dec 2026 08:00') })
    expect(said([early])[0]).toMatch(/^Fri 18 Dec 2026 16:30 panel-notification opened/)
  })

  it('takes the events in the order of their times, however the file is sorted', () => {
    const notified = done('incident.panel-notified', 'Mon 21 Dec 2026 10:00')
    expect(said([notified, known])).toEqual(said([known, notified]))
  })

  it('stands at the moment of its last event, or where it was asked to look', () => {
    const notified = done('incident.panel-notified', 'Mon 21 Dec 2026 10:00')
    expect(writtenTime(plan([known, notified], context).now)).toBe('Mon 21 Dec 2026 10:00')
    expect(writtenTime(plan([known], context, at('Tue 29 Dec 2026 09:00')).now)).toBe('Tue 29 Dec 2026 09:00')
  })

  it('asks what if of the future, too', () => {
    // Christmas is a Friday, so Boxing Day moves to Mon 28: Tue 29 =1 · Wed 30 =2 · Thu 31 =3 · Fri 1 New Year · Mon 4 =4 · Tue 5 =5
    expect(panelDue([anIncident('Thu 24 Dec 2043')])).toBe('Tue 5 Jan 2044')
  })
})

describe('what tells of no time of its own', () => {
  it('a planned publication is known with the line before it, not on the day it plans', () => {
    const { notices, now } = plan([known, planned('Thu 1 Jul 2027')], context)
    expect(writtenTime(now)).toBe('Fri 18 Dec 2026 16:30')
    const opened = notices.filter(({ notice }) => notice.clock === 'pre-publication-panel').map(({ notice }) => notice)
    expect(written(opened).slice(0, 1)).toEqual(['Fri 18 Dec 2026 16:30 pre-publication-panel opened → business-manager'])
  })

  it('a correction is known with the line before it, and is not refused as coming before everything', () => {
    const corrected = correction(known, { ...known.data, awareAt: iso('Thu 17 Dec 2026 17:50') })
    expect(plan([known, corrected], context).refusals).toEqual([])
    // Fri 18 =1 · Mon 21 =2 · Tue 22 =3 · Wed 23 =4 · Thu 24 =5
    expect(panelDue([known, corrected])).toBe('Thu 24 Dec 2026')
  })

  it('a plan that stands alone is known on its day', () => {
    expect(writtenTime(plan([planned('Thu 1 Jul 2027')], context).now)).toBe('Thu 1 Jul 2027 00:00')
  })
})

describe('a plan of several', () => {
  const other = anIncident('Mon 21 Dec 2026 10:00', {}, { id: 'other', subject: 'SI-2026-015' })

  it('keeps the matters apart and the notices in order', () => {
    const { matters, notices } = plan(
      [known, other, done('incident.panel-notified', 'Tue 22 Dec 2026', { subject: 'SI-2026-015' })],
      context,
    )
    expect(matters.map(({ subject, records }) => [subject, records.length])).toEqual([
      ['SI-2026-014', 1],
      ['SI-2026-015', 2],
    ])
    const moments = notices.map(({ notice }) => notice.at)
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    const ofPanel = notices.filter(({ subject, notice }) => subject === 'SI-2026-015' && notice.clock === 'panel-notification')
    expect(ofPanel.map(({ notice }) => notice.kind)).toEqual(['opened', 'met'])
  })

  it('says which events it could not take', () => {
    const stray = correction(done('incident.ofsted-notified', 'Fri 18 Dec 2026'), null, { time: iso('Mon 21 Dec 2026 10:00') })
    expect(plan([known, stray], context).refusals).toMatchObject([
      { event: stray.id, refusal: { code: 'corrects-unknown-fact' } },
    ])
  })

  it('of nothing is empty', () => {
    expect(plan([], context)).toMatchObject({ matters: [], notices: [], refusals: [], warnings: [], now: 0 })
  })
})
