import { laterOf } from '../../clocks/happening.ts'
import { clearWorkingDays, months, workingDays } from '../../clocks/period.ts'
import type { PeriodBySetting } from '../../clocks/period-by-setting.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { aware, initiated, notified, partnersAware, reviewBegan } from './incident-happenings.ts'

// What the documents leave open and a partnership may agree on, as data: how long or from when. Where the question is
// from when, one rule stands in for another: of those, the agreed one runs and the others are off.

/** At least seven working days before publication: clear days, the safer reading, unless agreed otherwise. */
export const beforePublication: PeriodBySetting = {
  setting: 'pre-publication-clear-days',
  choices: { true: clearWorkingDays(7).before(), false: workingDays(7).before() },
  unset: clearWorkingDays(7).before(),
  doubt: 'Counted as seven clear working days, the safer reading; the partnership has not confirmed it.',
}

/**
 * Whether Ofsted, too, gets a copy before publication: a question only where the partnership's own document does not name
 * it among those who do. What a document asks for nobody can agree away.
 */
const copyToOfsted = (unset: PeriodBySetting['unset']): PeriodBySetting => ({
  setting: 'pre-publication-ofsted',
  choices: { true: beforePublication, false: 'off' },
  unset,
})

/** Where the document is silent: the safer reading. */
export const ofstedUnlessAgreedOtherwise = copyToOfsted(beforePublication)

/** Where the document names who gets copies, and Ofsted is not among them. */
export const ofstedOnceAgreed = copyToOfsted('off')

type Answer = Pick<PeriodBySetting, 'answeredByDocument' | 'doubt'>

/** For a partnership whose own document says from when. */
export const asItsDocumentSays: Answer = { answeredByDocument: true }

const fifteen = workingDays(15).after()

const triggers = {
  notification: notified.panel,
  'authority-aware': aware,
  'all-aware': laterOf(aware, partnersAware),
}
export type RapidReviewTrigger = keyof typeof triggers

const onlyIf = (trigger: RapidReviewTrigger, unset: PeriodBySetting['unset']): PeriodBySetting => ({
  setting: 'rapid-review-trigger',
  choices: { notification: 'off', 'authority-aware': 'off', 'all-aware': 'off', [trigger]: fifteen },
  // agreed in the middle of an incident, it is for the next one: all of them ask of the day of awareness
  asOf: aware,
  unset,
})

/**
 * A partnership's rapid review, counted as its document or the national reading has it, and two rules that stand in for
 * it where the partnership agrees on another trigger.
 */
export const rapidReviewAsAgreed = (rule: Rule, unset: RapidReviewTrigger, answer: Answer = {}): Rule[] => [
  defineRule({ ...rule, starts: triggers[unset], due: { ...onlyIf(unset, fifteen), ...answer } }),
  ...(['notification', 'authority-aware', 'all-aware'] as const)
    .filter((trigger) => trigger !== unset)
    .map((trigger) =>
      defineRule({
        ...rule,
        id: `${rule.id}-from-${trigger}`,
        starts: triggers[trigger],
        due: onlyIf(trigger, 'off'),
        unconfirmed: 'Counted from where the partnership agreed that it is counted.',
      }),
    ),
]

/** The target that reminds of the earlier reading is of no use where that is the one agreed on. */
export const earlierReading: PeriodBySetting = {
  setting: 'rapid-review-trigger',
  choices: { notification: fifteen, 'authority-aware': 'off', 'all-aware': fifteen },
  asOf: aware,
  unset: fifteen,
}

const six = months(6).after()

/** The six months from the decision, and the rule that stands in for it where they run from the day the review began. */
export const practiceReviewAsAgreed = (rule: Rule, answer: Answer = {}): Rule[] => [
  defineRule({
    ...rule,
    due: { setting: 'six-months-from', choices: { decision: six, initiation: 'off' }, asOf: initiated, unset: six, ...answer },
  }),
  defineRule({
    ...rule,
    id: `${rule.id}-from-initiation`,
    starts: reviewBegan,
    due: { setting: 'six-months-from', choices: { decision: 'off', initiation: six }, asOf: initiated, unset: 'off' },
    unconfirmed: 'Counted from where the partnership agreed that it is counted.',
  }),
]
