import { describe, expect, it } from 'vitest'
import type { AgreedSetting } from '../../shared/settings/setting.ts'
import { validateSetting } from '../../shared/settings/validate-setting.ts'

const good: AgreedSetting = {
  setting: 'allegation-strategy-meeting-working-days',
  value: 5,
  from: '2027-04-01',
  agreedBy: 'safeguarding-executive',
  agreedOn: '2027-03-18',
  source: 'Minutes of 18 March 2027, item 4',
}

const wrong = (change: Partial<AgreedSetting>) =>
  validateSetting({ ...good, ...change }).map(({ field, expected }) => `${field}: ${expected}`)

it('what was agreed as it should be is taken', () => {
  expect(wrong({})).toEqual([])
  expect(wrong({ value: null })).toEqual([])
})

describe('refused, with what was expected', () => {
  const number = 'value: expected a whole number of working days from 1 to 250'
  it.each<[string, Partial<AgreedSetting>, string]>([
    ['a setting nobody knows', { setting: 'tea-break' }, 'setting: expected the name of a setting that is defined'],
    ['no days at all', { value: 0 }, number],
    ['half a day', { value: 2.5 }, number],
    ['fewer than none', { value: -1 }, number],
    ['a year of working days and more', { value: 251 }, number],
    ['not a number', { value: Number.NaN }, number],
    ['a number in words', { value: '5' }, number],
    ['yes for a number', { value: true }, number],
    [
      'more days than a year has',
      { setting: 'allegation-evaluation-days', value: 367 },
      'value: expected a whole number of days from 1 to 366',
    ],
    [
      'a word that is no choice',
      { setting: 'missing-strategy-meeting-days', value: 'bank-days' },
      'value: expected one of working-days, calendar-days',
    ],
    [
      'a word that every object has',
      { setting: 'missing-strategy-meeting-days', value: 'toString' },
      'value: expected one of working-days, calendar-days',
    ],
    [
      'a number for a choice',
      { setting: 'missing-strategy-meeting-days', value: 5 },
      'value: expected one of working-days, calendar-days',
    ],
    ['a word for yes or no', { setting: 'pre-publication-clear-days', value: 'yes' }, 'value: expected true or false'],
    ['a day that is none', { from: '2027-02-30' }, 'from: expected a date such as 2026-12-18'],
    ['a day with a time', { agreedOn: '2027-03-18T10:00:00Z' }, 'agreedOn: expected a date such as 2026-12-18'],
    ['agreed by nobody', { agreedBy: ' ' }, 'agreedBy: expected to be told: a setting without it explains nothing'],
    ['from nowhere', { source: '' }, 'source: expected to be told: a setting without it explains nothing'],
  ])('%s', (_why, change, expected) => {
    expect(wrong(change)).toEqual([expected])
  })

  it('everything at once', () => {
    expect(wrong({ value: 'x', from: 'soon', agreedBy: '' })).toHaveLength(3)
  })
})
