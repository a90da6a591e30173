import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/publication.rules.ts'
import { reviewRegulations2018, rochdale } from '../sources.ts'

const reasons = rochdale('8.45')

/** Rochdale's own words: the reasons go to the Panel and the Secretary of State, requests to the reviewer are in writing. */
export const publicationRules: readonly Rule[] = [
  defineRule({ ...national.delayReasonsToPanel, sources: [reasons] }),
  defineRule({ ...national.delayReasonsToSecretaryOfState, sources: [reasons] }),
  defineRule({ ...national.unexplainedPlan, sources: [reasons] }),
  defineRule({
    ...national.reviewerProgress,
    sources: [rochdale('8.39'), reviewRegulations2018('regulation 14: at regular intervals')],
  }),
]
