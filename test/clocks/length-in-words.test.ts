import { expect, it } from 'vitest'
import { eachInWords, lengthInWords, runsInWords } from '../../shared/clocks/length-in-words.ts'
import { clearWorkingDays, days, hours, months, weeks, workingDays } from '../../shared/clocks/period.ts'
import type { PeriodBySetting } from '../../shared/clocks/period-by-setting.ts'

const open = { setting: 'a-number-of-days', period: (value: number) => workingDays(value).after() }

it.each<[string, Parameters<typeof lengthInWords>[0]]>([
  ['1 working day after', workingDays(1).after()],
  ['7 clear working days before', clearWorkingDays(7).before()],
  ['6 months after', months(6).after()],
  ['20 weeks before', weeks(20).before()],
  ['72 hours after', hours(72).after()],
  ['no number: reminded until it is done', null],
  [
    'as agreed in a-number-of-days; until then 5 working days after',
    { ...open, unset: workingDays(5).after() } satisfies PeriodBySetting,
  ],
  ['as agreed in a-number-of-days; until then no date', { ...open, unset: null }],
  [
    'as agreed in whether-at-all and a-number-of-days; until then 5 working days after',
    { setting: 'whether-at-all', unset: { ...open, unset: workingDays(5).after() } },
  ],
  ['as agreed in a-number-of-days; until then off', { ...open, unset: 'off' }],
  ['on the day told, which rests on a-number-of-days', { ...open, unset: days(0).before() }],
  [
    'as agreed in a-number-of-days or else in another-number; until then 5 working days after',
    { ...open, unset: { ...open, setting: 'another-number', unset: workingDays(5).after() } },
  ],
  [
    'as agreed in a-number-of-days or else in another-number; until then off',
    { ...open, unset: { ...open, setting: 'another-number', unset: 'off' } },
  ],
  ['on the day told', days(0).before()],
])('%s', (words, due) => {
  expect(lengthInWords(due)).toBe(words)
})

it.each<[string, Parameters<typeof runsInWords>[0]]>([
  ['3 months after', { due: months(3).after() }],
  ['3 months after, a benchmark: nothing is said once it is over', { due: months(3).after(), benchmark: true }],
  ['no number: reminded until it is done', { due: null }],
  ['no number: reminded every month until it is done', { due: null, nudges: 'monthly' }],
])('%s', (words, rule) => {
  expect(runsInWords(rule)).toBe(words)
})

it.each([
  ['for each core group', 'each core group'],
  ['each time: the plan was revised', 'the plan was revised'],
])('%s', (inWords, words) => {
  expect(eachInWords({ words, of: () => [] })).toBe(inWords)
})
