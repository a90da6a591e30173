import { defineLadder } from '../../ladders/ladder.ts'
import { bolton } from '../sources.ts'
import { whereObligationsAreNotMet } from './exits.ts'

const source = bolton('Dispute Resolution and Escalation, The three safeguarding partners with delegated authority')

/** Between the three safeguarding partners: funding, priorities, thresholds, non-compliance, roles not fulfilled. */
export const betweenPartners = defineLadder({
  id: 'between-partners',
  title: 'Between the three safeguarding partners',
  for: 'disputes',
  rungs: [
    {
      id: 'delegated-partners',
      title: 'Resolve the dispute by discussion, negotiation and consensus',
      kind: 'meeting',
      roles: ['delegated-health', 'delegated-council', 'delegated-police'],
      produces: 'A consensus',
      respondWithin: null,
      source,
    },
    {
      id: 'lead-representatives',
      title: 'Meet to hear the dispute and adjudicate on it',
      kind: 'report-from-each-party',
      roles: ['lead-health', 'lead-council', 'lead-police'],
      produces: 'A decision, based on a report of each delegated safeguarding partner setting out their position',
      respondWithin: null,
      source,
      unconfirmed:
        'The document does not say who convenes the meeting: we ask the Lead Representatives themselves, and each party for its report at the same time.',
    },
    {
      id: 'independent-adviser',
      title: 'Commission an Independent Adviser to review all available information and reach a definitive conclusion',
      kind: 'commission',
      roles: ['chair', 'independent-adviser'],
      produces: 'A definitive conclusion; this rung is for very rare occasions',
      respondWithin: null,
      source,
      unconfirmed:
        'The document says that the partnership may need to commission the adviser, not who does so nor whether the conclusion binds: we ask the partnership’s chair, and take the adviser’s conclusion for the answer.',
    },
  ],
  exits: whereObligationsAreNotMet,
  sources: [source],
})
