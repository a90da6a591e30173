import { defineLadder } from '../../ladders/ladder.ts'
import { bolton } from '../sources.ts'
import { whereObligationsAreNotMet } from './exits.ts'

const source = bolton('Dispute Resolution and Escalation, Relevant Agencies')

/** A relevant agency does not act in accordance with the arrangements: the three partners write to it. */
export const relevantAgency = defineLadder({
  id: 'relevant-agency',
  title: 'With a relevant agency',
  for: 'disputes',
  rungs: [
    {
      id: 'letter',
      title: 'Answer the letter of the three safeguarding partners about their concerns',
      kind: 'letter-with-reply',
      roles: [{ ofEachParty: 'safeguarding-lead' }, { ofEachParty: 'chief-executive' }],
      produces: 'A written response, including a statement of action to address the issues raised',
      respondWithin: null,
      source,
      unconfirmed:
        'The document does not say what follows when no answer comes, so there is no further rung; the agency that is written to is the party of such a dispute.',
    },
  ],
  exits: whereObligationsAreNotMet,
  sources: [source],
})
