import { defineRule, type Rule } from '../../clocks/rule.ts'
import {
  asItsDocumentSays,
  ofstedUnlessAgreedOtherwise,
  practiceReviewAsAgreed,
  rapidReviewAsAgreed,
} from '../national/open-questions.ts'
import * as national from '../national/serious-incident.rules.ts'
import { stockport } from '../sources.ts'

const reporting = stockport('Reporting Serious Incidents')
const silent = 'Stockport’s document is silent; the national guidance as Rochdale’s document sets it out.'

const whereSilent = (rule: Rule): Rule =>
  defineRule({ ...rule, unconfirmed: rule.unconfirmed === undefined ? silent : `${silent} ${rule.unconfirmed}` })

export const seriousIncidentRules: readonly Rule[] = [
  defineRule({ ...national.panelNotification, sources: [reporting, ...national.panelNotification.sources] }),
  // Stockport's paragraph names only the Panel as recipient; the next two rest on the national guidance
  national.partnershipNotification,
  national.otherAreasNotification,
  national.lookedAfterDeathNotification,
  national.careLeaverDeathNotification,
  // "with 15 working days of the Local Authority and its partners being made aware of the incident"
  ...rapidReviewAsAgreed(
    defineRule({
      ...national.rapidReviewOnNotification,
      title: 'Undertake the rapid review',
      met: national.rapidReview.held,
      owner: 'rapid-review-panel',
      sources: [reporting],
      unconfirmed: 'Counted from the local authority’s awareness as long as the partners’ is not known.',
    }),
    'all-aware',
    asItsDocumentSays,
  ),
  whereSilent(national.localReviewAnnouncement),
  ...practiceReviewAsAgreed(whereSilent(national.practiceReview)),
  whereSilent(national.prePublicationPanel),
  whereSilent(national.prePublicationSecretaryOfState),
  whereSilent({ ...national.prePublicationOfsted, due: ofstedUnlessAgreedOtherwise }),
  whereSilent(national.reportAvailability),
  national.incidentAwareness,
]
