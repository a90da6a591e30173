import { describe, expect, it } from 'vitest'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { seriousIncidentRules } from '../../../shared/partnerships/rochdale/serious-incident.rules.ts'
import { anIncident, done, planned, sent } from '../../builders/events.ts'
import { clockOf, standing } from '../../builders/standing.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const panelTold = done('incident.panel-notified', 'Tue 29 Dec 2026 11:15')

it('Rochdale’s rules, their tiers and owners', () => {
  expect(seriousIncidentRules.map(({ id, tier, owner }) => `${id} · ${tier} · ${owner}`)).toEqual([
    'panel-notification · statutory · director-of-childrens-services',
    'partnership-notification · statutory · director-of-childrens-services',
    'other-areas-notification · statutory · director-of-childrens-services',
    'looked-after-death-notification · internal · director-of-childrens-services',
    'care-leaver-death-notification · internal · director-of-childrens-services',
    'rapid-review · guidance · practice-review-group',
    'rapid-review-from-authority-aware · guidance · practice-review-group',
    'rapid-review-from-all-aware · guidance · practice-review-group',
    'rapid-review-internal-target · internal · practice-review-group',
    'rapid-review-copy · internal · business-manager',
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

describe('Rochdale: the rapid review counts from the notification and is met when it is sent', () => {
  it('notified on the last permitted day', () => {
    expect(standing(rochdale, [known, panelTold], 'Tue 29 Dec 2026 12:00')).toEqual([
      'panel-notification · Tue 29 Dec 2026 · met',
      'partnership-notification · Tue 29 Dec 2026 · running',
      // Wed 30 =1 · Thu 31 =2 · Mon 4 =3 · … · Fri 8 =7 · Mon 11 =8 · … · Fri 15 =12 · Mon 18 =13 · Tue 19 =14 · Wed 20 =15
      'rapid-review · Wed 20 Jan 2027 · running',
      'rapid-review-internal-target · Wed 13 Jan 2027 · running',
    ])
  })

  it('completed, a copy is to be sent as soon as it is: a nudge without a date', () => {
    const events = [
      known,
      panelTold,
      done('rapid-review.meeting-held', 'Thu 7 Jan 2027'),
      done('rapid-review.decided', 'Mon 11 Jan 2027'),
    ]
    expect(standing(rochdale, events, 'Thu 14 Jan 2027 09:00').slice(2)).toEqual([
      'rapid-review · Wed 20 Jan 2027 · running',
      'rapid-review-internal-target · Wed 13 Jan 2027 · overdue',
      'rapid-review-copy · no date · running',
    ])
    expect(clockOf(rochdale, 'rapid-review', events).missing).toEqual([
      'the rapid review and the decision were sent to the Panel',
    ])
    const sentToo = [...events, done('rapid-review.sent-to-panel', 'Thu 14 Jan 2027 10:00')]
    expect(standing(rochdale, sentToo, 'Thu 14 Jan 2027 11:00').slice(2)).toEqual([
      'rapid-review · Wed 20 Jan 2027 · met',
      'rapid-review-internal-target · Wed 13 Jan 2027 · met-late',
      'rapid-review-copy · no date · met',
    ])
  })
})

describe('Rochdale: a report’s copies go to three', () => {
  const plan = planned('Thu 1 Jul 2027')
  // Wed 30 Jun =1 · Tue 29 =2 · Mon 28 =3 · Fri 25 =4 · Thu 24 =5 · Wed 23 =6 · Tue 22 =7 whole days · so Mon 21 June

  it.each([
    ['panel', 'pre-publication-panel'],
    ['secretary-of-state', 'pre-publication-secretary-of-state'],
    ['ofsted', 'pre-publication-ofsted'],
  ] as const)('a copy to the %s meets its own clock and no other', (to, id) => {
    const lines = standing(rochdale, [plan, sent(to, 'Fri 18 Jun 2027')], 'Fri 18 Jun 2027 12:00')
    expect(lines).toHaveLength(3)
    for (const line of lines)
      expect(line.endsWith(line.startsWith(`${id} ·`) ? 'Mon 21 Jun 2027 · met' : 'Mon 21 Jun 2027 · running')).toBe(true)
  })

  it('a moved publication moves them all, also back', () => {
    const moved = planned('Thu 15 Jul 2027', { id: 'moved', time: '2027-06-01T10:00:00+01:00' })
    const first = { ...plan, time: '2027-05-17T09:30:00+01:00' }
    // Wed 14 =1 · Tue 13 =2 · Mon 12 =3 · Fri 9 =4 · Thu 8 =5 · Wed 7 =6 · Tue 6 =7 whole days · so Mon 5 July
    for (const events of [
      [first, moved],
      [moved, first],
    ])
      expect(standing(rochdale, events, 'Tue 22 Jun 2027 09:00')[0]).toBe('pre-publication-panel · Mon 5 Jul 2027 · running')
    const back = planned('Thu 1 Jul 2027', { id: 'back', time: '2027-06-02T10:00:00+01:00' })
    expect(standing(rochdale, [first, moved, back], 'Tue 22 Jun 2027 09:00')[0]).toBe(
      'pre-publication-panel · Mon 21 Jun 2027 · overdue',
    )
  })

  it('a copy once sent need not be sent again for a later day', () => {
    const moved = planned('Thu 15 Jul 2027', { id: 'moved' })
    expect(standing(rochdale, [plan, sent('ofsted', 'Fri 18 Jun 2027'), moved], 'Fri 18 Jun 2027 12:00')).toContain(
      'pre-publication-ofsted · Mon 5 Jul 2027 · met',
    )
  })
})
