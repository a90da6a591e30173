import type { Rule } from '../clocks/rule.ts'
import { instanceOf } from '../clocks/rule.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { type Agency, roleIn } from '../people/agency.ts'
import type { RoleId } from '../people/role.ts'
import { type Course, visitOf } from './course.ts'
import { askedOn, followersOf, rolesOn, toldOf } from './on-rung.ts'

/** One who is written to, and as what. */
export interface Recipient {
  role: RoleId
  kind: NoticeKind
}

const businessManager = 'business-manager'

const all = (roles: readonly RoleId[], kind: NoticeKind): Recipient[] => roles.map((role) => ({ role, kind }))

/**
 * Whom a ring about a dispute goes to. A rung that opens asks its holders, and tells everybody who follows the dispute
 * that it came there; while it is silent its holders are reminded and the business manager decides.
 */
export const recipientsOf = (
  { rung, clock, kind }: { rung: NonNullable<Rule['rung']>; clock: string; kind: NoticeKind },
  course: Course,
  agencies: readonly Agency[],
): Recipient[] => {
  if (rung.asks === 'report') return reportFrom(instanceOf(clock), kind, agencies)
  if (kind === 'dispute-resolved' || kind === 'cancelled' || kind === 'reopened') return all(toldOf(course, agencies), kind)
  if (rung.asks === 'outcome') return all(kind === 'opened' ? followersOf(course, agencies) : [businessManager], kind)
  const visit = visitOf(course, rung.id)
  if (visit === undefined) return []
  const asked = askedOn(visit.rung, course, agencies)
  const following = followersOf(course, agencies).filter((role) => !asked.includes(role))
  if (kind === 'opened') return [...all(asked, kind), ...all(following, 'dispute-moved')]
  const holders = rolesOn(visit.rung, course, agencies)
  if (kind === 'nudge') return all([...new Set([...holders, businessManager])], kind)
  return kind === 'overdue' ? all([...new Set([...holders, ...followersOf(course, agencies)])], kind) : all(holders, kind)
}

/**
 * Who is asked something on a dispute's clock: whoever holds the rung, or writes the report, and the business manager, who
 * decides. All others who are written to have only to know.
 */
export const askedAbout = (
  { rung, clock }: { rung: NonNullable<Rule['rung']>; clock: string },
  course: Course,
  agencies: readonly Agency[],
): readonly RoleId[] => {
  if (rung.asks === 'report') return reportFrom(instanceOf(clock), 'nudge', agencies).map(({ role }) => role)
  const visit = rung.asks === 'answer' ? visitOf(course, rung.id) : undefined
  return [...(visit === undefined ? [] : askedOn(visit.rung, course, agencies)), businessManager]
}

/** Each party writes its own report, by whoever speaks for it among the partners or else for its safeguarding. */
const reportFrom = (party: string | undefined, kind: NoticeKind, agencies: readonly Agency[]): Recipient[] => {
  const agency = agencies.find(({ id }) => id === party)
  if (agency === undefined) return []
  const author = roleIn(agency, 'delegated-representative') ?? agency.roles['safeguarding-lead']
  return all(kind === 'nudge' ? [author, businessManager] : [author], kind)
}
