import type { ClocksEvent, DataOf, EventType } from '../../events/catalogue.ts'

// One incident of Rochdale over its whole life, from a Friday before Christmas to the year in which its report must
// stay available. What the benchmarks work on: nearly every rule takes part, one date moves, one clock is met late.

const source = '/rochdale/case-system'
const subject = 'SI-2026-014'

type Told<T extends EventType> = Omit<DataOf<T>, 'partnership'>

const event = <T extends EventType>(type: T, time: string, data: Told<T>, id: string = type): ClocksEvent =>
  ({ specversion: '1.0', id, source, subject, type, time, data: { partnership: 'rochdale', ...data } }) as unknown as ClocksEvent

/** A child was seriously harmed; other areas are not concerned. */
const becameKnown = event('incident.became-known', '2026-12-18T16:40:00+00:00', {
  awareAt: '2026-12-18T16:30:00+00:00',
  childDied: false,
  abuseKnownOrSuspected: true,
  lookedAfter: false,
})

type DoneType = Exclude<{ [T in EventType]: DataOf<T> extends { at: string } ? T : never }[EventType], 'report.sent'>

/** Told a quarter of an hour after it was done. */
const done = (type: DoneType, at: string): ClocksEvent => event(type, later(at), { at } as Told<DoneType>)
const later = (at: string) => at.replace(':00:00', ':15:00')

const sent = (to: DataOf<'report.sent'>['to'], at: string, id = `report.sent~${to}`) =>
  event('report.sent', later(at), { to, at }, id)

/** Answered at every step. */
export const answeredIncident: readonly ClocksEvent[] = [
  becameKnown,
  done('incident.partnership-notified', '2026-12-21T10:00:00+00:00'),
  done('incident.panel-notified', '2026-12-23T14:00:00+00:00'),
  done('rapid-review.meeting-held', '2027-01-08T11:00:00+00:00'),
  event('rapid-review.decided', '2027-01-13T15:15:00+00:00', { at: '2027-01-13T15:00:00+00:00', decision: 'local-review' }),
  done('rapid-review.sent-to-panel', '2027-01-14T12:00:00+00:00'),
  done('practice-review.initiated', '2027-01-18T09:00:00+00:00'),
  done('practice-review.announced', '2027-01-19T16:00:00+00:00'),
  event('publication.planned', '2027-05-10T09:30:00+01:00', { on: '2027-07-01' }, 'publication.planned~1'),
  event('publication.planned', '2027-06-07T09:30:00+01:00', { on: '2027-07-15' }, 'publication.planned~2'),
  sent('panel', '2027-07-01T10:00:00+01:00'),
  sent('secretary-of-state', '2027-07-01T11:00:00+01:00'),
  sent('ofsted', '2027-07-05T10:00:00+01:00'),
  done('report.published', '2027-07-15T10:00:00+01:00'),
  sent('panel', '2027-07-15T12:00:00+01:00', 'report.sent~panel~published'),
  sent('what-works-centre', '2027-07-15T13:00:00+01:00'),
]

/** Only ever told of: nobody answers. */
export const unansweredIncident: readonly ClocksEvent[] = [becameKnown]

/**
 * As large as the paper design's: 3 clocks and 8 notices, which two holders of each role make 16 mails. Notified to the
 * partnership, reminded of the Panel up to the last morning, and then found not to meet the criteria.
 */
export const paperIncident: readonly ClocksEvent[] = [
  becameKnown,
  done('incident.partnership-notified', '2026-12-21T10:00:00+00:00'),
  done('incident.criteria-not-met', '2026-12-29T10:00:00+00:00'),
]
