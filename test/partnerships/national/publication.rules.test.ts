import { describe, expect, it } from 'vitest'
import type { ClocksEvent, DataOf } from '../../../events/catalogue.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import { partnerships } from '../../../shared/partnerships/partnerships.ts'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { anEvent, done, planned } from '../../builders/events.ts'
import { iso } from '../../builders/london-time.ts'
import { clockOf, standing } from '../../builders/standing.ts'
import { aStory } from '../../builders/story.ts'

const initiated = done('practice-review.initiated', 'Tue 31 Aug 2027')
const delayed = (when: string, reason: DataOf<'publication.delayed'>['reason'] = 'inquest') =>
  anEvent('publication.delayed', { at: iso(when), reason }, { id: `delayed-${iso(when)}`, time: `${iso(when)}T12:00:00Z` })
const explained = (to: DataOf<'publication.delay-explained'>['to'], when: string) =>
  anEvent('publication.delay-explained', { to, at: iso(when) }, { id: `explained-${to}-${iso(when)}` })

const lines = (events: readonly ClocksEvent[], now: string, id: string | RegExp) =>
  standing(bolton, events, now).filter((line) => line.match(id))

describe('a delay’s reasons go to the Panel and to the Secretary of State, each without a date', () => {
  const delay = delayed('Mon 10 Jan 2028')

  it.each(partnerships.map((each) => [each.id, each] as const))('in %s', (_id, partnership) => {
    expect(standing(partnership, [delay], 'Tue 11 Jan 2028 09:00')).toEqual([
      'delay-reasons-panel:2028-01-10 · no date · running',
      'delay-reasons-secretary-of-state:2028-01-10 · no date · running',
    ])
    const toPanel = explained('panel', 'Mon 10 Jan 2028')
    expect(standing(partnership, [delay, toPanel], 'Tue 11 Jan 2028 09:00')).toEqual([
      'delay-reasons-panel:2028-01-10 · no date · met',
      'delay-reasons-secretary-of-state:2028-01-10 · no date · running',
    ])
  })

  it('a second delay asks for its own reasons: those of the first do not do', () => {
    const events = [delay, explained('panel', 'Wed 12 Jan 2028'), delayed('Tue 14 Mar 2028', 'court-proceedings')]
    expect(lines(events, 'Wed 15 Mar 2028 09:00', 'reasons-panel')).toEqual([
      'delay-reasons-panel:2028-01-10 · no date · met',
      'delay-reasons-panel:2028-03-14 · no date · running',
    ])
    expect(lines([...events, explained('panel', 'Fri 17 Mar 2028')], 'Mon 20 Mar 2028 09:00', 'reasons-panel')).toEqual([
      'delay-reasons-panel:2028-01-10 · no date · met',
      'delay-reasons-panel:2028-03-14 · no date · met',
    ])
  })

  it('Rochdale’s own paragraph says so', () => {
    expect(clockOf(rochdale, 'delay-reasons-panel:2028-01-10', [delay]).rule.sources).toEqual([
      { document: 'Rochdale: Arrangements Document', paragraph: '8.45' },
    ])
  })
})

describe('the six months go on through a delay', () => {
  it('clamped to the month’s end: 31 August and six months is 29 February in a leap year', () => {
    expect(lines([initiated, delayed('Mon 10 Jan 2028')], 'Wed 1 Mar 2028 09:00', /^practice-review/)).toEqual([
      'practice-review · Tue 29 Feb 2028 · overdue',
    ])
  })
})

describe('a decision not to publish', () => {
  const plan = planned('Mon 21 Feb 2028', { time: '2027-11-01T10:00:00Z' })
  const never = delayed('Mon 10 Jan 2028', 'not-to-be-published')

  it('ends the six months and the copies before publication, and asks for its justification', () => {
    expect(lines([initiated, plan, never], 'Tue 11 Jan 2028 09:00', /^practice-review|^pre-|^delay/)).toEqual([
      'practice-review · Tue 29 Feb 2028 · cancelled',
      // Fri 18 =1 · Thu 17 =2 · Wed 16 =3 · Tue 15 =4 · Mon 14 =5 · Fri 11 =6 · Thu 10 =7 whole days · so Wed 9 February
      'pre-publication-panel · Wed 9 Feb 2028 · cancelled',
      'pre-publication-secretary-of-state · Wed 9 Feb 2028 · cancelled',
      'delay-reasons-panel:2028-01-10 · no date · running',
      'delay-reasons-secretary-of-state:2028-01-10 · no date · running',
    ])
  })

  it('taken back by a later plan, everything runs again', () => {
    const again = planned('Mon 21 Feb 2028', { id: 'again', time: '2028-01-17T10:00:00Z' })
    for (const events of [
      [initiated, plan, never, again],
      [again, never, plan, initiated],
    ])
      expect(lines(events, 'Tue 18 Jan 2028 09:00', /^practice-review|^pre-/)).toEqual([
        'practice-review · Tue 29 Feb 2028 · running',
        'pre-publication-panel · Wed 9 Feb 2028 · running',
        'pre-publication-secretary-of-state · Wed 9 Feb 2028 · running',
      ])
  })

  it('another delay decides nothing of the kind', () => {
    expect(lines([initiated, plan, delayed('Mon 10 Jan 2028')], 'Tue 11 Jan 2028 09:00', /cancelled/)).toEqual([])
  })
})

