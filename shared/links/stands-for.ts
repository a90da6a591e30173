import type { Rule } from '../clocks/rule.ts'
import { escalationOf, type Partnership, stepsBeyond } from '../partnerships/partnership.ts'
import type { Holder } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'

/**
 * Whether somebody still has a role that they were written to for: holds it, is its deputy or covers it, or holds one that
 * is turned to when nobody there can be reached.
 */
export const standsFor = (
  person: string,
  role: RoleId,
  holders: readonly Holder[],
  rule: Rule,
  partnership: Partnership,
): boolean => {
  const above = new Set(stepsBeyond(escalationOf(partnership, rule), role).flat())
  return holders.some((holder) => holder.id === person && (holder.role === role || above.has(holder.role)))
}

/** The deputies of a role in their order, but for the person who asks. */
export const deputiesOf = (role: RoleId, holders: readonly Holder[], person: string): Holder[] =>
  holders
    .filter((holder) => holder.role === role && holder.deputy !== undefined && holder.id !== person)
    .sort((a, b) => (a.deputy ?? 0) - (b.deputy ?? 0))
