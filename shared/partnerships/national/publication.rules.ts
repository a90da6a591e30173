import type { DataOf } from '../../../events/catalogue.ts'
import { eachDayOf, itself, nextAfterIt } from '../../clocks/each.ts'
import { type Happened, happening, latest, unless, when } from '../../clocks/happening.ts'
import { days } from '../../clocks/period.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { eachOfEither, sinceIt } from '../../clocks/since-it.ts'
import type { Facts } from '../../matters/facts.ts'
import { addMonths, type Instant } from '../../time/day.ts'
import { isoInstant } from '../../time/london.ts'
import { momentOf } from '../../time/moment.ts'
import { reviewRegulations2018, serviceDefault, workingTogether2018 } from '../sources.ts'
import { initiated } from './incident-happenings.ts'

// A practice review on its way to publication, and a publication that does not come in time. What publication itself
// asks for (copies beforehand, the six months, the year online) stands with the serious incident it belongs to.

const published = when('report.published', 'the report was published')
const planned = latest('publication.planned', 'publication was planned', (f) => f.on)

const noPublication = latest('publication.delayed', 'it was decided not to publish', (f) =>
  f.reason === 'not-to-be-published' ? f.at : undefined,
)

/** The decision not to publish, until a publication is planned again by a later word. */
export const notToBePublished = happening(noPublication.words, (facts) => {
  const decided = noPublication.in(facts)
  const plan = planned.in(facts)
  if (decided === undefined || plan === undefined) return decided
  return wordOf(facts, plan) > wordOf(facts, decided) ? undefined : decided
})

/** When the fact that told of something was written. */
const wordOf = (facts: Facts, { fact }: Happened): Instant =>
  [...facts.values()].flat().find(({ id }) => id === fact)?.writtenAt ?? 0

const delayReasons = {
  tier: 'internal',
  each: eachDayOf('publication.delayed', 'each delay of the publication'),
  starts: itself('publication was delayed, or it was decided not to publish'),
  due: null,
  owner: 'business-manager',
  sources: [workingTogether2018('8.45: inform of the reasons for the delay, justify a decision not to publish')],
  unconfirmed: 'The duty is that of the national guidance, but no document gives a time for it, so no date is shown.',
} as const

const explainedTo = (to: DataOf<'publication.delay-explained'>['to'], words: string) =>
  sinceIt('publication.delay-explained', `the reasons were given to ${words}`, (f) => f.to === to)

export const delayReasonsToPanel = defineRule({
  ...delayReasons,
  id: 'delay-reasons-panel',
  title: 'Give the Panel the reasons for the delay or for not publishing',
  met: explainedTo('panel', 'the Panel'),
})

export const delayReasonsToSecretaryOfState = defineRule({
  ...delayReasons,
  id: 'delay-reasons-secretary-of-state',
  title: 'Give the Secretary of State the reasons for the delay or for not publishing',
  met: explainedTo('secretary-of-state', 'the Secretary of State'),
})

/** A plan beyond the six months is a delay that nobody has named yet. */
export const unexplainedPlan = defineRule({
  id: 'plan-after-six-months',
  title: 'Tell the service why publication is planned for after the six months',
  tier: 'internal',
  starts: unless(
    'publication.delayed',
    happening('publication was planned for a day after the six months', (facts) => {
      const start = initiated.in(facts)
      const plan = planned.in(facts)
      if (start === undefined || plan === undefined || plan.day <= addMonths(start.day, 6)) return undefined
      // the day that is planned lies ahead: what asks for an answer is the word that planned it
      return { ...momentOf(isoInstant(wordOf(facts, plan))), fact: plan.fact }
    }),
  ),
  due: null,
  met: when('publication.delayed', 'the delay and its reason were told'),
  cancelled: published,
  owner: 'business-manager',
  sources: [workingTogether2018('8.45'), serviceDefault('The reasons can be given to nobody as long as no one has named them')],
})

const progressChecked = eachDayOf('practice-review.progress-checked', 'each check of the reviewer’s progress')

/** "At regular intervals": how long they are no document says, so nothing is counted until the partnership has agreed. */
export const reviewerProgress = defineRule({
  id: 'reviewer-progress',
  title: 'Check the progress of the reviewer, with any request in writing',
  tier: 'local',
  each: eachOfEither(eachDayOf('practice-review.initiated', 'the decision to initiate the review'), progressChecked),
  starts: itself('the review was initiated, or its progress last checked'),
  due: { setting: 'reviewer-progress-interval', period: (n) => days(n).after(), unset: 'off' },
  met: nextAfterIt(progressChecked, 'the reviewer’s progress was checked'),
  cancelled: published,
  owner: 'practice-review-group',
  sources: [
    reviewRegulations2018('regulation 14: monitor the time being taken, at regular intervals; requests in writing'),
    workingTogether2018('8.39'),
  ],
  unconfirmed: 'That progress is checked regularly is the law; how often is what the partnership has agreed.',
})

export const publicationRules: readonly Rule[] = [
  delayReasonsToPanel,
  delayReasonsToSecretaryOfState,
  unexplainedPlan,
  reviewerProgress,
]
