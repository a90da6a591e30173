import type { Rule } from '../clocks/rule.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { escalationOf, type Partnership, stepUp } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'

/**
 * How many steps above its owner an alarm is told to: each overdue one step higher than the one before, a nudge one step
 * from the second on, what nobody has seen from the second time on, and what somebody escalated as high as they did.
 *
 * @param overdues how many of the clock have rung before it
 */
export const stepOf = ({ kind, n }: { kind: NoticeKind; n: number }, overdues: number): number =>
  kind === 'overdue' ? overdues + 1 : kind === 'escalate' ? n : kind === 'unseen' ? n - 1 : kind === 'nudge' && n > 1 ? 1 : 0

/** How many overdue alarms are among those that rang. */
export const overduesIn = (rung: ReadonlySet<string>): number => {
  let count = 0
  for (const key of rung) if (key.startsWith('overdue/')) count++
  return count
}

/**
 * A limit of our own is no matter for chief officers: the first step above its owner's role hears of it, and no other. What
 * only few may know of climbs as far as they go: there is nobody else to hear of it.
 */
export const rolesAbove = (rule: Rule, step: number, partnership: Partnership): readonly RoleId[] => {
  const above = escalationOf(partnership, rule)
  return rule.tier === 'internal' && rule.escalation === undefined
    ? (above.escalation.steps[0] ?? []).filter((role) => role !== rule.owner)
    : stepUp(above, rule.owner, step)
}

/** Everybody up to a step, each once. */
export const rolesUpTo = (rule: Rule, step: number, partnership: Partnership): readonly RoleId[] => {
  const highest = Math.min(step, escalationOf(partnership, rule).escalation.steps.length)
  const steps = Array.from({ length: highest }, (_, n) => rolesAbove(rule, n + 1, partnership))
  return [...new Set(steps.flat())]
}
