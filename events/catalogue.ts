import * as z from 'zod'
import { envelope } from './envelope.ts'
import { factCorrected } from './fact-corrected.ts'
import * as incident from './incident.ts'
import * as practiceReview from './practice-review.ts'
import * as rapidReview from './rapid-review.ts'

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
  'rapid-review.decided': rapidReview.decided,
  'rapid-review.endorsed': rapidReview.endorsed,
  'rapid-review.sent-to-panel': rapidReview.sentToPanel,
  'practice-review.initiated': practiceReview.initiated,
  'practice-review.announced': practiceReview.announced,
  'publication.planned': practiceReview.publicationPlanned,
  'report.sent': practiceReview.reportSent,
  'report.published': practiceReview.reportPublished,
  'fact.corrected': factCorrected,
} as const

export type EventType = keyof typeof catalogue
/** The types that state something about a matter, i.e. all but the correction. */
export type FactType = Exclude<EventType, 'fact.corrected'>
export type DataOf<T extends EventType> = z.infer<(typeof catalogue)[T]>

export const isEventType = (type: unknown): type is EventType => typeof type === 'string' && Object.hasOwn(catalogue, type)

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
