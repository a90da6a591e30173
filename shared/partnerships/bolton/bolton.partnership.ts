import { boltonDuties } from '../../duties/bolton.duties.ts'
import { rulesOf } from '../../duties/rules-of.ts'
import { rulesOfLadders } from '../../ladders/rules-of.ts'
import { rolesOfAgencies } from '../../people/agency-roles.ts'
import { directoryRules } from '../../people/directory.rules.ts'
import { beforeIntegratedCare } from '../formerly.ts'
import { rapidReviewSteps, reportCompleted } from '../national/inner.rules.ts'
import { publicationRules } from '../national/publication.rules.ts'
import { escalationFrom } from '../overdue-ladder.ts'
import { definePartnership } from '../partnership.ts'
import { rulesByKind } from '../rules-by-kind.ts'
import { allegationRules } from './allegation.rules.ts'
import { boltonAgencies } from './bolton.agencies.ts'
import { boltonLadders, boltonOverdue } from './bolton.ladders.ts'
import { childProtectionRules } from './child-protection.rules.ts'
import { missingChildRules } from './missing-child.rules.ts'
import { attendanceConcern } from './raising.ts'
import { seriousIncidentRules } from './serious-incident.rules.ts'

// Its front door is named under "Remember Safeguarding is Everyone's Responsibility".
export const bolton = definePartnership({
  id: 'bolton',
  name: 'Bolton Safeguarding Children Partnership',
  frontDoor: 'the Multi-agency Screening and Safeguarding Service (MASS), out of hours the Emergency Duty Team',
  roles: [
    { id: 'director-of-childrens-services', title: 'Director of Children’s Services (Director of People, Bolton Council)' },
    { id: 'practice-review-group', title: 'Chair of the Child Safeguarding Practice Review Group' },
    { id: 'chair', title: 'Chair of Bolton Safeguarding Children Partnership' },
    { id: 'business-manager', title: 'BSCP Business Manager' },
    {
      id: 'delegated-health',
      title: 'Associate Director of Governance and Safety (NHS Greater Manchester Integrated Care)',
      formerly: beforeIntegratedCare('Associate Director of Governance and Safety (Bolton Clinical Commissioning Group)'),
    },
    { id: 'delegated-council', title: 'Director of People (Bolton Council)' },
    { id: 'delegated-police', title: 'Superintendent (Greater Manchester Police)' },
    {
      id: 'lead-health',
      title: 'Chief Officer (NHS Greater Manchester Integrated Care)',
      formerly: beforeIntegratedCare('Chief Officer (Bolton Clinical Commissioning Group)'),
    },
    { id: 'lead-council', title: 'Chief Executive (Bolton Council)' },
    { id: 'lead-police', title: 'Chief Superintendent (Greater Manchester Police)' },
    { id: 'childrens-social-care', title: 'Manager in local authority children’s social care' },
    { id: 'strategy-discussion-chair', title: 'Chair of the strategy discussion (social worker, deputy manager or manager)' },
    { id: 'child-protection-unit', title: 'Child protection unit' },
    { id: 'conference-chair', title: 'Child protection conference chair' },
    { id: 'conference-team-manager', title: 'Team Manager, Independent Reviewing & Conferencing Team' },
    { id: 'head-of-service-conferences', title: 'Head of Service (Conference & Review & Partnerships)' },
    { id: 'lead-social-worker', title: 'Lead social worker' },
    { id: 'lado', title: 'Local Authority Designated Officer (LADO)' },
    { id: 'missing-coordinator', title: 'Missing from Home Coordinator' },
    { id: 'effective-communication-chair', title: 'Chair of Effective Communication (a partnership communications lead)' },
    { id: 'quality-practice-chair', title: 'Chair of Quality Practice (a partnership performance and quality lead)' },
    { id: 'thematic-learning-chair', title: 'Chair of Thematic Learning (a partnership case review lead)' },
    { id: 'workforce-development-chair', title: 'Chair of Workforce Development (a partnership training and development lead)' },
    { id: 'training-leads', title: 'Multi-agency training leads' },
    { id: 'independent-adviser', title: 'Independent Adviser, where the partnership has commissioned one' },
    ...rolesOfAgencies(boltonAgencies),
  ],
  rules: rulesByKind({
    'serious-incident': [
      ...seriousIncidentRules,
      ...publicationRules,
      ...rapidReviewSteps(seriousIncidentRules, 'returns', 'draft', 'decision', 'endorsement'),
      reportCompleted,
    ],
    'child-protection': childProtectionRules,
    allegation: allegationRules,
    'missing-episode': missingChildRules,
    'standing-duty': rulesOf(boltonDuties),
    dispute: rulesOfLadders(boltonLadders),
    people: directoryRules,
  }),
  agencies: boltonAgencies,
  ladders: boltonLadders,
  raising: [attendanceConcern],
  overdueDispute: 'between-partners',
  settings: [],
  escalation: escalationFrom(boltonOverdue),
})
