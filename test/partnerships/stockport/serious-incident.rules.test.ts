import { describe, expect, it } from 'vitest'
import { seriousIncidentRules } from '../../../shared/partnerships/stockport/serious-incident.rules.ts'
import { stockport } from '../../../shared/partnerships/stockport/stockport.partnership.ts'
import { anIncident, done, planned, sent } from '../../builders/events.ts'
import { iso, writtenDay } from '../../builders/london-time.ts'
import { clockOf, standing } from '../../builders/standing.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const partners = done('incident.partners-aware', 'Mon 21 Dec 2026 09:05')
const dueOf = (...events: Parameters<typeof clockOf>[2]) => writtenDay(clockOf(stockport, 'rapid-review', events).due ?? 0)

it('Stockport’s rules, their tiers and owners', () => {
  expect(seriousIncidentRules.map(({ id, tier, owner }) => `${id} · ${tier} · ${owner}`)).toEqual([
    'panel-notification · statutory · director-of-childrens-services',
    'partnership-notification · statutory · director-of-childrens-services',
    'other-areas-notification · statutory · director-of-childrens-services',
    'looked-after-death-notification · internal · director-of-childrens-services',
    'care-leaver-death-notification · internal · director-of-childrens-services',
    'rapid-review · guidance · rapid-review-panel',
    'rapid-review-from-notification · guidance · rapid-review-panel',
    'rapid-review-from-authority-aware · guidance · rapid-review-panel',
    'local-review-announcement · internal · business-manager',
    'practice-review · guidance · practice-review-group',
    'practice-review-from-initiation · guidance · practice-review-group',
    'pre-publication-panel · guidance · business-manager',
    'pre-publication-secretary-of-state · guidance · business-manager',
    'pre-publication-ofsted · guidance · business-manager',
    'report-availability · guidance · business-manager',
    'incident-awareness · internal · business-manager',
  ])
})

describe('Stockport: the rapid review counts from the awareness of the authority and its partners', () => {
  it('and needs no notification to start, nor a target of its own', () => {
    expect(standing(stockport, [known], 'Fri 18 Dec 2026 17:00')).toEqual([
      'panel-notification · Tue 29 Dec 2026 · running',
      'partnership-notification · Tue 29 Dec 2026 · running',
      // Mon 21 =1 … Thu 24 =4 · Tue 29 =5 · Wed 30 =6 · Thu 31 =7 · Mon 4 =8 · … · Wed 13 =15
      'rapid-review · Wed 13 Jan 2027 · running',
    ])
  })

  it.each([
    // from Mon 21: Tue 22 =1 · Wed 23 =2 · Thu 24 =3 · Tue 29 =4 · Wed 30 =5 · Thu 31 =6 · Mon 4 =7 · … · Fri 8 =11 · Mon 11 =12 · … · Thu 14 =15
    ['the partners became aware on Monday', [known, partners], 'Thu 14 Jan 2027'],
    [
      'the same told with the incident',
      [anIncident('Fri 18 Dec 2026 16:30', { partnersAwareAt: iso('Mon 21 Dec 2026') })],
      'Thu 14 Jan 2027',
    ],
    // told twice: the earlier of the partners' two moments, Sat 19, counts as Friday does
    [
      'told both ways: the earlier',
      [anIncident('Fri 18 Dec 2026 16:30', { partnersAwareAt: iso('Sat 19 Dec 2026') }), partners],
      'Wed 13 Jan 2027',
    ],
    [
      'the partners were aware before the authority',
      [known, done('incident.partners-aware', 'Thu 17 Dec 2026')],
      'Wed 13 Jan 2027',
    ],
    ['a notification changes nothing', [known, done('incident.panel-notified', 'Tue 29 Dec 2026')], 'Wed 13 Jan 2027'],
  ])('%s', (_why, events, due) => {
    expect(dueOf(...events)).toBe(due)
  })

  it('the partners’ awareness alone starts nothing but the question when the authority became aware', () => {
    expect(standing(stockport, [partners], 'Mon 21 Dec 2026 10:00')).toEqual(['incident-awareness · no date · running'])
  })

  it('and is met when it is undertaken, whatever is decided and sent afterwards', () => {
    const rest = [done('rapid-review.decided', 'Mon 11 Jan 2027'), done('rapid-review.sent-to-panel', 'Tue 12 Jan 2027')]
    expect(clockOf(stockport, 'rapid-review', [known, ...rest]).missing).toEqual(['the rapid review was undertaken'])
    const lines = standing(stockport, [known, done('rapid-review.meeting-held', 'Thu 7 Jan 2027')], 'Fri 8 Jan 2027 09:00')
    expect(lines).toContain('rapid-review · Wed 13 Jan 2027 · met')
  })
})

describe('Stockport: a review and its report', () => {
  it('go by the national guidance, with a copy to Ofsted too', () => {
    const events = [
      done('practice-review.initiated', 'Mon 31 Aug 2026'),
      planned('Fri 8 Jan 2027'),
      sent('ofsted', 'Thu 24 Dec 2026'),
    ]
    expect(standing(stockport, events, 'Wed 30 Dec 2026 09:00')).toEqual([
      'local-review-announcement · no date · running',
      'practice-review · Sun 28 Feb 2027 · running', // 31 August + 6 months, clamped
      // Thu 7 =1 · Wed 6 =2 · Tue 5 =3 · Mon 4 =4 · Thu 31 =5 · Wed 30 =6 · Tue 29 =7 whole days · so Thu 24 December
      'pre-publication-panel · Thu 24 Dec 2026 · overdue',
      'pre-publication-secretary-of-state · Thu 24 Dec 2026 · overdue',
      'pre-publication-ofsted · Thu 24 Dec 2026 · met',
    ])
  })
})