describe('a plan beyond the six months', () => {
  const late = planned('Wed 1 Mar 2028', { time: '2028-01-10T10:00:00Z' })

  it('is a delay whose reason is asked for, until it is told', () => {
    const asked = (...more: ClocksEvent[]) => lines([initiated, ...more], 'Tue 11 Jan 2028 09:00', /^plan-after/)
    expect(asked(late)).toEqual(['plan-after-six-months · no date · running'])
    expect(asked(late, delayed('Tue 11 Jan 2028'))).toEqual([])
    // on the last day it is in time
    expect(asked(planned('Tue 29 Feb 2028'))).toEqual([])
  })

  it('is spoken of when it is told, and stops without a word when the reason comes', () => {
    const story = aStory(bolton)
    story.told(initiated, 'Tue 31 Aug 2027 12:00')
    expect(story.told(late, 'Mon 10 Jan 2028 10:00')).toContain(
      'Mon 10 Jan 2028 10:00 plan-after-six-months opened → business-manager',
    )
    const told = story.wokenUpTo('Wed 12 Jan 2028 09:00')
    expect(told).toContain('Wed 12 Jan 2028 08:30 plan-after-six-months nudge 1 → business-manager')
    expect(story.told(delayed('Wed 12 Jan 2028'), 'Wed 12 Jan 2028 13:00')).toEqual([
      'Wed 12 Jan 2028 13:00 delay-reasons-panel:2028-01-12 opened → business-manager',
      'Wed 12 Jan 2028 13:00 delay-reasons-secretary-of-state:2028-01-12 opened → business-manager',
    ])
    expect(story.wokenUpTo('Wed 9 Feb 2028 09:00').join()).not.toContain('plan-after')
  })
})

describe('the reviewer’s progress', () => {
  const settings = [
    {
      setting: 'reviewer-progress-interval',
      value: 28,
      from: '2027-01-01',
      agreedBy: 'practice-review-group',
      agreedOn: '2026-12-10',
      source: 'Minutes of 10 December 2026, item 2',
    },
  ]
  const progress = (...more: ClocksEvent[]) =>
    standing({ ...bolton, settings }, [initiated, ...more], 'Fri 29 Oct 2027 09:00').filter((line) => line.startsWith('reviewer'))

  it('is not counted until an interval was agreed', () => {
    expect(lines([initiated], 'Fri 29 Oct 2027 09:00', 'reviewer')).toEqual([])
  })

  it('is checked again within the interval, from the last check on, until the report is published', () => {
    // 31 August + 28 days
    expect(progress()).toEqual(['reviewer-progress:2027-08-31 · Tue 28 Sep 2027 · overdue'])
    const checked = done('practice-review.progress-checked', 'Mon 20 Sep 2027', { id: 'checked' })
    expect(progress(checked)).toEqual([
      'reviewer-progress:2027-08-31 · Tue 28 Sep 2027 · met',
      // 20 September + 28 days
      'reviewer-progress:2027-09-20 · Mon 18 Oct 2027 · overdue',
    ])
    expect(progress(checked, done('report.published', 'Thu 28 Oct 2027'))).toEqual([
      'reviewer-progress:2027-08-31 · Tue 28 Sep 2027 · met',
      'reviewer-progress:2027-09-20 · Mon 18 Oct 2027 · cancelled',
    ])
  })

  it('a check on the day of the decision counts as its beginning, once', () => {
    expect(progress(done('practice-review.progress-checked', 'Tue 31 Aug 2027 16:00'))).toEqual([
      'reviewer-progress:2027-08-31 · Tue 28 Sep 2027 · overdue',
    ])
  })
})
