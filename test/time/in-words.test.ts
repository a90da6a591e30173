import { expect, it } from 'vitest'
import { countInWords, dayInWords, instantInWords } from '../../shared/time/in-words.ts'
import { at, day } from '../builders/london-time.ts'

it.each([
  ['Tue 29 Dec 2026', 'Tuesday 29 December 2026'],
  ['Fri 1 Jan 2027', 'Friday 1 January 2027'],
  ['Sun 28 Feb 2027', 'Sunday 28 February 2027'],
])('a day in words: %s', (written, words) => {
  expect(dayInWords(day(written))).toBe(words)
})

it('an instant in words is London’s, in summer too', () => {
  expect(instantInWords(at('Tue 29 Dec 2026 08:30'))).toBe('08:30 on Tuesday 29 December 2026')
  expect(instantInWords(Date.parse('2027-06-30T23:05:00Z'))).toBe('00:05 on Thursday 1 July 2027')
})

it.each([
  [0, '0 working days'],
  [1, '1 working day'],
  [2, '2 working days'],
])('a count in words: %i', (n, words) => {
  expect(countInWords(n, 'working day')).toBe(words)
})
