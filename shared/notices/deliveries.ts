import { type Clock, dueText } from '../clocks/clock.ts'
import { type Rule, ruleIdOf } from '../clocks/rule.ts'
import { type Partnership, stepUp } from '../partnerships/partnership.ts'
import type { Holder } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'
import type { Notice } from './notice.ts'

/** One notice on its way to one person. */
export interface Delivery {
  /** Unique within its commit: the notice's number and the holder. */
  key: string
  notice: Notice
  rule: Rule
  /** The clock as it stands now; absent when the facts no longer start it. */
  clock: Clock | undefined
  to: Holder
  /** The vacant role this person is written to for. */
  insteadOf?: RoleId
}

/** A commit's notices, sorted by what can be done with them now. */
export interface Deliveries {
  toSend: Delivery[]
  /** Keys of notices whose clock has been met, cancelled or moved since: sending them would be a false alarm. */
  withdrawn: string[]
  /** Notices for which nobody could be found, up to the top of the escalation. */
  nobody: Notice[]
}

/**
 * Works out whom to write to: every holder of each notice's role, or of the next role up that anybody holds.
 *
 * @param sent keys of deliveries already made
 */
export const deliveriesOf = (
  notices: readonly Notice[],
  clocks: readonly Clock[],
  holders: readonly Holder[],
  partnership: Partnership,
  sent: ReadonlySet<string>,
): Deliveries => {
  const result: Deliveries = { toSend: [], withdrawn: [], nobody: [] }
  for (const [n, notice] of notices.entries()) {
    const clock = clocks.find(({ id }) => id === notice.clock)
    const rule = partnership.rules.find(({ id }) => id === ruleIdOf(notice.clock))
    if (rule === undefined || isFalseNow(notice, clock)) {
      if (!sent.has(`${n}`)) result.withdrawn.push(`${n}`)
      continue
    }
    const found = standIn(notice.role, holders, partnership)
    if (found.holders.length === 0) result.nobody.push(notice)
    for (const to of found.holders) {
      const key = `${n}#${to.id}`
      if (sent.has(key)) continue
      result.toSend.push({
        key,
        notice,
        rule,
        clock,
        to,
        ...(found.insteadOf !== undefined && { insteadOf: found.insteadOf }),
      })
    }
  }
  return result
}

const isFalseNow = (notice: Notice, clock: Clock | undefined): boolean => {
  if (notice.kind === 'cancelled') return clock !== undefined && clock.cancelled === undefined
  if (clock === undefined || clock.met !== undefined || clock.cancelled !== undefined) return true
  const due = dueText(clock)
  return due !== notice.due
}

/** Everybody who holds the role, or the first role above it that is held: a vacant role must not swallow an alarm. */
const standIn = (
  role: RoleId,
  holders: readonly Holder[],
  partnership: Partnership,
): { holders: Holder[]; insteadOf?: RoleId } => {
  const direct = holders.filter((holder) => holder.role === role)
  if (direct.length > 0) return { holders: direct }
  for (let n = 1; n <= partnership.escalation.steps.length; n++) {
    const roles = stepUp(partnership, role, n)
    const above = holders.filter((holder) => roles.includes(holder.role))
    if (above.length > 0) return { holders: above, insteadOf: role }
  }
  return { holders: [] }
}
