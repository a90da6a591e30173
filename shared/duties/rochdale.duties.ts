import { days, workingDays } from '../clocks/period.ts'
import { rochdale } from '../partnerships/sources.ts'
import { type Duty, defineDuty, type FollowUp } from './duty.ts'
import { everyYearIn, onAgreedDay, timesAYear, withinMonthsOfTheLast } from './recurrence.ts'

/** The number of working days for the copies, where Rochdale agrees that working days were meant. */
const reportCopiesWorkingDays = 'report-copies-working-days'

/** "A copy of all published reports will also be sent … within seven days of being published." */
export const withinSevenDays = {
  due: { setting: reportCopiesWorkingDays, period: (n: number) => workingDays(n).after(), unset: days(7).after() },
  tier: 'guidance',
  owner: 'business-manager',
  sources: [rochdale('7.3')],
  unconfirmed: 'The document says "seven days": counted as calendar days, the safer reading; seven working days would be later.',
} as const

const copyTo = (id: string, step: FollowUp['step'], whom: string): FollowUp => ({
  id,
  title: `Send a copy of the published report to ${whom}`,
  done: `a copy was sent to ${whom}`,
  step,
  ...withinSevenDays,
})

/** Rochdale's yearly and standing duties. Its paragraph numbers repeat, so headings stand with them where they do. */
export const rochdaleDuties: readonly Duty[] = [
  defineDuty({
    id: 'annual-report',
    title: 'Publish the report, at least once in every 12-month period',
    done: 'the annual report was published',
    tier: 'guidance',
    owner: 'business-manager',
    recurs: withinMonthsOfTheLast(12),
    followUps: [
      copyTo('annual-report-copy-panel', 'sent-to-panel', 'the Child Safeguarding Practice Review Panel'),
      copyTo('annual-report-copy-what-works', 'sent-to-what-works-centre', 'the What Works Centre'),
    ],
    sources: [rochdale('7.1')],
    unconfirmed: 'The document does not say from when the 12 months run: counted from the report before.',
    covers: ['GV-4', 'GV-5'],
  }),
  defineDuty({
    id: 'budget',
    title: 'Agree the budget of the financial year that begins in April',
    done: 'the budget was agreed',
    tier: 'local',
    owner: 'business-manager',
    recurs: everyYearIn(12, 'the-year-after'),
    sources: [rochdale('9.4')],
    covers: ['GV-6'],
  }),
  defineDuty({
    id: 'section-11',
    title: 'Assess through section 11 and the audits whether statutory obligations are fulfilled',
    done: 'the section 11 process was completed',
    tier: 'local',
    owner: 'independent-chair',
    recurs: onAgreedDay('section-11-date', { setting: 'section-11-months' }),
    sources: [rochdale('9.14')],
    unconfirmed: 'The document names no interval: section-11-months is for Rochdale to agree.',
    covers: ['GV-18'],
  }),
  defineDuty({
    id: 'training-impact-report',
    title: 'Present the report on the impact of the training offer to the partnership',
    done: 'the report on the impact of training was presented',
    tier: 'local',
    owner: 'learning-development-chair',
    recurs: timesAYear(1),
    sources: [rochdale('5.8')],
    covers: ['GV-39'],
  }),
  defineDuty({
    id: 'subgroup-reports',
    title: 'Report from every subgroup to the partnership on its action plan',
    done: 'the chairs of the subgroups reported',
    tier: 'local',
    owner: 'subgroup-chairs',
    recurs: timesAYear(4),
    sources: [rochdale('10.5 Subgroup working arrangements (after 12.4)')],
    covers: ['GV-40'],
  }),
  defineDuty({
    id: 'strategic-objectives',
    title: 'Publish the strategic objectives of the year',
    done: 'the strategic objectives were published',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(1),
    sources: [rochdale('10.7 (after 12.4)')],
    covers: ['GV-41'],
  }),
  defineDuty({
    id: 'communication-plan',
    title: 'Develop the annual communication plan',
    done: 'the annual communication plan was developed',
    tier: 'local',
    owner: 'communication-chair',
    recurs: timesAYear(1),
    sources: [rochdale('12.4 d) Communication and Engagement')],
    covers: ['GV-42'],
  }),
]
