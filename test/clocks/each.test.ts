import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import {
  called,
  type Each,
  each,
  eachDayOf,
  fromItOn,
  itself,
  nextAfterIt,
  ofIt,
  shortlyBeforeIt,
  theFirstOf,
  theSameOf,
  those,
  workingDaysBeforeIt,
} from '../../shared/clocks/each.ts'
import { type Happening, whenTold } from '../../shared/clocks/happening.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anEvent, done, factsFrom } from '../builders/events.ts'
import { iso, writtenTime } from '../builders/london-time.ts'

const calendar = englandAndWales()
type Events = ClocksEvent[]

const coreGroups = eachDayOf('core-group.held', 'each core group')
const planned = each(
  'conference.planned',
  'each planned conference',
  (f) => f.conference,
  (f) => f.on,
)
const held = each('conference.held', 'each conference', (f) => f.conference)

const coreGroup = (at: string, id = `core group ${at}`) => done('core-group.held', at, { id })
const plan = (conference: string, on: string, time = 'Fri 1 Jan 2027 09:00') =>
  anEvent('conference.planned', { conference, on: iso(on) }, { id: `${conference} ${on} ${time}`, time: iso(time) })
const conference = (key: string, at: string, outcome: 'plan' | 'no-plan' = 'plan', time = `${at} 18:00`) =>
  anEvent('conference.held', { conference: key, at: iso(at), outcome }, { id: `${key} ${at} ${outcome}`, time: iso(time) })

const keysOf = (things: Each, ...events: Events) => things.of(factsFrom(...events)).map(({ key }) => key)

/** What a happening says of each instance: when, or `not yet`. */
const seen = (happening: Happening, things: Each, ...events: Events) => {
  const facts = factsFrom(...events)
  return things.of(facts).map((of) => {
    const found = happening.in(facts, of, calendar)
    return `${of.key}: ${found === undefined ? 'not yet' : writtenTime(found.instant)}`
  })
}

describe('each', () => {
  it('finds one thing a key, in the order in which they are, whatever the order in which they were told', () => {
    const events = [plan('review-1', 'Thu 15 Apr 2027'), plan('initial', 'Fri 15 Jan 2027')]
    expect(keysOf(planned, ...events)).toEqual(['initial', 'review-1'])
    expect(keysOf(planned, ...events.toReversed())).toEqual(['initial', 'review-1'])
    expect(keysOf(planned)).toEqual([])
  })

  it.each([
    ['a later day', 'Thu 22 Apr 2027'],
    ['an earlier day', 'Thu 8 Apr 2027'],
  ])('told twice under one key, the last word written counts, also %s', (_which, day) => {
    const first = plan('review-1', 'Thu 15 Apr 2027', 'Mon 1 Feb 2027 09:00')
    const last = plan('review-1', day, 'Tue 2 Feb 2027 09:00')
    for (const events of [
      [first, last],
      [last, first],
    ])
      expect(seen(itself('it'), planned, ...events)).toEqual([`review-1: ${day} 00:00`])
  })

  it('a core group is named by its day in London: two of one day are one', () => {
    expect(keysOf(coreGroups, coreGroup('Thu 28 Jan 2027 09:00'), coreGroup('Thu 28 Jan 2027 14:00'))).toEqual(['2027-01-28'])
    const afterMidnight = anEvent('core-group.held', { at: '2027-03-28T23:30:00Z' })
    expect(keysOf(coreGroups, afterMidnight)).toEqual(['2027-03-29'])
  })

  it('leaves out the facts for which a rule does not run, not the day on which others happened too', () => {
    const withConcerns = eachDayOf(
      'strategy-discussion.held',
      'each with concerns',
      (f) => f.practitionerMayHaveCausedHarm === true,
    )
    const discussion = (at: string, practitionerMayHaveCausedHarm: boolean) =>
      anEvent('strategy-discussion.held', { at: iso(at), section47Initiated: false, practitionerMayHaveCausedHarm }, { id: at })
    expect(
      keysOf(
        withConcerns,
        discussion('Mon 4 Jan 2027 09:00', true),
        discussion('Mon 4 Jan 2027 15:00', false),
        discussion('Tue 5 Jan 2027', false),
      ),
    ).toEqual(['2027-01-04'])
  })
})

describe('those', () => {
  const withPlan = those(held, 'each with a plan', ({ data }) => (data as { outcome: string }).outcome === 'plan')

  it('asks the last word on each thing', () => {
    const plan = conference('initial', 'Fri 15 Jan 2027', 'plan', 'Fri 15 Jan 2027 13:00')
    const noPlan = conference('initial', 'Fri 15 Jan 2027', 'no-plan', 'Fri 15 Jan 2027 17:00')
    for (const events of [
      [plan, noPlan],
      [noPlan, plan],
    ])
      expect(keysOf(withPlan, ...events)).toEqual([])
    expect(keysOf(withPlan, plan)).toEqual(['initial'])
  })

  it('keeps the names that people call them by', () => {
    const named = those(
      called(held, (key) => `the ${key} conference`),
      'all of them',
      () => true,
    )
    expect(named.name?.('initial')).toBe('the initial conference')
  })

  it('may start a rule that runs once, by the first of them', () => {
    const facts = factsFrom(conference('review-1', 'Thu 15 Apr 2027'), conference('initial', 'Fri 15 Jan 2027'))
    expect(theFirstOf(withPlan).in(facts)?.text).toBe('2027-01-15')
    expect(theFirstOf(withPlan).in(factsFrom())).toBeUndefined()
  })
})

