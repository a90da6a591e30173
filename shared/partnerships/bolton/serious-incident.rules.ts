import { allOf } from '../../clocks/happening.ts'
import { defineRule, type Rule } from '../../clocks/rule.ts'
import { ofstedOnceAgreed, practiceReviewAsAgreed, rapidReviewAsAgreed } from '../national/open-questions.ts'
import * as national from '../national/serious-incident.rules.ts'
import { bolton, panelGuidance, workingTogether2018 } from '../sources.ts'

const reviews = bolton('Arrangements for Commissioning and Publishing Child Safeguarding Practice Reviews')

/** Bolton: "the decision … endorsed by the chair … and subsequently sent … must be completed within fifteen working days". */
const decidedEndorsedAndSent = allOf(national.rapidReview.decided, national.rapidReview.endorsed, national.rapidReview.sent)

/** Bolton's own documents say nothing of the notifications: those rest on the national guidance alone. */
export const seriousIncidentRules: readonly Rule[] = [
  national.panelNotification,
  national.partnershipNotification,
  national.otherAreasNotification,
  national.lookedAfterDeathNotification,
  national.careLeaverDeathNotification,
  ...rapidReviewAsAgreed(
    defineRule({
      ...national.rapidReviewOnNotification,
      title: 'Complete the rapid review: decide, have it endorsed, send it to the Panel',
      met: decidedEndorsedAndSent,
      sources: [reviews, panelGuidance('Rapid reviews: 15 working days from the notification')],
    }),
    'notification',
    {
      doubt:
        'Bolton’s document does not say from when its fifteen working days run; counted from the notification to the Panel, the national reading.',
    },
  ),
  defineRule({ ...national.rapidReviewInternalTarget, met: decidedEndorsedAndSent }),
  defineRule({
    ...national.localReviewAnnouncement,
    unconfirmed: 'Bolton’s document does not mention it; the national guidance as Rochdale’s document sets it out.',
  }),
  ...practiceReviewAsAgreed(defineRule({ ...national.practiceReview, sources: [reviews, workingTogether2018('8.45')] })),
  defineRule({ ...national.prePublicationPanel, sources: [reviews] }),
  defineRule({ ...national.prePublicationSecretaryOfState, sources: [reviews] }),
  defineRule({
    ...national.prePublicationOfsted,
    due: ofstedOnceAgreed,
    unconfirmed: 'Bolton’s document names the Panel and the Secretary of State; that Ofsted, too, gets a copy is agreed.',
  }),
  defineRule({
    ...national.reportAvailability,
    unconfirmed:
      'Bolton’s document states no length of time; the year is that of the national guidance as Rochdale’s document sets it out.',
  }),
  national.incidentAwareness,
]
