// Every statement of time in the five documents, by the ids of the domain's list, and what became of each: the rules or
// duties that watch it, or the reason why nothing can. A statement that is missing here fails the coverage test.

/** The five documents, each of one partnership. */
const documents = {
  arrangements: { partnership: 'bolton', document: 'Bolton: Multi-Agency Arrangements (2019)' },
  annualReport: { partnership: 'bolton', document: 'Bolton: Keeping Children Safe in Bolton in 2022 (annual report)' },
  bestPractice: { partnership: 'bolton', document: 'Bolton: Supporting Best Practice in Child Protection' },
  stockport: { partnership: 'stockport', document: 'Stockport: Safeguarding in Stockport' },
  rochdale: { partnership: 'rochdale', document: 'Rochdale: Arrangements Document' },
} as const

/** One statement of time, and what became of it. */
export interface TimeStatement {
  id: string
  /** Whose document it is. */
  partnership: string
  document: string
  /** Paragraph, or heading and line. */
  place: string
  becomes:
    | {
        rule: readonly string[]
        /** What of the statement no rule watches, and why. */
        rest?: string
      }
    | { notAClock: string }
}

type Becomes = readonly [TimeStatement['id'], place: string, becomes: TimeStatement['becomes']]

const said = (where: keyof typeof documents, ...statements: readonly Becomes[]): TimeStatement[] =>
  statements.map(([id, place, becomes]) => ({ id, ...documents[where], place, becomes }))

const rule = (...ids: readonly [string, ...string[]]) => ({ rule: ids })
const ruleInPart = (rest: string, ...ids: readonly [string, ...string[]]) => ({ rule: ids, rest })
const notAClock = (reason: string) => ({ notAClock: reason })

const seriousIncidents: readonly TimeStatement[] = [
  ...said(
    'rochdale',
    ['SI-1', '8.13', rule('panel-notification', 'partnership-notification')],
    ['SI-2', '8.13', rule('partnership-notification', 'other-areas-notification')],
    ['SI-4', '8.14', rule('looked-after-death-notification')],
    [
      'SI-5',
      '8.15',
      notAClock('No time is stated, and until an agency tells of the incident there is no fact from which anything could run.'),
    ],
    [
      'SI-9',
      '8.24',
      rule('rapid-review', 'rapid-review-internal-target', 'rapid-review-from-authority-aware', 'rapid-review-from-all-aware'),
    ],
    ['SI-10', '8.26', rule('rapid-review-copy')],
    ['SI-11', '8.27', rule('local-review-announcement')],
    ['SI-12', '8.27', notAClock('It is allowed, not required: the partnership may tell the Panel more, and no time is stated.')],
    [
      'SI-13',
      '8.29',
      notAClock(
        'No time is stated: the Panel’s own request says what it asks for and by when, and no fact tells the service of it.',
      ),
    ],
    [
      'SI-14',
      '8.30',
      notAClock(
        'The owner is the national Panel, outside the partnerships, and "promptly" is no number: its answer can only be asked after.',
      ),
    ],
    ['SI-15', '8.31', notAClock('The owner is the national Panel, outside the partnerships, and no time is stated.')],
    ['SI-17', '8.45', rule('practice-review', 'practice-review-from-initiation')],
    ['SI-18', '8.45', rule('delay-reasons-panel', 'delay-reasons-secretary-of-state', 'plan-after-six-months')],
    ['SI-20', '8.44', rule('pre-publication-panel', 'pre-publication-secretary-of-state', 'pre-publication-ofsted')],
    ['SI-21', '8.42', rule('report-availability')],
    ['SI-23', '8.39', rule('reviewer-progress')],
    [
      'SI-24',
      '8.41',
      notAClock('Each recommendation names its own day in the report; the service holds nothing of what a report says.'),
    ],
    ['SI-25', '8.46', notAClock('A way of working while a review is open: no number, and no single act that would meet it.')],
    [
      'SI-26',
      '8.47',
      notAClock('"Regularly" is no interval, and what is audited are recommendations, whose text the service does not hold.'),
    ],
    [
      'SI-29',
      '9.15',
      notAClock('No time is stated, and a referral before any notification is no fact that the service is told of.'),
    ],
  ),
  ...said(
    'stockport',
    ['SI-3', 'Reporting Serious Incidents (line 525)', rule('panel-notification')],
    [
      'SI-6',
      'Reporting Serious Incidents (line 525)',
      rule('rapid-review', 'rapid-review-from-notification', 'rapid-review-from-authority-aware'),
    ],
    [
      'SI-27',
      'Local Child Safeguarding Practice Reviews (line 519)',
      notAClock('"In a timely manner" is no number, and each action has its own day in a plan that the service does not hold.'),
    ],
    [
      'SI-30',
      'Child Death Overview Panel (line 282)',
      notAClock(
        'The owner is the Child Death Overview Panel, outside the partnership: no month is stated for its report, and its concerns come when they arise.',
      ),
    ],
  ),
  ...said(
    'arrangements',
    [
      'SI-7',
      'Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews (line 676)',
      rule('rapid-review', 'rapid-review-from-authority-aware', 'rapid-review-from-all-aware'),
    ],
    [
      'SI-8',
      'Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews (line 667)',
      ruleInPart(
        'The screening has no time of its own: it must fit within the fifteen working days of the rapid review, and an inner limit is kept to that end.',
        'rapid-review-decision',
      ),
    ],
    [
      'SI-16',
      'Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews (line 684)',
      rule('practice-review', 'practice-review-from-initiation'),
    ],
    [
      'SI-19',
      'Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews (line 684)',
      rule('pre-publication-panel', 'pre-publication-secretary-of-state'),
    ],
    [
      'SI-22',
      'Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews (line 684)',
      rule('practice-review', 'report-availability'),
    ],
    [
      'SI-28',
      'Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews (line 678)',
      notAClock(
        'Choosing a reviewer has no time of its own: it must fit within the six months of the practice review, which are watched.',
      ),
    ],
  ),
]

