import type { ClocksEvent, DataOf, EventType } from '../../events/catalogue.ts'
import { type FactRecord, type Facts, factsOf } from '../../shared/matters/facts.ts'
import { iso } from './london-time.ts'

type Attributes = Partial<Pick<ClocksEvent, 'id' | 'source' | 'subject' | 'time'>>
type Without<T extends EventType> = Omit<DataOf<T>, 'partnership'> & { partnership?: string }

/** One event of matter SI-2026-014 in Bolton; its id is its type unless another is given. */
export const anEvent = <T extends EventType>(type: T, data: Without<T>, attributes: Attributes = {}): ClocksEvent =>
  ({
    specversion: '1.0',
    id: type,
    source: '/bolton/case-system',
    subject: 'SI-2026-014',
    type,
    ...attributes,
    data: { partnership: 'bolton', ...data },
  }) as unknown as ClocksEvent

type Awareness = DataOf<'incident.became-known'>

/** An incident of a child seriously harmed, where abuse is suspected. `awareAt` as people write it: `Fri 18 Dec 2026`. */
export const anIncident = (awareAt: string, more: Partial<Awareness> = {}, attributes: Attributes = {}): ClocksEvent =>
  anEvent(
    'incident.became-known',
    { awareAt: iso(awareAt), childDied: false, abuseKnownOrSuspected: true, lookedAfter: false, ...more },
    attributes,
  )

type DoneType = Exclude<{ [T in EventType]: DataOf<T> extends { at: string } ? T : never }[EventType], 'report.sent'>

/** One of the many facts that say when a thing was done. A rapid review decides on a local review. */
export const done = (type: DoneType, when: string, attributes: Attributes = {}): ClocksEvent =>
  anEvent(
    type,
    { at: iso(when), ...(type === 'rapid-review.decided' && { decision: 'local-review' }) } as Without<DoneType>,
    attributes,
  )

export const planned = (on: string, attributes: Attributes = {}): ClocksEvent =>
  anEvent('publication.planned', { on: iso(on) }, attributes)

export const sent = (to: DataOf<'report.sent'>['to'], when: string, attributes: Attributes = {}): ClocksEvent =>
  anEvent('report.sent', { to, at: iso(when) }, { id: `report.sent~${to}`, ...attributes })

/** The event as it should have been in place of `wrong`; null withdraws it. */
export const correction = (wrong: ClocksEvent, data: Record<string, unknown> | null, attributes: Attributes = {}): ClocksEvent =>
  anEvent(
    'fact.corrected',
    { partnership: wrong.data.partnership, corrects: wrong.id, data },
    { id: `correction-of-${wrong.id}`, ...attributes },
  )

/** The record that the service keeps of an event. */
export const recordOf = (event: ClocksEvent, recordedAt = 0): FactRecord => ({
  source: event.source,
  id: event.id,
  type: event.type,
  ...(event.time !== undefined && { time: event.time }),
  recordedAt,
  data: event.data,
})

/** The facts that events tell, recorded in the order given, a second apart. */
export const factsFrom = (...events: readonly ClocksEvent[]): Facts =>
  factsOf(events.map((event, n) => recordOf(event, Date.parse(iso('Fri 18 Dec 2026 17:00')) + n * 1000)))
