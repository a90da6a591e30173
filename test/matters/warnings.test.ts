import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { anEvent, anIncident, correction, done, planned, sent } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory, contextOf } from '../builders/story.ts'

const now = 'Mon 1 Mar 2027 12:00'
const known = anIncident('Mon 1 Feb 2027 10:00')
const notifiedOn = (day: string, id = 'notified') => done('incident.panel-notified', day, { id })

/** What is odd about the last of these events: code, and what it is at odds with. */
const oddAbout = (...events: readonly ClocksEvent[]): string[] => {
  const story = aStory()
  for (const event of events.slice(0, -1)) story.told(event, now)
  const before = story.entries.length
  story.told(events.at(-1) as ClocksEvent, now)
  return story.entries
    .slice(before)
    .flatMap((entry) => (entry.kind === 'warning' ? [[entry.code, entry.about].filter(Boolean).join(' ')] : []))
}

const strategy = (on: string, id = 'strategy') =>
  anEvent('strategy-discussion.held', { at: iso(on), section47Initiated: true }, { id })
const conference = (on: string, id = 'initial', which = 'initial') =>
  anEvent('conference.held', { conference: which, at: iso(on), outcome: 'plan' }, { id })
const conferencePlanned = (on: string) => anEvent('conference.planned', { conference: 'initial', on: iso(on) })
const allegation = anEvent('allegation.made', { knownAt: iso('Mon 1 Feb 2027'), criteria: ['harmed-child'] })
const dutyDone = anEvent('duty.done', { duty: 'annual-report', at: iso('Mon 1 Feb 2027') })

describe('a fact of a matter whose beginning is not known', () => {
  it.each<[string, ClocksEvent[], string[]]>([
    ['an incident', [notifiedOn('Tue 2 Feb 2027')], ['beginning-unknown']],
    ['a child’s', [conference('Tue 2 Feb 2027')], ['beginning-unknown']],
    ['an allegation', [done('allegation.referred', 'Tue 2 Feb 2027')], ['beginning-unknown']],
    ['an episode', [done('return-interview.offered', 'Tue 2 Feb 2027')], ['beginning-unknown']],
    ['an episode, begun by the return', [done('missing.returned', 'Tue 2 Feb 2027')], []],
    ['an episode, begun by the report', [done('missing.reported', 'Tue 2 Feb 2027')], []],
    ['a duty', [dutyDone], ['beginning-unknown']],
    ['an incident, begun by awareness', [known, notifiedOn('Tue 2 Feb 2027')], []],
    ['a review that is followed without its incident', [done('practice-review.initiated', 'Tue 2 Feb 2027')], []],
    ['an allegation, begun', [allegation, done('allegation.referred', 'Tue 2 Feb 2027')], []],
    ['one whose beginning was withdrawn', [known, notifiedOn('Tue 2 Feb 2027'), correction(known, null)], ['beginning-unknown']],
    ['one in which nothing is left', [known, correction(known, null)], []],
  ])('%s', (_which, events, expected) => {
    expect(oddAbout(...events)).toEqual(expected)
  })

  it('is accepted; when the beginning comes, the matter is as if it had come first', () => {
    const [late, right] = [aStory(), aStory()]
    for (const event of [notifiedOn('Tue 2 Feb 2027'), known]) late.told(event, now)
    for (const event of [known, notifiedOn('Tue 2 Feb 2027')]) right.told(event, now)
    const clocks = (story: ReturnType<typeof aStory>) => {
      const matter = story.matter()
      return matter && clocksOfMatter(matter, contextOf('bolton'))
    }
    expect(clocks(late)).toEqual(clocks(right))
  })
})

describe('an impossible order', () => {
  it.each<[string, ClocksEvent[], string[]]>([
    [
      'a conference held before the discussion that required it',
      [strategy('Tue 2 Feb 2027'), conference('Mon 1 Feb 2027')],
      ['before-its-cause initial-conference'],
    ],
    [
      'the same, told the other way round',
      [conference('Mon 1 Feb 2027'), strategy('Tue 2 Feb 2027')],
      ['before-its-cause initial-conference'],
    ],
    ['on one day, by the hour', [known, notifiedOn('Mon 1 Feb 2027 09:59')], ['before-its-cause panel-notification']],
    ['the Panel notified before anybody knew', [known, notifiedOn('Sun 31 Jan 2027')], ['before-its-cause panel-notification']],
    [
      'made so by a correction',
      [known, notifiedOn('Tue 2 Feb 2027'), correction(known, { ...known.data, awareAt: iso('Wed 3 Feb 2027') })],
      ['before-its-cause panel-notification'],
    ],
    ['not: a bare day may be any hour of it', [known, notifiedOn('Mon 1 Feb 2027')], []],
    ['not: the order in which facts arrive', [notifiedOn('Tue 2 Feb 2027'), known], []],
    [
      'not: what is done ahead of a planned day',
      [done('practice-review.initiated', 'Mon 1 Feb 2027'), planned('Thu 1 Apr 2027'), sent('panel', 'Mon 15 Feb 2027')],
      [],
    ],
  ])('%s', (_what, events, expected) => {
    expect(oddAbout(...events)).toEqual(expected)
  })
})

