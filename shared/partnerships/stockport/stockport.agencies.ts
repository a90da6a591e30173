import type { Agency } from '../../people/agency.ts'
import { defineAgency } from '../../people/agency-roles.ts'
import type { Former } from '../../people/named-role.ts'
import { beforeIntegratedCare, beforeOneProbationService } from '../formerly.ts'

const relevant = (id: string, name: string, formerly?: Former): Agency =>
  defineAgency({ id, name, kind: 'relevant-agency', ...(formerly !== undefined && { formerly }) })

/** Who is bound by Stockport's arrangements: the statutory members of its Executive, then its table of relevant agencies. */
export const stockportAgencies: readonly Agency[] = [
  // Safeguarding Children Executive: Statutory Members
  defineAgency({
    id: 'health',
    name: 'NHS Greater Manchester Integrated Care',
    kind: 'safeguarding-partner',
    roles: { 'chief-executive': 'lead-health', 'delegated-representative': 'executive-nurse' },
    formerly: beforeIntegratedCare('Stockport Clinical Commissioning Group'),
  }),
  defineAgency({
    id: 'council',
    name: 'Stockport Metropolitan Borough Council',
    kind: 'safeguarding-partner',
    roles: { 'chief-executive': 'lead-council', 'delegated-representative': 'director-of-childrens-services' },
  }),
  defineAgency({
    id: 'police',
    name: 'Greater Manchester Police',
    kind: 'safeguarding-partner',
    roles: { 'chief-executive': 'lead-police', 'delegated-representative': 'local-police-chief-officer' },
  }),
  // Wider Partnership Engagement: Relevant Agencies
  relevant('hospital', 'Stockport NHS Foundation Trust'),
  relevant('mental-health', 'Pennine Care NHS Foundation Trust'),
  relevant('strategic-housing', 'Local Authority Strategic Housing'),
  relevant('stockport-homes', 'Stockport Homes'),
  relevant(
    'probation',
    'Probation Service',
    beforeOneProbationService(
      'National Probation Service – North West, and Cheshire and Greater Manchester Community Rehabilitation Service',
    ),
  ),
  relevant('safeguarding-in-education', 'Safeguarding Children in Education'),
  relevant('education-settings', 'Education Settings'),
  relevant('voluntary-sector', 'Community and Voluntary Services'),
  relevant('fire-and-rescue', 'Greater Manchester Fire and Rescue'),
  relevant('early-years', 'Early Years Settings'),
  // "CAFCAS" in the document
  relevant('cafcass', 'Cafcass'),
  relevant('youth-offending', 'Youth Offending Service'),
  relevant('general-practice', 'General Practice – Primary Care'),
  relevant('independent-contractors', 'NHS Independent Contractors (Dentist, Optometrist, Pharmacist)'),
  relevant('priory-group', 'The Priory Group'),
]
