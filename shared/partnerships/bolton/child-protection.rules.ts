import { eachDayOf, itself, ofIt, those, workingDaysBeforeIt } from '../../clocks/each.ts'
import { eitherOf, when, whenTold } from '../../clocks/happening.ts'
import { workingDays } from '../../clocks/period.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/child-protection.rules.ts'
import { boltonChildProtection } from '../sources.ts'
import { conferenceSteps } from './conference-steps.rules.ts'
import { coreGroupRules } from './core-group.rules.ts'
import { eachPlanned, noLongerAhead } from './planned-conference.ts'
import { discussionRules } from './strategy-discussion.rules.ts'
import { unbornChildRules } from './unborn-child.rules.ts'

// Bolton's own standard, "Delivering in practice", in the order of its document. What stands there under "Working
// Together requires" is national, and is named among these where it belongs in a case's course.

const discussions = (line: number) => boltonChildProtection(`Effective Strategy Discussions, line ${line}`)
const conferences = (line: number) => boltonChildProtection(`Effective Child Protection Conferences, line ${line}`)
const families = (line: number) => boltonChildProtection(`Engaging and Supporting Children and their Families, line ${line}`)

const reportsAreDue = workingDaysBeforeIt(2, 'the reports for the conference are due')

const beforeConferenceRules: readonly Rule[] = [
  defineRule({
    id: 'initial-conference-date',
    title: 'Arrange the initial conference and tell the service its day',
    tier: 'internal',
    starts: national.section47Initiated,
    due: null,
    met: eitherOf(
      whenTold('conference.planned', 'the initial conference is planned', (f) => f.conference === 'initial'),
      national.initialHeld,
    ),
    cancelled: national.notProceeding,
    owner: 'childrens-social-care',
    sources: [discussions(142)],
    unconfirmed: 'The document gives no number for arranging it; the reports count back from its day, so the day is asked for.',
  }),
  defineRule({
    id: 'conference-request',
    title: 'Decide on the request for a conference',
    tier: 'internal',
    each: eachDayOf('conference.requested', 'each request'),
    starts: itself('a practitioner requested a conference'),
    due: null,
    met: ofIt('conference.request-decided', 'the request was decided on', (f) => f.requestedOn),
    cancelled: national.initialHeld,
    owner: 'conference-team-manager',
    sources: [discussions(144)],
    unconfirmed: 'The document gives practitioners the right to ask and says nothing of an answer, so no date is shown.',
  }),
  ...unbornChildRules,
  defineRule({
    id: 'conference-reports',
    title: 'Submit the reports for the conference',
    tier: 'local',
    each: eachPlanned,
    starts: itself('the conference is planned'),
    due: workingDays(2).before(),
    met: ofIt('conference.reports-submitted', 'the reports were submitted to the child protection unit', (f) => f.conference),
    cancelled: noLongerAhead,
    owner: 'child-protection-unit',
    sources: [conferences(170)],
    unconfirmed: 'Every practitioner owes a report; the child protection unit, which receives them, is reminded for all.',
  }),
  ...conferenceSteps,
  defineRule({
    id: 'chair-met-family',
    title: 'Meet the child and the parents before the conference',
    tier: 'internal',
    each: eachPlanned,
    starts: reportsAreDue,
    due: null,
    met: ofIt('conference.chair-met-family', 'the conference chair met the child and the parents', (f) => f.conference),
    cancelled: noLongerAhead,
    owner: 'conference-chair',
    sources: [families(91)],
    unconfirmed: 'The document says “in advance” and no number; asked for from the day on which the reports are due.',
  }),
]

const eachReview = those(national.eachConference, 'each review conference', (_fact, key) => key !== 'initial')

const afterConferenceRules: readonly Rule[] = [
  defineRule({
    id: 'decisions-circulated',
    title: 'Circulate the decisions of the initial conference',
    tier: 'local',
    starts: national.initialHeld,
    due: workingDays(1).after(),
    met: when('conference.decisions-circulated', 'the decisions were circulated', (f) =>
      f.conference === 'initial' ? f.at : undefined,
    ),
    owner: 'child-protection-unit',
    sources: [conferences(177)],
    unconfirmed: 'The document does not name who circulates them; the child protection unit is asked.',
  }),
  defineRule({
    id: 'review-decisions-circulated',
    title: 'Circulate the decisions of the review conference',
    tier: 'local',
    each: eachReview,
    starts: itself('the review conference was held'),
    due: { setting: 'review-decisions-circulated-working-days', period: (n) => workingDays(n).after(), unset: 'off' },
    met: ofIt('conference.decisions-circulated', 'the decisions were circulated', (f) => f.conference),
    owner: 'child-protection-unit',
    sources: [conferences(177)],
    unconfirmed: 'The document sets a time for the initial conference only; this one is the partnership’s own setting.',
  }),
  defineRule({
    id: 'conference-minutes',
    title: 'Circulate the minutes of the conference',
    tier: 'local',
    each: national.eachConference,
    starts: itself('the conference was held'),
    due: workingDays(15).after(),
    met: ofIt('conference.minutes-circulated', 'the minutes were circulated', (f) => f.conference),
    owner: 'child-protection-unit',
    sources: [conferences(178)],
    unconfirmed:
      'The document says “the conference”, after a line on the initial one; taken to mean reviews too. It does not name who circulates the minutes.',
  }),
  defineRule({
    id: 'chair-decision-review',
    title: 'Review the decision that the chair made against the majority',
    tier: 'internal',
    each: those(
      national.eachConference,
      'each conference with such a decision',
      ({ data }) => (data as { chairDecidedAgainstMajority?: boolean }).chairDecidedAgainstMajority === true,
    ),
    starts: itself('the chair decided against the majority'),
    due: null,
    met: ofIt('conference.decision-reviewed', 'the head of service reviewed the decision', (f) => f.conference),
    owner: 'head-of-service-conferences',
    sources: [conferences(184)],
    unconfirmed: 'The document asks for the review and gives no number, so no date is shown.',
  }),
  defineRule({
    id: 'next-conference-date',
    title: 'Agree the date of the next review conference and tell the service',
    tier: 'internal',
    each: national.conferenceWithPlan,
    starts: itself('a conference decided on a plan'),
    due: null,
    met: eitherOf(
      ofIt('conference.planned', 'the next conference is planned', (f) => conferenceBefore(f.conference), 'when-told'),
      national.nextConference,
    ),
    cancelled: national.planEnded,
    owner: 'conference-chair',
    sources: [conferences(179)],
    unconfirmed:
      'The document says so of the first review conference; asked for after each, because the reports count back from it.',
  }),
]

/** The conference after which this one comes. */
const conferenceBefore = (conference: string): string | undefined => {
  if (conference === 'initial') return undefined
  const n = Number(conference.slice('review-'.length))
  return n === 1 ? 'initial' : `review-${n - 1}`
}

/** Bolton: a child protection process from the decision to the end of the plan. */
export const childProtectionRules: readonly Rule[] = [
  ...discussionRules,
  national.initialConference,
  ...beforeConferenceRules,
  ...afterConferenceRules,
  national.firstReviewConference,
  national.laterReviewConference,
  national.firstCoreGroup,
  ...coreGroupRules,
]
