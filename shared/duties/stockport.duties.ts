import { stockport } from '../partnerships/sources.ts'
import { type Duty, defineDuty, type FollowUp } from './duty.ts'
import { everyMonths, onAgreedDay, timesAYear } from './recurrence.ts'

const executive = stockport('The Executive of the Stockport Safeguarding Children Partnership')
const wider = stockport('Wider Partnership Engagement')
const groups = stockport('Partnership Groups, Accountability and Delegated Authority')
const scrutiny = stockport('Arrangements for Independent Scrutiny')
const report = stockport('Annual Report')

/** "published on the … website along with being formally received through": three bodies, and no time for any. */
const receivedBy = (id: string, step: FollowUp['step'], whom: string): FollowUp => ({
  id,
  title: `Have the annual report formally received ${whom}`,
  done: `the annual report was received ${whom}`,
  step,
  tier: 'internal',
  owner: 'business-manager',
  due: null,
  sources: [report],
})

/** Stockport's yearly and standing duties. Its document is undated and says "a year" throughout. */
export const stockportDuties: readonly Duty[] = [
  defineDuty({
    id: 'annual-report',
    title: 'Publish the annual report',
    done: 'the annual report was published on the partnership’s website',
    tier: 'guidance',
    owner: 'business-manager',
    recurs: onAgreedDay('annual-report-date'),
    followUps: [
      receivedBy(
        'annual-report-governance',
        'received-by-partners-governance',
        'through the governance of the statutory partners',
      ),
      receivedBy('annual-report-health', 'received-by-health-and-wellbeing-board', 'by the Health and Wellbeing Board'),
      receivedBy('annual-report-wider', 'received-across-the-partnership', 'across the wider partnership'),
    ],
    sources: [report],
    covers: ['GV-3'],
  }),
  ...(
    [
      ['section-11', 'section 11', 'quality-assurance-chair', stockport('Quality Assurance and Scrutiny Partnership')],
      [
        'section-175',
        'section 175/157',
        'education-adviser',
        stockport('How all Early Years Settings, Schools … will be included: the SASE leads on the audits'),
      ],
    ] as const
  ).map(([id, section, owner, source]) =>
    defineDuty({
      id,
      title: `Have the ${section} audits returned`,
      done: `the ${section} audits were returned`,
      tier: 'local',
      owner,
      recurs: onAgreedDay(`${id}-date`, { setting: `${id}-months` }),
      sources: [source],
      unconfirmed: `The document names no interval: ${id}-months is for Stockport to agree.`,
      covers: ['GV-17'],
    }),
  ),
  defineDuty({
    id: 'executive-meeting',
    title: 'Hold the meeting of the Executive',
    done: 'the Executive met',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(4),
    sources: [executive, wider],
    covers: ['GV-30'],
  }),
  defineDuty({
    id: 'development-day',
    title: 'Hold the development day of the wider partnership at the start of the year',
    done: 'the development day was held',
    tier: 'local',
    owner: 'business-manager',
    recurs: onAgreedDay('development-day-date'),
    sources: [executive, wider],
    covers: ['GV-30'],
  }),
  defineDuty({
    id: 'mid-year-review',
    title: 'Hold the mid-year review of progress against the priority areas',
    done: 'the mid-year review was held',
    tier: 'local',
    owner: 'business-manager',
    recurs: onAgreedDay('mid-year-review-date'),
    sources: [executive],
    covers: ['GV-30'],
  }),
  ...(
    [
      ['practice-improvement', 'Practice Improvement Partnership', 'practice-review-group'],
      ['quality-assurance', 'Quality Assurance Partnership', 'quality-assurance-chair'],
    ] as const
  ).flatMap(([id, group, owner]) => [
    defineDuty({
      id: `${id}-report`,
      title: `Report from the ${group} to the Executive`,
      done: `the ${group} reported to the Executive`,
      tier: 'local',
      owner,
      recurs: timesAYear(4),
      sources: [groups],
      covers: ['GV-31'],
    }),
    defineDuty({
      id: `${id}-plan`,
      title: `Agree the work plan of the ${group} with the Executive`,
      done: `the work plan of the ${group} was agreed`,
      tier: 'local',
      owner,
      recurs: onAgreedDay('work-plans-date'),
      sources: [groups],
      covers: ['GV-31'],
    }),
  ]),
  defineDuty({
    id: 'front-line-visits',
    title: 'Visit front-line practice in agencies that the members are not familiar with',
    done: 'the visits to front-line practice were made',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(1),
    sources: [stockport('Engaging with Front Line Practice')],
    unconfirmed: 'The document speaks of an intention to continue the annual visits.',
    covers: ['GV-33'],
  }),
  defineDuty({
    id: 'practice-week',
    title: 'Hold the practice week on the front line',
    done: 'the practice week was held',
    tier: 'local',
    owner: 'director-of-childrens-services',
    recurs: timesAYear(1),
    sources: [stockport('Engaging with Front Line Practice')],
    unconfirmed: 'The document speaks of an intention that the model will continue on an annual basis.',
    covers: ['GV-33'],
  }),
  defineDuty({
    id: 'learning-hub',
    title: 'Hold a Safeguarding Learning Hub event in each locality',
    done: 'an event was held in each locality',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(2),
    sources: [wider],
    unconfirmed: 'The document proposes them "at least twice a year" and does not list the localities: one date stands for all.',
    covers: ['GV-34'],
  }),
  defineDuty({
    id: 'standards-board-data',
    title: 'Give the Greater Manchester Standards Board the data of the quarter',
    done: 'the data went to the Standards Board',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(4),
    sources: [scrutiny],
    unconfirmed: 'The document says that the Board scrutinises quarterly data, not by when it is to have them.',
    covers: ['GV-35'],
  }),
  defineDuty({
    id: 'safeguarding-lead-meeting',
    title: 'Hold the network meeting of the Designated Safeguarding Leads',
    done: 'the network met',
    tier: 'local',
    owner: 'education-adviser',
    recurs: timesAYear(4),
    sources: [stockport('How all Early Years Settings, Schools … will be included: quarterly network meetings')],
    covers: ['GV-37'],
  }),
  defineDuty({
    id: 'providers-forum',
    title: 'Hold the meeting of the Providers Forum',
    done: 'the Providers Forum met',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(4),
    sources: [stockport('Provider Forum')],
    covers: ['GV-37'],
  }),
  defineDuty({
    id: 'complex-strategy',
    title: 'Deliver the joint strategy 2018-2020 for complex safeguarding',
    done: 'the strategy was delivered',
    tier: 'local',
    owner: 'business-manager',
    recurs: everyMonths(36),
    validFrom: '2018-01-01',
    validTo: '2020-12-31',
    sources: [stockport('Joint Partnership Working Groups, Complex Safeguarding')],
    covers: ['GV-38'],
  }),
  defineDuty({
    id: 'early-help-programme',
    title: 'Agree the annual work programme of Early Help and Prevention',
    done: 'the annual work programme was agreed',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(1),
    sources: [stockport('Joint Partnership Working Groups, Early Help and Prevention')],
    covers: ['GV-38'],
  }),
  defineDuty({
    id: 'audit-plan',
    title: 'Plan the audits of the partnership for the year, re-audits included',
    done: 'the year plan of audits was made',
    tier: 'local',
    owner: 'quality-assurance-chair',
    recurs: timesAYear(1),
    sources: [stockport('Stockport Safeguarding Partnership Quality Assurance Model')],
    covers: ['GV-44'],
  }),
]
