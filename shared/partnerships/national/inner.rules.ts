import { eitherOf, happening, when } from '../../clocks/happening.ts'
import { workingDays } from '../../clocks/period.ts'
import type { PeriodBySetting } from '../../clocks/period-by-setting.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { serviceDefault } from '../sources.ts'
import { beforePublication } from './open-questions.ts'

// Outer limits are missed through inner ones. No document gives these: they are counted back from the outer limit's last
// day, by what the partnership agreed on or else by a default of this service, and they warn of the slack that is left.
// The last step, sending, has no limit of its own: its day is the outer limit's.

export const ours = 'A default of this service, which no document states: counted back from the outer limit, to keep it in reach.'

/** Started by the outer clock, never by a fact: see `Rule.within`. */
export const begunWith = (limit: string) => happening(`the time limit ${limit} began`, () => undefined)

const rapidReviewStep = {
  tier: 'internal',
  within: ['rapid-review', 'rapid-review-from-notification', 'rapid-review-from-authority-aware', 'rapid-review-from-all-aware'],
  starts: begunWith('of the rapid review'),
  unconfirmed: ours,
} as const

export const daysBefore = (setting: string, count: number): PeriodBySetting => ({
  setting,
  period: (n) => workingDays(n).before(),
  unset: workingDays(count).before(),
})

const returned = when('rapid-review.returns-received', 'the returns of all agencies were received')
const drafted = when('rapid-review.drafted', 'the draft of the rapid review was written')
const decided = when('rapid-review.decided', 'the review group decided')

/** Of the rules that stand in for one another a partnership has those that its own reading leaves open. */
const withinThoseOf = (rules: readonly Rule[], rule: Omit<Rule, 'within'>, ids: readonly string[]): Rule => {
  const [first, ...rest] = rules.map(({ id }) => id).filter((id) => ids.includes(id))
  if (first === undefined) throw new Error(`${rule.id}: no outer rule of ${ids.join(', ')}`)
  return defineRule({ ...rule, within: [first, ...rest] })
}

const steps = {
  returns: {
    ...rapidReviewStep,
    id: 'rapid-review-agency-returns',
    title: 'Have the returns of all agencies for the rapid review',
    due: daysBefore('rapid-review-returns-slack', 8),
    // who writes the draft or decides has the returns, told or not
    met: eitherOf(returned, drafted, decided),
    owner: 'business-manager',
    sources: [serviceDefault('Agency returns eight working days before the rapid review’s limit')],
  },
  draft: {
    ...rapidReviewStep,
    id: 'rapid-review-draft',
    title: 'Write the draft of the rapid review',
    due: daysBefore('rapid-review-draft-slack', 5),
    met: eitherOf(drafted, decided),
    owner: 'practice-review-group',
    sources: [serviceDefault('The draft five working days before the rapid review’s limit')],
  },
  decision: {
    ...rapidReviewStep,
    id: 'rapid-review-decision',
    title: 'Screen the case and decide on the rapid review in the group',
    due: daysBefore('rapid-review-decision-slack', 3),
    met: decided,
    owner: 'practice-review-group',
    sources: [serviceDefault('The group’s decision three working days before the rapid review’s limit')],
  },
  endorsement: {
    ...rapidReviewStep,
    id: 'rapid-review-endorsement',
    title: 'Endorse the decision on the rapid review',
    due: daysBefore('rapid-review-endorsement-slack', 1),
    met: when('rapid-review.endorsed', 'the chair of the partnership endorsed the decision'),
    owner: 'chair',
    sources: [
      serviceDefault('The chair’s endorsement one working day before the rapid review’s limit, which leaves a day to send'),
    ],
  },
} as const satisfies Record<string, Rule>

/**
 * The steps on the way to a partnership's rapid review.
 *
 * @param rules of the partnership's incidents, the outer ones among them
 */
export const rapidReviewSteps = (rules: readonly Rule[], ...named: readonly (keyof typeof steps)[]): Rule[] =>
  named.map((name) => withinThoseOf(rules, steps[name], rapidReviewStep.within))

/**
 * The six months end with publication, and the copies must be out seven working days before, clear or not as agreed: the
 * report is complete by then, or publication comes late whatever happens.
 */
export const reportCompleted = defineRule({
  id: 'report-completed',
  title: 'Complete the report of the practice review',
  tier: 'internal',
  within: ['practice-review', 'practice-review-from-initiation'],
  starts: begunWith('of the practice review'),
  due: {
    setting: 'report-completed-slack',
    period: (n) => workingDays(n).before(),
    // what its copies need, clear days or not
    unset: beforePublication,
  },
  // a copy that was sent was of a complete report
  met: eitherOf(when('report.completed', 'the report was completed'), when('report.sent', 'a copy of the report was sent')),
  owner: 'practice-review-group',
  sources: [serviceDefault('The report complete when its copies must be sent, were it published on the six months’ last day')],
  unconfirmed: ours,
})
