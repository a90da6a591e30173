import type { MatterKey } from '../matters/matter.ts'
import type { Log, MatterStore, Now, OutboxKey } from './ports.ts'
import type { PileKey, SilenceStore, Unheard, WaitingStore } from './waiting-ports.ts'
import type { Woken } from './wake-matter.ts'

export interface SweepDeps {
  matters: Pick<MatterStore, 'due' | 'unsent'>
  wakeMatter: (key: MatterKey) => Promise<Woken>
  sendNotices: (outbox: OutboxKey) => Promise<'sent' | 'not-ours'>
  waiting: Pick<WaitingStore, 'ripe'>
  /** Sends what has waited for one person until now. */
  sendPile: (key: PileKey) => Promise<'sent' | 'not-ours'>
  silence: Pick<SilenceStore, 'unheard'>
  /** Looks whether a mail has been heard of, and has the next told if not. */
  hearSilence: (unheard: Unheard) => Promise<'heard' | 'unheard'>
  /** Goes on with what newly published bank holidays have begun. */
  recalculate: () => Promise<number>
  now: Now
  log: Log
}

export interface Swept {
  woken: number
  sent: number
  /** Piles of what had waited. */
  gathered: number
  /** Mails of which the mail system has said nothing. */
  silent: number
  failed: number
}

type Step = 'woken' | 'sent' | 'gathered' | 'silent' | 'recalculated'

/** What one run takes on; the rest waits a minute. */
const limit = 500

/**
 * Of what nobody else does: a country’s digests are due at one moment, and must be out within the minutes that a reminder
 * may be late. So more of them, and several at once.
 */
const many = { limit: 2000, atOnce: 8 }

/** How long it goes on with one thing before it turns to the next: a mail system that lets it send slowly must not keep it from the digests. */
const stepMs = 40_000

/**
 * Does whatever is overdue, itself: rings alarms that no schedule rang, sends notices that no stream sent. One matter's
 * fault does not stop the others. Sends what has waited for its moment, too. Its metrics are the service's pulse: their silence is an alarm.
 *
 * @param graceMs how long the quicker ways are given before the sweep does their work
 */
export const sweep =
  ({ matters, wakeMatter, sendNotices, waiting, sendPile, silence, hearSilence, recalculate, now, log }: SweepDeps) =>
  async (graceMs: number): Promise<Swept> => {
    const at = await now()
    const by = at - graceMs
    const swept: Swept = { woken: 0, sent: 0, gathered: 0, silent: 0, failed: 0 }
    const attempt = async <T>(step: Step, work: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await work()
      } catch (error) {
        swept.failed++
        log.error('SWEEP_FAILED', { step, error: error instanceof Error ? error.name : 'unknown' })
        return undefined
      }
    }
    /** A list that cannot be had must not keep the others from being worked through either. */
    const each = async <T>(
      step: Exclude<Step, 'recalculated'>,
      list: () => Promise<T[]>,
      work: (one: T) => Promise<string>,
      atOnce = 1,
    ): Promise<void> => {
      const until = (await now()) + stepMs
      const left = ((await attempt(step, list)) ?? []).values()
      const oneAfterTheOther = async () => {
        for (const one of left) {
          if ((await now()) >= until) return
          const done = await attempt(step, () => work(one))
          if (done === 'rang' || done === 'sent' || done === 'unheard') swept[step]++
        }
      }
      await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther))
    }
    await each('woken', () => matters.due(by, limit), wakeMatter)
    await each('sent', () => matters.unsent(by, limit), sendNotices)
    // nobody else sends these, so they are given no grace; after what could not wait
    await each('gathered', () => waiting.ripe(at, many.limit), sendPile, many.atOnce)
    await each('silent', () => silence.unheard(at, many.limit), hearSilence, many.atOnce)
    // last: what is late comes before what may be about to move
    await attempt('recalculated', recalculate)
    log.info('SWEPT', { ...swept })
    log.count('Sweeps')
    log.count('SweepHealed', swept.woken + swept.sent)
    log.count('SweepFailures', swept.failed)
    return swept
  }
