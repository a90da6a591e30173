import { describe, expect, it } from 'vitest'
import { workingDays } from '../../shared/clocks/period.ts'
import type { Rule } from '../../shared/clocks/rule.ts'
import { wake } from '../../shared/matters/wake.ts'
import { allegationConclusion } from '../../shared/partnerships/national/allegation.rules.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { aRule } from '../builders/clocks.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { at, day, iso } from '../builders/london-time.ts'
import { aStory, contextOf, written } from '../builders/story.ts'

// A benchmark says nothing once it is over. Its matter must not be lost by it: what calls every open matter to count anew
// finds those that have a next moment.

const about = { subject: 'AL-2027-003' }
const referred = done('allegation.referred', 'Tue 12 Jan 2027 09:00', about)
const { partnership: bolton } = contextOf('bolton')

const withOnly = (...rules: readonly Rule[]) => ({ ...bolton, rules })

describe('a matter of which nothing but a benchmark is open', () => {
  const begun = () => {
    const story = aStory(withOnly(allegationConclusion))
    story.told(referred, 'Tue 12 Jan 2027 10:00')
    return story
  }

  it('keeps a next moment once it is over: a year later, and each year after that, without a word', () => {
    const story = begun()
    // Tue 12 January and three months
    story.wokenUpTo('Mon 12 Apr 2027 12:00')
    expect(story.next()).toBe('Tue 13 Apr 2027 00:00')
    expect(story.wokenUpTo('Tue 13 Apr 2027 12:00')).toEqual([])
    expect(story.next()).toBe('Thu 13 Apr 2028 00:00')
    const entries = story.entries.length
    expect(story.wokenUpTo('Thu 13 Apr 2028 12:00')).toEqual([])
    expect(story.entries).toHaveLength(entries)
    expect(story.next()).toBe('Fri 13 Apr 2029 00:00')
  })

  it('called in between, changes nothing: it keeps the moment it has', () => {
    const story = begun()
    story.wokenUpTo('Tue 13 Apr 2027 12:00')
    const next = story.wakeAt()
    for (const when of ['Tue 13 Apr 2027 12:01', 'Mon 1 Nov 2027 09:00', 'Wed 12 Apr 2028 23:59']) {
      expect(story.wokenAt(when)).toEqual([])
      expect(story.wakeAt()).toBe(next)
    }
  })

  it('that ended on 29 February is looked at once 28 February of another year is over', () => {
    const story = aStory(withOnly(allegationConclusion))
    const late = correction(referred, { ...referred.data, at: iso('Mon 29 Nov 2027') }, about)
    story.told(referred, 'Tue 12 Jan 2027 10:00')
    story.told(late, 'Mon 29 Nov 2027 10:00')
    story.wokenUpTo('Wed 1 Mar 2028 12:00')
    expect(story.next()).toBe('Thu 1 Mar 2029 00:00')
  })

  it('has none any more once it is concluded, or withdrawn', () => {
    const concluded = anEvent('allegation.concluded', { at: iso('Wed 14 Apr 2027'), outcome: 'unfounded' }, about)
    for (const event of [concluded, correction(referred, null, about)]) {
      const story = begun()
      story.wokenUpTo('Wed 14 Apr 2027 12:00')
      story.told(event, 'Wed 14 Apr 2027 13:00')
      expect(story.wakeAt()).toBeUndefined()
    }
  })

  it('is reached by a bank holiday that is proclaimed after it was over', () => {
    const benchmark = withOnly(aRule(workingDays(5).after(), { benchmark: true }))
    const story = aStory(benchmark)
    story.told(anIncident('Fri 18 Dec 2026 16:30'), 'Fri 18 Dec 2026 17:00')
    // Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Tue 29 =5
    story.wokenUpTo('Wed 30 Dec 2026 09:00')
    expect(story.next()).toBe('Thu 30 Dec 2027 00:00')
    const matter = story.matter()
    if (matter === undefined) throw new Error('no matter')
    const calendar = englandAndWales([{ day: day('Tue 29 Dec 2026') }])
    const decided = wake(matter, at('Wed 30 Dec 2026 09:00'), { partnership: benchmark, calendar })
    expect(written(decided.notices)).toEqual(['Wed 30 Dec 2026 09:00 a-rule moved → business-manager'])
  })
})

it('whatever else is open decides when an allegation wakes: the benchmark adds no moment of its own', () => {
  const story = aStory(bolton)
  story.told(referred, 'Tue 12 Jan 2027 10:00')
  const months = aStory(withOnly(...bolton.rules.filter(({ id }) => id !== allegationConclusion.id)))
  months.told(referred, 'Tue 12 Jan 2027 10:00')
  story.wokenUpTo('Fri 1 Oct 2027 12:00')
  months.wokenUpTo('Fri 1 Oct 2027 12:00')
  expect(story.next()).toBe(months.next())
})

it('a duty kept for its whole time needs no next moment', () => {
  const story = aStory(bolton)
  story.told(done('report.published', 'Thu 1 Jul 2027'), 'Thu 1 Jul 2027 12:00')
  story.wokenUpTo('Sun 2 Jul 2028 12:00')
  expect(story.wakeAt()).toBeUndefined()
})
