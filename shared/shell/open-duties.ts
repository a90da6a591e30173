import type { ClocksEvent } from '../../events/catalogue.ts'
import { dutiesOf } from '../duties/duties.ts'
import { dutyEventsOf } from '../duties/events-of.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { Settings } from '../settings/setting.ts'
import { londonDay } from '../time/london.ts'
import type { Accepted } from './accept-event.ts'
import type { Log, Now } from './ports.ts'

export interface OpenDutiesDeps {
  partnerships: readonly Partnership[]
  /** What a partnership has agreed on, in its data and since. */
  settingsOf: (partnership: Partnership) => Promise<Settings>
  accept: (event: ClocksEvent) => Promise<Accepted>
  now: Now
  log: Log
}

export interface OpenedDuties {
  /** Facts told for the first time. */
  told: number
  /** Facts told before: nothing came of them. */
  known: number
  failed: number
}

/**
 * Tells the service which duties are open today and which lack a date, by the way that every fact comes in. Run twice,
 * or a week late, it changes nothing that it need not. One fact's fault does not stop the others: tomorrow it is told again.
 */
export const openDuties =
  ({ partnerships, settingsOf, accept, now, log }: OpenDutiesDeps) =>
  async (): Promise<OpenedDuties> => {
    const today = londonDay(await now())
    const opened: OpenedDuties = { told: 0, known: 0, failed: 0 }
    const failed = (partnership: string, reason: string) => {
      opened.failed++
      log.error('DUTY_NOT_OPENED', { partnership, error: reason })
    }
    const attempt = async (partnership: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work()
      } catch (error) {
        failed(partnership, error instanceof Error ? error.name : 'unknown')
      }
    }
    for (const partnership of partnerships)
      await attempt(partnership.id, async () => {
        const settings = await settingsOf(partnership)
        for (const event of dutyEventsOf(partnership.id, dutiesOf(partnership.id), settings, today))
          await attempt(partnership.id, async () => {
            const accepted = await accept(event)
            if (!accepted.ok) failed(partnership.id, accepted.code)
            else if (accepted.repeat) opened.known++
            else opened.told++
          })
      })
    log.info('DUTIES_OPENED', { ...opened })
    log.count('DutiesNotOpened', opened.failed)
    return opened
  }