const strategy = 'Effective Strategy Discussions'
const conferences = 'Effective Child Protection Conferences'
const planning = 'Effective Child Protection Planning'
const coreGroups = 'Effective Child Protection Core Groups'
const families = 'Engaging and Supporting Children and their Families'

const childProtection: readonly TimeStatement[] = said(
  'bestPractice',
  ['CP-1', `${strategy} (line 132)`, rule('strategy-discussion')],
  ['CP-2', `${strategy} (line 137)`, rule('strategy-discussion-after-death')],
  ['CP-3', `${strategy} (line 138)`, rule('strategy-discussion-minutes')],
  [
    'CP-4',
    `${strategy} (lines 140 to 141)`,
    notAClock('Each action has a time of its own, agreed in the discussion; the service holds nothing of what was agreed.'),
  ],
  ['CP-5', `${strategy} (line 143)`, rule('lado-consultation')],
  ['CP-6', `${strategy} (line 122) and ${conferences} (line 151)`, rule('initial-conference', 'initial-conference-date')],
  ['CP-7', `${strategy} (line 144)`, rule('conference-request')],
  ['CP-8', `${conferences} (line 171)`, rule('unborn-conference', 'unborn-conference-reason')],
  ['CP-9', `${conferences} (line 170)`, rule('conference-reports', 'conference-reports-written', 'unplanned-conference-reports')],
  ['CP-10', `${families} (line 92) and ${conferences} (line 175)`, rule('family-saw-reports')],
  ['CP-11', `${families} (line 91)`, rule('chair-met-family')],
  ['CP-12', `${conferences} (line 177)`, rule('decisions-circulated', 'review-decisions-circulated')],
  ['CP-13', `${conferences} (line 178)`, rule('conference-minutes')],
  ['CP-14', `${conferences} (line 152)`, rule('first-review-conference')],
  ['CP-15', `${conferences} (line 152)`, rule('later-review-conference')],
  ['CP-16', `${conferences} (line 179)`, rule('next-conference-date')],
  [
    'CP-17',
    `${conferences} (line 156)`,
    notAClock(
      'The conference sets days for one case; the limits within which they must lie are watched: first core group, next core group, review.',
    ),
  ],
  ['CP-18', `${coreGroups} (line 233)`, rule('first-core-group')],
  ['CP-19', `${coreGroups} (line 247)`, rule('next-core-group')],
  ['CP-20', `${coreGroups} (line 247)`, rule('last-core-group-before-review')],
  ['CP-21', `${planning} (line 226)`, rule('last-core-group-before-review')],
  ['CP-22', `${coreGroups} (line 251)`, rule('core-group-minutes')],
  [
    'CP-23',
    `${coreGroups} (line 252)`,
    notAClock('Each member’s report is due by the meeting itself; the service is not told of single members’ reports.'),
  ],
  ['CP-24', `${planning} (line 221)`, rule('revised-plan-circulated')],
  [
    'CP-25',
    `${coreGroups} (line 253)`,
    notAClock('No time is stated, and that an action cannot be done is known to its holder alone, not to the service.'),
  ],
  [
    'CP-26',
    `${conferences} (line 183)`,
    notAClock('It says what a first review should in general not decide: a gate, not a time limit.'),
  ],
  ['CP-27', `${conferences} (line 184)`, rule('chair-decision-review')],
  [
    'CP-28',
    `${conferences} (line 185)`,
    notAClock('It says what the minutes must record, not by when; the minutes themselves are watched.'),
  ],
  ['CP-29', `${conferences} (line 187)`, rule('plan-end-letter')],
  [
    'CP-30',
    `${conferences} (line 186)`,
    notAClock('The meetings of a child in need or early help plan have days of their own, outside the child protection process.'),
  ],
  [
    'CP-31',
    `${planning} (lines 212, 219 and 222)`,
    notAClock('"Regular" is no interval beyond the core groups, which are watched.'),
  ],
  [
    'CP-32',
    `${coreGroups} (line 256)`,
    notAClock(
      '"Persist" is no number: each second absence that is told raises a dispute on its own ladder, until the partnership agrees on another number (setting core-group-absences).',
    ),
  ],
)

