import type { SQSRecord } from 'aws-lambda'
import { isEventType } from '../../events/catalogue.ts'
import { eventId, source, subject } from '../../events/envelope.ts'
import { type FieldError, parseEvent } from '../../events/parse-event.ts'
import { type acceptEvent, mayCome } from '../../shared/shell/accept-event.ts'
import type { Log, RejectedEvents } from '../../shared/shell/ports.ts'
import { toldByTheService } from './told-by-the-service.ts'

export interface BusDeps {
  accept: ReturnType<typeof acceptEvent>
  rejected: RejectedEvents
  log: Log
}

/** Thrown so that the queue delivers the event again: what it needs may have arrived by then. */
class TryAgainError extends Error {
  override name = 'TryAgainError'
}

/** As many deliveries as an event is given to find what must come before it; the queue's own limit is higher. */
const patience = 4

/** One event from the bus: the bus's envelope, in it the CloudEvent. A refused one becomes a dead letter with its reason. */
export const fromBus =
  ({ accept, rejected, log }: BusDeps) =>
  async (record: SQSRecord): Promise<void> => {
    const detail = detailOf(record.body)
    const reject = async (code: string, errors: readonly FieldError[]) => {
      await rejected.add({
        message: record.messageId,
        ...safeIds(detail),
        code,
        // an unknown key may be somebody's name: the field it hides in is enough
        errors: errors.map(({ field, expected }) => ({ field, expected })),
      })
      log.warn('EVENT_REJECTED', { message: record.messageId, code })
      log.count('EventsRejected')
    }
    const parsed = parseEvent(detail)
    if (!parsed.ok) return reject('invalid-event', parsed.errors)
    const notTheirs = toldByTheService(parsed.event)
    if (notTheirs !== undefined) return reject('told-by-the-service', notTheirs)
    const accepted = await accept(parsed.event)
    if (accepted.ok) return
    const received = Number(record.attributes.ApproximateReceiveCount)
    const waits = mayCome.has(accepted.code) && received < patience
    // nothing is wrong with the event of a busy matter: it stays whole, in the end in the queue's own dead letters
    if (waits || accepted.code === 'busy') throw new TryAgainError(accepted.code)
    return reject(accepted.code, accepted.errors)
  }

const detailOf = (body: string): unknown => {
  try {
    return (JSON.parse(body) as { detail?: unknown }).detail
  } catch {
    return undefined
  }
}

/** What may be said of an event that nobody has checked: only what has the form of an id. */
const safeIds = (detail: unknown) => {
  const { id, source: from, type, subject: about } = (detail ?? {}) as Record<string, unknown>
  const [safeId, safeSource, safeSubject] = [eventId.safeParse(id), source.safeParse(from), subject.safeParse(about)]
  return {
    ...(safeId.success && { id: safeId.data }),
    ...(safeSource.success && { source: safeSource.data }),
    ...(isEventType(type) && { type }),
    ...(safeSubject.success && { subject: safeSubject.data }),
  }
}
