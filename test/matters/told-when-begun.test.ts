import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { anEvent, correction, done } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

const about = { subject: 'AL-2027-003' }
const made = anEvent('allegation.made', { knownAt: iso('Mon 11 Jan 2027 09:00'), criteria: ['risk-of-harm'] }, about)
const referred = done('allegation.referred', 'Tue 12 Jan 2027 09:00', about)
const taken = done('allegation.action-decided', 'Tue 12 Jan 2027 15:00', about)
const explained = (when: string): ClocksEvent =>
  anEvent('allegation.delay-explained', { at: iso(when), reason: 'disciplinary-process' }, { ...about, id: `on-${iso(when)}` })

const begun = () => {
  const story = aStory()
  story.told(made, 'Mon 11 Jan 2027 10:00')
  story.told(referred, 'Tue 12 Jan 2027 10:00')
  story.told(taken, 'Tue 12 Jan 2027 16:00')
  return story
}

describe('months that begin later', () => {
  it('are told of on the first working morning after they begin, and then like any clock', () => {
    const story = begun()
    // three months end on Mon 12 April: the benchmark has said what it had to say, and the fourth month speaks
    expect(story.wokenUpTo('Wed 12 May 2027 23:00').map((line) => line.replace(' → lado', ''))).toEqual([
      // from Tue 12 Jan to Mon 12 Apr are 64 weekdays less Good Friday and Easter Monday = 62: half is 31, Wed 24 Feb
      'Wed 24 Feb 2027 08:30 allegation-conclusion half-way',
      'Thu 8 Apr 2027 08:30 allegation-conclusion two-days-before',
      'Mon 12 Apr 2027 08:30 allegation-conclusion last-day',
      'Tue 13 Apr 2027 08:30 allegation-delay-reasons:month-4 opened',
      // from Mon 12 Apr to Wed 12 May are 22 weekdays less the first Monday of May = 21: half is 10, Mon 26 April
      'Mon 26 Apr 2027 08:30 allegation-delay-reasons:month-4 half-way',
      'Mon 10 May 2027 08:30 allegation-delay-reasons:month-4 two-days-before',
      'Wed 12 May 2027 08:30 allegation-delay-reasons:month-4 last-day',
    ])
  })

  it('beginning on a weekend, are told of on the Monday', () => {
    const story = begun()
    story.told(correction(referred, { ...referred.data, at: iso('Mon 11 Jan 2027 12:00') }, about), 'Tue 12 Jan 2027 17:00')
    story.wokenUpTo('Fri 7 May 2027 12:00')
    story.told(explained('Fri 7 May 2027'), 'Fri 7 May 2027 12:00')
    story.wokenUpTo('Fri 4 Jun 2027 12:00')
    // month 5 begins on Tue 11 May, month 6 on Fri 11 June, month 7 on Sun 11 July
    story.told(explained('Fri 4 Jun 2027'), 'Fri 4 Jun 2027 12:00')
    story.wokenUpTo('Wed 7 Jul 2027 12:00')
    story.told(explained('Wed 7 Jul 2027'), 'Wed 7 Jul 2027 12:00')
    const opened = story.wokenUpTo('Thu 15 Jul 2027 12:00').filter((line) => line.includes('opened'))
    expect(opened).toEqual(['Mon 12 Jul 2027 08:30 allegation-delay-reasons:month-7 opened → lado'])
  })

  it('told early of the reason, say that it is done and stay silent until the next month begins', () => {
    const story = begun()
    story.wokenUpTo('Tue 13 Apr 2027 08:30')
    expect(story.told(explained('Tue 13 Apr 2027'), 'Tue 13 Apr 2027 12:00')).toEqual([
      'Tue 13 Apr 2027 12:00 allegation-delay-reasons:month-4 met → lado',
    ])
    expect(story.next()).toBe('Thu 13 May 2027 08:30')
  })

  it('left unanswered, climb to the director and no further', () => {
    const story = begun()
    story.wokenUpTo('Wed 12 May 2027 23:00')
    expect(story.wokenUpTo('Fri 14 May 2027 12:00')).toEqual([
      'Thu 13 May 2027 08:30 allegation-delay-reasons:month-4 overdue 1 → lado',
      'Thu 13 May 2027 08:30 allegation-delay-reasons:month-4 overdue 1 → director-of-childrens-services',
      'Fri 14 May 2027 08:30 allegation-delay-reasons:month-4 overdue 2 → lado',
      'Fri 14 May 2027 08:30 allegation-delay-reasons:month-4 overdue 2 → director-of-childrens-services',
    ])
  })

  it('concluded before they begin, are never heard of', () => {
    const story = begun()
    const concluded = anEvent('allegation.concluded', { at: iso('Fri 9 Apr 2027'), outcome: 'unfounded' }, about)
    // three days before the benchmark's own day, which the LADO may have in a calendar
    expect(story.told(concluded, 'Fri 9 Apr 2027 12:00')).toEqual(['Fri 9 Apr 2027 12:00 allegation-conclusion met → lado'])
    expect(story.wakeAt()).toBeUndefined()
    expect(story.notices.filter(({ clock }) => clock.includes('delay-reasons'))).toEqual([])
  })

  it('concluded after they began, say that no reason is needed', () => {
    const story = begun()
    story.wokenUpTo('Tue 13 Apr 2027 08:30')
    const concluded = anEvent('allegation.concluded', { at: iso('Wed 14 Apr 2027'), outcome: 'unfounded' }, about)
    // the benchmark ended on Mon 12, and says nothing once it is over
    expect(story.told(concluded, 'Wed 14 Apr 2027 12:00')).toEqual([
      'Wed 14 Apr 2027 12:00 allegation-delay-reasons:month-4 cancelled → lado',
    ])
    expect(story.wakeAt()).toBeUndefined()
  })

  it('once told of, are told of at once when a correction moves them, ahead again too', () => {
    const story = begun()
    story.wokenUpTo('Tue 13 Apr 2027 08:30')
    const later = correction(referred, { ...referred.data, at: iso('Wed 20 Jan 2027') }, about)
    // Tue 20 April and a month
    expect(story.told(later, 'Tue 13 Apr 2027 12:00')).toEqual([
      'Tue 13 Apr 2027 12:00 allegation-conclusion moved → lado',
      'Tue 13 Apr 2027 12:00 allegation-delay-reasons:month-4 moved → lado',
    ])
    expect(story.notices.at(-1)).toMatchObject({ due: '2027-05-20', movedFrom: '2027-05-12' })
  })
})
