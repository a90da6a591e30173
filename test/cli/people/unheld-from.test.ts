import { describe, expect, it } from 'vitest'
import { unheldFrom } from '../../../infra/cli/people/unheld-from.ts'

const held = (from: string, until?: string, as: 'holder' | 'deputy' = 'holder') => ({
  ...{ role: 'lado', holder: 'p-1', as, from },
  ...(until !== undefined && { until }),
})

describe('the first day that nobody holds a role', () => {
  it.each([
    ['today, when nobody ever did', [], '2027-01-04'],
    ['none, with an end that is not known', [held('2026-01-01')], undefined],
    ['the day after the last', [held('2026-01-01', '2027-01-31')], '2027-02-01'],
    ['none, when the next begins the day after', [held('2027-02-01'), held('2026-01-01', '2027-01-31')], undefined],
    ['the first of a gap', [held('2026-01-01', '2027-01-31'), held('2027-02-02')], '2027-02-01'],
    ['the end of the longer of two', [held('2026-01-01', '2027-02-28'), held('2026-02-01', '2027-01-31')], '2027-03-01'],
    ['today, when it begins tomorrow', [held('2027-01-05')], '2027-01-04'],
    ['today, when it ended yesterday', [held('2026-01-01', '2027-01-03')], '2027-01-04'],
    ['tomorrow, when it ends today', [held('2026-01-01', '2027-01-04')], '2027-01-05'],
    ['today, with a deputy alone', [held('2026-01-01', undefined, 'deputy')], '2027-01-04'],
  ])('is %s', (_what, assignments, expected) => {
    expect(unheldFrom('lado', assignments, '2027-01-04')).toBe(expected)
  })
})
