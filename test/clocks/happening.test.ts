import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { allOf, eitherOf, firstOf, type Happening, laterOf, latest, unless, when } from '../../shared/clocks/happening.ts'
import { anIncident, done, factsFrom, planned, sent } from '../builders/events.ts'
import { iso, writtenTime } from '../builders/london-time.ts'

const decided = when('rapid-review.decided', 'the group decided')
const endorsed = when('rapid-review.endorsed', 'the chair endorsed')
const heard = when('rapid-review.sent-to-panel', 'it was sent')
const plannedOn = latest('publication.planned', 'publication was planned', (fact) => fact.on)

type Events = ClocksEvent[]
/** When it happened and which event says so; what is missing when it has not. */
const seen = (happening: Happening, ...events: Events) => {
  const facts = factsFrom(...events)
  const found = happening.in(facts)
  return found === undefined ? happening.missing(facts) : `${writtenTime(found.instant)} ${found.fact}`
}

const mon = done('rapid-review.decided', 'Mon 11 Jan 2027 12:00')
const tue = done('rapid-review.endorsed', 'Tue 12 Jan 2027 09:45')
const wed = done('rapid-review.sent-to-panel', 'Wed 13 Jan 2027 14:30')

describe('when', () => {
  it.each([
    ['not yet', [], ['the group decided']],
    ['told once', [mon], 'Mon 11 Jan 2027 12:00 rapid-review.decided'],
    [
      'told twice: the earlier moment counts',
      [done('rapid-review.decided', 'Tue 12 Jan 2027', { id: 'b' }), { ...mon, id: 'a' }],
      'Mon 11 Jan 2027 12:00 a',
    ],
    ['told of another thing', [tue], ['the group decided']],
  ] satisfies [string, Events, unknown][])('%s', (_why, events, expected) => {
    expect(seen(decided, ...events)).toEqual(expected)
  })

  it('picks only what the facts say: other recipients do not count', () => {
    const panel = when('report.sent', 'sent to the Panel', (fact) => (fact.to === 'panel' ? fact.at : undefined))
    expect(seen(panel, sent('ofsted', 'Thu 17 Jun 2027'))).toEqual(['sent to the Panel'])
    expect(seen(panel, sent('ofsted', 'Thu 17 Jun 2027'), sent('panel', 'Fri 18 Jun 2027'))).toBe(
      'Fri 18 Jun 2027 00:00 report.sent~panel',
    )
  })

  it('of two facts for one moment takes the same one, whichever arrived first', () => {
    const one = done('rapid-review.decided', 'Mon 11 Jan 2027', { id: 'one' })
    const two = done('rapid-review.decided', 'Mon 11 Jan 2027 00:00', { id: 'two' })
    expect(decided.in(factsFrom(two, one))).toEqual(decided.in(factsFrom(one, two)))
  })
})

describe('latest, of what may be moved', () => {
  const may = { id: 'may', time: iso('Mon 17 May 2027 09:30') }
  const june = { id: 'june', time: iso('Tue 1 Jun 2027 10:00') }
  it.each([
    [
      'the one written last counts',
      [planned('Thu 1 Jul 2027', may), planned('Thu 15 Jul 2027', june)],
      'Thu 15 Jul 2027 00:00 june',
    ],
    [
      'also when it arrived first',
      [planned('Thu 15 Jul 2027', june), planned('Thu 1 Jul 2027', may)],
      'Thu 15 Jul 2027 00:00 june',
    ],
    [
      'also when it names an earlier day',
      [planned('Thu 15 Jul 2027', may), planned('Thu 1 Jul 2027', june)],
      'Thu 1 Jul 2027 00:00 june',
    ],
    [
      'without times the one accepted last counts',
      [planned('Thu 15 Jul 2027', { id: 'a' }), planned('Thu 1 Jul 2027', { id: 'b' })],
      'Thu 1 Jul 2027 00:00 b',
    ],
  ] satisfies [string, Events, unknown][])('%s', (_why, events, expected) => {
    expect(seen(plannedOn, ...events)).toEqual(expected)
  })
})

describe('allOf', () => {
  const all = allOf(decided, endorsed, heard)
  it.each([
    ['none', [], ['the group decided', 'the chair endorsed', 'it was sent']],
    ['one', [tue], ['the group decided', 'it was sent']],
    ['all: at the last of them', [wed, mon, tue], 'Wed 13 Jan 2027 14:30 rapid-review.sent-to-panel'],
  ] satisfies [string, Events, unknown][])('%s', (_why, events, expected) => {
    expect(seen(all, ...events)).toEqual(expected)
  })

  it('reads as a sentence', () => {
    expect(all.words).toBe('the group decided and the chair endorsed and it was sent')
  })
})

describe('laterOf, where the second may not be known', () => {
  const later = laterOf(decided, endorsed)
  it.each([
    ['neither', [], ['the group decided']],
    ['the second alone starts nothing', [tue], ['the group decided']],
    ['the first alone', [mon], 'Mon 11 Jan 2027 12:00 rapid-review.decided'],
    ['both: the later', [mon, tue], 'Tue 12 Jan 2027 09:45 rapid-review.endorsed'],
    [
      'both: the later, when the first is',
      [mon, done('rapid-review.endorsed', 'Fri 8 Jan 2027')],
      'Mon 11 Jan 2027 12:00 rapid-review.decided',
    ],
  ] satisfies [string, Events, unknown][])('%s', (_why, events, expected) => {
    expect(seen(later, ...events)).toEqual(expected)
  })
})

describe('eitherOf', () => {
  it.each([
    ['neither', [], ['the group decided or the chair endorsed']],
    ['one', [tue], 'Tue 12 Jan 2027 09:45 rapid-review.endorsed'],
    ['both: the earlier', [tue, mon], 'Mon 11 Jan 2027 12:00 rapid-review.decided'],
  ] satisfies [string, Events, unknown][])('%s', (_why, events, expected) => {
    expect(seen(eitherOf(decided, endorsed), ...events)).toEqual(expected)
  })
})

describe('unless and firstOf', () => {
  const stray = unless('incident.became-known', firstOf('incident.', 'rapid-review.'))
  const late = done('incident.panel-notified', 'Mon 21 Dec 2026', { time: iso('Wed 23 Dec 2026 10:00') })
  const early = done('rapid-review.meeting-held', 'Wed 23 Dec 2026', { time: iso('Tue 22 Dec 2026 10:00') })
  it.each([
    ['nothing told', [], ['something was told of incident or rapid review, without incident.became-known']],
    [
      'another family',
      [planned('Thu 1 Jul 2027')],
      ['something was told of incident or rapid review, without incident.became-known'],
    ],
    ['the first to be told, by when it was told', [late, early], 'Tue 22 Dec 2026 10:00 rapid-review.meeting-held'],
    ['whichever arrived first', [early, late], 'Tue 22 Dec 2026 10:00 rapid-review.meeting-held'],
  ] satisfies [string, Events, unknown][])('%s', (_why, events, expected) => {
    expect(seen(stray, ...events)).toEqual(expected)
  })

  it('stops once the excluded fact is known', () => {
    expect(stray.in(factsFrom(late, anIncident('Fri 18 Dec 2026')))).toBeUndefined()
  })

  it('of two told at one moment takes the same one, whichever arrived first', () => {
    const time = iso('Tue 22 Dec 2026 10:00')
    const one = done('incident.panel-notified', 'Mon 21 Dec 2026', { time })
    const two = done('incident.partnership-notified', 'Mon 21 Dec 2026', { time })
    expect(stray.in(factsFrom(two, one))).toEqual(stray.in(factsFrom(one, two)))
  })
})
