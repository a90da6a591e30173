import { defineLadder, type Exit, type Ladder } from '../../ladders/ladder.ts'
import { overdueLadder } from '../overdue-ladder.ts'
import { rochdale, serviceDefault } from '../sources.ts'

/** "Public bodies that fail to comply with their obligations under law" (6.3). */
const whereObligationsAreNotMet: readonly Exit[] = [
  {
    to: 'regulator',
    words: 'Where a public body fails to comply with its obligations under law: regulatory and inspection activity',
    source: rochdale('6.3'),
  },
  {
    to: 'secretary-of-state',
    words: 'In extremis: refer the non-compliance to the Secretary of State',
    source: rochdale('6.3'),
  },
]

const localResolution = defineLadder({
  id: 'local-resolution',
  title: 'Between safeguarding partners and relevant agencies',
  for: 'disputes',
  rungs: [
    {
      id: 'local',
      title: 'Work together to resolve the dispute locally',
      kind: 'meeting',
      roles: [{ ofEachParty: 'safeguarding-lead' }],
      produces: 'A local resolution',
      respondWithin: null,
      source: rochdale('6.1'),
      unconfirmed: 'The document does not say who meets for each agency: we write to the safeguarding lead of each.',
    },
    {
      id: 'escalation-procedure',
      title: 'Take the dispute through the local Escalation Policy and Procedure',
      kind: 'meeting',
      roles: ['delegated-police', 'delegated-health', 'director-of-childrens-services'],
      produces: 'A resolution by the procedure, for the benefit of children and families and to improve practice',
      respondWithin: null,
      source: rochdale('6.2'),
      unconfirmed:
        'The document does not reproduce the procedure nor say who acts in it: we take the three partners with delegated responsibility, its strategic leadership group (1.4).',
    },
  ],
  exits: whereObligationsAreNotMet,
  sources: [rochdale('section 6')],
})

const refusalToShare = defineLadder({
  id: 'refusal-to-share',
  title: 'Refusal to share information',
  for: 'disputes',
  rungs: [
    {
      id: 'request',
      title: 'Comply with the request for specified information',
      kind: 'letter-with-reply',
      roles: [{ ofEachParty: 'safeguarding-lead' }],
      produces: 'The specified information',
      respondWithin: null,
      source: rochdale('10.2'),
      unconfirmed:
        'The document says “any person or organisation or agency”: we write to the safeguarding lead of the agency that was asked, the party of such a dispute.',
    },
    {
      id: 'safeguarding-partners',
      title: 'Decide whether to take legal action against whoever does not comply with the request',
      kind: 'adjudication',
      roles: ['delegated-police', 'delegated-health', 'director-of-childrens-services'],
      produces: 'A decision on legal action',
      respondWithin: null,
      source: rochdale('10.3'),
    },
  ],
  exits: [
    {
      to: 'legal-action',
      words: 'The safeguarding partners may take legal action against whoever does not comply with such a request',
      source: rochdale('10.3'),
    },
    ...whereObligationsAreNotMet,
  ],
  sources: [rochdale('10.2'), rochdale('10.3')],
})

const rapidReviewDecision = defineLadder({
  id: 'rapid-review-decision',
  title: 'A rapid review: its referral, or what follows from it',
  for: 'disputes',
  rungs: [
    {
      id: 'independent-chair',
      title: 'Decide on the recommendations about the conduct of reviews',
      kind: 'adjudication',
      roles: ['independent-chair'],
      produces: 'The final decision, its rationale communicated appropriately, including to families',
      respondWithin: null,
      conflict: {
        party: 'council',
        why: 'The Director of Children’s Services holds the Chair to account (9.10), and owns the duty to notify (8.15).',
      },
      source: rochdale('8.25'),
      unconfirmed:
        'The document gives the Chair the final decision on the conduct of reviews; that a dispute about whether a referral progresses (9.15) ends there too is our reading.',
    },
  ],
  exits: whereObligationsAreNotMet,
  sources: [rochdale('8.20'), rochdale('8.25'), rochdale('9.15')],
})

export const rochdaleOverdue = overdueLadder(
  serviceDefault('The delegated, then the accountable partners (1.3, 1.4); Rochdale’s document escalates no overdue date'),
  {
    delegated: ['delegated-police', 'delegated-health', 'director-of-childrens-services'],
    leads: ['lead-police', 'lead-health', 'lead-council'],
  },
)

export const rochdaleLadders: readonly Ladder[] = [localResolution, refusalToShare, rapidReviewDecision, rochdaleOverdue]
