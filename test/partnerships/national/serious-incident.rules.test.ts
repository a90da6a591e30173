import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../../events/catalogue.ts'
import { partnerships } from '../../../shared/partnerships/partnerships.ts'
import { anIncident, done } from '../../builders/events.ts'
import { clockOf, clocksFrom, standing } from '../../builders/standing.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const notMet = done('incident.criteria-not-met', 'Wed 23 Dec 2026 15:45')
const death = { childDied: true, abuseKnownOrSuspected: false }
const lookedAfterDeath = anIncident('Fri 18 Dec 2026 12:40', { ...death, lookedAfter: true })
const careLeaverDeath = anIncident('Fri 18 Dec 2026 15:00', { ...death, careLeaver: true })
const ofsted = done('incident.ofsted-notified', 'Fri 18 Dec 2026 15:00')
const secretaryOfState = done('incident.secretary-of-state-notified', 'Mon 21 Dec 2026 10:00')

describe.each(partnerships.map((partnership) => [partnership.name, partnership] as const))('%s', (_name, partnership) => {
  const stands = (events: readonly ClocksEvent[], now = 'Wed 30 Dec 2026 09:00') => standing(partnership, events, now)

  it('watches nothing of an incident without abuse or neglect, unless a child in care or a care leaver died', () => {
    expect(stands([anIncident('Fri 18 Dec 2026', { ...death })])).toEqual([])
    expect(stands([anIncident('Fri 18 Dec 2026', { ...death, childDied: false, lookedAfter: true })])).toEqual([])
    expect(stands([anIncident('Fri 18 Dec 2026', { abuseKnownOrSuspected: false, otherAreas: ['wigan'] })])).toEqual([])
  })

  it('watches a looked-after child’s death, whether or not abuse is suspected: no date, to both recipients', () => {
    expect(stands([lookedAfterDeath])).toEqual(['looked-after-death-notification · no date · running'])
    expect(stands([lookedAfterDeath, ofsted])).toEqual(['looked-after-death-notification · no date · running'])
    expect(clockOf(partnership, 'looked-after-death-notification', [lookedAfterDeath, ofsted]).missing).toEqual([
      'the Secretary of State was notified',
    ])
    expect(stands([lookedAfterDeath, ofsted, secretaryOfState])).toEqual(['looked-after-death-notification · no date · met'])
  })

  it('watches a care leaver’s death in the same way, and starts no rapid review', () => {
    expect(stands([careLeaverDeath])).toEqual(['care-leaver-death-notification · no date · running'])
    expect(stands([careLeaverDeath, ofsted, secretaryOfState])).toEqual(['care-leaver-death-notification · no date · met'])
  })

  it('tells the other areas only where there are any', () => {
    const wide = anIncident('Fri 18 Dec 2026 16:30', { otherAreas: ['wigan', 'tameside'] })
    const line = 'other-areas-notification · Tue 29 Dec 2026'
    expect(stands([wide])).toContain(`${line} · overdue`)
    expect(stands([wide, done('incident.other-areas-notified', 'Tue 29 Dec 2026')])).toContain(`${line} · met`)
    for (const events of [[known], [anIncident('Fri 18 Dec 2026', { otherAreas: [] })]])
      expect(stands(events).some((each) => each.startsWith('other-areas'))).toBe(false)
  })

  it('drops the clocks of an incident that does not meet the criteria, but not a death notification', () => {
    const dead = anIncident('Fri 18 Dec 2026 16:30', { childDied: true, lookedAfter: true, otherAreas: ['wigan'] })
    const lines = stands([dead, done('incident.panel-notified', 'Tue 22 Dec 2026'), notMet])
    expect(lines.filter((line) => !line.endsWith('cancelled'))).toEqual([
      'panel-notification · Tue 29 Dec 2026 · met', // it had been notified before
      'looked-after-death-notification · no date · running',
    ])
    expect(lines.length).toBeGreaterThan(4)
  })

  it('counts from the earlier awareness when it is told twice', () => {
    const again = anIncident('Thu 17 Dec 2026', {}, { id: 'again' })
    // Fri 18 =1 · Mon 21 =2 · Tue 22 =3 · Wed 23 =4 · Thu 24 =5
    expect(stands([known, again])).toContain('panel-notification · Thu 24 Dec 2026 · overdue')
  })

  it('asks when the authority became aware if all else is known', () => {
    const stray = done('incident.panel-notified', 'Tue 22 Dec 2026 11:15')
    expect(stands([stray])).toContain('incident-awareness · no date · running')
    expect(stands([stray, known]).some((line) => line.startsWith('incident-awareness'))).toBe(false)
  })

  it('lets a clock be born overdue', () => {
    // Wed 2 =1 · Thu 3 =2 · Fri 4 =3 · Mon 7 =4 · Tue 8 =5
    expect(stands([anIncident('Tue 1 Dec 2026')], 'Fri 18 Dec 2026 12:00')[0]).toBe(
      'panel-notification · Tue 8 Dec 2026 · overdue',
    )
  })

  it('marks a date beyond the published bank holidays as provisional', () => {
    // Wed 27 =1 · Thu 28 =2 · Fri 29 =3 · Mon 1 Jan New Year by rule · Tue 2 =4 · Wed 3 =5
    const events = [anIncident('Fri 22 Dec 2028')]
    expect(stands(events, 'Fri 22 Dec 2028 12:00')[0]).toBe('panel-notification · Wed 3 Jan 2029 · running')
    expect(clockOf(partnership, 'panel-notification', events).provisional).toBe(true)
    // Tue 19 =1 · Wed 20 =2 · Thu 21 =3 · Fri 22 =4 · Wed 27 =5
    expect(clockOf(partnership, 'panel-notification', [anIncident('Mon 18 Dec 2028')]).provisional).toBe(false)
  })

  it('keeps six months from 31 August within February, and a report available to its anniversary', () => {
    const lines = stands(
      [done('practice-review.initiated', 'Tue 31 Aug 2027'), done('report.published', 'Tue 29 Feb 2028')],
      'Wed 1 Mar 2028 09:00',
    )
    expect(lines).toContain('practice-review · Tue 29 Feb 2028 · met')
    expect(lines).toContain('report-availability · Wed 28 Feb 2029 · running')
    const year = stands([done('report.published', 'Thu 1 Jul 2027')], 'Sun 2 Jul 2028 09:00')
    expect(year).toContain('report-availability · Sat 1 Jul 2028 · met')
  })

  it('explains each date: every clock has a source, its trigger and what is missing', () => {
    const events = [known, lookedAfterDeath, careLeaverDeath].map((event, n) => ({ ...event, id: `event-${n}` }))
    for (const clock of clocksFrom(partnership, events)) {
      expect(clock.rule.sources.every(({ document, paragraph }) => document !== '' && paragraph !== '')).toBe(true)
      expect(clock.started.fact).toMatch(/^event-\d$/)
      expect(clock.missing.length).toBeGreaterThan(0)
    }
  })

  it('never calls a limit statutory that has no number, and says why a reading is its own', () => {
    for (const { id, tier, due, unconfirmed, sources } of partnership.rules) {
      if (due === null) expect(tier, id).toBe('internal')
      if (tier === 'statutory')
        expect(
          sources.some(({ document }) => document !== 'Service default'),
          id,
        ).toBe(true)
      if (due !== null && 'unit' in due && due.clear) expect(unconfirmed, id).toMatch(/seven clear working days/)
    }
  })
})
