import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/allegation.rules.ts'
import { boltonReport2022, ladoNetwork } from '../sources.ts'

const safeWorkforce = boltonReport2022('A Safe Workforce')

/**
 * Bolton's report names no limit: it measures how many enquiries are concluded within three months, and says that the
 * regional LADO group agreed on times to benchmark, without the numbers.
 */
export const allegationRules: readonly Rule[] = national.allegationRules.map((rule) =>
  rule.id === national.allegationConclusion.id
    ? defineRule({
        ...rule,
        tier: 'local',
        sources: [safeWorkforce, ladoNetwork('Conclusion: wherever possible within three months')],
        unconfirmed:
          'A benchmark and no limit: Bolton’s report measures three months and says that Working Together gives no time for concluding an enquiry.',
      })
    : rule,
)
