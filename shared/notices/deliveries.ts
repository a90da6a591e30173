import { type Clock, dueText } from '../clocks/clock.ts'
import { type Rule, ruleIdOf } from '../clocks/rule.ts'
import { escalationOf, type Partnership, stepUp } from '../partnerships/partnership.ts'
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
  /**
   * Keys that are not sent: the clock has been met, cancelled or moved since, so it would be a false alarm; or the same
   * reader hears of the same alarm in another role already.
   */
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
  const heard = new Set<string>()
  for (const [n, notice] of notices.entries()) {
    const clock = clocks.find(({ id }) => id === notice.clock)
    const rule = partnership.rules.find(({ id }) => id === ruleIdOf(notice.clock))
    if (rule === undefined || isFalseNow(notice, clock)) {
      if (!sent.has(`${n}`)) result.withdrawn.push(`${n}`)
      continue
    }
    const { holders: readers, insteadOf } = standIn(notice.role, holders, escalationOf(partnership, rule))
    if (readers.length === 0) result.nobody.push(notice)
    const about = { notice, rule, clock, ...(insteadOf !== undefined && { insteadOf }) }
    for (const to of readers) addDelivery(result, { key: `${n}#${to.id}`, to, ...about }, heard, sent)
  }
  return result
}

const addDelivery = (
  { toSend, withdrawn }: Deliveries,
  delivery: Delivery,
  heard: Set<string>,
  sent: ReadonlySet<string>,
): void => {
  const { key, notice, to } = delivery
  // whoever is asked on a rung need not be told that it is open
  const kind = notice.kind === 'dispute-moved' ? 'opened' : notice.kind
  const isNews = addTo(heard, `${notice.clock}/${kind}/${notice.n} to ${to.address.toLowerCase()}`)
  if (sent.has(key)) return
  if (isNews) toSend.push(delivery)
  else withdrawn.push(key)
}

/** Adds to a set and says whether it was new there. */
const addTo = (set: Set<string>, text: string): boolean => set.size < set.add(text).size

const isFalseNow = (notice: Notice, clock: Clock | undefined): boolean => {
  if (notice.kind === 'cancelled') return clock !== undefined && clock.cancelled === undefined
  if (notice.kind === 'dispute-exited') return clock === undefined
  if (notice.kind === 'dispute-resolved') return clock?.met === undefined && clock?.cancelled === undefined
  if (clock === undefined || clock.met !== undefined || clock.cancelled !== undefined) return true
  const due = dueText(clock)
  return due !== notice.due
}

/** Everybody who holds the role, or the first role above it that is held: a vacant role must not swallow an alarm. */
const standIn = (
  role: RoleId,
  holders: readonly Holder[],
  above: ReturnType<typeof escalationOf>,
): { holders: Holder[]; insteadOf?: RoleId } => {
  const direct = holders.filter((holder) => holder.role === role)
  if (direct.length > 0) return { holders: direct }
  for (let n = 1; n <= above.escalation.steps.length; n++) {
    const roles = stepUp(above, role, n)
    const found = holders.filter((holder) => roles.includes(holder.role))
    if (found.length > 0) return { holders: found, insteadOf: role }
  }
  return { holders: [] }
}
