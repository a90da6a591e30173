import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { isoDay } from '../../shared/time/day.ts'
import { anEvent, anIncident, done, planned } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'

const calendar = englandAndWales()

// A day that the schemas let in must be countable, or an accepted event would fail for ever.

describe('every day that an event may name can be counted, both ways', () => {
  const first = 'Sat 1 Jan 2000'
  const last = 'Thu 31 Dec 2099'
  it.each<[string, ClocksEvent, string]>([
    ['publication planned for the first day, counted back', planned(first), 'Tue 15 Dec 2026 09:00'],
    ['publication planned for the last day', planned(last), 'Tue 15 Dec 2026 09:00'],
    ['awareness on the first day', anIncident(first), 'Tue 15 Dec 2026 09:00'],
    ['awareness on the last day', anIncident(last), `${last} 12:00`],
    ['six months from the last day', done('practice-review.initiated', last), `${last} 12:00`],
    ['a year from the last day', done('report.published', last), `${last} 12:00`],
    ['told in the first year', done('incident.panel-notified', first, { time: iso(`${first} 00:00`) }), 'Tue 15 Dec 2026 09:00'],
    [
      'told far away, where it is another year',
      anEvent('report.published', { at: '2099-12-31T23:59:59-23:00' }),
      `${last} 12:00`,
    ],
  ])('%s', (_why, event, now) => {
    for (const partnership of partnerships) {
      const applied = applyEvent(undefined, event, at(now), { partnership, calendar }, { futureFacts: 'allow' })
      if (!applied.ok) throw new Error(applied.refusal.code)
      const clocks = clocksOfMatter(applied.matter, { partnership, calendar })
      expect(clocks.length).toBeGreaterThan(0)
      for (const { due } of clocks) if (due !== null) expect(isoDay(due)).toMatch(/^(1999|2000|2099|2100|2101)-/)
    }
  })
})
