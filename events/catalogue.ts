import * as z from 'zod/mini'
import * as allegation from './allegation.ts'
import * as answer from './answer.ts'
import * as childProtection from './child-protection.ts'
import * as dispute from './dispute.ts'
import { envelope } from './envelope.ts'
import { factCorrected } from './fact-corrected.ts'
import * as incident from './incident.ts'
import * as missingChild from './missing-child.ts'
import * as people from './people.ts'
import * as practiceReview from './practice-review.ts'
import * as rapidReview from './rapid-review.ts'
import * as settings from './settings.ts'
import * as standingDuty from './standing-duty.ts'

/** Every event type the service understands, with the schema of its data. */
export const catalogue = {
  'incident.became-known': incident.becameKnown,
  'incident.partners-aware': incident.partnersAware,
  'incident.panel-notified': incident.panelNotified,
  'incident.partnership-notified': incident.partnershipNotified,
  'incident.other-areas-notified': incident.otherAreasNotified,
  'incident.ofsted-notified': incident.ofstedNotified,
  'incident.secretary-of-state-notified': incident.secretaryOfStateNotified,
  'incident.criteria-not-met': incident.criteriaNotMet,
  'rapid-review.meeting-held': rapidReview.meetingHeld,
  'rapid-review.returns-received': rapidReview.returnsReceived,
  'rapid-review.drafted': rapidReview.drafted,
  'rapid-review.decided': rapidReview.decided,
  'rapid-review.endorsed': rapidReview.endorsed,
  'rapid-review.sent-to-panel': rapidReview.sentToPanel,
  'practice-review.initiated': practiceReview.initiated,
  'practice-review.announced': practiceReview.announced,
  'publication.planned': practiceReview.publicationPlanned,
  'report.completed': practiceReview.reportCompleted,
  'report.sent': practiceReview.reportSent,
  'report.published': practiceReview.reportPublished,
  'publication.delayed': practiceReview.publicationDelayed,
  'publication.delay-explained': practiceReview.delayExplained,
  'practice-review.progress-checked': practiceReview.progressChecked,
  'strategy-discussion.decided': childProtection.strategyDiscussionDecided,
  'strategy-discussion.needed-after-death': childProtection.discussionNeededAfterDeath,
  'strategy-discussion.held': childProtection.strategyDiscussionHeld,
  'strategy-discussion.minutes-sent': childProtection.strategyMinutesSent,
  'lado.consulted': childProtection.ladoConsulted,
  'conference.not-proceeding': childProtection.conferenceNotProceeding,
  'conference.requested': childProtection.conferenceRequested,
  'conference.request-decided': childProtection.conferenceRequestDecided,
  'birth.expected': childProtection.birthExpected,
  'conference.planned': childProtection.conferencePlanned,
  'conference.held': childProtection.conferenceHeld,
  'conference.reports-written': childProtection.reportsWritten,
  'conference.reports-submitted': childProtection.reportsSubmitted,
  'conference.chair-met-family': childProtection.chairMetFamily,
  'conference.family-saw-reports': childProtection.familySawReports,
  'conference.decisions-circulated': childProtection.decisionsCirculated,
  'conference.minutes-circulated': childProtection.conferenceMinutesCirculated,
  'conference.decision-reviewed': childProtection.decisionReviewed,
  'conference.late': childProtection.conferenceLate,
  'core-group.held': childProtection.coreGroupHeld,
  'core-group.attendance-missed': childProtection.coreGroupAttendanceMissed,
  'core-group.minutes-circulated': childProtection.coreGroupMinutesCirculated,
  'core-group.minutes-uploaded': childProtection.coreGroupMinutesUploaded,
  'plan.revised': childProtection.planRevised,
  'plan.circulated': childProtection.planCirculated,
  'plan.ended': childProtection.planEnded,
  'plan.end-letter-sent': childProtection.planEndLetterSent,
  'allegation.made': allegation.allegationMade,
  'allegation.referred': allegation.allegationReferred,
  'allegation.action-decided': allegation.immediateActionDecided,
  'allegation.evaluation-held': allegation.evaluationHeld,
  'allegation.strategy-meeting-held': allegation.strategyMeetingHeld,
  'allegation.strategy-reviewed': allegation.strategyReviewed,
  'allegation.delay-explained': allegation.delayExplained,
  'allegation.concluded': allegation.allegationConcluded,
  'missing.reported': missingChild.childReportedMissing,
  'missing.returned': missingChild.childReturned,
  'missing.strategy-meeting-held': missingChild.missingStrategyMeetingHeld,
  'missing.telephone-support-offered': missingChild.telephoneSupportOffered,
  'return-interview.offered': missingChild.interviewOffered,
  'return-interview.completed': missingChild.interviewCompleted,
  'return-interview.declined': missingChild.interviewDeclined,
  'duty.opened': standingDuty.dutyOpened,
  'duty.lapsed': standingDuty.dutyLapsed,
  'duty.date-missing': standingDuty.dutyDateMissing,
  'duty.date-agreed': standingDuty.dutyDateAgreed,
  'duty.done': standingDuty.dutyDone,
  'duty.followed-up': standingDuty.dutyFollowedUp,
  'dispute.raised': dispute.disputeRaised,
  'dispute.responded': dispute.disputeResponded,
  'dispute.report-received': dispute.disputeReportReceived,
  'dispute.not-resolved': dispute.disputeNotResolved,
  'dispute.escalated': dispute.disputeEscalated,
  'dispute.passed-on': dispute.disputePassedOn,
  'dispute.resolved': dispute.disputeResolved,
  'dispute.exited': dispute.disputeExited,
  'settings.agreed': settings.settingsAgreed,
  'role.assigned': people.roleAssigned,
  'role.ended': people.roleEnded,
  'cover.set': people.coverSet,
  'address.confirmed': people.addressConfirmed,
  'address.disowned': people.addressDisowned,
  'notice.answered': answer.noticeAnswered,
  'fact.corrected': factCorrected,
} as const

export type EventType = keyof typeof catalogue
/** The types that state something about a matter, i.e. all but the correction. */
export type FactType = Exclude<EventType, 'fact.corrected'>
export type DataOf<T extends EventType> = z.infer<(typeof catalogue)[T]>

export const isEventType = (type: unknown): type is EventType => typeof type === 'string' && Object.hasOwn(catalogue, type)

/** What a fact of this type says: "The national Panel was notified of the incident". */
export const titleOf = (type: EventType): string | undefined => z.globalRegistry.get(catalogue[type])?.title

/** One event as it arrives: the envelope with the data of its type. */
export const eventOf = <T extends EventType>(type: T) =>
  z.strictObject({ ...envelope, type: z.literal(type), data: catalogue[type] })

type Envelope = { [K in keyof typeof envelope]: z.infer<(typeof envelope)[K]> }
export type ClocksEvent<T extends EventType = EventType> = {
  [K in T]: Omit<Envelope, 'time' | 'datacontenttype'> & {
    time?: string | undefined
    datacontenttype?: 'application/json' | undefined
    type: K
    data: DataOf<K>
  }
}[T]
