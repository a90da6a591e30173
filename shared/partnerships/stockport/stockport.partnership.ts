import { rulesOf } from '../../duties/rules-of.ts'
import { stockportDuties } from '../../duties/stockport.duties.ts'
import { rapidReviewSteps, reportCompleted } from '../national/inner.rules.ts'
import { publicationRules } from '../national/publication.rules.ts'
import { definePartnership } from '../partnership.ts'
import { rulesByKind } from '../rules-by-kind.ts'
import { serviceDefault } from '../sources.ts'
import { allegationRules } from './allegation.rules.ts'
import { missingChildRules } from './missing-child.rules.ts'
import { seriousIncidentRules } from './serious-incident.rules.ts'

export const stockport = definePartnership({
  id: 'stockport',
  name: 'Stockport Safeguarding Children Partnership',
  frontDoor: 'the Multi-Agency Safeguarding and Support Hub (MASSH)',
  roles: [
    { id: 'director-of-childrens-services', title: 'Director of Children’s Services (SMBC)' },
    { id: 'rapid-review-panel', title: 'Chair of the Rapid Review Panel' },
    { id: 'practice-review-group', title: 'Chair of the Practice Improvement Partnership' },
    { id: 'business-manager', title: 'Safeguarding Partnership Business Manager' },
    // the clinical commissioning group of the document has been NHS Greater Manchester Integrated Care since July 2022
    { id: 'executive-nurse', title: 'Executive Nurse (NHS Greater Manchester Integrated Care)' },
    { id: 'local-police-chief-officer', title: 'Chief Officer for the local area (Greater Manchester Police)' },
    { id: 'lead-council', title: 'Chief Executive (SMBC)' },
    { id: 'lead-health', title: 'Accountable Officer (NHS Greater Manchester Integrated Care)' },
    { id: 'lead-police', title: 'Borough Commander (Greater Manchester Police)' },
    // the name of its web page: the document names neither this role nor the next
    { id: 'lado', title: 'Designated Officer for the Local Authority' },
    { id: 'missing-coordinator', title: 'Coordinator for missing children' },
    { id: 'quality-assurance-chair', title: 'Chair of the Quality Assurance Partnership' },
    { id: 'education-adviser', title: 'Senior Advisor for Safeguarding in Education' },
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
  }),
  agencies: [],
  ladders: [],
  settings: [],
  escalation: {
    steps: [
      ['business-manager'],
      ['executive-nurse', 'director-of-childrens-services', 'local-police-chief-officer'],
      ['lead-council', 'lead-health', 'lead-police'],
    ],
    source: serviceDefault(
      'The statutory members of the Executive, then the statutory partners; Stockport’s document escalates no overdue date',
    ),
  },
})
