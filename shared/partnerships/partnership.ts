import type { Closure } from '../clocks/closure.ts'
import { type Escalation, plannedDay, type Rule } from '../clocks/rule.ts'
import type { Ladder } from '../ladders/ladder.ts'
import type { RaisingRule } from '../ladders/raising.ts'
import type { Agency } from '../people/agency.ts'
import type { Role } from '../people/named-role.ts'
import type { RoleId } from '../people/role.ts'
import type { Settings } from '../settings/setting.ts'

/** A safeguarding children partnership: a tenant, with its own rules and roles. */
export interface Partnership {
  id: string
  name: string
  roles: readonly Role[]
  /** Where to report that a child may be at risk now, beside 999: its name inside a sentence, without a number. */
  frontDoor: string
  /** Its own mailbox, where answers to the service's mails go; absent: no document gives one, and a deployment may. */
  mailbox?: string
  rules: readonly Rule[]
  /** The agencies that are bound by its arrangements: who may be in dispute. */
  agencies: readonly Agency[]
  /** The ladders that disputes climb. */
  ladders: readonly Ladder[]
  /** What its documents or its bodies have agreed on where they leave something open. */
  settings: Settings
  /** When facts of other matters raise a dispute by themselves; absent: never. */
  raising?: readonly RaisingRule[]
  /** The ladder for a date that stays overdue, once the partnership has agreed that it becomes a dispute. */
  overdueDispute?: string
  /** Days on which its offices are closed beside the bank holidays; absent: none are known. Reminders come before them. */
  closures?: readonly Closure[]
  escalation: Escalation
}

/**
 * Checks that a partnership's data agrees with itself when its file is imported: every owner and every step is one of
 * its roles, and no two rules share an id.
 */
export const definePartnership = (partnership: Partnership): Partnership => {
  const roles = new Set(partnership.roles.map(({ id }) => id))
  const ids = new Map<string, Rule>()
  for (const rule of partnership.rules) {
    if (ids.has(rule.id)) throw new Error(`${partnership.id}: two rules are called ${rule.id}`)
    if (!roles.has(rule.owner)) throw new Error(`${partnership.id}: ${rule.id} is owned by the unknown role ${rule.owner}`)
    checkWithin(rule, ids, partnership.id)
    checkBornOverdue(rule, ids, partnership.id)
    checkEscalation(rule.escalation, roles, `${partnership.id}: ${rule.id}`)
    ids.set(rule.id, rule)
  }
  checkEscalation(partnership.escalation, roles, `${partnership.id}: escalation`)
  checkLadders(partnership, roles)
  for (const { from, to } of partnership.closures ?? [])
    if (from > to) throw new Error(`${partnership.id}: a closure from ${from} ends before, on ${to}`)
  return Object.freeze(partnership)
}

const checkWithin = ({ id, within, each }: Rule, before: ReadonlyMap<string, Rule>, whose: string): void => {
  for (const outer of within ?? []) {
    if (outer === plannedDay) continue
    const rule = before.get(outer)
    if (rule === undefined) throw new Error(`${whose}: ${id} lies within ${outer}, which must come before it`)
    if (rule.each !== undefined && each === undefined)
      throw new Error(`${whose}: ${id} runs once, within ${outer}, which runs for each of several`)
  }
}

const checkBornOverdue = ({ id, starts: { bornOverdue } }: Rule, before: ReadonlyMap<string, Rule>, whose: string): void => {
  if (bornOverdue === undefined) return
  const rule = before.get(bornOverdue)
  if (rule === undefined) throw new Error(`${whose}: ${id} starts by ${bornOverdue}, which must come before it`)
  if (rule.each !== undefined || rule.due === null)
    throw new Error(`${whose}: ${id} starts by ${bornOverdue}, which must run once and have a limit`)
}

const checkEscalation = (escalation: Escalation | undefined, roles: ReadonlySet<RoleId>, whose: string): void => {
  const unknown = escalation?.steps.flat().find((role) => !roles.has(role))
  if (unknown !== undefined) throw new Error(`${whose} names the unknown role ${unknown}`)
}

/** Every role on a ladder and in an agency is one of the partnership's, and no two ladders or agencies share an id. */
const checkLadders = ({ id: whose, agencies, ladders, overdueDispute }: Partnership, roles: ReadonlySet<RoleId>): void => {
  const named = [
    ...agencies.flatMap((agency) => Object.values(agency.roles)),
    ...ladders.flatMap(({ rungs }) => rungs.flatMap((rung) => rung.roles.filter((role) => typeof role === 'string'))),
  ]
  const unknown = named.find((role) => !roles.has(role))
  if (unknown !== undefined) throw new Error(`${whose}: its agencies or ladders name the unknown role ${unknown}`)
  if (overdueDispute !== undefined && !ladders.some(({ id }) => id === overdueDispute))
    throw new Error(`${whose}: overdue dates raise disputes on the unknown ladder ${overdueDispute}`)
  for (const things of [agencies, ladders]) {
    const twice = things.find(({ id }, n) => things.findIndex((other) => other.id === id) < n)
    if (twice !== undefined) throw new Error(`${whose}: two agencies or two ladders are called ${twice.id}`)
  }
}

/** The escalation that holds for a rule: its own, where only few may know of it, or else the partnership's. */
export const escalationOf = ({ escalation }: Partnership, rule: Rule): { escalation: Escalation } => ({
  escalation: rule.escalation ?? escalation,
})

/** The title of a role in the partnership's own words. */
export const titleOf = (partnership: Partnership, id: RoleId): string =>
  partnership.roles.find((role) => role.id === id)?.title ?? id

/** The roles of the n-th step up from an owner (n ≥ 1), without the owner; beyond the top it stays at the top. */
export const stepUp = ({ escalation }: { escalation: Escalation }, owner: RoleId, n: number): readonly RoleId[] => {
  const steps = without(owner, escalation)
  return steps[Math.min(n, steps.length) - 1] ?? []
}

/**
 * On which step up from an owner a role stands, and how many there are above it. 0 for the owner, and for whoever stands on
 * none of them.
 */
export const stepOfRole = ({ escalation }: { escalation: Escalation }, owner: RoleId, role: RoleId) => {
  const steps = without(owner, escalation)
  const step = steps.findLastIndex((roles) => roles.includes(role)) + 1
  return { step, above: steps.length - step }
}

const without = (owner: RoleId, { steps }: Escalation): RoleId[][] =>
  steps.map((step) => step.filter((role) => role !== owner)).filter((step) => step.length > 0)

/**
 * Whom to turn to, step by step, when a role cannot be reached: the steps above the one that it stands on. From the top
 * there is nowhere up, so the others are turned to from the first step on.
 */
export const stepsBeyond = (
  { escalation: { steps } }: { escalation: Escalation },
  role: RoleId,
): readonly (readonly RoleId[])[] => {
  const above = steps.slice(steps.findIndex((step) => step.includes(role)) + 1)
  return above.length > 0 ? above : steps.map((step) => step.filter((other) => other !== role)).filter((step) => step.length > 0)
}
