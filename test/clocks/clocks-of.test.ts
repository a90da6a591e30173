import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { anIncident, done, planned } from '../builders/events.ts'
import { writtenDay } from '../builders/london-time.ts'
import { clockOf, clocksFrom } from '../builders/standing.ts'

describe('a date beyond the published bank holidays, which end with 2028, may yet move', () => {
  it.each<[string, string, ClocksEvent, string, boolean]>([
    // Tue 19 =1 · Wed 20 =2 · Thu 21 =3 · Fri 22 =4 · Wed 27 =5
    ['within them', 'panel-notification', anIncident('Mon 18 Dec 2028'), 'Wed 27 Dec 2028', false],
    // Wed 27 =1 · Thu 28 =2 · Fri 29 =3 · Tue 2 =4 · Wed 3 =5
    ['beyond them', 'panel-notification', anIncident('Fri 22 Dec 2028'), 'Wed 3 Jan 2029', true],
    // Tue 9 =1 · Mon 8 =2 · Fri 5 =3 · Thu 4 =4 · Wed 3 =5 · Tue 2 =6 · Fri 29 =7 · Thu 28 =8, for Mon 1 is New Year by rule only
    ['counted back through days beyond them', 'pre-publication-panel', planned('Wed 10 Jan 2029'), 'Thu 28 Dec 2028', true],
    // Thu 28 =1 · Wed 27 =2 · Fri 22 =3 · Thu 21 =4 · Wed 20 =5 · Tue 19 =6 · Mon 18 =7 · Fri 15 =8
    ['counted back within them', 'pre-publication-panel', planned('Fri 29 Dec 2028'), 'Fri 15 Dec 2028', false],
    // Fri 29 =1 · Thu 28 =2 · Wed 27 =3 · Fri 22 =4 · Thu 21 =5 · Wed 20 =6 · Tue 19 =7 · Mon 18 =8
    ['counted back from the last published day', 'pre-publication-panel', planned('Sun 31 Dec 2028'), 'Mon 18 Dec 2028', false],
    [
      'six months, which no bank holiday moves',
      'practice-review',
      done('practice-review.initiated', 'Mon 18 Dec 2028'),
      'Mon 18 Jun 2029',
      false,
    ],
  ])('%s', (_why, id, event, due, provisional) => {
    const clock = clockOf(rochdale, id, [event])
    expect(clock.due !== null && writtenDay(clock.due)).toBe(due)
    expect(clock.provisional).toBe(provisional)
  })

  it('a nudge has no date that could move', () => {
    const death = anIncident('Fri 22 Dec 2028', { childDied: true, lookedAfter: true, abuseKnownOrSuspected: false })
    expect(clocksFrom(rochdale, [death]).map(({ due, provisional }) => [due, provisional])).toEqual([[null, false]])
  })
})

it('clocks come in the order of the rules, whatever the order of the facts', () => {
  const events = [
    done('report.published', 'Fri 18 Dec 2026'),
    done('incident.panel-notified', 'Fri 18 Dec 2026'),
    anIncident('Fri 18 Dec 2026'),
  ]
  const ids = clocksFrom(rochdale, events).map(({ id }) => id)
  expect(ids).toEqual([
    'panel-notification',
    'partnership-notification',
    'rapid-review',
    'rapid-review-internal-target',
    'report-availability',
    'review-copy-panel',
    'review-copy-what-works',
    'rapid-review-agency-returns',
    'rapid-review-draft',
    'rapid-review-decision',
  ])
})
