import type { Former } from './named-role.ts'
import type { RoleId } from './role.ts'

/** The parts that somebody may have in an agency of a partnership. */
export type AgencyRole = 'safeguarding-lead' | 'line-manager' | 'senior-officer' | 'chief-executive' | 'delegated-representative'

/** An organisation that is bound by a partnership's arrangements: a party to disputes, never a person. */
export interface Agency {
  /** `police`, `probation`. */
  id: string
  name: string
  kind: 'safeguarding-partner' | 'relevant-agency'
  /** Who has which part in it. Its safeguarding lead speaks for it wherever nobody else is named. */
  roles: Readonly<Partial<Record<AgencyRole, RoleId>>> & { readonly 'safeguarding-lead': RoleId }
  /** What the document calls it, where that has ceased to be. */
  formerly?: Former
}

/** The role in an agency that has a part in it, if its document names one. */
export const roleIn = (agency: Agency, part: AgencyRole): RoleId | undefined => agency.roles[part]

/** The agency in which a role has a part, if it has one in any. */
export const agencyOf = (role: RoleId, agencies: readonly Agency[]): Agency | undefined =>
  agencies.find(({ roles }) => Object.values(roles).includes(role))
