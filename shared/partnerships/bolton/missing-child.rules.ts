import { when } from '../../clocks/happening.ts'
import { days, workingDays } from '../../clocks/period.ts'
import type { PeriodBySetting } from '../../clocks/period-by-setting.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/missing-child.rules.ts'
import { boltonReport2022, missingGuidance, serviceDefault } from '../sources.ts'

const missing = boltonReport2022('Children Missing from Home')

const fiveDays: PeriodBySetting = {
  setting: 'missing-strategy-meeting-days',
  choices: { 'working-days': workingDays(5).after(), 'calendar-days': days(5).after() },
  unset: workingDays(5).after(),
  doubt:
    'Bolton’s report says "the five-day timescale" without saying which days: counted in working days, which Bolton has not confirmed.',
}

/** One of two rules that stand in for one another runs: both ask of the day on which the episode began, as far as it is known. */
const trigger = { setting: 'missing-strategy-meeting-trigger', asOf: national.episodeBegan } as const

const strategyMeeting = {
  title: 'See that the missing strategy meeting is held',
  tier: 'local',
  met: when('missing.strategy-meeting-held', 'the missing strategy meeting was held'),
  owner: 'missing-coordinator',
  sources: [missing],
} as const

const strategyMeetingRules: readonly Rule[] = [
  defineRule({
    ...strategyMeeting,
    id: 'missing-strategy-meeting',
    starts: national.returned,
    due: {
      ...trigger,
      choices: { return: fiveDays, 'reported-missing': 'off' },
      unset: fiveDays,
      doubt:
        'Bolton’s report says "the five-day timescale" without saying from when: counted from the return, which Bolton has not confirmed.',
    },
  }),
  defineRule({
    ...strategyMeeting,
    id: 'missing-strategy-meeting-from-report',
    starts: national.reported,
    due: { ...trigger, choices: { return: 'off', 'reported-missing': fiveDays }, unset: 'off' },
    unconfirmed: 'Counted from where the partnership agreed that it is counted.',
  }),
  defineRule({
    id: 'report-known',
    title: 'Tell the service when the child was reported missing',
    tier: 'internal',
    starts: national.reportUntold,
    due: { ...trigger, choices: { return: 'off', 'reported-missing': null }, unset: 'off' },
    met: national.reported,
    owner: 'missing-coordinator',
    sources: [serviceDefault('Without the report the agreed five days have no beginning, and none is invented')],
  }),
]

export const missingChildRules: readonly Rule[] = [
  defineRule({
    ...national.returnInterview,
    sources: [missing, missingGuidance('completed within 72 hours of the return')],
    unconfirmed:
      'Bolton’s report measures 72 hours without saying from when: counted from the return, in elapsed hours, through nights and weekends; where only its day is told, from its first moment.',
  }),
  defineRule({
    ...national.returnInterviewOffer,
    sources: [missing],
    unconfirmed: 'Bolton’s report says that interviews are offered to all children, and gives no time for the offer.',
  }),
  ...strategyMeetingRules,
  defineRule({
    id: 'telephone-support',
    title: 'Offer telephone support to the child',
    tier: 'internal',
    starts: when('missing.returned', 'a looked-after child who lives outside Bolton returned', (f) =>
      f.placedOutsideArea ? f.at : undefined,
    ),
    due: null,
    met: when('missing.telephone-support-offered', 'telephone support was offered'),
    owner: 'missing-coordinator',
    sources: [missing],
    unconfirmed: 'Bolton’s report gives no time for it, so no date is shown.',
  }),
  national.returnKnown,
  national.returnAwaited,
]
