import type { Ladder } from '../../ladders/ladder.ts'
import { overdueLadder } from '../overdue-ladder.ts'
import { serviceDefault } from '../sources.ts'
import { betweenPartners } from './between-partners.ladder.ts'
import { childProtectionLadders } from './child-protection.ladders.ts'
import { frontLinePractice } from './front-line-practice.ladder.ts'
import { relevantAgency } from './relevant-agency.ladder.ts'

export const boltonOverdue = overdueLadder(
  serviceDefault('Bolton’s document names these bodies in this order, but no escalation of an overdue date'),
  {
    delegated: ['delegated-health', 'delegated-council', 'delegated-police'],
    leads: ['lead-health', 'lead-council', 'lead-police'],
  },
)

/**
 * Bolton's ladders. Two things that its documents name have none. Children, young people and families are promised to be
 * told how they can raise concerns about a policy or process (Dispute Resolution and Escalation, Children, Young People &
 * Families), without a route. The partnership may challenge the Children and Young People's Board where progress has
 * stalled (annual report for 2022), without a next step.
 */
export const boltonLadders: readonly Ladder[] = [
  frontLinePractice,
  betweenPartners,
  relevantAgency,
  ...childProtectionLadders,
  boltonOverdue,
]
