import { bolton, boltonIn2022 } from '../partnerships/sources.ts'
import { type Duty, defineDuty } from './duty.ts'
import { everyMonths, everyYearIn, onAgreedDay, timesAYear } from './recurrence.ts'

const scrutiny = bolton('Independent Scrutiny and Partnership Assurance, How we will carry out scrutiny')
const method = (approach: string) => bolton(`Assurance Framework, The Approach and The Method: ${approach}`)

/** "between July 2019 and March 2020": the meetings of both bodies in the first year, to be reviewed at its end. */
const firstYear = { validFrom: '2019-07-01', validTo: '2020-03-31', recurs: everyMonths(2), tier: 'local' } as const

/** Bolton's yearly and standing duties, as its arrangements of 2019 and its report of 2022 name them. */
export const boltonDuties: readonly Duty[] = [
  defineDuty({
    id: 'annual-report',
    title: 'Publish the annual report',
    done: 'the annual report was published on the website',
    tier: 'guidance',
    owner: 'business-manager',
    recurs: onAgreedDay('annual-report-date'),
    followUps: [
      {
        id: 'annual-report-discussion',
        title: 'Discuss the annual report within each agency',
        done: 'the annual report was discussed within each agency',
        step: 'discussed-in-each-agency',
        tier: 'internal',
        owner: 'business-manager',
        due: null,
        sources: [bolton('Three Safeguarding Partners: each delegated representative')],
      },
    ],
    sources: [
      bolton('Three Safeguarding Partners: each delegated representative'),
      boltonIn2022('Bolton Safeguarding Children Partnership: the partners must publish a yearly report'),
    ],
    covers: ['GV-1', 'GV-2'],
  }),
  defineDuty({
    id: 'independent-scrutiny',
    title: 'Have the independent scrutiny of the year carried out, with its look at the response to the year before',
    done: 'the independent scrutiny took place',
    tier: 'local',
    owner: 'chair',
    recurs: everyYearIn(10),
    validFrom: '2020-10-01',
    sources: [scrutiny],
    unconfirmed:
      'The document plans October 2020 and October 2021 and says "October of each year": that it goes on is our reading until Bolton says otherwise.',
    covers: ['GV-9', 'GV-10', 'GV-12'],
  }),
  defineDuty({
    id: 'quality-assurance-cycle',
    title: 'Complete the planned cycle of the quality assurance framework',
    done: 'the two-year cycle of quality assurance was completed',
    tier: 'local',
    owner: 'quality-practice-chair',
    recurs: onAgreedDay('quality-assurance-cycle-date', 24),
    sources: [bolton('Assurance Framework, What we will scrutinise: a two-year planned cycle')],
    covers: ['GV-13'],
  }),
  defineDuty({
    id: 'thematic-audit',
    title: 'Carry out a thematic audit across the partnership',
    done: 'the thematic audit was carried out',
    tier: 'local',
    owner: 'quality-practice-chair',
    recurs: timesAYear(2),
    sources: [method('Thematic Audits')],
    covers: ['GV-14'],
  }),
  defineDuty({
    id: 'complaints-themes',
    title: 'Collect the themes of compliments, complaints and critical incidents from the agencies',
    done: 'the agencies and commissioned services shared their themes',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(1),
    sources: [method('Compliments/Complaints/ Critical Incidents')],
    covers: ['GV-15'],
  }),
  defineDuty({
    id: 'section-11',
    title: 'Have the section 11 self-assessments returned',
    done: 'the section 11 self-assessments were returned',
    tier: 'local',
    owner: 'business-manager',
    recurs: onAgreedDay('section-11-date', { setting: 'section-11-months' }),
    sources: [method('Section 11')],
    unconfirmed:
      'The document says "bi-annual", which may mean twice a year or every two years: section-11-months is 6 or 24 as Bolton decides.',
    covers: ['GV-16'],
  }),
  defineDuty({
    ...firstYear,
    id: 'partnership-meeting',
    title: 'Hold the meeting of the partnership',
    done: 'the partnership met',
    owner: 'chair',
    sources: [bolton('Bolton Safeguarding Children Partnership: Bolton Safeguarding Partnership is responsible for')],
    covers: ['GV-19'],
  }),
  defineDuty({
    ...firstYear,
    id: 'implementation-meeting',
    title: 'Hold the meeting of the Implementation Group',
    done: 'the Implementation Group met',
    owner: 'business-manager',
    sources: [bolton('Bolton Safeguarding Children Partnership - Implementation Group')],
    covers: ['GV-20'],
  }),
  ...(
    [
      ['communication-meeting', 'Effective Communication', 4, 'effective-communication-chair', 'Effective Communication ‘C’'],
      ['quality-practice-meeting', 'Quality Practice', 4, 'quality-practice-chair', 'Quality Practice ‘Q’'],
      ['thematic-learning-meeting', 'Thematic Learning', 2, 'thematic-learning-chair', 'Thematic Learning ‘L’'],
      ['workforce-meeting', 'Workforce Development', 4, 'workforce-development-chair', 'Workforce Development ‘W’'],
    ] as const
  ).map(([id, group, times, owner, heading]) =>
    defineDuty({
      id,
      title: `Hold the meeting of the delivery group ${group}`,
      done: `the delivery group ${group} met`,
      tier: 'local',
      owner,
      recurs: timesAYear(times),
      sources: [bolton(`Delivery Groups: ${heading}`)],
      covers: ['GV-21'],
    }),
  ),
  ...(
    [
      ['education-collaborative', 'Education Collaborative', 3],
      ['health-collaborative', 'Health Collaborative', 4],
    ] as const
  ).map(([id, group, times]) =>
    defineDuty({
      id,
      title: `Hold the meeting of the ${group}`,
      done: `the ${group} met`,
      tier: 'local',
      owner: 'business-manager',
      recurs: timesAYear(times),
      sources: [bolton(`Stakeholder Collaboratives: ${group}`)],
      covers: ['GV-22'],
    }),
  ),
  defineDuty({
    id: 'practitioner-collaborative',
    title: 'Hold the meeting of the Practitioner Collaborative',
    done: 'the Practitioner Collaborative met',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(2),
    sources: [bolton('Stakeholder Collaboratives: Practitioner Collaborative')],
    unconfirmed: 'The document says "initially" twice a year and not what follows; it stays at that until Bolton says otherwise.',
    covers: ['GV-22'],
  }),
  defineDuty({
    id: 'priority-areas',
    title: 'Identify the priority areas of the year, four at the most',
    done: 'the priority areas were identified',
    tier: 'local',
    owner: 'chair',
    recurs: timesAYear(1),
    sources: [bolton('Partnership Priority Groups')],
    covers: ['GV-24'],
  }),
  defineDuty({
    id: 'meeting-with-children',
    title: 'Meet with children to work on the safeguarding issues that are important to them',
    done: 'the partnership met with children',
    tier: 'local',
    owner: 'business-manager',
    recurs: timesAYear(2),
    sources: [boltonIn2022('What Children Tell Us')],
    covers: ['GV-26'],
  }),
  defineDuty({
    id: 'network-bites',
    title: 'Hold the online webinar "Network Bites" of the month',
    done: 'the webinar was held',
    tier: 'local',
    owner: 'training-leads',
    recurs: timesAYear(12),
    turnedOnBy: 'network-bites-watched',
    sources: [boltonIn2022('A Safer Workforce for 2023')],
    unconfirmed: 'The report describes them and promises none, so they are watched only once Bolton turns this on.',
    covers: ['GV-28'],
  }),
  defineDuty({
    id: 'education-newsletter',
    title: 'Send the termly newsletter of the Safeguarding in Education Team',
    done: 'the newsletter was sent',
    tier: 'local',
    owner: 'training-leads',
    recurs: timesAYear(3),
    turnedOnBy: 'education-newsletter-watched',
    sources: [boltonIn2022('Safeguarding Thresholds, How Organisations have responded')],
    unconfirmed:
      'The report describes it and promises none, so it is watched only once Bolton turns this on; a term is counted as a third of the year.',
    covers: ['GV-28'],
  }),
]
