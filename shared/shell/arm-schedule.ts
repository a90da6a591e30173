import type { MatterKey } from '../matters/matter.ts'
import type { Instant } from '../time/day.ts'
import type { Now, WakeQueue, WakeTimer } from './ports.ts'

export interface ArmDeps {
  timer: WakeTimer
  queue: WakeQueue
  now: Now
}

/** Too near for a schedule: what is due sooner is put on the queue with a delay. */
const nearMs = 90_000

/** Sets a matter's one timer to its next alarm, or takes it away when it has nothing more to say. */
export const armSchedule =
  ({ timer, queue, now }: ArmDeps) =>
  async (head: { key: MatterKey; version: number; wakeAt?: Instant }): Promise<'armed' | 'queued' | 'disarmed'> => {
    const { key, version, wakeAt } = head
    if (wakeAt === undefined) {
      await timer.disarm(key)
      return 'disarmed'
    }
    const wait = wakeAt - (await now())
    if (wait > nearMs) {
      await timer.arm({ key, version }, wakeAt)
      return 'armed'
    }
    await queue.send({ key, version }, Math.max(0, Math.ceil(wait / 1000)))
    return 'queued'
  }
