import { called, type Each, each, ofIt } from '../../clocks/each.ts'
import { eitherOf } from '../../clocks/happening.ts'
import { workingDays } from '../../clocks/period.ts'
import { defineRule, plannedDay, type Rule } from '../../clocks/rule.ts'
import { eachOfEither } from '../../clocks/since-it.ts'
import * as national from '../national/child-protection.rules.ts'
import { begunWith, daysBefore, ours } from '../national/inner.rules.ts'
import { boltonChildProtection, serviceDefault } from '../sources.ts'
import { eachPlanned, noLongerAhead } from './planned-conference.ts'

// Half of all conferences are held on the last three of their fifteen days. So the steps before one are counted back from
// its day, or while no day is planned from the last day that it may have, and warn of the slack that is left.

const reports = boltonChildProtection('Effective Child Protection Conferences, line 170')

/** The reports are submitted so many working days before the conference: the document's own number. */
const reportsLimit = 2
const reportsSlack = 3

/** Whoever submitted them had them written, told or not. */
const written = eitherOf(
  ofIt('conference.reports-written', 'the reports were written', (f) => f.conference),
  ofIt('conference.reports-submitted', 'the reports were submitted to the child protection unit', (f) => f.conference),
)

const reportsWritten = {
  tier: 'internal',
  met: written,
  cancelled: noLongerAhead,
  owner: 'lead-social-worker',
  unconfirmed: `${ours} Every practitioner writes one; the lead social worker is reminded for all.`,
} as const

const section47 = each(
  'strategy-discussion.held',
  'the initial conference while it is not planned',
  () => 'initial',
  (f) => f.at,
  (f) => f.section47Initiated,
)

/** The initial conference from the moment at which it must be held, until its day is told. */
const initialUnplanned: Each = {
  ...called(section47, national.conferenceInWords),
  of: (facts) => (eachPlanned.of(facts).some(({ key }) => key === 'initial') ? [] : section47.of(facts)),
}

export const conferenceSteps: readonly Rule[] = [
  defineRule({
    ...reportsWritten,
    id: 'conference-reports-written',
    title: 'Have the reports for the conference written',
    each: eachPlanned,
    within: ['conference-reports'],
    starts: begunWith('of the reports'),
    due: daysBefore('conference-reports-slack', reportsSlack),
    sources: [reports, serviceDefault('The reports written three working days before they are due')],
  }),
  defineRule({
    ...reportsWritten,
    id: 'unplanned-conference-reports',
    title: 'Have the reports for the conference written, though its day is not planned',
    each: initialUnplanned,
    within: ['initial-conference'],
    starts: begunWith('of the initial conference'),
    due: {
      setting: 'conference-reports-slack',
      period: (n) => workingDays(n + reportsLimit).before(),
      unset: workingDays(reportsSlack + reportsLimit).before(),
    },
    unconfirmed: `${reportsWritten.unconfirmed} Two working days are added: that long before the conference they are due.`,
    sources: [
      reports,
      serviceDefault(
        'As if the conference were planned for its last day: reports written three working days before they are due',
      ),
    ],
  }),
  defineRule({
    id: 'family-saw-reports',
    title: 'Share the reports with the child and the family before the conference',
    tier: 'internal',
    each: called(eachOfEither(eachPlanned, initialUnplanned), national.conferenceInWords),
    within: [plannedDay, 'initial-conference'],
    starts: begunWith('of the conference'),
    due: daysBefore('conference-family-sharing-slack', 1),
    met: ofIt('conference.family-saw-reports', 'the child and the family have seen the reports', (f) => f.conference),
    cancelled: noLongerAhead,
    owner: 'lead-social-worker',
    sources: [
      boltonChildProtection('Engaging and Supporting Children and their Families, line 92'),
      boltonChildProtection('Effective Child Protection Conferences, line 175'),
      serviceDefault('The family sees the reports one working day before the conference'),
    ],
    unconfirmed:
      'The document says “in advance” and no number. A default of this service, so that no family reads the reports at the door.',
  }),
]
