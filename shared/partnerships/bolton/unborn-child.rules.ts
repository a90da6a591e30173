import { whenBornOverdue } from '../../clocks/born-overdue.ts'
import { latest, when, whenTold } from '../../clocks/happening.ts'
import { weeks } from '../../clocks/period.ts'
import type { PeriodBySetting } from '../../clocks/period-by-setting.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import * as national from '../national/child-protection.rules.ts'
import { boltonChildProtection, serviceDefault } from '../sources.ts'

const conferences = boltonChildProtection('Effective Child Protection Conferences, line 171')

/** Bolton: "the ICPC should be held at least 20 weeks prior to the estimated delivery date". */
const weeksBeforeBirth: PeriodBySetting = {
  setting: 'unborn-conference-weeks',
  period: (n) => weeks(n).before(),
  // agreed in the middle of a pregnancy, it is for the next one; the birth itself lies months ahead
  asOf: whenTold('birth.expected', 'the birth was first told of', () => true),
  unset: weeks(20).before(),
  answeredByDocument: true,
  doubt:
    'At least 20 weeks before the expected birth is what the document says; it falls early in a pregnancy, and the partnership has not confirmed that it is meant.',
}

export const unbornChildRules: readonly Rule[] = [
  defineRule({
    id: 'unborn-conference',
    title: 'Hold the initial conference before the birth',
    tier: 'local',
    starts: latest('birth.expected', 'the birth is expected', (f) => f.on),
    due: weeksBeforeBirth,
    met: national.initialHeld,
    cancelled: national.notProceeding,
    owner: 'childrens-social-care',
    sources: [conferences],
  }),
  defineRule({
    id: 'unborn-conference-reason',
    title: 'Say why the conference cannot be held in time before the birth',
    tier: 'internal',
    starts: whenBornOverdue(
      'unborn-conference',
      'the birth was told of when the last day for the conference before it had passed',
    ),
    due: null,
    met: when('conference.late', 'the reason was given', (f) => (f.conference === 'initial' ? f.at : undefined)),
    cancelled: national.notProceeding,
    owner: 'childrens-social-care',
    sources: [conferences, serviceDefault('A date that had passed before it could be known wants a reason')],
  }),
]
