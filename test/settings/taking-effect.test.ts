import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { countingOf } from '../../shared/clocks/counting.ts'
import { conventionOf } from '../../shared/clocks/period.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import type { AgreedSetting } from '../../shared/settings/setting.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anEvent, anIncident, done, planned } from '../builders/events.ts'
import { iso, writtenDay } from '../builders/london-time.ts'
import { clockOf, standing } from '../builders/standing.ts'

/** A partnership that has agreed on something, in force from the first of December 2026 unless another day is given. */
const agreedIn = (id: string, setting: string, value: AgreedSetting['value'], from = '2026-12-01'): Partnership => {
  const partnership = partnershipOf(id)
  if (partnership === undefined) throw new Error(`no partnership ${id}`)
  const agreed = { setting, value, from, agreedBy: 'safeguarding-executive', agreedOn: '2026-11-19', source: 'Minutes, item 3' }
  return { ...partnership, settings: [agreed] }
}

const lines = (partnership: Partnership, events: readonly ClocksEvent[], start: RegExp): string[] =>
  standing(partnership, events, 'Tue 29 Dec 2026 12:00')
    .filter((line) => start.test(line))
    .map((line) => line.replace(/ · \w+$/, ''))

describe('rapid-review-trigger: from when the fifteen working days run', () => {
  const events = [
    anIncident('Fri 18 Dec 2026 16:30'),
    done('incident.partners-aware', 'Mon 21 Dec 2026 10:00'),
    done('incident.panel-notified', 'Tue 29 Dec 2026 11:15'),
  ]
  // from Fri 18: Mon 21 =1 … Thu 24 =4 · Tue 29 =5 · Wed 30 =6 · Thu 31 =7 · Mon 4 =8 … Fri 8 =12 · Mon 11 =13 · Tue 12 =14 · Wed 13 =15
  const fromAwareness = 'Wed 13 Jan 2027'
  // from Mon 21: a working day later
  const fromAllAware = 'Thu 14 Jan 2027'
  // from Tue 29: Wed 30 =1 · Thu 31 =2 · Mon 4 =3 … Fri 8 =7 · Mon 11 =8 … Fri 15 =12 · Mon 18 =13 · Tue 19 =14 · Wed 20 =15
  const fromNotification = 'Wed 20 Jan 2027'
  const target = `rapid-review-internal-target · ${fromAwareness}`

  it.each<[string, string | null, string[]]>([
    ['bolton', null, [`rapid-review · ${fromNotification}`, target]],
    ['bolton', 'notification', [`rapid-review · ${fromNotification}`, target]],
    ['bolton', 'authority-aware', [`rapid-review-from-authority-aware · ${fromAwareness}`]],
    ['bolton', 'all-aware', [`rapid-review-from-all-aware · ${fromAllAware}`, target]],
    ['rochdale', 'authority-aware', [`rapid-review-from-authority-aware · ${fromAwareness}`]],
    ['stockport', null, [`rapid-review · ${fromAllAware}`]],
    ['stockport', 'all-aware', [`rapid-review · ${fromAllAware}`]],
    ['stockport', 'notification', [`rapid-review-from-notification · ${fromNotification}`]],
    ['stockport', 'authority-aware', [`rapid-review-from-authority-aware · ${fromAwareness}`]],
  ])('%s agreed on %s', (id, value, expected) => {
    expect(lines(agreedIn(id, 'rapid-review-trigger', value), events, /^rapid-review/)).toEqual(expected)
  })

  it('agreed in the middle of an incident, it is for the next one', () => {
    // aware on the 18th, agreed for the 21st, notified on the 29th: as it stood on the 18th
    const later = agreedIn('bolton', 'rapid-review-trigger', 'authority-aware', '2026-12-21')
    expect(lines(later, events, /^rapid-review/)).toEqual([`rapid-review · ${fromNotification}`, target])
  })

  it('says what it rests on: the safe default, or who agreed', () => {
    expect(clockOf(agreedIn('bolton', 'rapid-review-trigger', null), 'rapid-review', events).restsOn).toEqual([
      { setting: 'rapid-review-trigger' },
    ])
    const agreed = agreedIn('bolton', 'rapid-review-trigger', 'notification')
    expect(clockOf(agreed, 'rapid-review', events).restsOn?.[0]?.agreed?.agreedBy).toBe('safeguarding-executive')
  })
})

describe('what a document says itself rests on no default', () => {
  const decision = done('practice-review.initiated', 'Tue 1 Dec 2026')
  const incident = anIncident('Fri 18 Dec 2026 16:30')

  it.each<[string, string, ClocksEvent, object | undefined]>([
    ['rochdale', 'practice-review', decision, undefined],
    ['bolton', 'practice-review', decision, [{ setting: 'six-months-from' }]],
    ['stockport', 'rapid-review', incident, undefined],
  ])('%s: %s', (id, rule, event, restsOn) => {
    expect(clockOf(agreedIn(id, 'pre-publication-clear-days', true), rule, [event]).restsOn).toEqual(restsOn)
  })
})

