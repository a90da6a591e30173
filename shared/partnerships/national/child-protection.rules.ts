import { called, each, itself, nextAfterIt, theFirstOf, those } from '../../clocks/each.ts'
import { eitherOf, type Happening, happening, latest, when } from '../../clocks/happening.ts'
import { months, workingDays } from '../../clocks/period.ts'
import { defineRule } from '../../clocks/rule.ts'
import { workingTogetherInBolton } from '../sources.ts'

// What Working Together requires of a child protection process, as Bolton's document repeats it. What a partnership
// has set itself on top of that is a local standard, and is kept in the partnership's own folder.
//
// One matter is one process: from the decision that there is reasonable cause, to the end of the plan. A child for whom
// it begins again is another matter.

type Held = { conference: string; outcome: 'plan' | 'no-plan' }

/** "initial conference", "review conference 1" */
export const conferenceInWords = (key: string): string =>
  key === 'initial' ? 'initial conference' : key.replace('review-', 'review conference ')

export const eachConference = called(
  each('conference.held', 'a conference was held', (f) => f.conference),
  conferenceInWords,
)
const reviewHeld = those(eachConference, 'a review conference was held', (_fact, key) => key !== 'initial')

export const initialHeld = theFirstOf(those(eachConference, 'the initial conference was held', (_fact, key) => key === 'initial'))

export const conferenceWithPlan = those(
  eachConference,
  'a conference decided on a plan',
  ({ data }) => (data as Held).outcome === 'plan',
)
const initialWithPlan = theFirstOf(
  those(conferenceWithPlan, 'the initial conference decided on a plan', (_fact, key) => key === 'initial'),
)
const reviewWithPlan = those(conferenceWithPlan, 'a review conference kept the plan', (_fact, key) => key !== 'initial')

export const nextConference = nextAfterIt(eachConference, 'the next conference was held')

/** By a fact of its own, as when a child becomes looked after and no conference is convened, or by a review conference. */
export const planEnded = eitherOf(
  when('plan.ended', 'the plan ended'),
  theFirstOf(those(reviewHeld, 'a review conference ended the plan', ({ data }) => (data as Held).outcome === 'no-plan')),
)

/** No conference, unless a practitioner's request for one was granted: then the limit runs on as if never stopped. */
const decidedAgainst = when('conference.not-proceeding', 'it was decided not to proceed with a conference')
export const notProceeding: Happening = happening(decidedAgainst.words, (facts) => {
  const granted = facts.get('conference.request-decided')?.some(({ data }) => (data as { granted: boolean }).granted)
  return granted ? undefined : decidedAgainst.in(facts)
})

/** Several discussions may be held. The last word on which of them initiated the enquiries counts, and moves the limit. */
export const section47Initiated = latest(
  'strategy-discussion.held',
  'the strategy discussion was held at which section 47 enquiries were initiated',
  (f) => (f.section47Initiated ? f.at : undefined),
)

export const initialConference = defineRule({
  id: 'initial-conference',
  title: 'Hold the initial child protection conference',
  tier: 'guidance',
  starts: section47Initiated,
  due: workingDays(15).after(),
  met: initialHeld,
  cancelled: notProceeding,
  owner: 'childrens-social-care',
  sources: [
    workingTogetherInBolton('Effective Child Protection Conferences, line 151'),
    workingTogetherInBolton('Effective Strategy Discussions, line 122'),
  ],
})

const reviews = workingTogetherInBolton('Effective Child Protection Conferences, line 152')

export const firstReviewConference = defineRule({
  id: 'first-review-conference',
  title: 'Hold the first review child protection conference',
  tier: 'guidance',
  starts: initialWithPlan,
  due: months(3).after(),
  met: theFirstOf(reviewHeld),
  cancelled: planEnded,
  owner: 'conference-team-manager',
  sources: [reviews],
  unconfirmed: 'The sentence does not say from when its three months run; counted from the initial conference.',
})

export const laterReviewConference = defineRule({
  id: 'later-review-conference',
  title: 'Hold the next review child protection conference',
  tier: 'guidance',
  each: reviewWithPlan,
  starts: itself('a review conference kept the plan'),
  due: months(6).after(),
  met: nextConference,
  cancelled: planEnded,
  owner: 'conference-team-manager',
  sources: [reviews],
})

export const firstCoreGroup = defineRule({
  id: 'first-core-group',
  title: 'Hold the first core group',
  tier: 'guidance',
  starts: initialWithPlan,
  due: workingDays(10).after(),
  met: when('core-group.held', 'a core group was held'),
  cancelled: planEnded,
  owner: 'lead-social-worker',
  sources: [workingTogetherInBolton('Effective Child Protection Core Groups, line 233')],
})
