import { describe, expect, it } from 'vitest'
import { when } from '../../shared/clocks/happening.ts'
import { months, type Period, workingDays } from '../../shared/clocks/period.ts'
import { defineRule, type Rule } from '../../shared/clocks/rule.ts'

const good: Rule = {
  id: 'panel-notification',
  title: 'Notify the Panel of the incident',
  tier: 'statutory',
  starts: when('incident.became-known', 'the local authority became aware', (fact) => fact.awareAt),
  due: workingDays(5).after(),
  met: when('incident.panel-notified', 'the Panel was notified'),
  owner: 'director-of-childrens-services',
  sources: [{ document: 'A document', paragraph: '1' }],
}

describe('a rule is checked when its file is imported', () => {
  it('and a good one is kept as it is, and frozen', () => {
    const rule = defineRule({ ...good })
    expect(rule).toEqual(good)
    expect(Object.isFrozen(rule)).toBe(true)
  })

  it.each([
    [
      'an id in capitals',
      { id: 'Panel-Notification' },
      'rule id Panel-Notification: expected lower-case words joined by hyphens',
    ],
    ['an id of two letters', { id: 'ab' }, 'rule id ab: expected lower-case words joined by hyphens'],
    ['an id with a slash, which would break the keys of notices', { id: 'panel/5' }, 'rule id panel/5'],
    [
      'a statutory limit without a number',
      { due: null },
      'rule panel-notification: a nudge without a number cannot be statutory',
    ],
    [
      'a nudge that nothing stops',
      { due: null, met: null, tier: 'internal' },
      'rule panel-notification: nothing would ever stop this nudge',
    ],
    [
      'no working days at all',
      { due: workingDays(0).after() },
      'rule panel-notification: expected a whole number of days or months from 1',
    ],
    ['a part of a working day', { due: workingDays(2.5).after() }, 'rule panel-notification: expected a whole number'],
    ['months backwards by a minus sign', { due: months(-6).after() }, 'rule panel-notification: expected a whole number'],
  ] satisfies [string, Partial<Rule>, string][])('%s is refused', (_why, change, message) => {
    expect(() => defineRule({ ...good, ...change })).toThrow(message)
  })

  it.each<[string, Period]>([
    ['working days', workingDays(1).after()],
    ['months', months(6).before()],
  ])('%s are accepted', (_why, due) => {
    expect(defineRule({ ...good, due }).due).toEqual(due)
  })

  it('a nudge of a lower tier is accepted', () => {
    expect(defineRule({ ...good, due: null, tier: 'internal' }).due).toBeNull()
  })
})
