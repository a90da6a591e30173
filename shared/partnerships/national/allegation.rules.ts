import { eachDayOf, itself, nextAfterIt } from '../../clocks/each.ts'
import { eachMonthSince } from '../../clocks/each-month.ts'
import { eitherOf, firstOf, unless, when } from '../../clocks/happening.ts'
import { days, months, workingDays } from '../../clocks/period.ts'
import { defineRule, type Escalation, type Rule } from '../../clocks/rule.ts'
import {
  boltonReport2022,
  cheshireEastAllegations,
  ladoNetwork,
  seftonAllegations,
  serviceDefault,
  workingTogether2018Allegations,
} from '../sources.ts'

// An allegation against somebody who works with children, watched for the local authority's designated officer. No
// other role of a partnership hears of it: every rule here climbs by its own escalation and by no other.

const made = when('allegation.made', 'the employer or agency came to know of the allegation', (f) => f.knownAt)
const referred = when('allegation.referred', 'the allegation was referred to the LADO')
const actionDecided = when('allegation.action-decided', 'the LADO decided on immediate action')
const evaluationHeld = when('allegation.evaluation-held', 'the evaluation meeting or discussion was held')
const meetingHeld = when('allegation.strategy-meeting-held', 'the allegation strategy meeting was held')
const concluded = when('allegation.concluded', 'the enquiry was concluded')

const delayExplained = eachDayOf('allegation.delay-explained', 'the reason was recorded')

const needToKnow: Escalation = {
  steps: [['lado'], ['director-of-childrens-services']],
  source: cheshireEastAllegations('Disagreements: in the end the director; a comparator, no document of the partnership says it'),
}

const toTheLado = { owner: 'lado', escalation: needToKnow } as const

/** An immediate notice: it goes to the LADO as soon as the service is told, day or night. */
const newAllegation = defineRule({
  ...toTheLado,
  id: 'new-allegation',
  title: 'Take up the new allegation',
  tier: 'internal',
  starts: made,
  due: null,
  asksSeen: true,
  met: eitherOf(actionDecided, evaluationHeld, meetingHeld, concluded),
  sources: [boltonReport2022('A Safe Workforce: dealt with as quickly as possible')],
  unconfirmed:
    'No document gives a time for it. Beside the LADO only the director of children’s services is told, as in Cheshire East; the partnership has not confirmed it.',
})

const allegationReferral = defineRule({
  ...toTheLado,
  id: 'allegation-referral',
  title: 'See that the employer or agency refers the allegation to you',
  tier: 'guidance',
  starts: made,
  due: workingDays(1).after(),
  met: referred,
  cancelled: concluded,
  sources: [workingTogether2018Allegations('within one working day')],
  unconfirmed:
    'The employer has to refer, but is outside this service: so the LADO is written to and asks for it. The limit is that of Working Together 2018 as councils set it out; the partnership’s documents give none.',
})

const template = { ...toTheLado, tier: 'local', cancelled: concluded } as const

const notOurs = 'Counted only because the partnership turned it on; no document of its own is known to say it.'

const allegationImmediateAction = defineRule({
  ...template,
  id: 'allegation-immediate-action',
  title: 'Decide on immediate action about the allegation',
  starts: referred,
  due: { setting: 'allegation-immediate-action-working-days', period: (n) => workingDays(n).after(), unset: 'off' },
  met: actionDecided,
  sources: [ladoNetwork('Decision on immediate action: within 1 working day of receipt')],
  unconfirmed: notOurs,
})

const allegationEvaluation = defineRule({
  ...template,
  id: 'allegation-evaluation',
  title: 'Hold the evaluation meeting or discussion',
  starts: referred,
  due: { setting: 'allegation-evaluation-days', period: (n) => days(n).after(), unset: 'off' },
  met: evaluationHeld,
  sources: [ladoNetwork('Evaluation meeting or discussion: within 5 days of the referral')],
  unconfirmed: notOurs,
})

const allegationStrategyMeeting = defineRule({
  ...template,
  id: 'allegation-strategy-meeting',
  title: 'Hold the allegation strategy meeting',
  starts: referred,
  due: { setting: 'allegation-strategy-meeting-working-days', period: (n) => workingDays(n).after(), unset: 'off' },
  met: meetingHeld,
  sources: [seftonAllegations('15.10: within 5 working days of the referral')],
  unconfirmed: notOurs,
})

const allegationStrategyReview = defineRule({
  ...template,
  id: 'allegation-strategy-review',
  title: 'Review the allegation strategy meeting',
  starts: meetingHeld,
  due: { setting: 'allegation-strategy-review-days', period: (n) => days(n).after(), unset: 'off' },
  met: when('allegation.strategy-reviewed', 'the strategy meeting was reviewed'),
  sources: [seftonAllegations('15.10: review within 28 days')],
  unconfirmed: `${notOurs} Counted from the meeting that is to be reviewed.`,
})

/** Never a limit: whoever goes beyond it records why, month by month. */
export const allegationConclusion = defineRule({
  ...toTheLado,
  id: 'allegation-conclusion',
  title: 'Aim to conclude the enquiry',
  tier: 'guidance',
  starts: referred,
  due: months(3).after(),
  met: concluded,
  benchmark: true,
  sources: [ladoNetwork('Conclusion: wherever possible within three months')],
  unconfirmed: 'A benchmark and no limit: Working Together gives no time for concluding an enquiry.',
})

const allegationDelayReasons = defineRule({
  ...toTheLado,
  id: 'allegation-delay-reasons',
  title: 'Record why the enquiry is not concluded',
  tier: 'guidance',
  each: eachMonthSince('each month after the first three', {
    since: referred,
    from: 3,
    asked: 'allegation.delay-explained',
    until: concluded,
  }),
  starts: itself('a further month of the enquiry began'),
  due: months(1).after(),
  met: nextAfterIt(delayExplained, 'the reason was recorded why the enquiry is not concluded'),
  cancelled: concluded,
  toldWhenBegun: true,
  sources: [ladoNetwork('After three months: monitored monthly, the reasons for delay recorded')],
  unconfirmed: 'The network’s proposed standard; the partnership has not adopted it as its own.',
})

/** Not a limit of any document: without the day on which the employer knew there is no date, and that must not go unseen. */
const allegationKnown = defineRule({
  ...toTheLado,
  id: 'allegation-known',
  title: 'Tell the service when the employer or agency came to know of the allegation',
  tier: 'internal',
  starts: unless('allegation.made', firstOf('allegation.')),
  due: null,
  met: made,
  cancelled: concluded,
  sources: [serviceDefault('Without that day no date can be worked out, and none is invented')],
})

export const allegationRules: readonly Rule[] = [
  newAllegation,
  allegationReferral,
  allegationImmediateAction,
  allegationEvaluation,
  allegationStrategyMeeting,
  allegationStrategyReview,
  allegationConclusion,
  allegationDelayReasons,
  allegationKnown,
]
