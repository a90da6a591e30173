import { type Agency, agencyOf, roleIn } from '../people/agency.ts'
import type { RoleId } from '../people/role.ts'
import type { Course } from './course.ts'
import type { Rung } from './ladder.ts'

const once = (roles: readonly RoleId[]): RoleId[] => [...new Set(roles)]

/** The agencies in dispute, in the order in which they were named. */
export const partiesOf = ({ raised: { parties } }: Course, agencies: readonly Agency[]): Agency[] =>
  parties.flatMap((party) => agencies.find(({ id }) => id === party) ?? [])

/** The roles that hold a rung in a dispute. Empty where no agency in dispute has anybody with that part. */
export const rolesOn = (rung: Rung, course: Course, agencies: readonly Agency[]): RoleId[] =>
  once(
    rung.roles.flatMap((role) => {
      if (typeof role === 'string') return [role]
      if ('deputyOf' in role) return []
      return partiesOf(course, agencies).flatMap((party) => roleIn(party, role.ofEachParty) ?? [])
    }),
  )

/** Who follows a dispute wherever it is: whoever raised it, who speaks for each party, and the business manager, who is asked about it. */
export const followersOf = (course: Course, agencies: readonly Agency[]): RoleId[] =>
  once([course.raised.by, ...partiesOf(course, agencies).map(({ roles }) => roles['safeguarding-lead']), 'business-manager'])

/** Everybody who has been told of a dispute so far. */
export const toldOf = (course: Course, agencies: readonly Agency[]): RoleId[] =>
  once([...course.visits.flatMap(({ rung }) => askedOn(rung, course, agencies)), ...followersOf(course, agencies)])

/** Who is written to when a rung opens: its holders, and at once those of the next one when a child may be at risk. */
export const askedOn = (rung: Rung, course: Course, agencies: readonly Agency[]): RoleId[] => {
  const next = course.ladder.rungs[course.ladder.rungs.indexOf(rung) + 1]
  const also = course.raised.urgent && next !== undefined ? rolesOn(next, course, agencies) : []
  return once([...rolesOn(rung, course, agencies), ...also])
}

/** Rungs on which somebody judges or mediates: a party may meet and answer, but not that. */
const judging = new Set<Rung['kind']>(['adjudication', 'mediation', 'commission', 'report-from-each-party'])

/** The agency in dispute to which a rung's only holder belongs, where that makes it judge in its own cause. */
export const partyOnRung = (rung: Rung, course: Course, agencies: readonly Agency[]): Agency | undefined => {
  const [only, ...others] = rolesOn(rung, course, agencies)
  if (only === undefined || others.length > 0 || !judging.has(rung.kind)) return undefined
  const agency = agencyOf(only, agencies)
  return agency !== undefined && course.raised.parties.includes(agency.id) ? agency : undefined
}
