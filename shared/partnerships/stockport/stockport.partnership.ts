import { rulesOf } from '../../duties/rules-of.ts'
import { stockportDuties } from '../../duties/stockport.duties.ts'
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
import { missingChildRules } from './missing-child.rules.ts'
import { seriousIncidentRules } from './serious-incident.rules.ts'
import { stockportAgencies } from './stockport.agencies.ts'
import { stockportLadders, stockportOverdue } from './stockport.ladders.ts'

// Its front door is named under "How to Report a Concern about a Child".
export const stockport = definePartnership({
  id: 'stockport',
  name: 'Stockport Safeguarding Children Partnership',
  frontDoor: 'the Multi-Agency Safeguarding and Support Hub (MASSH)',
  roles: [
    { id: 'director-of-childrens-services', title: 'Director of Children’s Services (SMBC)' },
    { id: 'rapid-review-panel', title: 'Chair of the Rapid Review Panel' },
    { id: 'practice-review-group', title: 'Chair of the Practice Improvement Partnership' },
    { id: 'business-manager', title: 'Safeguarding Partnership Business Manager' },
    {
      id: 'executive-nurse',
      title: 'Executive Nurse (NHS Greater Manchester Integrated Care)',
      formerly: beforeIntegratedCare('Executive Nurse (Stockport Clinical Commissioning Group)'),
    },
    { id: 'local-police-chief-officer', title: 'Chief Officer for the local area (Greater Manchester Police)' },
    { id: 'lead-council', title: 'Chief Executive (SMBC)' },
    {
      id: 'lead-health',
      title: 'Accountable Officer (NHS Greater Manchester Integrated Care)',
      formerly: beforeIntegratedCare('Accountable Officer (Stockport Clinical Commissioning Group)'),
    },
    { id: 'lead-police', title: 'Borough Commander (Greater Manchester Police)' },
    // the name of its web page: the document names neither this role nor the next
    { id: 'lado', title: 'Designated Officer for the Local Authority' },
    { id: 'missing-coordinator', title: 'Coordinator for missing children' },
    { id: 'quality-assurance-chair', title: 'Chair of the Quality Assurance Partnership' },
    { id: 'education-adviser', title: 'Senior Advisor for Safeguarding in Education' },
    // "During the Transition period (1-2 years)": nobody may hold it now
    { id: 'independent-chair', title: 'Independent Chair' },
    { id: 'leader-of-the-council', title: 'Leader of the council (SMBC)' },
    {
      id: 'health-chair',
      title: 'Chair (NHS Greater Manchester Integrated Care)',
      formerly: beforeIntegratedCare('Chair (Stockport Clinical Commissioning Group)'),
    },
    { id: 'chief-constable', title: 'Chief Constable (Greater Manchester Police)' },
    ...rolesOfAgencies(stockportAgencies),
  ],
  rules: rulesByKind({
    'serious-incident': [
      ...seriousIncidentRules,
      ...publicationRules,
      ...rapidReviewSteps(seriousIncidentRules, 'returns'),
      reportCompleted,
    ],
    allegation: allegationRules,
    'missing-episode': missingChildRules,
    'standing-duty': rulesOf(stockportDuties),
    dispute: rulesOfLadders(stockportLadders),
    people: directoryRules,
  }),
  agencies: stockportAgencies,
  ladders: stockportLadders,
  overdueDispute: 'between-partners',
  settings: [],
  escalation: escalationFrom(stockportOverdue),
})