const allegationsAndMissing: readonly TimeStatement[] = said(
  'annualReport',
  [
    'LA-1',
    'A Safe Workforce (line 449)',
    rule(
      'allegation-conclusion',
      'allegation-immediate-action',
      'allegation-evaluation',
      'allegation-strategy-meeting',
      'allegation-strategy-review',
    ),
  ],
  ['LA-2', 'A Safe Workforce (line 451)', rule('allegation-conclusion', 'allegation-delay-reasons')],
  ['LA-3', 'A Safe Workforce (lines 429 to 435)', rule('new-allegation', 'allegation-conclusion')],
  [
    'LA-4',
    'A Safe Workforce (lines 422 to 427)',
    notAClock(
      'The four criteria decide whether the process applies: they are the gate that an allegation passes, not a time limit.',
    ),
  ],
  ['MI-1', 'Children Missing from Home (line 219)', rule('return-interview', 'return-interview-offer')],
  [
    'MI-2',
    'Children Missing from Home (lines 243 and 249)',
    rule('missing-strategy-meeting', 'missing-strategy-meeting-from-report', 'report-known'),
  ],
  ['MI-3', 'Children Missing from Home (line 221)', rule('telephone-support')],
  [
    'MI-4',
    'Children Missing from Home (line 200)',
    notAClock('A statistic over twelve months: it says how episodes are counted, and asks nobody to do anything by a day.'),
  ],
)

const assurance = 'Assurance Framework, The Approach and The Method'

const expired = 'The cycle in the document ended in March 2020, so nothing is opened of it until a new one is agreed.'

