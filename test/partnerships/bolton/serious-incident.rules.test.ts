import { describe, expect, it } from 'vitest'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import { seriousIncidentRules } from '../../../shared/partnerships/bolton/serious-incident.rules.ts'
import { anIncident, done, planned, sent } from '../../builders/events.ts'
import { clockOf, standing } from '../../builders/standing.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const panelTold = done('incident.panel-notified', 'Tue 22 Dec 2026 11:15')
const decided = done('rapid-review.decided', 'Mon 11 Jan 2027 12:00')
const endorsed = done('rapid-review.endorsed', 'Tue 12 Jan 2027 09:45')
const sentToPanel = done('rapid-review.sent-to-panel', 'Tue 12 Jan 2027 14:30')

it('Bolton’s rules for a serious incident, their tiers and owners', () => {
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

describe('Bolton: an incident from awareness to publication', () => {
  it('becomes known on Friday 18 December', () => {
    expect(standing(bolton, [known], 'Fri 18 Dec 2026 17:00')).toEqual([
      // Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Tue 29 =5
      'panel-notification · Tue 29 Dec 2026 · running',
      'partnership-notification · Tue 29 Dec 2026 · running',
      // … Tue 29 =5 · Wed 30 =6 · Thu 31 =7 · Mon 4 =8 · … · Mon 11 =13 · Tue 12 =14 · Wed 13 =15
      'rapid-review-internal-target · Wed 13 Jan 2027 · running',
    ])
  })

  it('is notified on Tuesday 22 December, from when the rapid review counts', () => {
    expect(standing(bolton, [known, panelTold], 'Wed 30 Dec 2026 09:00')).toEqual([
      'panel-notification · Tue 29 Dec 2026 · met',
      'partnership-notification · Tue 29 Dec 2026 · overdue',
      // Wed 23 =1 · Thu 24 =2 · Tue 29 =3 · Wed 30 =4 · Thu 31 =5 · Mon 4 =6 · … · Fri 8 =10 · Mon 11 =11 · … · Fri 15 =15
      'rapid-review · Fri 15 Jan 2027 · running',
      'rapid-review-internal-target · Wed 13 Jan 2027 · running',
    ])
  })

  it('awareness at 23:30 on a Friday night still counts from that Friday', () => {
    expect(standing(bolton, [anIncident('Fri 18 Dec 2026 23:30')], 'Sat 19 Dec 2026 08:00')[0]).toBe(
      'panel-notification · Tue 29 Dec 2026 · running',
    )
  })

  it.each([
    [
      'held',
      [done('rapid-review.meeting-held', 'Thu 7 Jan 2027')],
      [
        'the review group decided',
        'the chair of the partnership endorsed the decision',
        'the rapid review and the decision were sent to the Panel',
      ],
    ],
    [
      'decided',
      [decided],
      ['the chair of the partnership endorsed the decision', 'the rapid review and the decision were sent to the Panel'],
    ],
    ['decided and sent', [decided, sentToPanel], ['the chair of the partnership endorsed the decision']],
    ['decided and endorsed', [decided, endorsed], ['the rapid review and the decision were sent to the Panel']],
  ])('its rapid review is not complete when only %s', (_why, events, missing) => {
    const clock = clockOf(bolton, 'rapid-review', [known, panelTold, ...events])
    expect(clock.met).toBeUndefined()
    expect(clock.missing).toEqual(missing)
  })

  it.each([
    // due Fri 15 January
    ['on the day of the last of the three', [decided, endorsed, sentToPanel], 'met'],
    ['in whatever order they were told', [sentToPanel, decided, endorsed], 'met'],
    [
      'late when the endorsement alone is late',
      [decided, sentToPanel, done('rapid-review.endorsed', 'Mon 18 Jan 2027')],
      'met-late',
    ],
  ])('its rapid review is complete %s', (_why, events, state) => {
    const lines = standing(bolton, [known, panelTold, ...events], 'Tue 19 Jan 2027 09:00')
    expect(lines).toContain(`rapid-review · Fri 15 Jan 2027 · ${state}`)
  })

  it('leads to a review of six months and an announcement', () => {
    const lines = standing(bolton, [known, done('practice-review.initiated', 'Wed 13 Jan 2027')], 'Wed 13 Jan 2027 12:00')
    expect(lines.slice(-2)).toEqual([
      'local-review-announcement · no date · running',
      'practice-review · Tue 13 Jul 2027 · running',
    ])
  })

  it('is published, with a copy to the Panel and the Secretary of State seven clear working days before', () => {
    const events = [
      known,
      done('practice-review.initiated', 'Wed 13 Jan 2027'),
      done('practice-review.announced', 'Thu 14 Jan 2027'),
    ]
    const plan = planned('Thu 1 Jul 2027')
    // Wed 30 Jun =1 · Tue 29 =2 · Mon 28 =3 · Fri 25 =4 · Thu 24 =5 · Wed 23 =6 · Tue 22 =7 whole days · so Mon 21 June
    expect(standing(bolton, [...events, plan], 'Mon 17 May 2027 10:00').slice(3)).toEqual([
      'local-review-announcement · no date · met',
      'practice-review · Tue 13 Jul 2027 · running',
      'pre-publication-panel · Mon 21 Jun 2027 · running',
      'pre-publication-secretary-of-state · Mon 21 Jun 2027 · running',
    ])
    const copies = [sent('panel', 'Mon 21 Jun 2027 16:00'), sent('secretary-of-state', 'Tue 22 Jun 2027')]
    const published = done('report.published', 'Thu 1 Jul 2027 10:00')
    expect(standing(bolton, [...events, plan, ...copies, published], 'Thu 1 Jul 2027 12:00').slice(4)).toEqual([
      'practice-review · Tue 13 Jul 2027 · met',
      'pre-publication-panel · Mon 21 Jun 2027 · met',
      'pre-publication-secretary-of-state · Mon 21 Jun 2027 · met-late',
      'report-availability · Sat 1 Jul 2028 · running', // twelve months, not moved off a Saturday
    ])
  })
})
