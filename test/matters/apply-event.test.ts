import { describe, expect, it } from 'vitest'
import { anIncident, correction, done, planned } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const director = 'director-of-childrens-services'

describe('a fact that starts clocks', () => {
  it('tells their owners at once, and asks to be woken for the next reminder', () => {
    const story = aStory()
    expect(story.told(known, 'Fri 18 Dec 2026 16:45')).toEqual([
      `Fri 18 Dec 2026 16:45 panel-notification opened → ${director}`,
      `Fri 18 Dec 2026 16:45 partnership-notification opened → ${director}`,
      'Fri 18 Dec 2026 16:45 rapid-review-internal-target opened → practice-review-group',
    ])
    expect(story.next()).toBe('Tue 22 Dec 2026 08:30')
  })

  it('writes the fact, then what changed, in the timeline', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    const lines = story.entries.map((entry) => {
      if (entry.kind === 'fact') return entry.fact.id
      return 'clock' in entry ? `${entry.clock} ${entry.due}` : entry.kind
    })
    expect(lines).toEqual([
      'incident.became-known',
      'panel-notification 2026-12-29',
      'partnership-notification 2026-12-29',
      'rapid-review-internal-target 2027-01-13',
    ])
    expect(story.entries[1]).toMatchObject({ kind: 'clock', change: 'opened' })
  })

  it('opens the matter under the caller’s reference, in the partnership of the event', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    expect(story.matter()).toMatchObject({ partnership: 'bolton', subject: 'SI-2026-014', kind: 'serious-incident' })
  })
})

describe('a fact that meets a clock', () => {
  it('stops it and its alarms, and tells whoever had its date that it is done', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    story.told(done('incident.partnership-notified', 'Mon 21 Dec 2026'), 'Mon 21 Dec 2026 15:00')
    const said = story.told(done('incident.panel-notified', 'Tue 22 Dec 2026 08:15'), 'Tue 22 Dec 2026 08:16')
    expect(said).toEqual([
      `Tue 22 Dec 2026 08:16 panel-notification met → ${director}`,
      'Tue 22 Dec 2026 08:16 rapid-review opened → practice-review-group',
    ])
    // only the rapid review's two clocks still speak: half of 15 from Fri 18 Dec is Thu 31 Dec, and from Tue 22 Dec is Tue 5 Jan
    expect(story.next()).toBe('Thu 31 Dec 2026 08:30')
    expect(story.wokenUpTo('Thu 31 Dec 2026 09:00')).toEqual([
      'Thu 31 Dec 2026 08:30 rapid-review-internal-target half-way → practice-review-group',
    ])
  })

  it('told late, after the clock was overdue, stops it too and is written down as late', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    story.wokenUpTo('Thu 31 Dec 2026 12:00')
    expect(story.told(done('incident.panel-notified', 'Wed 30 Dec 2026'), 'Thu 31 Dec 2026 12:00')).toEqual([
      // overdue on Wed 30 and on Thu 31: it had climbed two steps
      ...[director, 'business-manager', 'delegated-health', 'delegated-council', 'delegated-police'].map(
        (role) => `Thu 31 Dec 2026 12:00 panel-notification met → ${role}`,
      ),
      'Thu 31 Dec 2026 12:00 rapid-review opened → practice-review-group',
    ])
    expect(story.entries.filter((entry) => entry.kind === 'clock' && entry.change === 'met-late')).toMatchObject([
      { clock: 'panel-notification', due: '2026-12-29' },
    ])
  })

  it('told before the alarm was rung, keeps it from ringing: no false alarm', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    const said = story.told(done('incident.panel-notified', 'Mon 21 Dec 2026'), 'Tue 22 Dec 2026 09:00')
    expect(said).toEqual([
      // what was due at 08:30 and is still open is rung with it, in order
      `Tue 22 Dec 2026 08:30 partnership-notification half-way → ${director}`,
      `Tue 22 Dec 2026 09:00 panel-notification met → ${director}`,
      'Tue 22 Dec 2026 09:00 rapid-review opened → practice-review-group',
    ])
  })

  it('told before what starts it, leaves nothing to tell', () => {
    const story = aStory()
    story.told(done('incident.panel-notified', 'Fri 18 Dec 2026 17:00'), 'Fri 18 Dec 2026 17:05')
    const said = story.told(known, 'Fri 18 Dec 2026 17:10')
    expect(said.filter((line) => line.includes('panel-notification'))).toEqual([])
    expect(story.entries).toContainEqual(expect.objectContaining({ clock: 'panel-notification', change: 'met' }))
  })
})

