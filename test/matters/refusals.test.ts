import { describe, expect, it } from 'vitest'
import type { ClocksEvent, DataOf } from '../../events/catalogue.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { anEvent, anIncident, correction, done, planned } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { aStory, contextOf } from '../builders/story.ts'

const now = at('Fri 18 Dec 2026 17:00')
const known = anIncident('Fri 18 Dec 2026 16:30')
const past = 'expected a time that has passed: a fact cannot lie in the future'

const matterOfKnown = () => {
  const story = aStory()
  story.told(known, now)
  return story.matter()
}

const agreed = (more: Partial<DataOf<'settings.agreed'>>, subject = 'settings') =>
  anEvent(
    'settings.agreed',
    {
      setting: 'rapid-review-trigger',
      value: 'authority-aware',
      from: '2027-04-01',
      agreedBy: 'executive-group',
      agreedOn: '2026-12-01',
      source: 'Minutes of 1 December 2026, item 4',
      ...more,
    },
    { subject },
  )

/** Why an event is refused by the matter of a known incident; `accepted` when it is not. */
const refusal = (event: ClocksEvent, futureFacts: 'refuse' | 'allow' = 'refuse') => {
  const applied = applyEvent(matterOfKnown(), event, now, contextOf(bolton), { futureFacts })
  return applied.ok ? 'accepted' : applied.refusal
}

describe('a fact cannot lie in the future', () => {
  it.each<[string, ClocksEvent, string]>([
    ['done tomorrow', done('incident.panel-notified', 'Sat 19 Dec 2026'), 'data.at'],
    ['done in six minutes', done('incident.panel-notified', 'Fri 18 Dec 2026 17:06'), 'data.at'],
    ['a mistyped year', done('rapid-review.decided', 'Mon 11 Jan 2027'), 'data.at'],
    ['awareness', anIncident('Mon 21 Dec 2026', {}, { id: 'b' }), 'data.awareAt'],
    [
      'the partners’ awareness',
      anIncident('Fri 18 Dec 2026', { partnersAwareAt: iso('Mon 21 Dec 2026') }, { id: 'b' }),
      'data.partnersAwareAt',
    ],
    [
      'the incident itself',
      anIncident('Fri 18 Dec 2026', { occurredOn: iso('Sat 19 Dec 2026') }, { id: 'b' }),
      'data.occurredOn',
    ],
    ['a correction into the future', correction(known, { ...known.data, awareAt: iso('Sun 18 Dec 2033') }), 'data.data.awareAt'],
    [
      'produced by a clock far ahead: it would be the last word for ever',
      planned('Thu 1 Jul 2027', { time: iso('Sun 18 Dec 2033 10:00') }),
      'time',
    ],
    ['a correction from such a clock', correction(known, null, { time: iso('Sun 18 Dec 2033 10:00') }), 'time'],
  ])('%s', (_why, event, field) => {
    expect(refusal(event)).toEqual({ code: 'in-the-future', errors: [{ field, expected: past }] })
  })

  it.each<[string, ClocksEvent]>([
    ['today, told as a day', done('incident.panel-notified', 'Fri 18 Dec 2026')],
    ['five minutes ahead, for clocks differ', done('incident.panel-notified', 'Fri 18 Dec 2026 17:05')],
    ['produced five minutes ahead', done('incident.panel-notified', 'Fri 18 Dec 2026', { time: iso('Fri 18 Dec 2026 17:05') })],
    ['a plan', planned('Thu 1 Jul 2027')],
    ['the past', done('incident.panel-notified', 'Mon 14 Dec 2026')],
  ])('but this is accepted: %s', (_why, event) => {
    expect(refusal(event)).toBe('accepted')
  })

  it('unless a planner asks what if', () => {
    expect(refusal(done('incident.panel-notified', 'Mon 21 Dec 2026', { time: iso('Mon 21 Dec 2026 10:00') }), 'allow')).toBe(
      'accepted',
    )
    expect(refusal(correction(known, { ...known.data, awareAt: iso('Mon 21 Dec 2026') }), 'allow')).toBe('accepted')
  })

  it('a bare day is London’s: tomorrow begins at midnight by summer time', () => {
    const told = (clock: string) =>
      applyEvent(undefined, done('incident.panel-notified', 'Thu 1 Jul 2027'), Date.parse(clock), contextOf(bolton)).ok
    expect(told('2027-06-30T22:00:00Z')).toBe(false)
    expect(told('2027-06-30T22:55:00Z')).toBe(true) // 23:55 in London, and clocks differ by five minutes
  })
})

