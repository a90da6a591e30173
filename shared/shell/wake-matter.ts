import type { MatterKey } from '../matters/matter.ts'
import { wake } from '../matters/wake.ts'
import { onFreshState } from './on-fresh-state.ts'
import type { Contexts, Log, MatterStore, Now, StoredMatter } from './ports.ts'

export interface WakeDeps {
  matters: MatterStore
  contexts: Contexts
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

/**
 * It is now: rings what is due in a matter and commits it. What is due is derived anew from the table, so a call that
 * comes late, twice or for nothing does no harm.
 *
 * @param version the version a schedule was made for; an older one than the table's is stale, because a newer schedule exists
 * @throws BusyMatterError, UnknownPartnershipError
 */
export const wakeMatter =
  (deps: WakeDeps) =>
  async (key: MatterKey, version?: number): Promise<Woken> => {
    const first = await deps.matters.load(key)
    if (first === undefined) return 'unknown'
    if (version !== undefined && version < first.version) {
      deps.log.count('StaleWakes')
      return 'stale'
    }
    let loaded: StoredMatter | undefined = first
    const woken = await onFreshState(async () => {
      const stored = loaded ?? (await deps.matters.load(key))
      loaded = undefined
      return stored === undefined ? 'unknown' : wakeOnce(deps, stored)
    })
    if (woken === undefined) throw new BusyMatterError('others kept committing first')
    return woken
  }

const wakeOnce = async ({ matters, contexts, now, log }: WakeDeps, stored: StoredMatter): Promise<Woken | 'conflict'> => {
  const { matter, reference } = stored
  const at = await now()
  const context = await contexts.of(matter.partnership, at, matter.kind)
  if (context === undefined) throw new UnknownPartnershipError(matter.partnership)
  const decision = wake(matter, at, context)
  if (decision.entries.length === 0 && decision.wakeAt === stored.wakeAt) return 'silent'
  const result = await matters.commit({ decision, on: stored, reference, at })
  if (result !== 'committed') return 'conflict'
  log.info('MATTER_WOKEN', { partnership: matter.partnership, reference, notices: decision.notices.length })
  log.count('AlarmsRung', decision.entries.filter(({ kind }) => kind === 'alarm').length)
  return 'rang'
}