describe('a date far from now', () => {
  it.each<[string, ClocksEvent[], string[]]>([
    ['known two years ago to the day', [anIncident('Sat 1 Mar 2025')], []],
    ['a day longer ago', [anIncident('Fri 28 Feb 2025')], ['long-ago']],
    ['a mistyped year', [known, notifiedOn('Fri 2 Feb 2007')], ['long-ago', 'before-its-cause panel-notification']],
    ['happened long ago, and known only now', [anIncident('Mon 1 Feb 2027', { occurredOn: '2011-05-04' })], []],
    ['planned for two years ahead to the day', [known, planned('Thu 1 Mar 2029')], []],
    ['planned for a day later', [known, planned('Fri 2 Mar 2029')], ['far-ahead']],
  ])('%s', (_what, events, expected) => {
    expect(oddAbout(...events)).toEqual(expected)
  })
})

describe('a day planned on a day off', () => {
  it.each<[string, ClocksEvent[], string[]]>([
    ['publication on a Saturday', [known, planned('Sat 3 Apr 2027')], ['planned-on-a-day-off']],
    ['on Good Friday', [known, planned('Fri 26 Mar 2027')], ['planned-on-a-day-off']],
    ['on a working day', [known, planned('Thu 1 Apr 2027')], []],
    ['a conference on a Sunday', [strategy('Mon 1 Feb 2027'), conferencePlanned('Sun 14 Mar 2027')], ['planned-on-a-day-off']],
    ['nobody plans a birth', [anEvent('birth.expected', { on: iso('Sun 4 Jul 2027') })], []],
  ])('%s', (_what, events, expected) => {
    expect(oddAbout(...events)).toEqual(expected)
  })
})

describe('two facts that say otherwise of one thing', () => {
  it.each<[string, ClocksEvent[], string[]]>([
    [
      'awareness at another moment',
      [known, anIncident('Tue 2 Feb 2027', {}, { id: 'b' })],
      ['contradicts incident.became-known'],
    ],
    [
      'or with another answer',
      [known, { ...anIncident('Mon 1 Feb 2027 10:00', { childDied: true }), id: 'b' }],
      ['contradicts incident.became-known'],
    ],
    [
      'the Panel notified twice',
      [known, notifiedOn('Tue 2 Feb 2027'), notifiedOn('Wed 3 Feb 2027', 'b')],
      ['contradicts notified'],
    ],
    [
      'one conference on two days',
      [strategy('Mon 1 Feb 2027'), conference('Tue 2 Feb 2027'), conference('Wed 3 Feb 2027', 'b')],
      ['contradicts initial'],
    ],
    [
      'made so by a correction',
      [known, { ...known, id: 'b' }, correction({ ...known, id: 'b' }, { ...known.data, childDied: true })],
      ['contradicts incident.became-known'],
    ],
    [
      'one episode, reported at two times',
      [done('missing.reported', 'Mon 1 Feb 2027 21:00'), done('missing.reported', 'Mon 1 Feb 2027 22:00', { id: 'b' })],
      ['contradicts missing.reported'],
    ],
    ['not: the same told by two systems', [known, { ...known, id: 'b', source: '/bolton/other' }], []],
    [
      'not: the same moment in another offset',
      [known, { ...known, id: 'b', data: { ...known.data, awareAt: '2027-02-01T11:00:00+01:00' } } as ClocksEvent],
      [],
    ],
    [
      'not: two conferences',
      [strategy('Mon 1 Feb 2027'), conference('Tue 2 Feb 2027'), conference('Wed 3 Feb 2027', 'b', 'review-1')],
      [],
    ],
    ['not: a plan that moves', [known, planned('Thu 1 Apr 2027'), planned('Tue 6 Apr 2027', { id: 'b' })], []],
    [
      'not: once the wrong one is withdrawn',
      [known, anIncident('Tue 2 Feb 2027', {}, { id: 'b' }), correction({ ...known, id: 'b' }, null)],
      [],
    ],
  ])('%s', (_what, events, expected) => {
    expect(oddAbout(...events)).toEqual(expected)
  })

  it('the earlier moment counts', () => {
    const story = aStory()
    story.told(anIncident('Tue 2 Feb 2027', {}, { id: 'b' }), now)
    story.told(known, now)
    const matter = story.matter()
    expect(matter && clocksOfMatter(matter, contextOf('bolton'))[0]?.started.fact).toBe(known.id)
  })
})
