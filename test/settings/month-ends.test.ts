import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { countingOf } from '../../shared/clocks/counting.ts'
import { conventionOf } from '../../shared/clocks/period.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anEvent, done } from '../builders/events.ts'
import { iso, writtenDay } from '../builders/london-time.ts'
import { clockOf } from '../builders/standing.ts'

const setting = 'month-end-off-working-day'
const agreedOn = (value: string) => ({
  setting,
  value,
  from: '2026-08-01',
  agreedBy: 'safeguarding-executive',
  agreedOn: '2026-07-16',
  source: 'Minutes, item 3',
})

const having = (id: string, value: string | null): Partnership => {
  const partnership = partnershipOf(id)
  if (partnership === undefined) throw new Error(`no partnership ${id}`)
  return { ...partnership, settings: value === null ? [] : [agreedOn(value)] }
}

const decided = (on: string) => done('practice-review.initiated', on)
const review = (value: string | null, on: string, id = 'rochdale') => clockOf(having(id, value), 'practice-review', [decided(on)])
const due = (value: string | null, rule: string, event: ClocksEvent) =>
  writtenDay(clockOf(having('bolton', value), rule, [event]).due ?? 0)

describe('a last day in months that is no working day', () => {
  const conference = anEvent('conference.held', { conference: 'initial', at: iso('Mon 11 Jan 2027'), outcome: 'plan' })
  it.each<[string, string, ClocksEvent, string, string, string]>([
    ['a Sunday', 'practice-review', decided('Mon 11 Jan 2027'), 'Sun 11 Jul 2027', 'Mon 12 Jul 2027', 'Fri 9 Jul 2027'],
    // Fri 26 is Good Friday
    ['Easter Monday', 'practice-review', decided('Tue 29 Sep 2026'), 'Mon 29 Mar 2027', 'Tue 30 Mar 2027', 'Thu 25 Mar 2027'],
    // there is no 31 February
    [
      'a clamped month’s end',
      'practice-review',
      decided('Mon 31 Aug 2026'),
      'Sun 28 Feb 2027',
      'Mon 1 Mar 2027',
      'Fri 26 Feb 2027',
    ],
    ['of another rule', 'first-review-conference', conference, 'Sun 11 Apr 2027', 'Mon 12 Apr 2027', 'Fri 9 Apr 2027'],
    ['not: a Tuesday', 'practice-review', decided('Tue 1 Dec 2026'), 'Tue 1 Jun 2027', 'Tue 1 Jun 2027', 'Tue 1 Jun 2027'],
    // six weeks after Sat 14 Nov
    [
      'not: in weeks',
      'next-core-group:2026-11-14',
      done('core-group.held', 'Sat 14 Nov 2026'),
      'Sat 26 Dec 2026',
      'Sat 26 Dec 2026',
      'Sat 26 Dec 2026',
    ],
    // kept available for a year: a day less would be too short, and there is nothing to do on the last one
    [
      'not: what must stay true',
      'report-availability',
      done('report.published', 'Fri 9 Jul 2027'),
      'Sun 9 Jul 2028',
      'Sun 9 Jul 2028',
      'Sun 9 Jul 2028',
    ],
  ])('%s: %s', (_what, rule, event, stays, next, previous) => {
    expect([null, 'stays', 'next-working-day', 'previous-working-day'].map((value) => due(value, rule, event))).toEqual([
      stays,
      stays,
      next,
      previous,
    ])
  })

  it('stays in what began before it was agreed otherwise', () => {
    expect(due('next-working-day', 'practice-review', decided('Fri 31 Jul 2026'))).toBe('Sun 31 Jan 2027')
  })
})

describe('what a date says of it', () => {
  it.each<[string | null, string, string]>([
    [null, 'Mon 11 Jan 2027', 'not moved off a weekend'],
    ['stays', 'Mon 11 Jan 2027', 'not moved off a weekend'],
    ['next-working-day', 'Mon 11 Jan 2027', 'moved to the next working day if it is none'],
    ['previous-working-day', 'Tue 1 Dec 2026', 'moved to the previous working day if it is none'],
  ])('agreed as %s, from %s, its convention', (value, on, words) => {
    const { period } = review(value, on)
    expect(period && conventionOf(period)).toBe(
      `6 months after the day of the trigger: the same date, clamped to the month's end, ${words}; due at 23:59 Europe/London`,
    )
  })

  it.each<[string, string | null, string, object | undefined]>([
    ['a Sunday while nothing is agreed: the default', null, 'Mon 11 Jan 2027', [{ setting }]],
    ['a Sunday agreed to stay one', 'stays', 'Mon 11 Jan 2027', [{ setting, agreed: agreedOn('stays') }]],
    ['a Tuesday, whatever holds', null, 'Tue 1 Dec 2026', undefined],
    ['a Tuesday, and stays', 'stays', 'Tue 1 Dec 2026', undefined],
    ['moved', 'next-working-day', 'Mon 11 Jan 2027', [{ setting, agreed: agreedOn('next-working-day') }]],
  ])('%s', (_what, value, on, restsOn) => {
    expect(review(value, on).restsOn).toEqual(restsOn)
  })

  it('beside what else it rests on', () => {
    expect(review(null, 'Mon 11 Jan 2027', 'bolton').restsOn).toEqual([{ setting: 'six-months-from' }, { setting }])
  })

  it.each([
    [null, 'That is no working day (weekend); a date counted in months is not moved for it.'],
    [
      'previous-working-day',
      'That is no working day (weekend), so it is moved to the previous working day, as agreed: Friday 9 July 2027.',
    ],
  ])('agreed as %s, in its count', (value, sentence) => {
    const { period, started } = review(value, 'Mon 11 Jan 2027')
    expect(period && countingOf(period, started, englandAndWales()).sentences).toEqual([
      '6 months after Monday 11 January 2027 is the same date: Sunday 11 July 2027.',
      sentence,
    ])
  })

  it('beyond the published bank holidays it may yet move, where it is moved off them at all', () => {
    expect(review('next-working-day', 'Tue 1 Dec 2037').provisional).toBe(true)
    expect(review('stays', 'Tue 1 Dec 2037').provisional).toBe(false)
  })
})
