import { defineLadder, type Ladder } from '../../ladders/ladder.ts'
import { boltonChildProtection, boltonProcedures } from '../sources.ts'
import { whereObligationsAreNotMet } from './exits.ts'
import { fromLineManagement, practitioners } from './front-line-practice.ladder.ts'

const discussions = (line: number) => boltonChildProtection(`Effective Strategy Discussions, line ${line}`)
const conferences = (line: number) => boltonChildProtection(`Effective Child Protection Conferences, line ${line}`)
const planning = (line: number) => boltonChildProtection(`Effective Child Protection Planning, line ${line}`)
const coreGroups = (line: number) => boltonChildProtection(`Effective Child Protection Core Groups, line ${line}`)

/** "using the partnership escalation procedure", which is the one of front-line practice. */
const partnershipEscalationProcedure = [practitioners, ...fromLineManagement] as const

const coreGroupAttendance = defineLadder({
  id: 'core-group-attendance',
  title: 'Attendance at core groups',
  for: 'disputes',
  rungs: [
    {
      id: 'lead-professional',
      title: 'Raise the concern about attendance with the core group member first',
      kind: 'meeting',
      roles: ['lead-social-worker'],
      produces: 'An end to the concern, before it is escalated',
      respondWithin: null,
      source: coreGroups(256),
      unconfirmed:
        'The document says “lead professional”, whom we take for the lead social worker; when a concern “persists” it does not say.',
    },
    // "If concerns persist or the concern is about the lead professional": then it begins here
    { ...practitioners, entry: true },
    ...fromLineManagement,
  ],
  exits: whereObligationsAreNotMet,
  sources: [coreGroups(256)],
  unconfirmed:
    'A concern about the lead professional begins on the second rung, the first of the partnership’s escalation procedure, which we take for that of front-line practice.',
})

const planNotProgressing = defineLadder({
  id: 'plan-not-progressing',
  title: 'Actions not taken, or a plan that does not meet the child’s needs',
  for: 'disputes',
  rungs: [
    {
      id: 'conference-chair',
      title: 'Challenge that actions are not taken or that the plan does not meet the needs of the child',
      kind: 'meeting',
      roles: ['conference-chair'],
      produces: 'A challenge, and an escalation where it does not help',
      respondWithin: null,
      source: planning(225),
    },
    ...partnershipEscalationProcedure,
  ],
  exits: whereObligationsAreNotMet,
  // a chair who overrides the recommendation to end a plan considers escalation too; a member who cannot do an action tells the chair
  sources: [planning(225), conferences(185), coreGroups(253)],
  unconfirmed:
    'The document does not say to whom the conference chair escalates: we take it on to the partnership’s escalation procedure, that of front-line practice.',
})

const chairDecision = defineLadder({
  id: 'chair-decision',
  title: 'A conference chair who does not agree with the majority',
  for: 'disputes',
  rungs: [
    {
      id: 'head-of-service',
      title: 'Review the decision that the chair took against the majority recommendation',
      kind: 'adjudication',
      roles: ['head-of-service-conferences'],
      produces: 'A review of the decision',
      respondWithin: null,
      source: conferences(184),
      unconfirmed: 'The document does not say what follows the review, so there is no further rung.',
    },
  ],
  exits: whereObligationsAreNotMet,
  sources: [conferences(184)],
})

const conferenceRequest = defineLadder({
  id: 'conference-request',
  title: 'Children’s social care decides not to proceed with a conference',
  for: 'disputes',
  rungs: [
    {
      id: 'conference-team-manager',
      title: 'Progress the request that a child protection conference be convened',
      kind: 'meeting',
      roles: [{ ofEachParty: 'safeguarding-lead' }, 'conference-team-manager'],
      produces: 'A conference convened, or the reason why none is',
      respondWithin: null,
      source: discussions(144),
      unconfirmed:
        'The document says “via agency designated safeguarding leads and the Team Manager” and not who decides: both are written to, and either may answer.',
    },
    ...fromLineManagement,
  ],
  exits: whereObligationsAreNotMet,
  sources: [
    discussions(144),
    boltonProcedures('Initial and Review Child Protection Conferences: where there remain differences of opinion'),
  ],
  unconfirmed:
    'The document does not say what follows a refusal; Bolton’s procedures leave the rest to the partnership, so it goes on with the line management of front-line practice.',
})

/**
 * Disputes in the child protection process. The letter about a plan that ends because the child becomes looked after
 * (line 187) tells practitioners what they can do if they object; the document does not, so there is no ladder of it.
 */
export const childProtectionLadders: readonly Ladder[] = [
  coreGroupAttendance,
  planNotProgressing,
  chairDecision,
  conferenceRequest,
]
