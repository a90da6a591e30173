import { describe, expect, it } from 'vitest'
import type { Clock } from '../../shared/clocks/clock.ts'
import type { Rule } from '../../shared/clocks/rule.ts'
import { actionsFor } from '../../shared/notices/actions-for.ts'
import type { NoticeKind } from '../../shared/notices/notice.ts'
import { noticeOf } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { momentOf } from '../../shared/time/moment.ts'

const ruleOf = (id: string): Rule => {
  const rule = bolton.rules.find((each) => each.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule
}
const clockOf = (rule: Rule, more: Partial<Clock> = {}): Clock => ({
  ...{
    id: rule.id,
    rule,
    started: { ...momentOf('2026-12-18'), fact: 'f' },
    period: null,
    due: 20_816,
    missing: [],
    provisional: false,
  },
  ...more,
})
const everything = { done: true, deputies: true }
const panel = ruleOf('panel-notification')

const offered = (kind: NoticeKind, role: string, rule = panel, possible = everything, clock: Clock | undefined = clockOf(rule)) =>
  actionsFor(noticeOf({ clock: rule.id, kind, n: 0, role, at: 0, due: null }), rule, clock, bolton, possible)

describe('what a mail offers', () => {
  it.each([
    // the owner of what runs: to say that it is done is the one thing to do
    ['opened', panel.owner, ['done', 'mine', 'more-time', 'covered-by', 'escalate', 'date-disputed', 'not-mine']],
    ['last-day', panel.owner, ['done', 'mine', 'more-time', 'covered-by', 'escalate', 'date-disputed', 'not-mine']],
    // overdue: that it was seen comes first
    ['overdue', panel.owner, ['seen', 'done', 'mine', 'more-time', 'covered-by', 'escalate', 'date-disputed', 'not-mine']],
    // whoever it climbed to owns nothing
    ['overdue', 'business-manager', ['seen', 'escalate', 'not-mine']],
    // nothing is asked any more
    ['cancelled', panel.owner, []],
    ['dispute-resolved', panel.owner, []],
    ['dispute-exited', panel.owner, []],
    ['dispute-moved', 'business-manager', ['seen', 'not-mine']],
  ] as const)('%s to %s', (kind, role, actions) => {
    expect(offered(kind, role)).toEqual(actions)
  })

  it('begins with seen for an allegation', () => {
    const rule = ruleOf('allegation-referral')
    expect(offered('opened', rule.owner, rule)[0]).toBe('seen')
  })

  it('leaves out what cannot be: done where more than a date is needed, a deputy where there is none, a date where none is', () => {
    expect(offered('opened', panel.owner, panel, { done: false, deputies: false })).toEqual([
      ...['mine', 'more-time', 'escalate', 'date-disputed', 'not-mine'],
    ])
    expect(offered('nudge', panel.owner, panel, everything, clockOf(panel, { due: null }))).toEqual([
      ...['done', 'mine', 'covered-by', 'escalate', 'not-mine'],
    ])
  })

  it('is nothing once the clock is met, cancelled or gone', () => {
    const happened = { ...momentOf('2026-12-21'), fact: 'g' }
    expect(offered('overdue', panel.owner, panel, everything, clockOf(panel, { met: happened }))).toEqual([])
    expect(offered('overdue', panel.owner, panel, everything, clockOf(panel, { cancelled: happened }))).toEqual([])
    const notice = noticeOf({ clock: panel.id, kind: 'overdue', n: 0, role: panel.owner, at: 0, due: null })
    expect(actionsFor(notice, panel, undefined, bolton, everything)).toEqual([])
  })

  it('of a dispute goes up by its ladder', () => {
    const rule = bolton.rules.find(({ rung }) => rung?.asks === 'answer')
    if (rule === undefined) throw new Error('no rung')
    expect(offered('opened', 'line-manager', rule)).toContain('escalate')
  })
})
