import type { Exit } from '../../ladders/ladder.ts'
import { bolton } from '../sources.ts'

const source = bolton('Dispute Resolution and Escalation, Relevant Agencies: if at any point this threshold is met')

/** "If at any point evidence collated … or a matter referred/whistle-blown to the partnership": open from every ladder. */
export const whereObligationsAreNotMet: readonly Exit[] = [
  {
    to: 'regulator',
    words:
      'Where a public body fails to comply with its obligations under law: share the information with the appropriate regulator',
    source,
  },
  {
    to: 'secretary-of-state',
    words: 'In extremis: refer the non-compliance to the Secretary of State',
    source,
  },
]
