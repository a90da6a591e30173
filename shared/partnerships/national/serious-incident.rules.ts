import { allOf, firstOf, latest, unless, when } from '../../clocks/happening.ts'
import { months, workingDays } from '../../clocks/period.ts'
import { defineRule } from '../../clocks/rule.ts'
import { panelGuidance, reportAnIncident, serviceDefault, workingTogether2018 } from '../sources.ts'
import { aware, initiated, notified } from './incident-happenings.ts'
import { beforePublication, earlierReading } from './open-questions.ts'
import { notToBePublished } from './publication.rules.ts'

// What every partnership's incident is watched by unless its own document says otherwise. A partnership's rules are
// these with its own words and paragraphs laid over them.

const criteriaNotMet = when('incident.criteria-not-met', 'the criteria were found not to be met')

export const rapidReview = {
  held: when('rapid-review.meeting-held', 'the rapid review was undertaken'),
  decided: when('rapid-review.decided', 'the review group decided'),
  endorsed: when('rapid-review.endorsed', 'the chair of the partnership endorsed the decision'),
  sent: when('rapid-review.sent-to-panel', 'the rapid review and the decision were sent to the Panel'),
}

export const panelNotification = defineRule({
  id: 'panel-notification',
  title: 'Notify the Panel of the incident',
  tier: 'statutory',
  starts: aware,
  due: workingDays(5).after(),
  met: notified.panel,
  cancelled: criteriaNotMet,
  owner: 'director-of-childrens-services',
  sources: [reportAnIncident('When to report')],
})

export const partnershipNotification = defineRule({
  id: 'partnership-notification',
  title: 'Report the incident to the safeguarding partnership',
  tier: 'statutory',
  starts: aware,
  due: workingDays(5).after(),
  met: notified.partnership,
  cancelled: criteriaNotMet,
  owner: 'director-of-childrens-services',
  sources: [reportAnIncident('Who to tell: local safeguarding partners')],
})

export const otherAreasNotification = defineRule({
  id: 'other-areas-notification',
  title: 'Report the incident to the partnerships of the other areas',
  tier: 'statutory',
  starts: when('incident.became-known', 'the local authority became aware, and other areas are concerned', (f) =>
    f.abuseKnownOrSuspected && (f.otherAreas?.length ?? 0) > 0 ? f.awareAt : undefined,
  ),
  due: workingDays(5).after(),
  met: notified.otherAreas,
  cancelled: criteriaNotMet,
  owner: 'director-of-childrens-services',
  sources: [reportAnIncident('Who to tell: safeguarding partners of other areas')],
})

export const lookedAfterDeathNotification = defineRule({
  id: 'looked-after-death-notification',
  title: 'Notify the Secretary of State and Ofsted of the death of a looked-after child',
  tier: 'internal',
  starts: when('incident.became-known', 'a looked-after child died', (f) =>
    f.childDied && f.lookedAfter ? f.awareAt : undefined,
  ),
  due: null,
  met: allOf(notified.secretaryOfState, notified.ofsted),
  owner: 'director-of-childrens-services',
  sources: [reportAnIncident('Death of a looked-after child')],
  unconfirmed: 'The duty is statutory, but the documents state no time for it, so no date is shown.',
})

export const careLeaverDeathNotification = defineRule({
  id: 'care-leaver-death-notification',
  title: 'Notify the Secretary of State and Ofsted of the death of a care leaver',
  tier: 'internal',
  starts: when('incident.became-known', 'a care leaver died', (f) => (f.childDied && f.careLeaver ? f.awareAt : undefined)),
  due: null,
  met: allOf(notified.secretaryOfState, notified.ofsted),
  owner: 'director-of-childrens-services',
  sources: [reportAnIncident('Death of a care leaver up to and including the age of 24')],
  unconfirmed: 'The notification is voluntary and the guidance states no time for it, so no date is shown.',
})

export const rapidReviewOnNotification = defineRule({
  id: 'rapid-review',
  title: 'Complete the rapid review',
  tier: 'guidance',
  starts: notified.panel,
  due: workingDays(15).after(),
  met: rapidReview.sent,
  cancelled: criteriaNotMet,
  owner: 'practice-review-group',
  sources: [panelGuidance('Rapid reviews: 15 working days from the notification')],
})

export const rapidReviewInternalTarget = defineRule({
  id: 'rapid-review-internal-target',
  title: 'Aim to complete the rapid review',
  tier: 'internal',
  starts: aware,
  due: earlierReading,
  met: rapidReview.sent,
  cancelled: criteriaNotMet,
  owner: 'practice-review-group',
  sources: [serviceDefault('The earlier, awareness-based reading of the rapid review’s 15 working days')],
})

export const localReviewAnnouncement = defineRule({
  id: 'local-review-announcement',
  title: 'Tell the Panel, Ofsted and the Department for Education of the local review and its reviewer',
  tier: 'internal',
  starts: when('practice-review.initiated', 'a local review was decided on'),
  due: null,
  met: when('practice-review.announced', 'the Panel, Ofsted and the Department for Education were told'),
  owner: 'business-manager',
  sources: [workingTogether2018('8.27: as soon as it has been determined')],
})

export const practiceReview = defineRule({
  id: 'practice-review',
  title: 'Complete and publish the practice review',
  tier: 'guidance',
  starts: initiated,
  due: months(6).after(),
  met: when('report.published', 'the report was published'),
  cancelled: notToBePublished,
  owner: 'practice-review-group',
  sources: [workingTogether2018('8.45')],
})

const planned = latest('publication.planned', 'publication is planned', (f) => f.on)
const sentTo = (to: 'panel' | 'secretary-of-state' | 'ofsted', words: string) =>
  when('report.sent', `the report was sent to ${words}`, (f) => (f.to === to ? f.at : undefined))

const prePublication = {
  tier: 'guidance',
  starts: planned,
  due: beforePublication,
  cancelled: notToBePublished,
  owner: 'business-manager',
} as const

export const prePublicationPanel = defineRule({
  ...prePublication,
  id: 'pre-publication-panel',
  title: 'Send the report to the Panel before publication',
  met: sentTo('panel', 'the Panel'),
  sources: [workingTogether2018('8.44')],
})

export const prePublicationSecretaryOfState = defineRule({
  ...prePublication,
  id: 'pre-publication-secretary-of-state',
  title: 'Send the report to the Secretary of State before publication',
  met: sentTo('secretary-of-state', 'the Secretary of State'),
  sources: [workingTogether2018('8.44')],
})

export const prePublicationOfsted = defineRule({
  ...prePublication,
  id: 'pre-publication-ofsted',
  title: 'Send the report to Ofsted before publication',
  met: sentTo('ofsted', 'Ofsted'),
  sources: [workingTogether2018('8.44')],
})

export const reportAvailability = defineRule({
  id: 'report-availability',
  title: 'Keep the published report publicly available',
  tier: 'guidance',
  starts: when('report.published', 'the report was published'),
  due: months(12).after(),
  met: null,
  owner: 'business-manager',
  sources: [workingTogether2018('8.42')],
})

/** Not a limit of any document: an incident whose day of awareness we were never told has no dates, and that must not go unseen. */
export const incidentAwareness = defineRule({
  id: 'incident-awareness',
  title: 'Tell the service when the local authority became aware of the incident',
  tier: 'internal',
  starts: unless('incident.became-known', firstOf('incident.', 'rapid-review.')),
  due: null,
  met: when('incident.became-known', 'the local authority became aware', (f) => f.awareAt),
  owner: 'business-manager',
  sources: [serviceDefault('Without the day of awareness no date can be worked out, and none is invented')],
})