describe('of one of several', () => {
  const groups = [coreGroup('Thu 11 Mar 2027'), coreGroup('Thu 28 Jan 2027'), coreGroup('Thu 11 Feb 2027 10:00')]

  it('the next is the first on a later day', () => {
    expect(seen(nextAfterIt(coreGroups, 'the next was held'), coreGroups, ...groups)).toEqual([
      '2027-01-28: Thu 11 Feb 2027 10:00',
      '2027-02-11: Thu 11 Mar 2027 00:00',
      '2027-03-11: not yet',
    ])
  })

  it('what names it belongs to it, and the first of several counts', () => {
    const minutes = ofIt('core-group.minutes-circulated', 'the minutes were sent', (f) => f.heldOn)
    const sent = (heldOn: string, at: string) =>
      anEvent('core-group.minutes-circulated', { heldOn: iso(heldOn), at: iso(at) }, { id: `${heldOn} ${at}` })
    const told = [
      sent('Thu 11 Feb 2027', 'Wed 17 Feb 2027'),
      sent('Thu 11 Feb 2027', 'Mon 15 Feb 2027'),
      sent('Fri 12 Feb 2027', 'Mon 15 Feb 2027'),
    ]
    expect(seen(minutes, coreGroups, ...groups, ...told)).toEqual([
      '2027-01-28: not yet',
      '2027-02-11: Mon 15 Feb 2027 00:00',
      '2027-03-11: not yet',
    ])
  })

  it('a plan is made when it is told, not on the day planned', () => {
    const events = [conference('initial', 'Fri 15 Jan 2027'), plan('review-1', 'Thu 15 Apr 2027', 'Tue 19 Jan 2027 09:00')]
    const next = ofIt(
      'conference.planned',
      'the next is planned',
      (f) => (f.conference === 'review-1' ? 'initial' : undefined),
      'when-told',
    )
    expect(seen(next, held, ...events)).toEqual(['initial: Tue 19 Jan 2027 09:00'])
    const anyReview = whenTold('conference.planned', 'a review is planned', (f) => f.conference !== 'initial')
    expect(anyReview.in(factsFrom(...events))?.instant).toBe(Date.parse('2027-01-19T09:00:00Z'))
  })

  it.each([
    ['the same morning, but earlier', 'Mon 4 Jan 2027 10:00', 'Mon 4 Jan 2027 09:00', 'not yet'],
    ['the same afternoon', 'Mon 4 Jan 2027 10:00', 'Mon 4 Jan 2027 15:00', 'Mon 4 Jan 2027 15:00'],
    ['the same day, the hour not known', 'Mon 4 Jan 2027 10:00', 'Mon 4 Jan 2027', 'Mon 4 Jan 2027 00:00'],
    ['the day before', 'Mon 4 Jan 2027', 'Sun 3 Jan 2027 23:00', 'not yet'],
    ['the day after', 'Mon 4 Jan 2027', 'Tue 5 Jan 2027', 'Tue 5 Jan 2027 00:00'],
  ])('what follows it: %s', (_why, decided, discussed, expected) => {
    const decisions = eachDayOf('strategy-discussion.decided', 'each decision')
    const events = [
      done('strategy-discussion.decided', decided),
      anEvent('strategy-discussion.held', { at: iso(discussed), section47Initiated: false }),
    ]
    expect(seen(fromItOn('strategy-discussion.held', 'it was held'), decisions, ...events)).toEqual([`2027-01-04: ${expected}`])
  })

  // Tue 13 Apr 2027 − 10: Mon 12 =1 · Fri 9 =2 · Thu 8 =3 · Wed 7 =4 · Tue 6 =5 · Mon 5 =6 · Fri 2 =7 · Thu 1 =8 ·
  // Wed 31 Mar =9 · Tue 30 =10; Mon 29 and Fri 26 are Easter
  it.each([
    ['one day too early', 'Mon 29 Mar 2027', 'not yet'],
    ['on the first day of ten', 'Tue 30 Mar 2027 09:00', 'Tue 30 Mar 2027 09:00'],
    ['on the day itself', 'Tue 13 Apr 2027', 'Tue 13 Apr 2027 00:00'],
    ['afterwards', 'Wed 14 Apr 2027', 'not yet'],
  ])('what comes shortly before it: %s', (_why, heldAt, expected) => {
    const shortly = shortlyBeforeIt('core-group.held', 'a core group was held', 10)
    expect(seen(shortly, planned, plan('review-1', 'Tue 13 Apr 2027'), coreGroup(heldAt))).toEqual([`review-1: ${expected}`])
    expect(shortly.in(factsFrom(coreGroup(heldAt)))).toBeUndefined()
  })

  it('the day so many working days before it', () => {
    expect(seen(workingDaysBeforeIt(2, 'the reports are due'), planned, plan('review-1', 'Tue 30 Mar 2027'))).toEqual([
      // Mon 29 is Easter Monday and Fri 26 Good Friday: Thu 25 =1 · Wed 24 =2
      'review-1: Wed 24 Mar 2027 00:00',
    ])
  })

  it('says nothing where a rule runs for none', () => {
    for (const one of [
      itself('it'),
      nextAfterIt(coreGroups, 'the next'),
      ofIt('core-group.minutes-circulated', 'minutes', (f) => f.heldOn),
      fromItOn('core-group.held', 'held'),
      theSameOf(coreGroups, 'held'),
      workingDaysBeforeIt(2, 'the reports are due'),
    ])
      expect(one.in(factsFrom(...groups), undefined, calendar)).toBeUndefined()
  })
})