const yearlyInBolton: readonly TimeStatement[] = [
  ...said(
    'arrangements',
    ['GV-1', 'Three Safeguarding Partners (line 282)', rule('annual-report', 'annual-report-date', 'annual-report-discussion')],
    [
      'GV-7',
      'Funding (line 497)',
      notAClock('The review belonged to the first year, 2019-2020, and the budget to the first annual report: both are over.'),
    ],
    [
      'GV-9',
      'Independent Scrutiny and Partnership Assurance (line 543)',
      ruleInPart(
        'The "health-check" after six months belonged to the first year, 2019-2020, and is over.',
        'independent-scrutiny',
      ),
    ],
    ['GV-10', 'How we will carry out scrutiny (lines 587 and 593)', rule('independent-scrutiny')],
    [
      'GV-11',
      'How we will carry out scrutiny (line 581)',
      notAClock('The last twelve months say which audit reports the scrutiny is given, not by when it is given them.'),
    ],
    ['GV-12', 'How we will carry out scrutiny, Year 2 (line 589)', rule('independent-scrutiny')],
    ['GV-13', 'Assurance Framework (lines 619 and 635)', rule('quality-assurance-cycle', 'quality-assurance-cycle-date')],
    ['GV-14', `${assurance}: Thematic Audits (line 642)`, rule('thematic-audit')],
    ['GV-15', `${assurance}: Compliments, Complaints, Critical Incidents (line 644)`, rule('complaints-themes')],
    ['GV-16', `${assurance}: Section 11 (line 648)`, rule('section-11', 'section-11-date')],
    ['GV-19', 'Bolton Safeguarding Children Partnership (line 363)', ruleInPart(expired, 'partnership-meeting')],
    ['GV-20', 'Implementation Group (line 391)', ruleInPart(expired, 'implementation-meeting')],
    [
      'GV-21',
      'Delivery Groups (lines 403, 409, 413 and 417)',
      rule('communication-meeting', 'quality-practice-meeting', 'thematic-learning-meeting', 'workforce-meeting'),
    ],
    [
      'GV-22',
      'Stakeholder Collaboratives (lines 427, 431 and 447)',
      rule('education-collaborative', 'health-collaborative', 'practitioner-collaborative'),
    ],
    [
      'GV-23',
      'Stakeholder Collaboratives (lines 433 to 443)',
      notAClock(
        'The Parents’ and Children’s Collaboratives and the Training Pool have no interval, and no meeting is asked for.',
      ),
    ],
    ['GV-24', 'Partnership Priority Groups (line 453)', rule('priority-areas')],
    [
      'GV-25',
      'Funding (line 495) and Multi-Agency Safeguarding Training Offer (line 512)',
      notAClock('Funds for 2019-2020 and a training offer by 2020-2021: aims for years that are over.'),
    ],
  ),
  ...said(
    'annualReport',
    ['GV-2', 'Bolton Safeguarding Children Partnership (line 67)', rule('annual-report', 'annual-report-date')],
    ['GV-26', 'What Children Tell Us (line 156)', rule('meeting-with-children')],
    [
      'GV-27',
      'Priorities for 2023 (lines 312, 373, 593 and 601 to 617)',
      notAClock('Evaluations, launches and priorities "in 2023" were plans for that one year, which is over.'),
    ],
    [
      'GV-28',
      'A Safer Workforce for 2023 (lines 475, 412 and 512)',
      ruleInPart(
        'The follow-up contacts six months after training are made with single delegates: the service knows of no training and of nobody who attended.',
        'network-bites',
        'education-newsletter',
      ),
    ],
  ),
]

