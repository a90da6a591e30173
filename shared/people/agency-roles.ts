import type { Agency, AgencyRole } from './agency.ts'
import type { Role } from './named-role.ts'
import type { RoleId } from './role.ts'

/** What a part is called where it has no title of its own. */
export const partTitles: Readonly<Record<AgencyRole, string>> = {
  'safeguarding-lead': 'Named safeguarding lead',
  'line-manager': 'Line manager',
  'senior-officer': 'Most senior officer',
  'chief-executive': 'Chief executive',
  'delegated-representative': 'Delegated representative',
}

const ownRole = (agency: string, part: AgencyRole): RoleId => `${agency}-${part}`

/**
 * An agency of which a document says no more than which parts somebody has in each: they become roles of this agency.
 * It always has a safeguarding lead.
 *
 * @param parts the others that the ladders call upon
 * @param roles those that the document names by their own title
 * @example defineAgency({ id: 'probation', …, parts: ['line-manager'] }).roles['line-manager'] // 'probation-line-manager'
 */
export const defineAgency = ({
  parts = [],
  roles,
  ...agency
}: Omit<Agency, 'roles'> & { parts?: readonly AgencyRole[]; roles?: Partial<Agency['roles']> }): Agency => ({
  ...agency,
  roles: {
    'safeguarding-lead': ownRole(agency.id, 'safeguarding-lead'),
    ...Object.fromEntries(parts.map((part) => [part, ownRole(agency.id, part)])),
    ...roles,
  },
})

/** The roles that agencies have beside those which the document names by title: `Line manager, Probation Service`. */
export const rolesOfAgencies = (agencies: readonly Agency[]): Role[] =>
  agencies.flatMap(({ id: agency, name, roles }) =>
    (Object.keys(roles) as AgencyRole[])
      .filter((part) => roles[part] === ownRole(agency, part))
      .map((part) => ({ id: ownRole(agency, part), title: `${partTitles[part]}, ${name}` })),
  )
