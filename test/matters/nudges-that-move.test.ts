import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { type Entry, matterOf } from '../../shared/matters/matter.ts'
import { wake } from '../../shared/matters/wake.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anEvent } from '../builders/events.ts'
import { at, day, iso } from '../builders/london-time.ts'
import { aStory, contextOf, written } from '../builders/story.ts'

// The chair meets the family from the day on which the reports are due, two working days before the conference. The
// source gives no number, so it is reminded of after 2 and 5 working days from then, and then every 5.

const subject = 'CP-2027-001'
const review = (on: string): ClocksEvent =>
  anEvent('conference.planned', { conference: 'review-1', on: iso(on) }, { id: `planned for ${on}`, subject })

/** What one nudge says. */
const ofChair = (lines: readonly string[]) => lines.filter((line) => line.includes('chair-met-family'))

const nudge = (when: string, n: number) => [
  `${when} 08:30 chair-met-family:review-1 nudge ${n} → conference-chair`,
  ...(n > 1 ? [`${when} 08:30 chair-met-family:review-1 nudge ${n} → business-manager`] : []),
]

const plannedFor = (on: string) => {
  const story = aStory()
  story.told(review(on), 'Mon 1 Feb 2027 09:00')
  return story
}

describe('a conference that is put off', () => {
  it('after its nudge has rung, is nudged for again on its new day, and from the beginning', () => {
    const story = plannedFor('Tue 13 Apr 2027')
    // Mon 12 =1 · Fri 9 =2: from Fri 9, and Mon 12 =1 · Tue 13 =2
    expect(ofChair(story.wokenUpTo('Tue 13 Apr 2027 12:00'))).toEqual(nudge('Tue 13 Apr 2027', 1))
    expect(ofChair(story.told(review('Thu 6 May 2027'), 'Tue 13 Apr 2027 12:30'))).toEqual([])
    expect(ofChair(story.wokenUpTo('Tue 11 May 2027 12:00'))).toEqual([
      // Wed 5 =1 · Tue 4 =2: from Tue 4, and Wed 5 =1 · Thu 6 =2
      ...nudge('Thu 6 May 2027', 1),
      // Fri 7 =3 · Mon 10 =4 · Tue 11 =5
      ...nudge('Tue 11 May 2027', 2),
    ])
  })

  it('and put off again, is nudged for on its last day alone', () => {
    const story = plannedFor('Tue 13 Apr 2027')
    story.wokenUpTo('Tue 13 Apr 2027 12:00')
    story.told(review('Thu 6 May 2027'), 'Tue 13 Apr 2027 12:30')
    story.wokenUpTo('Thu 29 Apr 2027 12:00')
    story.told(review('Thu 20 May 2027'), 'Thu 29 Apr 2027 12:30')
    // Wed 19 =1 · Tue 18 =2: from Tue 18, and Wed 19 =1 · Thu 20 =2
    expect(ofChair(story.wokenUpTo('Mon 24 May 2027 12:00'))).toEqual(nudge('Thu 20 May 2027', 1))
  })

  it('says in its timeline from which day its nudges are counted, and without a mail', () => {
    const story = plannedFor('Tue 13 Apr 2027')
    story.told(review('Thu 6 May 2027'), 'Tue 13 Apr 2027 12:30')
    const about = { kind: 'clock', clock: 'chair-met-family:review-1', due: null }
    expect(story.entries.filter((entry) => 'clock' in entry && entry.clock === about.clock)).toEqual([
      { ...about, change: 'opened', from: '2027-04-09', at: at('Mon 1 Feb 2027 09:00') },
      { ...about, change: 'moved', from: '2027-05-04', at: at('Tue 13 Apr 2027 12:30') },
    ])
  })

  it('by a bank holiday alone, is nudged for from the day before', () => {
    const story = plannedFor('Tue 13 Apr 2027')
    const calendar = englandAndWales([{ day: day('Mon 12 Apr 2027') }])
    const matter = story.matter()
    if (matter === undefined) throw new Error('no matter')
    // Fri 9 =1 · Thu 8 =2: from Thu 8, and Fri 9 =1 · Tue 13 =2
    const decided = wake(matter, at('Thu 1 Apr 2027 12:00'), { partnership: bolton, calendar })
    expect(decided.entries).toContainEqual({
      kind: 'clock',
      clock: 'chair-met-family:review-1',
      change: 'moved',
      due: null,
      from: '2027-04-08',
      at: at('Thu 1 Apr 2027 12:00'),
    })
    const rung = wake(decided.matter, at('Tue 13 Apr 2027 08:30'), { partnership: bolton, calendar })
    expect(ofChair(written(rung.notices))).toEqual(nudge('Tue 13 Apr 2027', 1))
  })
})

describe('a conference that is brought forward', () => {
  it('is nudged for on its new day', () => {
    const story = plannedFor('Thu 22 Apr 2027')
    story.told(review('Wed 14 Apr 2027'), 'Tue 13 Apr 2027 10:00')
    // Tue 13 =1 · Mon 12 =2: from Mon 12, and Tue 13 =1 · Wed 14 =2
    expect(ofChair(story.wokenUpTo('Fri 16 Apr 2027 12:00'))).toEqual(nudge('Wed 14 Apr 2027', 1))
  })

  it('to a day that has passed: what would have been said before we knew is not made up for', () => {
    const story = plannedFor('Thu 22 Apr 2027')
    // Fri 9 =1 · Thu 8 =2: from Thu 8 the nudges lay on Mon 12 and, Fri 9 =1 … Thu 15 =5, on Thu 15 at half past eight
    expect(ofChair(story.told(review('Mon 12 Apr 2027'), 'Thu 15 Apr 2027 10:00'))).toEqual([])
    // Fri 16 =6 · Mon 19 =7 · Tue 20 =8 · Wed 21 =9 · Thu 22 =10
    expect(ofChair(story.wokenUpTo('Wed 28 Apr 2027 12:00'))).toEqual(nudge('Thu 22 Apr 2027', 3))
  })
})

describe('a timeline written before it said from when its nudges are counted', () => {
  const earlier = (entries: readonly Entry[]): Entry[] =>
    entries.map((entry) => {
      if (entry.kind !== 'clock') return entry
      const { from: _, ...rest } = entry
      return rest
    })

  it('is read, says nothing twice, and nudges again for a day that is moved', () => {
    const story = plannedFor('Tue 13 Apr 2027')
    story.wokenUpTo('Tue 13 Apr 2027 12:00')
    const matter = matterOf({ partnership: 'bolton', subject }, earlier(story.entries))
    expect(matter.told.get('chair-met-family:review-1')).not.toHaveProperty('from')
    const context = contextOf(bolton)
    expect(wake(matter, at('Tue 13 Apr 2027 12:00'), context)).toMatchObject({ entries: [], notices: [] })

    const moved = aStory(bolton, matter)
    moved.told(review('Thu 6 May 2027'), 'Tue 13 Apr 2027 12:30')
    expect(ofChair(moved.wokenUpTo('Fri 7 May 2027 12:00'))).toEqual(nudge('Thu 6 May 2027', 1))
  })
})
