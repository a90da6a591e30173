import type { Rule } from '../clocks/rule.ts'
import { type escalationOf, stepsBeyond } from '../partnerships/partnership.ts'
import type { Holder } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'
import type { Notice } from './notice.ts'

/** One person whom a notice goes to, and why, where the role is not their own. */
export interface Reader {
  to: Holder
  /** The role this person is written to for. */
  insteadOf?: RoleId
  /**
   * Its deputy; or whoever covers for its holder, who is away; or nobody holds it; or nobody who holds it is known to be
   * reached, or is there; or nobody has confirmed yet that mail reaches somebody who is written to for it; or whoever holds
   * it named a colleague, or has not answered.
   */
  why?: 'deputy' | 'cover' | 'vacant' | 'unreachable' | 'away' | 'unconfirmed' | 'colleague' | 'unseen'
}

type Above = ReturnType<typeof escalationOf>
/** Of a rule: whose it is, and who alone may know of it. */
type Told = Pick<Rule, 'owner' | 'escalation'>

const businessManager = 'business-manager'

/** Whether mail to somebody is known to arrive where they are. */
export const isReached = ({ unreachableSince, isAway }: Holder): boolean => unreachableSince === undefined && isAway !== true

/**
 * Whom a notice goes to: everybody who holds its role, else its deputies in their order, else the first role up that
 * anybody holds: a vacant role must not swallow an alarm. Whoever could not be reached before is written to all the same,
 * together with those who come next: an address may have been mended.
 *
 * An overdue date is told to its owner's deputy too, what did not arrive or is not theirs any more to the deputy of the role
 * it was for, and what nobody has seen to its owner's deputy, or where there is none to the next role up. What
 * goes to an address that nobody has confirmed yet is told to somebody else as well.
 *
 * @param rule that the notice is about
 */
export const readersOf = (notice: Notice, rule: Told, holders: readonly Holder[], above: Above): Reader[] => {
  const readers = readersOfAnswerOrRole(notice, rule, holders, above)
  const deputised = roleDeputised(notice, rule.owner)
  if (deputised !== undefined) {
    const deputies = deputiesOf(deputised, holders)
    const isForUp = notice.kind === 'unseen' && deputies.length === 0
    addOthers(readers, isForUp ? standingIn(deputised, 'unseen', holders, above) : deputies)
  }
  if (readers.some(({ to }) => to.unconfirmed)) addOthers(readers, toldAsWell(notice.role, rule, holders, above))
  return readers
}

/**
 * The colleague whom an answer named, or whoever covers them, where the directory has them; else whoever is written to for
 * the role. Of what only few may know it has to be one of them.
 */
const readersOfAnswerOrRole = ({ role, person }: Notice, rule: Told, holders: readonly Holder[], above: Above): Reader[] => {
  const mayKnow = rule.escalation && [role, rule.owner, ...rule.escalation.steps.flat()]
  const known = holders.filter((holder) => mayKnow === undefined || mayKnow.includes(holder.role))
  const colleague = known.find(({ id }) => id === person) ?? known.find(({ covers }) => covers === person)
  if (person === undefined || colleague === undefined) return readersOfRole(role, holders, above)
  const readers: Reader[] = [{ to: colleague, insteadOf: role, why: 'colleague' }]
  if (!isReached(colleague)) addOthers(readers, readersOfRole(role, holders, above))
  return readers
}

const addOthers = (readers: Reader[], others: readonly Reader[]): void =>
  void readers.push(...others.filter(({ to }) => !readers.some((reader) => reader.to.id === to.id)))

/**
 * The business manager, and where nobody has confirmed theirs either the next role up as well; of the business manager's own,
 * and of what only few may know, the next role up.
 */
const toldAsWell = (role: RoleId, rule: Told, holders: readonly Holder[], above: Above): Reader[] => {
  const firstOf = (steps: readonly (readonly RoleId[])[]): Reader[] => {
    for (const roles of steps) {
      const found: Reader[] = []
      for (const other of roles.filter((each) => each !== role)) addOthers(found, readersOfRole(other, holders, above))
      if (found.length > 0) return found.map(({ to }) => ({ to, insteadOf: role, why: 'unconfirmed' }))
    }
    return []
  }
  if (rule.escalation !== undefined || role === businessManager) return firstOf(stepsBeyond(above, role))
  const managers = firstOf([[businessManager]])
  const isHeard = managers.some(({ to }) => !to.unconfirmed) || managers.length === 0
  return isHeard ? managers : [...managers, ...firstOf(stepsBeyond(above, businessManager))]
}

/** The role whose deputies are told as well. */
const roleDeputised = ({ kind, role, undelivered, unanswered, answered }: Notice, owner: RoleId): RoleId | undefined =>
  undelivered ??
  (unanswered ? role : undefined) ??
  (kind === 'not-mine' ? answered : undefined) ??
  ((kind === 'overdue' || kind === 'unseen') && role === owner ? owner : undefined)

/** The same of a role alone: who is written to for it now. */
export const readersOfRole = (role: RoleId, holders: readonly Holder[], above: Above): Reader[] => {
  const direct = holders.filter((holder) => holder.role === role && holder.deputy === undefined)
  const readers = direct.map((to): Reader => (to.covers === undefined ? { to } : { to, insteadOf: role, why: 'cover' }))
  if (direct.some(isReached)) return readers
  const deputies = deputiesOf(role, holders)
  readers.push(...deputies)
  if (deputies.some(({ to }) => isReached(to))) return readers
  const isAway = direct.some((holder) => holder.unreachableSince === undefined)
  const why = readers.length === 0 ? 'vacant' : isAway ? 'away' : 'unreachable'
  return [...readers, ...standingIn(role, why, holders, above)]
}

/** Whoever holds the first role up that is known to be reached, and those below it who are not. */
const standingIn = (role: RoleId, why: NonNullable<Reader['why']>, holders: readonly Holder[], above: Above): Reader[] => {
  const readers: Reader[] = []
  for (const roles of stepsBeyond(above, role)) {
    const found = holders.filter((holder) => roles.includes(holder.role) && holder.deputy === undefined)
    readers.push(...found.map((to): Reader => ({ to, insteadOf: role, why })))
    if (found.some(isReached)) break
  }
  return readers
}

/** The deputies of a role in their order, as far as the first who is known to be reached. */
const deputiesOf = (role: RoleId, holders: readonly Holder[]): Reader[] => {
  const inOrder = holders
    .filter((holder) => holder.role === role && holder.deputy !== undefined)
    .sort((a, b) => (a.deputy ?? 0) - (b.deputy ?? 0))
  const first = inOrder.findIndex(isReached)
  return inOrder.slice(0, first < 0 ? inOrder.length : first + 1).map((to) => ({ to, insteadOf: role, why: 'deputy' }))
}
