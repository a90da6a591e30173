import { eachDayOf, itself, nextAfterIt, ofIt, shortlyBeforeIt } from '../../clocks/each.ts'
import { allOf, when } from '../../clocks/happening.ts'
import { weeks, workingDays } from '../../clocks/period.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/child-protection.rules.ts'
import { boltonChildProtection } from '../sources.ts'
import { eachPlannedReview, noLongerAhead } from './planned-conference.ts'

const conferences = (line: number) => boltonChildProtection(`Effective Child Protection Conferences, line ${line}`)
const planning = (line: number) => boltonChildProtection(`Effective Child Protection Planning, line ${line}`)
const coreGroups = (line: number) => boltonChildProtection(`Effective Child Protection Core Groups, line ${line}`)

const eachCoreGroup = eachDayOf('core-group.held', 'each core group')

/** "Effective Child Protection Core Groups", and the plan that they carry out. */
export const coreGroupRules: readonly Rule[] = [
  defineRule({
    id: 'next-core-group',
    title: 'Hold the next core group',
    tier: 'local',
    each: eachCoreGroup,
    starts: itself('a core group was held'),
    due: weeks(6).after(),
    met: nextAfterIt(eachCoreGroup, 'the next core group was held'),
    cancelled: national.planEnded,
    owner: 'lead-social-worker',
    sources: [coreGroups(247)],
  }),
  defineRule({
    id: 'last-core-group-before-review',
    title: 'Hold a core group in the ten working days before the review conference',
    tier: 'local',
    each: eachPlannedReview,
    starts: itself('the review conference is planned'),
    due: {
      setting: 'core-group-before-review',
      choices: { true: workingDays(1).before(), false: 'off' },
      unset: workingDays(1).before(),
      doubt:
        'The sentence speaks of “the first core group … prior to any review conference”; read as the last one before it, by the working day before the conference. The partnership has not confirmed it.',
    },
    met: shortlyBeforeIt('core-group.held', 'a core group was held in the ten working days before the review conference', 10),
    cancelled: noLongerAhead,
    owner: 'lead-social-worker',
    sources: [coreGroups(247), planning(226)],
  }),
  defineRule({
    id: 'core-group-minutes',
    title: 'Circulate the minutes of the core group and upload them to the record',
    tier: 'local',
    each: eachCoreGroup,
    starts: itself('the core group was held'),
    due: workingDays(5).after(),
    met: allOf(
      ofIt('core-group.minutes-circulated', 'the minutes were circulated to all members', (f) => f.heldOn),
      ofIt('core-group.minutes-uploaded', 'the minutes were uploaded to the record', (f) => f.heldOn),
    ),
    owner: 'lead-social-worker',
    sources: [coreGroups(251)],
    unconfirmed: 'Any member may take the minutes; the lead social worker is reminded.',
  }),
  defineRule({
    id: 'revised-plan-circulated',
    title: 'Copy the revised plan to the core group',
    tier: 'local',
    each: eachDayOf('plan.revised', 'each revision'),
    starts: itself('the plan was revised'),
    due: workingDays(2).after(),
    met: ofIt('plan.circulated', 'the revised plan was copied to the core group', (f) => f.revisedOn),
    owner: 'lead-social-worker',
    sources: [planning(221)],
    unconfirmed: 'The document does not name who copies it; the lead social worker is reminded.',
  }),
  defineRule({
    id: 'plan-end-letter',
    title: 'Write to all practitioners that the plan has ended',
    tier: 'internal',
    starts: national.planEnded,
    due: null,
    met: when('plan.end-letter-sent', 'the letter was sent to all practitioners'),
    owner: 'conference-team-manager',
    sources: [conferences(187)],
    unconfirmed:
      'The document asks for the letter when the child becomes looked after, with no time and no sender; asked for at every end of a plan.',
  }),
]
