import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { doneFactsOf, factsThatMeet } from '../../shared/links/done-event-of.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import type { Matter } from '../../shared/matters/matter.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { isoInstant } from '../../shared/time/london.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { assigned, contactOf } from '../builders/people.ts'
import { calendar } from './calendar.ts'

const context = { partnership: bolton, calendar }
const now = at('Mon 4 Jan 2027 10:00')

const factsOf = (...events: ClocksEvent[]): Matter => {
  let matter: Matter | undefined
  for (const event of events) {
    const applied = applyEvent(matter, event, now, context)
    if (!applied.ok) throw new Error(applied.refusal.code)
    matter = applied.matter
  }
  if (matter === undefined) throw new Error('no matter')
  return matter
}

const saying = (matter: Matter, id: string) => {
  const clock = clocksOfMatter(matter, context).find((each) => each.id === id)
  if (clock === undefined) throw new Error(`no clock ${id}`)
  return { matter, clock, context, role: clock.rule.owner, now }
}
const doneBy = (matter: Matter, id: string, text = '2026-12-30') =>
  doneFactsOf(saying(matter, id), text).map(({ type, data: { partnership: _, ...rest } }) => [type, rest])

const incident = anIncident('Fri 18 Dec 2026 16:30')
const returned = anEvent('missing.returned', { at: iso('Mon 28 Dec 2026 09:00'), placedOutsideArea: false })
const discussed = anEvent('strategy-discussion.held', { at: iso('Fri 11 Dec 2026'), section47Initiated: true })
const conference = [discussed, anEvent('conference.held', { conference: 'initial', at: iso('Mon 21 Dec 2026'), outcome: 'plan' })]

describe('what tells that a clock is met', () => {
  it('is the fact that its rule waits for, at the moment that somebody says, to the letter', () => {
    const matter = factsOf(incident)
    expect(doneBy(matter, 'panel-notification')).toEqual([['incident.panel-notified', { at: '2026-12-30' }]])
    const text = isoInstant(at('Wed 30 Dec 2026 14:05'))
    expect(doneBy(matter, 'panel-notification', text)).toEqual([['incident.panel-notified', { at: text }]])
  })

  it('names what the clock runs for, and what the matter says of it', () => {
    const matter = factsOf(...conference)
    expect(doneBy(matter, 'decisions-circulated')).toEqual([
      ['conference.decisions-circulated', { conference: 'initial', at: '2026-12-30' }],
    ])
    expect(doneBy(matter, 'strategy-discussion-minutes:2026-12-11')).toEqual([
      ['strategy-discussion.minutes-sent', { heldOn: '2026-12-11', at: '2026-12-30' }],
    ])
  })

  it('is the one fact that is left where several are needed, and none as long as two are', () => {
    const dead = factsOf(anIncident('Fri 18 Dec 2026 16:30', { childDied: true, lookedAfter: true }))
    expect(doneBy(dead, 'looked-after-death-notification')).toEqual([])
    const half = factsOf(
      anIncident('Fri 18 Dec 2026 16:30', { childDied: true, lookedAfter: true }),
      done('incident.ofsted-notified', 'Mon 21 Dec 2026'),
    )
    expect(doneBy(half, 'looked-after-death-notification')).toEqual([
      ['incident.secretary-of-state-notified', { at: '2026-12-30' }],
    ])
  })

  it('is asked for where more than one would do: nobody decides for whoever answers', () => {
    const types = doneBy(factsOf(returned), 'return-interview-offer').map(([type]) => type)
    expect(types).toEqual(['return-interview.offered', 'return-interview.completed', 'return-interview.declined'])
  })

  it('cannot be told from a mail where it says more than when: an outcome is not guessed', () => {
    expect(doneBy(factsOf(discussed), 'initial-conference')).toEqual([])
    expect(factsThatMeet(saying(factsOf(discussed), 'initial-conference'))).toEqual([
      { type: 'conference.held', title: 'A child protection conference was held' },
    ])
  })

  it('is nothing once it is met', () => {
    expect(doneBy(factsOf(incident, done('incident.panel-notified', 'Mon 21 Dec 2026')), 'panel-notification')).toEqual([])
  })

  it('is nothing at a moment that would not meet it: a core group is followed by one on a later day', () => {
    const matter = factsOf(...conference, done('core-group.held', 'Tue 29 Dec 2026'))
    expect(doneBy(matter, 'next-core-group:2026-12-29', '2026-12-30')).toEqual([['core-group.held', { at: '2026-12-30' }]])
    expect(doneBy(matter, 'next-core-group:2026-12-29', '2026-12-28')).toEqual([])
  })
})

describe('of the directory', () => {
  it('nothing is told by saying when: the end of somebody’s last role would meet the clock of their address', () => {
    const people = { partnership: bolton, calendar, contacts: [contactOf('p-1')] }
    const { address: _, ...data } = assigned('p-1', 'lado', 'Mon 4 Jan 2027').data
    const event = { ...assigned('p-1', 'lado', 'Mon 4 Jan 2027'), data: { ...data, contact: 1 } } as unknown as ClocksEvent
    const applied = applyEvent(undefined, event, now, people)
    if (!applied.ok) throw new Error(applied.refusal.code)
    const { matter } = applied
    const clock = clocksOfMatter(matter, people).find(({ id }) => id.startsWith('confirm-address'))
    if (clock === undefined) throw new Error('no clock')
    expect(doneFactsOf({ matter, clock, context: people, role: 'business-manager', now }, '2027-01-04')).toEqual([])
  })
})
