import type { DataOf } from '../../events/catalogue.ts'
import type { Rule } from '../clocks/rule.ts'
import type { Facts } from '../matters/facts.ts'
import { escalationOf, type Partnership, stepsBeyond } from '../partnerships/partnership.ts'
import type { Holder } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'
import type { NoticeLink } from './link.ts'

const businessManager = 'business-manager'

/**
 * Whether somebody still has a role that they were written to for: holds it, on leave too, is its deputy or covers it, or
 * holds one that is turned to when nobody there can be reached, or is told as well while an address there is unconfirmed.
 */
export const standsFor = (
  person: string,
  role: RoleId,
  holders: readonly Holder[],
  rule: Rule,
  partnership: Partnership,
): boolean => {
  const others = new Set(stepsBeyond(escalationOf(partnership, rule), role).flat())
  // from the higher steps nobody would turn back to the business manager, who is told as well of what few need not know alone
  if (rule.escalation === undefined) others.add(businessManager)
  return holders.some((holder) => (holder.role === role || others.has(holder.role)) && isOf(person, holder))
}

/** Whether somebody holds it: who is covered does, though another is written to. */
const isOf = (person: string, { id, covers, coversToo = [] }: Holder): boolean =>
  id === person || covers === person || coversToo.includes(person)

/** Whether an answer named somebody who has a clock in place of a role: they may answer for it from then on. */
export const wasNamed = (person: string, { clock, role }: Pick<NoticeLink, 'clock' | 'role'>, facts: Facts): boolean =>
  (facts.get('notice.answered') ?? []).some(({ data }) => {
    const told = data as DataOf<'notice.answered'>
    return told.clock === clock && told.role === role && told.by === person && told.early !== true
  })

/** The deputies of a role in their order, but for the person who asks. */
export const deputiesOf = (role: RoleId, holders: readonly Holder[], person: string): Holder[] =>
  holders
    .filter((holder) => holder.role === role && holder.deputy !== undefined && holder.id !== person)
    .sort((a, b) => (a.deputy ?? 0) - (b.deputy ?? 0))
