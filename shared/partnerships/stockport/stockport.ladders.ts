import { defineLadder, type Exit, type Ladder, type Rung } from '../../ladders/ladder.ts'
import { overdueLadder } from '../overdue-ladder.ts'
import { serviceDefault, stockport } from '../sources.ts'

const source = stockport('Escalation and Dispute Resolution')
const bullet = (words: string) => stockport(`Escalation and Dispute Resolution: ${words}`)

const whistleblowing: readonly Exit[] = [
  {
    to: 'whistleblowing',
    words: 'Raise the concern under the agency’s whistleblowing policy, an additional important route for staff',
    source: bullet('Whistleblowing policies'),
  },
]

const fullPartnership: Rung = {
  id: 'partnership',
  title: 'Bring the disagreement before the full Safeguarding Children Partnership, which seeks a resolution',
  kind: 'meeting',
  roles: ['business-manager'],
  produces: 'A resolution by the full partnership',
  respondWithin: null,
  source: bullet('the full Stockport Safeguarding Partnership'),
  unconfirmed:
    'The document names nobody who chairs the full partnership and no meeting of it: its Business Manager is asked to bring the disagreement before it.',
}

const allAgencies = defineLadder({
  id: 'all-agencies',
  title: 'Between agencies, under the Greater Manchester Escalation Policy',
  for: 'disputes',
  rungs: [
    {
      id: 'escalation-policy',
      title: 'Resolve the disagreement under the Greater Manchester Escalation Policy',
      kind: 'meeting',
      roles: [{ ofEachParty: 'safeguarding-lead' }],
      produces: 'A resolution by the general principles and the specific procedures of the policy',
      respondWithin: null,
      source: bullet('All agencies remain subject to the Greater Manchester Escalation Policy'),
      unconfirmed:
        'The document does not reproduce the policy’s stages and we could not find them: they are one rung here, held by the safeguarding lead of each agency.',
    },
    // "the role of the LSCB detailed in the policy will be taken up by the Safeguarding Children Partnership"
    { ...fullPartnership, source: bullet('the role of the LSCB in the policy is taken up by the partnership') },
  ],
  exits: whistleblowing,
  sources: [source],
})

const betweenPartners = defineLadder({
  id: 'between-partners',
  title: 'Between members of the Stockport Safeguarding Partners',
  for: 'disputes',
  rungs: [
    {
      id: 'two-agencies',
      title: 'Meet and find a satisfactory solution',
      kind: 'meeting',
      roles: [{ ofEachParty: 'delegated-representative' }, { ofEachParty: 'safeguarding-lead' }],
      produces: 'A satisfactory solution',
      respondWithin: null,
      source: bullet('where the disagreement is between 2 agencies'),
      unconfirmed:
        'The document does not say who meets for each agency: we write to the statutory partners’ members of the Executive and to the safeguarding lead of each agency.',
    },
    // "or involves a more complex set of partner agencies": then it begins here
    { ...fullPartnership, entry: true },
    {
      id: 'executive',
      title: 'Determine the resolution of the disagreement',
      kind: 'adjudication',
      roles: ['executive-nurse', 'director-of-childrens-services', 'local-police-chief-officer'],
      produces: 'The resolution: the three statutory safeguarding partners have primacy in determining it',
      respondWithin: null,
      source: bullet('where necessary the Executive Partnership'),
    },
    {
      id: 'independent-chair',
      title: 'Mediate in the dispute that could not be resolved',
      kind: 'mediation',
      roles: ['independent-chair'],
      produces: 'Mediation',
      respondWithin: null,
      source: bullet('the Independent Chair'),
      unconfirmed:
        'The document keeps the Independent Chair for a transition of one to two years only, so the role may have no holder, and does not say how mediation goes with the primacy of the Executive: the rungs stand in the order in which it lists them.',
    },
    {
      id: 'heads-of-the-partners',
      title: 'Resolve the disagreement between the statutory safeguarding partners',
      kind: 'adjudication',
      roles: ['leader-of-the-council', 'lead-council', 'health-chair', 'lead-health', 'chief-constable'],
      produces: 'A resolution; this rung is for disagreement between the statutory safeguarding partners',
      respondWithin: null,
      source: bullet('where there is disagreement between the statutory safeguarding partners'),
      unconfirmed:
        'The document says “Leader/CE” and “Chair/Accountable Officer” and no single one who decides: all of them are written to, and any of them may answer.',
    },
  ],
  exits: whistleblowing,
  sources: [source],
  unconfirmed: 'The document lists five bullets without numbering them: we take their order for the order of the rungs.',
})

export const stockportOverdue = overdueLadder(
  serviceDefault(
    'The statutory members of the Executive, then the statutory partners; Stockport’s document escalates no overdue date',
  ),
  {
    delegated: ['executive-nurse', 'director-of-childrens-services', 'local-police-chief-officer'],
    leads: ['lead-council', 'lead-health', 'lead-police'],
  },
)

/** Stockport's ladders. What else its document passes upwards (risks, action plans, child deaths) is no dispute. */
export const stockportLadders: readonly Ladder[] = [allAgencies, betweenPartners, stockportOverdue]
