import { describe, expect, it } from 'vitest'
import type { Rule } from '../../shared/clocks/rule.ts'
import { standsFor, wasNamed } from '../../shared/links/stands-for.ts'
import { factsOf } from '../../shared/matters/facts.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anEvent, recordOf } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'

const ruleOf = (id: string): Rule => {
  const rule = bolton.rules.find((each) => each.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule
}
const director = 'director-of-childrens-services'
const holder = (id: string, role: string, more: Partial<Holder> = {}): Holder => ({
  ...{ id, role, address: `${id}@bolton.example` },
  ...more,
})
const stands = (holders: readonly Holder[], role = director, rule = 'panel-notification') =>
  standsFor('p-1', role, holders, ruleOf(rule), bolton)

describe('whoever was written to for a role', () => {
  it.each<[string, boolean, readonly Holder[], string?, string?]>([
    ['may answer for it as its holder', true, [holder('p-1', director)]],
    ['as its deputy', true, [holder('p-1', director, { deputy: 1 })]],
    ['as its cover', true, [holder('p-1', director, { covers: 'p-2' })]],
    ['while on leave', true, [holder('p-2', director, { covers: 'p-1' })]],
    ['while on leave, covered by a joint holder', true, [holder('p-2', director, { coversToo: ['p-1'] })]],
    ['while on leave, second of two whom one covers', true, [holder('p-2', director, { covers: 'p-3', coversToo: ['p-1'] })]],
    ['while on leave as the business manager, who is told as well', true, [holder('p-2', 'business-manager', { covers: 'p-1' })]],
    ['not while such a joint holder covers somebody else', false, [holder('p-2', director, { coversToo: ['p-3'] })]],
    ['not while on leave from another role, joint or not', false, [holder('p-2', 'conference-chair', { coversToo: ['p-1'] })]],
    ['not while on leave from another role', false, [holder('p-2', 'conference-chair', { covers: 'p-1' })]],
    ['as the business manager, who is told as well', true, [holder('p-1', 'business-manager')]],
    ['even for those higher up', true, [holder('p-1', 'business-manager')], 'delegated-health'],
    ['but not of an allegation', false, [holder('p-1', 'business-manager')], 'lado', 'new-allegation'],
    ['of which the director may know', true, [holder('p-1', director)], 'lado', 'new-allegation'],
    ['not once they have left', false, [holder('p-2', director)]],
  ])('%s: %s', (_as, expected, holders, role, rule) => expect(stands(holders, role, rule)).toBe(expected))

  it('may answer for what they were named as having', () => {
    const named = anEvent('notice.answered', {
      ...{ at: iso('Wed 30 Dec 2026 09:00'), clock: 'panel-notification', role: director, holder: 'p-2' },
      ...{ answer: 'covered-by', by: 'p-1' },
    })
    const facts = factsOf([recordOf(named, 0)])
    const link = { clock: 'panel-notification', role: director }
    expect(wasNamed('p-1', link, facts)).toBe(true)
    expect(wasNamed('p-2', link, facts)).toBe(false)
    expect(wasNamed('p-1', { ...link, clock: 'rapid-review' }, facts)).toBe(false)
    expect(wasNamed('p-1', link, factsOf([]))).toBe(false)
  })
})
