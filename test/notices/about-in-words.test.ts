import { describe, expect, it } from 'vitest'
import { aboutInWords } from '../../shared/notices/about-in-words.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { aRule } from '../builders/clocks.ts'

const ruleCalled = (id: string) => bolton.rules.find((rule) => rule.id === id) ?? aRule(null)

describe('which of several things a clock is about', () => {
  it.each([
    ['a conference, by its name', 'conference-reports:initial', 'initial conference'],
    ['a review conference, by its number', 'conference-minutes:review-12', 'review conference 12'],
    ['a core group, by its day', 'core-group-minutes:2027-01-14', 'Thursday 14 January 2027'],
    ['none where there is only one', 'first-core-group', undefined],
  ])('%s', (_why, clock, words) => {
    expect(aboutInWords(ruleCalled(clock.split(':')[0] ?? ''), clock)).toBe(words)
  })

  it('a key that no rule has a name for is its own name', () => {
    expect(aboutInWords(aRule(null), 'a-rule:spring')).toBe('spring')
  })
})
