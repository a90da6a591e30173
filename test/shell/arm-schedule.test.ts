import { describe, expect, it } from 'vitest'
import { armSchedule } from '../../shared/shell/arm-schedule.ts'
import { at } from '../builders/london-time.ts'
import { second } from './desk.ts'

const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const now = at('Fri 18 Dec 2026 17:00')

/** What is done to give a matter its next alarm so long from now. */
const doneFor = async (waitMs: number | undefined) => {
  const done: unknown[] = []
  const arm = armSchedule({
    timer: {
      arm: async (call, when) => void done.push(['schedule', call.version, when - now]),
      disarm: async ({ subject }) => void done.push(['no schedule', subject]),
    },
    queue: {
      send: async (call, delaySeconds) => void done.push(['queue', call.version, delaySeconds]),
      sendAll: async () => undefined,
    },
    now: async () => now,
  })
  const result = await arm({ key, version: 3, ...(waitMs !== undefined && { wakeAt: now + waitMs }) })
  return [result, ...done]
}

describe('the next alarm of a matter', () => {
  it.each<[string, number | undefined, unknown[]]>([
    ['days away is scheduled', 3 * 86_400 * second, ['armed', ['schedule', 3, 3 * 86_400 * second]]],
    ['just over 90 seconds away is scheduled', 90 * second + 1, ['armed', ['schedule', 3, 90 * second + 1]]],
    ['90 seconds away is queued with that delay', 90 * second, ['queued', ['queue', 3, 90]]],
    ['a moment away is queued with a whole second: a call that comes early finds nothing', 1, ['queued', ['queue', 3, 1]]],
    ['due is queued at once', 0, ['queued', ['queue', 3, 0]]],
    ['long overdue is queued at once', -86_400 * second, ['queued', ['queue', 3, 0]]],
    ['that will never come needs no schedule', undefined, ['disarmed', ['no schedule', 'SI-2026-014']]],
  ])('%s', async (_what, waitMs, expected) => {
    expect(await doneFor(waitMs)).toEqual(expected)
  })
})
