import { defineLadder, type Rung } from '../../ladders/ladder.ts'
import { bolton } from '../sources.ts'
import { whereObligationsAreNotMet } from './exits.ts'

const source = bolton('Dispute Resolution and Escalation, Front-Line Practice')

/** "practitioners should follow the Resolving Professional Disagreements/Escalation Policy" */
export const practitioners: Rung = {
  id: 'practitioners',
  title: 'Resolve the disagreement under the Resolving Professional Disagreements/Escalation Policy',
  kind: 'meeting',
  roles: [{ ofEachParty: 'safeguarding-lead' }],
  produces: 'A resolution at the earliest opportunity',
  respondWithin: null,
  source,
  unconfirmed:
    'The document does not reproduce the policy, and practitioners are not known to this service: we write to the safeguarding lead of each agency, who speaks for them.',
}

/** "Escalation should continue throughout the line management …" up to the three safeguarding partners. */
export const fromLineManagement: readonly [Rung, ...Rung[]] = [
  {
    id: 'line-management',
    title: 'Resolve the disagreement between the line management of the organisations',
    kind: 'meeting',
    roles: [{ ofEachParty: 'line-manager' }],
    produces: 'A resolution',
    respondWithin: null,
    source,
    unconfirmed: 'The document does not say how many tiers of line management there are: we take them for one rung.',
  },
  {
    id: 'senior-officers',
    title: 'Resolve the disagreement between the most senior officers of the respective organisations',
    kind: 'meeting',
    roles: [{ ofEachParty: 'senior-officer' }],
    produces: 'A resolution; this rung is for exceptional circumstances only',
    respondWithin: null,
    source,
    unconfirmed: 'The document does not say who the most senior officer of each organisation is: each names its own.',
  },
  {
    id: 'safeguarding-partners',
    title: 'Review the available evidence and determine the appropriate course of action',
    kind: 'adjudication',
    roles: ['delegated-health', 'delegated-council', 'delegated-police'],
    produces: 'The appropriate course of action',
    respondWithin: null,
    entry: true,
    source,
    unconfirmed:
      'The document leaves open whether the three partners or the Business Manager review: we ask the partners to decide and the Business Manager to pass the dispute to them, also where it begins here because it raises significant policy or practice issues.',
  },
]

/** Between practitioners, most likely about safeguarding thresholds and interventions. */
export const frontLinePractice = defineLadder({
  id: 'front-line-practice',
  title: 'Front-line practice',
  for: 'disputes',
  rungs: [practitioners, ...fromLineManagement],
  exits: whereObligationsAreNotMet,
  sources: [source],
})
