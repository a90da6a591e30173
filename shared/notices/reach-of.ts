import { escalationOf, type Partnership } from '../partnerships/partnership.ts'
import type { Holder } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'
import { isReached, type Reader, readersOfRole } from './readers-of.ts'

/** Whether a role would be reached now, and if not by its own holder, by whom instead. */
export type ReachState = 'held' | 'covered' | 'unconfirmed' | 'deputy' | 'stands-in' | 'nobody'

/** Who would be written to for one role. */
export interface Reach {
  role: RoleId
  title: string
  state: ReachState
  readers: readonly Reader[]
  /** What it is needed for: how many rules it owns, and the rungs that it holds, `between-partners 2`. */
  rules: number
  rungs: readonly string[]
}

/**
 * Who would be written to now for each role of a partnership that anything is asked of, as far as its directory knows: the
 * worst first, so that a gap is seen before a clock needs it.
 */
export const reachOf = (partnership: Partnership, holders: readonly Holder[]): Reach[] =>
  partnership.roles
    .map(({ id, title }) => roleReach(id, title, partnership, holders))
    .sort((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state))

const worstFirst: readonly ReachState[] = ['nobody', 'stands-in', 'deputy', 'unconfirmed', 'covered', 'held']

const roleReach = (role: RoleId, title: string, partnership: Partnership, holders: readonly Holder[]): Reach => {
  const owned = partnership.rules.filter(({ owner, rung }) => owner === role && rung === undefined)
  // who may know of an allegation is told of its own kind only
  const [first] = owned
  const above = first === undefined ? partnership : escalationOf(partnership, first)
  const readers = readersOfRole(role, holders, above)
  return { role, title, state: stateOf(readers), readers, rules: owned.length, rungs: rungsOf(role, partnership) }
}

const stateOf = (readers: readonly Reader[]): ReachState => {
  const reached = readers.filter(({ to }) => isReached(to))
  if (reached.length === 0) return 'nobody'
  const own = reached.filter(({ why }) => why === undefined || why === 'cover')
  if (own.some(({ to, why }) => why === undefined && !to.unconfirmed)) return 'held'
  if (own.length > 0) return own.every(({ to }) => to.unconfirmed) ? 'unconfirmed' : 'covered'
  return reached.some(({ why }) => why === 'deputy') ? 'deputy' : 'stands-in'
}

const rungsOf = (role: RoleId, { ladders, agencies }: Partnership): string[] => {
  const parts = agencies.flatMap(({ roles }) =>
    Object.entries(roles)
      .filter(([, id]) => id === role)
      .map(([part]) => part),
  )
  return ladders.flatMap(({ id, rungs }) =>
    rungs.flatMap((rung, n) =>
      rung.roles.some(
        (each) => each === role || (typeof each !== 'string' && 'ofEachParty' in each && parts.includes(each.ofEachParty)),
      )
        ? [`${id} ${n + 1}`]
        : [],
    ),
  )
}
