import type { DataOf } from '../../events/catalogue.ts'
import type { Ladder } from '../../shared/ladders/ladder.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'

/** A dispute of the kind that a ladder is for, and whom its rungs ask then: written down by hand from the documents' words. */
interface Climb {
  about: DataOf<'dispute.raised'>['about']
  by: string
  parties: string[]
  /** Those who follow it beside the business manager: whoever raised it and who speaks for each party. */
  follow: string[]
  /** From the first to the last: its name, and everybody who is asked on it. */
  rungs: [rung: string, ...asked: string[]][]
  /** The rung on which each party reports, and who writes the reports. */
  reports?: [rung: string, ...authors: string[]]
}

const councilAndPolice = {
  by: 'council-safeguarding-lead',
  parties: ['council', 'police'],
  follow: ['council-safeguarding-lead', 'police-safeguarding-lead'],
}

const boltonPartners = ['delegated-health', 'delegated-council', 'delegated-police'] as const

const upBoltonsLines: Climb['rungs'] = [
  ['line-management', 'council-line-manager', 'police-line-manager'],
  ['senior-officers', 'council-senior-officer', 'police-senior-officer'],
  ['safeguarding-partners', ...boltonPartners],
]
const betweenPractitioners: Climb['rungs'] = [
  ['practitioners', 'council-safeguarding-lead', 'police-safeguarding-lead'],
  ...upBoltonsLines,
]

const rochdalePartners = ['delegated-police', 'delegated-health', 'director-of-childrens-services'] as const

const byHand: Record<string, Climb> = {
  'bolton front-line-practice': { ...councilAndPolice, about: 'thresholds', rungs: betweenPractitioners },
  'bolton between-partners': {
    ...councilAndPolice,
    about: 'funding-and-resources',
    by: 'delegated-council',
    follow: ['delegated-council', ...councilAndPolice.follow],
    rungs: [
      ['delegated-partners', ...boltonPartners],
      ['lead-representatives', 'lead-health', 'lead-council', 'lead-police'],
      ['independent-adviser', 'chair', 'independent-adviser'],
    ],
    // "a report of each delegated safeguarding partner setting out their position"
    reports: ['lead-representatives', 'delegated-council', 'delegated-police'],
  },
  'bolton relevant-agency': {
    about: 'non-compliance',
    by: 'delegated-police',
    parties: ['probation'],
    follow: ['delegated-police', 'probation-safeguarding-lead'],
    rungs: [['letter', 'probation-safeguarding-lead', 'probation-chief-executive']],
  },
  'bolton core-group-attendance': {
    ...councilAndPolice,
    about: 'core-group-attendance',
    by: 'lead-social-worker',
    follow: ['lead-social-worker', ...councilAndPolice.follow],
    rungs: [['lead-professional', 'lead-social-worker'], ...betweenPractitioners],
  },
  'bolton plan-not-progressing': {
    ...councilAndPolice,
    about: 'plan-not-progressing',
    rungs: [['conference-chair', 'conference-chair'], ...betweenPractitioners],
  },
  'bolton chair-decision': {
    ...councilAndPolice,
    about: 'chair-decision',
    rungs: [['head-of-service', 'head-of-service-conferences']],
  },
  'bolton conference-request': {
    ...councilAndPolice,
    about: 'conference-not-proceeding',
    rungs: [
      ['conference-team-manager', 'council-safeguarding-lead', 'police-safeguarding-lead', 'conference-team-manager'],
      ...upBoltonsLines,
    ],
  },
  'stockport all-agencies': {
    ...councilAndPolice,
    about: 'interventions',
    rungs: [
      ['escalation-policy', 'council-safeguarding-lead', 'police-safeguarding-lead'],
      ['partnership', 'business-manager'],
    ],
  },
  'stockport between-partners': {
    ...councilAndPolice,
    about: 'strategic-priorities',
    rungs: [
      [
        'two-agencies',
        'director-of-childrens-services',
        'local-police-chief-officer',
        'council-safeguarding-lead',
        'police-safeguarding-lead',
      ],
      ['partnership', 'business-manager'],
      ['executive', 'executive-nurse', 'director-of-childrens-services', 'local-police-chief-officer'],
      ['independent-chair', 'independent-chair'],
      ['heads-of-the-partners', 'leader-of-the-council', 'lead-council', 'health-chair', 'lead-health', 'chief-constable'],
    ],
  },
  'rochdale local-resolution': {
    ...councilAndPolice,
    about: 'roles-and-responsibilities',
    rungs: [
      ['local', 'council-safeguarding-lead', 'police-safeguarding-lead'],
      ['escalation-procedure', ...rochdalePartners],
    ],
  },
  'rochdale refusal-to-share': {
    about: 'information-sharing',
    by: 'delegated-health',
    parties: ['hospital'],
    follow: ['delegated-health', 'hospital-safeguarding-lead'],
    rungs: [
      ['request', 'hospital-safeguarding-lead'],
      ['safeguarding-partners', ...rochdalePartners],
    ],
  },
  'rochdale rapid-review-decision': {
    about: 'rapid-review-outcome',
    by: 'health-safeguarding-lead',
    parties: ['health', 'police'],
    follow: ['health-safeguarding-lead', 'police-safeguarding-lead'],
    rungs: [['independent-chair', 'independent-chair']],
  },
}

/** One dispute for each ladder that disputes climb, of each partnership. */
export interface LadderClimbed extends Climb {
  /** `bolton front-line-practice` */
  name: string
  partnership: string
  ladder: Ladder
}

/** @throws Error for a ladder that nobody has written down by hand */
const climbOf = (partnership: string, ladder: Ladder): LadderClimbed => {
  const name = `${partnership} ${ladder.id}`
  const climb = byHand[name]
  if (climb === undefined) throw new Error(`${name}: write down by hand whom its rungs ask`)
  return { name, partnership, ladder, ...climb }
}

/** Every ladder of the partnerships' data that disputes climb. */
export const everyClimb: readonly LadderClimbed[] = partnerships.flatMap(({ id, ladders }) =>
  ladders.filter((ladder) => ladder.for === 'disputes').map((ladder) => climbOf(id, ladder)),
)

/** @throws Error when there is none of this name */
export const climbNamed = (name: string): LadderClimbed => {
  const found = everyClimb.find((climb) => climb.name === name)
  if (found === undefined) throw new Error(`no ladder is called ${name}`)
  return found
}

/** What raises it, but for the moment. */
export const raisingOf = ({ partnership, ladder, about, by, parties }: LadderClimbed) => ({
  partnership,
  ladder: ladder.id,
  about,
  by,
  parties,
})

/** What a partnership agrees on so that each rung of a ladder has two working days to answer. */
export const twoDaysOnEachRung = ({ partnership, ladder, rungs }: LadderClimbed): DataOf<'settings.agreed'>[] =>
  rungs.map(([rung]) => ({
    partnership,
    setting: `${ladder.id}-${rung}-working-days`,
    value: 2,
    from: '2027-01-01',
    agreedBy: 'executive-group',
    agreedOn: '2027-01-04',
    source: 'Minutes of 4 January 2027, item 7',
  }))
