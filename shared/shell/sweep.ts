import type { MatterKey } from '../matters/matter.ts'
import type { Log, MatterStore, Now, OutboxKey } from './ports.ts'
import type { Woken } from './wake-matter.ts'

export interface SweepDeps {
  matters: Pick<MatterStore, 'due' | 'unsent'>
  wakeMatter: (key: MatterKey) => Promise<Woken>
  sendNotices: (outbox: OutboxKey) => Promise<'sent' | 'not-ours'>
  /** Goes on with what newly published bank holidays have begun. */
  recalculate: () => Promise<number>
  now: Now
  log: Log
}

export interface Swept {
  woken: number
  sent: number
  failed: number
}

/** What one run takes on; the rest waits a minute. */
const limit = 500

/**
 * Does whatever is overdue, itself: rings alarms that no schedule rang, sends notices that no stream sent. One matter's
 * fault does not stop the others. Its metrics are the service's pulse: their silence is an alarm.
 *
 * @param graceMs how long the quicker ways are given before the sweep does their work
 */
export const sweep =
  ({ matters, wakeMatter, sendNotices, recalculate, now, log }: SweepDeps) =>
  async (graceMs: number): Promise<Swept> => {
    const by = (await now()) - graceMs
    const swept: Swept = { woken: 0, sent: 0, failed: 0 }
    const attempt = async <T>(step: 'woken' | 'sent' | 'recalculated', work: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await work()
      } catch (error) {
        swept.failed++
        log.error('SWEEP_FAILED', { step, error: error instanceof Error ? error.name : 'unknown' })
        return undefined
      }
    }
    // a list that cannot be had must not keep the other from being worked through either
    for (const key of (await attempt('woken', () => matters.due(by, limit))) ?? [])
      if ((await attempt('woken', () => wakeMatter(key))) === 'rang') swept.woken++
    for (const outbox of (await attempt('sent', () => matters.unsent(by, limit))) ?? [])
      if ((await attempt('sent', () => sendNotices(outbox))) === 'sent') swept.sent++
    // last: what is late comes before what may be about to move
    await attempt('recalculated', recalculate)
    log.info('SWEPT', { ...swept })
    log.count('Sweeps')
    log.count('SweepHealed', swept.woken + swept.sent)
    log.count('SweepFailures', swept.failed)
    return swept
  }
