import { describe, expect, it } from 'vitest'
import { climbingPartnership, dispute, everyRole, raised } from '../builders/disputes.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

// That a clock was met is told to whoever may have its day in a calendar, once, and to nobody else.

const known = anIncident('Fri 18 Dec 2026 16:30')
const panelNotified = done('incident.panel-notified', 'Mon 21 Dec 2026 10:00')
const director = 'director-of-childrens-services'

/** An incident on the Friday before Christmas: the Panel is to be notified by Tue 29 December. */
const begun = () => {
  const story = aStory()
  story.told(known, 'Fri 18 Dec 2026 16:45')
  return story
}
const ofPanel = (lines: readonly string[]) => lines.filter((line) => line.includes(' panel-notification '))

describe('that a clock was met is told', () => {
  it('to its owner alone, while nobody else had heard of it', () => {
    expect(ofPanel(begun().told(panelNotified, 'Mon 21 Dec 2026 11:00'))).toEqual([
      `Mon 21 Dec 2026 11:00 panel-notification met → ${director}`,
    ])
  })

  it('to all who had heard that it was overdue, and no further up', () => {
    const story = begun()
    // the first overdue mail, on Wed 30, goes to the business manager as well
    story.wokenUpTo('Wed 30 Dec 2026 12:00')
    const late = done('incident.panel-notified', 'Wed 30 Dec 2026 11:30')
    expect(ofPanel(story.told(late, 'Wed 30 Dec 2026 12:00'))).toEqual([
      `Wed 30 Dec 2026 12:00 panel-notification met → ${director}`,
      'Wed 30 Dec 2026 12:00 panel-notification met → business-manager',
    ])
  })

  it('with the date that they have', () => {
    const story = begun()
    story.told(panelNotified, 'Mon 21 Dec 2026 11:00')
    expect(story.notices.find(({ kind }) => kind === 'met')).toMatchObject({ due: '2026-12-29', n: 0 })
  })

  it('once: not when it is told again, nor when a correction says that it was another day, or late', () => {
    const story = begun()
    story.told(panelNotified, 'Mon 21 Dec 2026 11:00')
    story.told({ ...panelNotified, id: 'again' }, 'Mon 21 Dec 2026 12:00')
    story.told(correction(panelNotified, { ...panelNotified.data, at: iso('Fri 18 Dec 2026 17:00') }), 'Mon 21 Dec 2026 13:00')
    const late = { ...panelNotified.data, at: iso('Wed 30 Dec 2026 10:00') }
    story.told(correction({ ...panelNotified, id: 'again' }, late, { id: 'late' }), 'Wed 30 Dec 2026 12:00')
    story.told(correction(panelNotified, late, { id: 'late-too' }), 'Wed 30 Dec 2026 12:01')
    expect(story.notices.filter(({ clock, kind }) => clock === 'panel-notification' && kind === 'met')).toHaveLength(1)
  })

  it('again when it was corrected away and is met anew: each time it had run again', () => {
    const story = begun()
    story.told(panelNotified, 'Mon 21 Dec 2026 11:00')
    expect(ofPanel(story.told(correction(panelNotified, null), 'Mon 21 Dec 2026 12:00'))).toEqual([
      `Mon 21 Dec 2026 12:00 panel-notification reopened → ${director}`,
    ])
    const again = done('incident.panel-notified', 'Tue 22 Dec 2026 10:00', { id: 'again' })
    expect(ofPanel(story.told(again, 'Tue 22 Dec 2026 11:00'))).toEqual([
      `Tue 22 Dec 2026 11:00 panel-notification met → ${director}`,
    ])
    const ids = story.notices.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('it is no news', () => {
  it('of a clock that was met before anybody had heard of it', () => {
    const story = aStory()
    story.told(panelNotified, 'Mon 21 Dec 2026 11:00')
    expect(ofPanel(story.told(known, 'Mon 21 Dec 2026 12:00'))).toEqual([])
    // corrected away it is told of, and then it is
    expect(ofPanel(story.told(correction(panelNotified, null), 'Mon 21 Dec 2026 13:00'))).toEqual([
      `Mon 21 Dec 2026 13:00 panel-notification reopened → ${director}`,
    ])
    const again = done('incident.panel-notified', 'Tue 22 Dec 2026 10:00', { id: 'again' })
    expect(ofPanel(story.told(again, 'Tue 22 Dec 2026 11:00'))).toHaveLength(1)
  })

  it('of what was asked for as soon as possible, without a day', () => {
    const story = aStory()
    story.told(anIncident('Fri 18 Dec 2026', { childDied: true, lookedAfter: true }), 'Fri 18 Dec 2026 16:45')
    const asked = story.notices.find(({ clock }) => clock === 'looked-after-death-notification')
    expect(asked).toMatchObject({ kind: 'opened', due: null })
    expect(story.told(done('incident.ofsted-notified', 'Mon 21 Dec 2026'), 'Mon 21 Dec 2026 11:00')).toEqual([])
    expect(story.told(done('incident.secretary-of-state-notified', 'Mon 21 Dec 2026'), 'Mon 21 Dec 2026 11:05')).toEqual([])
    expect(story.entries.at(-1)).toMatchObject({ clock: 'looked-after-death-notification', change: 'met' })
  })

  it('of an inner limit, whose outer one speaks for it', () => {
    const story = begun()
    story.told(panelNotified, 'Mon 21 Dec 2026 11:00')
    story.wokenUpTo('Mon 11 Jan 2027 09:00')
    const inner = story.notices.filter(({ clock }) => clock === 'rapid-review-agency-returns')
    expect(inner.length).toBeGreaterThan(0)
    expect(story.told(done('rapid-review.returns-received', 'Mon 11 Jan 2027 09:00'), 'Mon 11 Jan 2027 09:30')).toEqual([])
    expect(story.entries.at(-1)).toMatchObject({ clock: 'rapid-review-agency-returns', change: 'met-late' })
  })

  it('of a benchmark that is over, which says nothing any more; on its last day it still is', () => {
    const about = { subject: 'AL-2027-003' }
    const concludedAt = (when: string) => {
      const story = aStory()
      story.told(done('allegation.referred', 'Tue 12 Jan 2027 09:00', about), 'Tue 12 Jan 2027 10:00')
      story.wokenUpTo(when)
      const concluded = anEvent('allegation.concluded', { at: iso(when), outcome: 'unfounded' }, about)
      return story.told(concluded, when).filter((line) => line.includes('allegation-conclusion'))
    }
    // three months from 12 January
    expect(concludedAt('Mon 12 Apr 2027 16:00')).toEqual(['Mon 12 Apr 2027 16:00 allegation-conclusion met → lado'])
    expect(concludedAt('Tue 13 Apr 2027 09:00')).toEqual([])
  })

  it('on a rung of a dispute, which the next rung or the outcome tells of', () => {
    const story = aStory(climbingPartnership({ managers: 3 }), undefined, { held: everyRole })
    story.told(raised('Mon 11 Jan 2027 10:00'), 'Mon 11 Jan 2027 10:00')
    // Tue 12 =1 · Wed 13 =2 · Thu 14 =3
    expect(story.notices[0]).toMatchObject({ clock: 'climb-managers', due: '2027-01-14' })
    const answered = dispute('responded', 'Tue 12 Jan 2027 10:00', { rung: 'managers', by: 'council-manager' })
    const said = story.told(answered, 'Tue 12 Jan 2027 10:00')
    expect(said.length).toBeGreaterThan(0)
    expect(said.filter((line) => line.includes(' met '))).toEqual([])
  })
})