describe('a fact that moves, cancels or re-opens a clock', () => {
  it('a moved publication tells the new date and the old, and only what is new from then on', () => {
    const story = aStory()
    story.told(planned('Thu 1 Jul 2027'), 'Mon 17 May 2027 10:00')
    const said = story.told(planned('Thu 15 Jul 2027', { id: 'moved' }), 'Mon 7 Jun 2027 10:00')
    expect(said).toEqual([
      // half of the 24 working days from Mon 17 May to Mon 21 June is day 12, Thu 3 June: it had not been rung, and its date is gone
      'Mon 7 Jun 2027 10:00 pre-publication-panel moved → business-manager',
      'Mon 7 Jun 2027 10:00 pre-publication-secretary-of-state moved → business-manager',
    ])
    expect(story.notices.at(-1)).toMatchObject({ due: '2027-07-05', movedFrom: '2027-06-21' })
    // from Mon 7 June to Mon 5 July there are 20 working days: half is Mon 21 June
    expect(story.next()).toBe('Mon 21 Jun 2027 08:30')
  })

  it('the criteria not met: the clocks are cancelled and their owners told', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    expect(story.told(done('incident.criteria-not-met', 'Mon 21 Dec 2026'), 'Mon 21 Dec 2026 16:00')).toEqual([
      `Mon 21 Dec 2026 16:00 panel-notification cancelled → ${director}`,
      `Mon 21 Dec 2026 16:00 partnership-notification cancelled → ${director}`,
      'Mon 21 Dec 2026 16:00 rapid-review-internal-target cancelled → practice-review-group',
    ])
    expect(story.next()).toBeUndefined()
  })

  it('… told before the incident itself: nobody had heard of the clocks, so nobody is told', () => {
    const story = aStory()
    story.told(done('incident.criteria-not-met', 'Mon 21 Dec 2026'), 'Mon 21 Dec 2026 16:00')
    expect(story.told(known, 'Mon 21 Dec 2026 17:00')).toEqual([])
    expect(story.entries).toContainEqual(expect.objectContaining({ clock: 'panel-notification', change: 'cancelled' }))
  })

  it('… and found to be met after all: they are open again, and say so', () => {
    const story = aStory()
    const notMet = done('incident.criteria-not-met', 'Mon 21 Dec 2026')
    story.told(known, 'Fri 18 Dec 2026 16:45')
    story.told(notMet, 'Mon 21 Dec 2026 16:00')
    expect(story.told(correction(notMet, null), 'Wed 23 Dec 2026 11:00')).toEqual([
      `Wed 23 Dec 2026 11:00 panel-notification reopened → ${director}`,
      `Wed 23 Dec 2026 11:00 partnership-notification reopened → ${director}`,
      'Wed 23 Dec 2026 11:00 rapid-review-internal-target reopened → practice-review-group',
    ])
    // what went by while it was closed is not made up for: half-way and two days before
    expect(story.next()).toBe('Tue 29 Dec 2026 08:30')
  })

  it('a withdrawn notification re-opens its clock and cancels what it had started', () => {
    const story = aStory()
    const notified = done('incident.panel-notified', 'Mon 21 Dec 2026')
    story.told(known, 'Fri 18 Dec 2026 16:45')
    story.told(notified, 'Mon 21 Dec 2026 16:00')
    expect(story.told(correction(notified, null), 'Mon 21 Dec 2026 17:00')).toEqual([
      `Mon 21 Dec 2026 17:00 panel-notification reopened → ${director}`,
      'Mon 21 Dec 2026 17:00 rapid-review cancelled → practice-review-group',
    ])
  })

  it('a withdrawn incident cancels everything, and nothing more is said', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    const said = story.told(correction(known, null), 'Mon 21 Dec 2026 17:00')
    expect(said.map((line) => line.split(' ')[6])).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(story.next()).toBeUndefined()
    expect(story.wokenAt('Mon 1 Feb 2027 09:00')).toEqual([])
  })

  it('a corrected awareness moves the dates: from Thursday, Christmas Eve is the last day', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    const data = { ...known.data, awareAt: iso('Thu 17 Dec 2026 17:50') }
    const said = story.told(correction(known, data), 'Mon 21 Dec 2026 10:00')
    expect(said).toEqual([
      `Mon 21 Dec 2026 10:00 panel-notification moved → ${director}`,
      `Mon 21 Dec 2026 10:00 partnership-notification moved → ${director}`,
      'Mon 21 Dec 2026 10:00 rapid-review-internal-target moved → practice-review-group',
    ])
    // Fri 18 =1 · Mon 21 =2 · Tue 22 =3 · Wed 23 =4 · Thu 24 =5
    expect(story.notices.at(-3)).toMatchObject({ due: '2026-12-24', movedFrom: '2026-12-29' })
  })

  it('a correction that changes no date changes nothing that is told', () => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    const data = { ...known.data, awareAt: iso('Fri 18 Dec 2026 09:10') }
    expect(story.told(correction(known, data), 'Mon 21 Dec 2026 10:00')).toEqual([])
    expect(story.next()).toBe('Tue 22 Dec 2026 08:30')
  })

  it('an awareness told at last closes the question, without a word', () => {
    const story = aStory()
    story.told(done('incident.panel-notified', 'Mon 21 Dec 2026'), 'Mon 21 Dec 2026 16:00')
    expect(story.notices.map(({ clock }) => clock)).toContain('incident-awareness')
    const said = story.told(known, 'Tue 22 Dec 2026 10:00')
    expect(said.filter((line) => line.includes('incident-awareness'))).toEqual([])
    expect(story.entries).toContainEqual(expect.objectContaining({ clock: 'incident-awareness', change: 'met' }))
  })
})
