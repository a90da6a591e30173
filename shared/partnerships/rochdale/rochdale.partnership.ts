import { rochdaleDuties } from '../../duties/rochdale.duties.ts'
import { rulesOf } from '../../duties/rules-of.ts'
import { rulesOfLadders } from '../../ladders/rules-of.ts'
import { rolesOfAgencies } from '../../people/agency-roles.ts'
import { directoryRules } from '../../people/directory.rules.ts'
import { rapidReviewSteps, reportCompleted } from '../national/inner.rules.ts'
import { escalationFrom } from '../overdue-ladder.ts'
import { definePartnership } from '../partnership.ts'
import { rulesByKind } from '../rules-by-kind.ts'
import { allegationRules } from './allegation.rules.ts'
import { missingChildRules } from './missing-child.rules.ts'
import { publicationRules } from './publication.rules.ts'
import { publishedReviewRules } from './published-review.rules.ts'
import { rochdaleAgencies } from './rochdale.agencies.ts'
import { rochdaleLadders, rochdaleOverdue } from './rochdale.ladders.ts'
import { seriousIncidentRules } from './serious-incident.rules.ts'

// Its document names no front door.
export const rochdale = definePartnership({
  id: 'rochdale',
  name: 'Rochdale Borough Safeguarding Children Partnership',
  frontDoor: 'the council’s front door for children',
  roles: [
    { id: 'director-of-childrens-services', title: 'Director of Children’s Services' },
    { id: 'practice-review-group', title: 'Chair of the Child Safeguarding Practice Review Group' },
    { id: 'independent-chair', title: 'Independent Chair' },
    { id: 'business-manager', title: 'RBSCP Business Unit' },
    { id: 'delegated-police', title: 'District Commander (Greater Manchester Police)' },
    { id: 'delegated-health', title: 'Locality Associate Director Nursing, Quality and Safety (NHS GM Integrated Care, HMR)' },
    { id: 'lead-police', title: 'Chief Constable (Greater Manchester Police)' },
    { id: 'lead-health', title: 'Accountable Officer (NHS GM Integrated Care, HMR)' },
    { id: 'lead-council', title: 'Chief Executive (Rochdale Borough Council)' },
    // the document names neither of these two
    { id: 'lado', title: 'Local Authority Designated Officer (LADO)' },
    { id: 'missing-coordinator', title: 'Coordinator for missing children' },
    {
      id: 'learning-development-chair',
      title: 'Chair of the Learning, Development and Excellence in Practice Sub-Group',
    },
    { id: 'communication-chair', title: 'Chair of the Communication and Engagement subgroup' },
    { id: 'subgroup-chairs', title: 'Chairs of the subgroups' },
    ...rolesOfAgencies(rochdaleAgencies),
  ],
  rules: rulesByKind({
    'serious-incident': [
      ...seriousIncidentRules,
      ...publicationRules,
      ...publishedReviewRules,
      ...rapidReviewSteps(seriousIncidentRules, 'returns', 'draft', 'decision'),
      reportCompleted,
    ],
    allegation: allegationRules,
    'missing-episode': missingChildRules,
    'standing-duty': rulesOf(rochdaleDuties),
    dispute: rulesOfLadders(rochdaleLadders),
    people: directoryRules,
  }),
  agencies: rochdaleAgencies,
  ladders: rochdaleLadders,
  overdueDispute: 'local-resolution',
  settings: [],
  escalation: escalationFrom(rochdaleOverdue),
})
