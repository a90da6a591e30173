import type { Agency } from '../../people/agency.ts'
import { defineAgency } from '../../people/agency-roles.ts'
import type { Former } from '../../people/named-role.ts'
import { beforeOneProbationService } from '../formerly.ts'

const relevant = (id: string, name: string, formerly?: Former): Agency =>
  defineAgency({ id, name, kind: 'relevant-agency', ...(formerly !== undefined && { formerly }) })

/** "Early Years settings and the youth offending service are represented by … Council Children’s Services" (11.7). */
const representedByTheCouncil = (id: string, name: string): Agency =>
  defineAgency({ id, name, kind: 'relevant-agency', roles: { 'safeguarding-lead': 'council-safeguarding-lead' } })

/** Who is bound by Rochdale's arrangements, paragraph by paragraph. */
export const rochdaleAgencies: readonly Agency[] = [
  // 1.3, 1.4: accountable, and delegated
  defineAgency({
    id: 'police',
    name: 'Greater Manchester Police',
    kind: 'safeguarding-partner',
    roles: { 'chief-executive': 'lead-police', 'delegated-representative': 'delegated-police' },
  }),
  defineAgency({
    id: 'health',
    name: 'NHS GM Integrated Care, HMR',
    kind: 'safeguarding-partner',
    roles: { 'chief-executive': 'lead-health', 'delegated-representative': 'delegated-health' },
  }),
  defineAgency({
    id: 'council',
    name: 'Rochdale Borough Council',
    kind: 'safeguarding-partner',
    roles: { 'chief-executive': 'lead-council', 'delegated-representative': 'director-of-childrens-services' },
  }),
  // 11.3
  relevant(
    'probation',
    'Rochdale Probation Service',
    beforeOneProbationService('Rochdale Probation Service beside a Community Rehabilitation Company'),
  ),
  relevant('voluntary-sector', 'Early Break (Voluntary Sector Organisations)'),
  relevant('drug-and-alcohol', 'Pathfinders (Drug and Alcohol Services)'),
  relevant('healthwatch', 'Healthwatch Rochdale'),
  relevant('fire-and-rescue', 'Greater Manchester Fire and Rescue Service'),
  relevant('mental-health', 'Pennine Care Foundation Trust'),
  relevant('hospital', 'Northern Care Alliance (NHS)'),
  relevant('cafcass', 'Cafcass'),
  // 11.6: represented by one secondary head, one primary head, one further education lead and a school governor
  relevant('secondary-schools', 'Secondary schools'),
  relevant('primary-schools', 'Primary schools'),
  relevant('further-education', 'Colleges (Further Education)'),
  // 11.6, 11.7
  representedByTheCouncil('early-years', 'Early years settings'),
  representedByTheCouncil('youth-offending', 'Youth offending service'),
]
