import type { MatterKey } from '../matters/matter.ts'
import { wake } from '../matters/wake.ts'
import { partnershipOf } from '../partnerships/partnerships.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Log, MatterStore, Now } from './ports.ts'

export interface WakeDeps {
  matters: MatterStore
  calendar: Calendar
  now: Now
  log: Log
}

/** Thrown when a matter names a partnership that the deployed code does not know: deploy the code that does. */
export class UnknownPartnershipError extends Error {
  override name = 'UnknownPartnershipError'
}

/** Thrown when others kept committing first; the caller's queue tries again. */
export class BusyMatterError extends Error {
  override name = 'BusyMatterError'
}

export type Woken = 'rang' | 'silent' | 'stale' | 'unknown'

const attempts = 8

/**
 * It is now: rings what is due in a matter and commits it. What is due is derived anew from the table, so a call that
 * comes late, twice or for nothing does no harm.
 *
 * @param version the version a schedule was made for; an older one than the table's is stale, because a newer schedule exists
 */
export const wakeMatter =
  ({ matters, calendar, now, log }: WakeDeps) =>
  async (key: MatterKey, version?: number): Promise<Woken> => {
    let atLeast = version
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const stored = await matters.load(key)
      if (stored === undefined) return 'unknown'
      if (atLeast !== undefined && atLeast < stored.version) {
        log.count('StaleWakes')
        return 'stale'
      }
      const partnership = partnershipOf(key.partnership)
      if (partnership === undefined) throw new UnknownPartnershipError(key.partnership)
      const at = await now()
      const decision = wake(stored.matter, at, { partnership, calendar })
      if (decision.entries.length === 0 && decision.wakeAt === stored.wakeAt) return 'silent'
      const result = await matters.commit({ decision, on: stored, reference: stored.reference, at })
      if (result === 'committed') {
        log.info('MATTER_WOKEN', { partnership: key.partnership, reference: stored.reference, notices: decision.notices.length })
        log.count('AlarmsRung', decision.entries.filter(({ kind }) => kind === 'alarm').length)
        return 'rang'
      }
      atLeast = undefined
    }
    throw new BusyMatterError('others kept committing first')
  }