describe('a correction must be of something, and be right itself', () => {
  const unknown = {
    code: 'corrects-unknown-fact',
    errors: [{ field: 'data.corrects', expected: 'expected the id of an event already accepted for this matter' }],
  }

  it('of an event that never came', () => {
    expect(refusal(correction(done('incident.ofsted-notified', 'Fri 18 Dec 2026'), null))).toEqual(unknown)
  })

  it('of another correction: correct the fact again instead', () => {
    const first = correction(known, null)
    const story = aStory()
    story.told(known, now)
    story.told(first, now)
    const again = correction(first, null, { id: 'again' })
    expect(applyEvent(story.matter(), again, now, contextOf(bolton))).toEqual({ ok: false, refusal: unknown })
  })

  it('as the first event of a matter', () => {
    expect(applyEvent(undefined, correction(known, null), now, contextOf(bolton))).toEqual({ ok: false, refusal: unknown })
  })

  it('of an id that two other sources have used: which is meant cannot be known', () => {
    const story = aStory()
    story.told(anIncident('Fri 18 Dec 2026', {}, { id: 'n-1', source: '/a' }), now)
    story.told(done('incident.panel-notified', 'Fri 18 Dec 2026', { id: 'n-1', source: '/b' }), now)
    const from = (source: string) =>
      applyEvent(story.matter(), anEvent('fact.corrected', { corrects: 'n-1', data: null }, { source }), now, contextOf(bolton))
    expect(from('/c')).toEqual({ ok: false, refusal: unknown })
    expect(from('/b').ok).toBe(true)
  })

  it.each([
    [
      'a field too many',
      { ...known.data, name: 'x' },
      { field: 'data.data', expected: 'expected no other field', unknownKey: 'name' },
    ],
    [
      'a field too few',
      { partnership: 'bolton', awareAt: iso('Fri 18 Dec 2026'), childDied: false, abuseKnownOrSuspected: true },
      { field: 'data.data.lookedAfter', expected: 'expected boolean' },
    ],
    [
      'another partnership',
      { ...known.data, partnership: 'rochdale' },
      { field: 'data.data.partnership', expected: 'expected the partnership of the matter' },
    ],
    [
      'a bad day',
      { ...known.data, occurredOn: '2026-02-30' },
      { field: 'data.data.occurredOn', expected: expect.stringMatching(/^expected a date-time with offset/) },
    ],
  ])('with data that its type would not have: %s', (_why, data, error) => {
    expect(refusal(correction(known, data))).toEqual({ code: 'corrected-data-invalid', errors: [error] })
  })
})

it('a reference names one matter: a fact of another kind needs its own', () => {
  const expected = 'expected a reference that is not that of a serious incident'
  for (const event of [
    agreed({}, known.subject),
    done('allegation.referred', 'Thu 17 Dec 2026'),
    done('missing.returned', 'Thu 17 Dec 2026'),
  ])
    expect(refusal(event)).toEqual({ code: 'another-kind-of-matter', errors: [{ field: 'subject', expected }] })
})

describe('a partnership agrees only on what its documents leave open', () => {
  it.each<[string, ClocksEvent, string]>([
    ['under another subject', agreed({}, 'SI-2026-019'), 'subject'],
    ['a setting that nobody defined', agreed({ setting: 'panel-notification' }), 'data.setting'],
    ['a value that it cannot have', agreed({ value: 7 }), 'data.value'],
  ])('not %s', (_what, event, field) => {
    const applied = applyEvent(undefined, event, now, contextOf(bolton))
    expect(applied).toMatchObject({ ok: false, refusal: { code: 'setting-invalid', errors: [{ field }] } })
  })

  it('and may correct it only into such', () => {
    const story = aStory()
    story.told(agreed({}), now)
    const wrong = correction(agreed({}), { ...agreed({}).data, value: 7 }, { subject: 'settings' })
    const applied = applyEvent(story.matter(), wrong, now, contextOf(bolton))
    expect(applied).toMatchObject({ ok: false, refusal: { code: 'setting-invalid', errors: [{ field: 'data.data.value' }] } })
  })
})

it('a refused event leaves the matter untouched: nothing is stored, told or moved', () => {
  const story = aStory()
  story.told(known, now)
  const before = structuredClone(story.matter())
  for (const event of [
    done('incident.panel-notified', 'Mon 21 Dec 2026'),
    correction(known, { partnership: 'bolton' }),
    correction(planned('Thu 1 Jul 2027'), null),
  ]) {
    const applied = applyEvent(story.matter(), event, now, contextOf(bolton))
    expect(Object.keys(applied)).toEqual(['ok', 'refusal'])
  }
  expect(story.matter()).toEqual(before)
})
