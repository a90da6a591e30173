import { when } from '../../clocks/happening.ts'
import { days, workingDays } from '../../clocks/period.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/missing-child.rules.ts'
import { boltonReport2022, missingGuidance } from '../sources.ts'

const missing = boltonReport2022('Children Missing from Home')

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
  defineRule({
    id: 'missing-strategy-meeting',
    title: 'See that the missing strategy meeting is held',
    tier: 'local',
    starts: national.returned,
    due: {
      setting: 'missing-strategy-meeting-days',
      choices: { 'working-days': workingDays(5).after(), 'calendar-days': days(5).after() },
      unset: workingDays(5).after(),
    },
    met: when('missing.strategy-meeting-held', 'the missing strategy meeting was held'),
    owner: 'missing-coordinator',
    sources: [missing],
    unconfirmed:
      'Bolton’s report says "the five-day timescale" without saying which days, nor from when: counted in working days from the return unless Bolton has agreed otherwise.',
  }),
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
]