describe('pre-publication-clear-days', () => {
  it.each<[boolean | null, string]>([
    // Thu 7 =1 · Wed 6 =2 · Tue 5 =3 · Mon 4 =4 · Thu 31 =5 · Wed 30 =6 · Tue 29 =7 whole days · so Thu 24
    [null, 'Thu 24 Dec 2026'],
    [true, 'Thu 24 Dec 2026'],
    // the seventh day itself
    [false, 'Tue 29 Dec 2026'],
  ])('agreed as %s, publication on Fri 8 January 2027', (value, due) => {
    const partnership = agreedIn('rochdale', 'pre-publication-clear-days', value)
    expect(lines(partnership, [planned('Fri 8 Jan 2027')], /^pre-/)).toEqual([
      `pre-publication-panel · ${due}`,
      `pre-publication-secretary-of-state · ${due}`,
      `pre-publication-ofsted · ${due}`,
    ])
  })
})

describe('six-months-from', () => {
  const decided = anEvent('practice-review.initiated', { at: iso('Tue 1 Dec 2026'), beganOn: iso('Mon 14 Dec 2026') })

  it.each<[string | null, string]>([
    [null, 'practice-review · Tue 1 Jun 2027'],
    ['decision', 'practice-review · Tue 1 Jun 2027'],
    ['initiation', 'practice-review-from-initiation · Mon 14 Jun 2027'],
  ])('agreed as %s', (value, expected) => {
    expect(lines(agreedIn('bolton', 'six-months-from', value), [decided], /^practice-review/)).toEqual([expected])
  })

  it('without a day of its own, the review began when it was decided on', () => {
    const partnership = agreedIn('bolton', 'six-months-from', 'initiation')
    expect(lines(partnership, [done('practice-review.initiated', 'Tue 1 Dec 2026')], /^practice-review/)).toEqual([
      'practice-review-from-initiation · Tue 1 Jun 2027',
    ])
  })
})

describe('working-day-zero: whether the day of the trigger is counted', () => {
  const partnership = agreedIn('bolton', 'working-day-zero', 'day-1')
  const due = (awareAt: string, of = partnership) => lines(of, [anIncident(awareAt)], /^panel-/)[0]

  it('counted, a Friday is day 1', () => {
    // Fri 18 =1 · Mon 21 =2 · Tue 22 =3 · Wed 23 =4 · Thu 24 =5
    expect(due('Fri 18 Dec 2026 16:30')).toBe('panel-notification · Thu 24 Dec 2026')
  })

  it('a Saturday is none: Monday is day 1 either way', () => {
    // Mon 14 =1 … Fri 18 =5
    expect(due('Sat 12 Dec 2026 16:30')).toBe('panel-notification · Fri 18 Dec 2026')
    expect(due('Sat 12 Dec 2026 16:30', agreedIn('bolton', 'working-day-zero', 'day-0'))).toBe(
      'panel-notification · Fri 18 Dec 2026',
    )
  })

  it('one working day is the day itself', () => {
    const made = anEvent('allegation.made', { knownAt: iso('Mon 14 Dec 2026'), criteria: ['risk-of-harm'] })
    expect(lines(partnership, [made], /^allegation-ref/)).toEqual(['allegation-referral · Mon 14 Dec 2026'])
  })

  it('touches neither what counts back, nor months, nor what began before it was agreed', () => {
    expect(lines(partnership, [planned('Fri 8 Jan 2027')], /^pre-publication-panel/)).toEqual([
      'pre-publication-panel · Thu 24 Dec 2026',
    ])
    expect(lines(partnership, [done('practice-review.initiated', 'Tue 1 Dec 2026')], /^practice-review/)).toEqual([
      'practice-review · Tue 1 Jun 2027',
    ])
    expect(due('Mon 30 Nov 2026 09:00')).toBe('panel-notification · Mon 7 Dec 2026')
  })

  it('is said beside every date that it moves', () => {
    const { period, restsOn } = clockOf(partnership, 'panel-notification', [anIncident('Fri 18 Dec 2026 16:30')])
    expect(period && conventionOf(period)).toContain('the day of the trigger, which is day 1 if it is one of them;')
    expect(restsOn?.[0]?.setting).toBe('working-day-zero')
  })

  it('and in the count of its days', () => {
    const { period, started } = clockOf(partnership, 'panel-notification', [anIncident('Fri 18 Dec 2026 16:30')])
    if (period === null) throw new Error('it has a period')
    const { days } = countingOf(period, started, englandAndWales())
    expect(days.map(({ day, n }) => `${writtenDay(day)} =${n}`)).toEqual([
      'Fri 18 Dec 2026 =1',
      'Sat 19 Dec 2026 =null',
      'Sun 20 Dec 2026 =null',
      'Mon 21 Dec 2026 =2',
      'Tue 22 Dec 2026 =3',
      'Wed 23 Dec 2026 =4',
      'Thu 24 Dec 2026 =5',
    ])
  })
})
