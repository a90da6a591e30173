import { when } from '../../clocks/happening.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { practiceReviewAsAgreed, rapidReviewAsAgreed } from '../national/open-questions.ts'
import * as national from '../national/serious-incident.rules.ts'
import { panelGuidance, rochdale } from '../sources.ts'

export const seriousIncidentRules: readonly Rule[] = [
  defineRule({ ...national.panelNotification, sources: [rochdale('8.13'), rochdale('8.15')] }),
  defineRule({ ...national.partnershipNotification, sources: [rochdale('8.13')] }),
  defineRule({ ...national.otherAreasNotification, sources: [rochdale('8.13')] }),
  defineRule({ ...national.lookedAfterDeathNotification, sources: [rochdale('8.14')] }),
  national.careLeaverDeathNotification,
  // "promptly … in line with any guidance published by the Panel": the number is the Panel's
  ...rapidReviewAsAgreed(
    defineRule({
      ...national.rapidReviewOnNotification,
      title: 'Complete the rapid review and send it to the Panel',
      sources: [rochdale('8.24'), rochdale('8.26'), panelGuidance('Rapid reviews: 15 working days from the notification')],
      unconfirmed:
        'Rochdale’s document says "promptly" and points to the Panel’s guidance, whose 15 working days are counted from the notification.',
    }),
    'notification',
  ),
  national.rapidReviewInternalTarget,
  defineRule({
    id: 'rapid-review-copy',
    title: 'Send the completed rapid review and its decision to the Panel',
    tier: 'internal',
    starts: when('rapid-review.decided', 'the rapid review was completed'),
    due: null,
    met: national.rapidReview.sent,
    owner: 'business-manager',
    sources: [rochdale('8.26')],
  }),
  defineRule({ ...national.localReviewAnnouncement, sources: [rochdale('8.27')] }),
  ...practiceReviewAsAgreed(defineRule({ ...national.practiceReview, sources: [rochdale('8.45')] })),
  defineRule({ ...national.prePublicationPanel, sources: [rochdale('8.44')] }),
  defineRule({ ...national.prePublicationSecretaryOfState, sources: [rochdale('8.44')] }),
  defineRule({ ...national.prePublicationOfsted, sources: [rochdale('8.44')] }),
  defineRule({ ...national.reportAvailability, sources: [rochdale('8.42')] }),
  national.incidentAwareness,
]
