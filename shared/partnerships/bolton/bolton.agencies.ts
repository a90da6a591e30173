import type { Agency } from '../../people/agency.ts'
import { defineAgency } from '../../people/agency-roles.ts'
import type { Former } from '../../people/named-role.ts'
import { beforeIntegratedCare, beforeOneProbationService } from '../formerly.ts'

/**
 * "throughout the line management to the most senior officer of the respective organisations" (Front-Line Practice);
 * "writing to the agencies named safeguarding lead and the chief executive" (Relevant Agencies).
 */
const relevant = (id: string, name: string, formerly?: Former): Agency =>
  defineAgency({
    id,
    name,
    kind: 'relevant-agency',
    parts: ['line-manager', 'senior-officer', 'chief-executive'],
    ...(formerly !== undefined && { formerly }),
  })

/** A board or forum has nobody in line: its named contact speaks for it. */
const board = (id: string, name: string): Agency => defineAgency({ id, name, kind: 'relevant-agency' })

/** Who is bound by Bolton's arrangements, in the order and under the headings of its document. */
export const boltonAgencies: readonly Agency[] = [
  // Three Safeguarding Partners
  defineAgency({
    id: 'health',
    name: 'NHS Greater Manchester Integrated Care',
    kind: 'safeguarding-partner',
    parts: ['line-manager', 'senior-officer'],
    roles: { 'chief-executive': 'lead-health', 'delegated-representative': 'delegated-health' },
    formerly: beforeIntegratedCare('Bolton Clinical Commissioning Group'),
  }),
  defineAgency({
    id: 'council',
    name: 'Bolton Council',
    kind: 'safeguarding-partner',
    parts: ['line-manager', 'senior-officer'],
    roles: { 'chief-executive': 'lead-council', 'delegated-representative': 'delegated-council' },
  }),
  defineAgency({
    id: 'police',
    name: 'Greater Manchester Police',
    kind: 'safeguarding-partner',
    parts: ['line-manager', 'senior-officer'],
    roles: { 'chief-executive': 'lead-police', 'delegated-representative': 'delegated-police' },
  }),
  // Relevant agencies: Education Settings
  relevant('early-years', 'Early Years Provider Forum'),
  relevant('primary-schools', 'Bolton Primary Schools Executive'),
  relevant('secondary-schools', 'Bolton Learning Alliance (Secondary School Head Teacher Forum)'),
  relevant('sixth-form-colleges', 'Bolton Sixth Form Colleges'),
  relevant('special-schools', 'Bolton Association of Special Schools'),
  // Voluntary and Community Sector
  relevant('voluntary-sector', 'Bolton Community and Voluntary Services'),
  relevant('bolton-together', 'Bolton Together Consortium'),
  // Health Services, Including Substance Misuse and Mental Health
  relevant('hospital', 'Bolton NHS Foundation Trust'),
  relevant('mental-health', 'Greater Manchester Mental Health Foundation Trust'),
  relevant('general-practice', 'Bolton GP Practices'),
  // Criminal Justice
  relevant(
    'probation',
    'Probation Service',
    beforeOneProbationService('National Probation Service, and Cheshire & Greater Manchester Community Rehabilitation Company'),
  ),
  relevant('youth-offending', 'Bolton Youth Offending Team'),
  // Housing Sector
  relevant('bolton-at-home', 'Bolton at Home'),
  relevant('community-housing', 'Bolton Community Housing'),
  // Partnerships
  board('health-and-wellbeing', 'Bolton Health and Well-being Board'),
  board('community-safety', 'Be Safe Community Safety Partnership'),
  board('adults-board', 'Bolton Safeguarding Adults Board'),
  board('childrens-homes', 'Bolton Residential Children’s Homes Forum (in development)'),
  // Other
  relevant('fire-and-rescue', 'Greater Manchester Fire and Rescue - Bolton'),
  relevant('work-and-pensions', 'Department for Work and Pensions'),
]