const yearlyInStockport: readonly TimeStatement[] = said(
  'stockport',
  [
    'GV-3',
    'Annual Report (lines 272 to 276)',
    rule('annual-report', 'annual-report-date', 'annual-report-governance', 'annual-report-health', 'annual-report-wider'),
  ],
  [
    'GV-8',
    'How the Arrangements will be Funded (line 626)',
    notAClock('The level of funding was kept for 2019/20 and reviewed in that year, which is over.'),
  ],
  [
    'GV-17',
    'Quality Assurance and Scrutiny Partnership (lines 392, 554 and 608)',
    ruleInPart(
      'How well escalation works is looked at within these audits, and has no time of its own.',
      'section-11',
      'section-11-date',
      'section-175',
      'section-175-date',
    ),
  ],
  [
    'GV-29',
    'Forward (line 57)',
    notAClock('The independent review belonged to the end of the first year of the arrangements, which is over.'),
  ],
  [
    'GV-30',
    'The Executive (line 308) and Wider Partnership Engagement (line 430)',
    ruleInPart(
      'The review of progress after six months belonged to the first year, and is over.',
      'executive-meeting',
      'development-day',
      'development-day-date',
      'mid-year-review',
      'mid-year-review-date',
    ),
  ],
  [
    'GV-31',
    'Accountability and Delegated Authority (lines 366 to 368)',
    rule(
      'practice-improvement-report',
      'practice-improvement-plan',
      'practice-improvement-plan-date',
      'quality-assurance-report',
      'quality-assurance-plan',
      'quality-assurance-plan-date',
    ),
  ],
  [
    'GV-32',
    'Accountability and Delegated Authority (line 369)',
    notAClock('A threshold of risk scores and not of time: the Executive is told when a score passes it, whenever that is.'),
  ],
  ['GV-33', 'Engaging with Front Line Practice (lines 288 to 294)', rule('front-line-visits', 'practice-week')],
  ['GV-34', 'Wider Partnership Engagement (line 432)', rule('learning-hub')],
  ['GV-35', 'Arrangements for Independent Scrutiny (line 541)', rule('standards-board-data')],
  [
    'GV-36',
    'Arrangements for Independent Scrutiny (line 543)',
    notAClock(
      'The Independent Chair stays for one to two years from a day that is not given: the term of an office, which asks nobody to act.',
    ),
  ],
  [
    'GV-37',
    'Quarterly network meetings (line 568) and Provider Forum (line 592)',
    rule('safeguarding-lead-meeting', 'providers-forum'),
  ],
  [
    'GV-38',
    'Complex Safeguarding (line 402) and Early Help and Prevention (line 412)',
    ruleInPart(
      'The strategy covers 2018 to 2020, so nothing is opened of it any more.',
      'complex-strategy',
      'early-help-programme',
    ),
  ],
  ['GV-44', 'Quality Assurance Model (line 227)', rule('audit-plan')],
)

const yearlyInRochdale: readonly TimeStatement[] = said(
  'rochdale',
  ['GV-4', '7.1', rule('annual-report', 'annual-report-last')],
  [
    'GV-5',
    '7.3',
    rule('annual-report-copy-panel', 'annual-report-copy-what-works', 'review-copy-panel', 'review-copy-what-works'),
  ],
  ['GV-6', '9.4', rule('budget')],
  ['GV-18', '9.14', rule('section-11', 'section-11-date')],
  ['GV-39', '5.8', rule('training-impact-report')],
  ['GV-40', '10.5, as it stands after 12.4 (lines 883 to 888)', rule('subgroup-reports')],
  ['GV-41', '10.7, as it stands after 12.4 (lines 893 to 894)', rule('strategic-objectives')],
  ['GV-42', '12.4 d) Communication and Engagement', rule('communication-plan')],
  [
    'GV-43',
    '9.11 to 9.13',
    notAClock('It says what the annual report contains and who supports it; the report itself is watched.'),
  ],
)

export const timeStatements: readonly TimeStatement[] = [
  ...seriousIncidents,
  ...childProtection,
  ...allegationsAndMissing,
  ...yearlyInBolton,
  ...yearlyInStockport,
  ...yearlyInRochdale,
]
