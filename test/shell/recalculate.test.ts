import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WakeCall } from '../../shared/shell/ports.ts'
import { recalculate } from '../../shared/shell/recalculate.ts'
import { memoryTable } from '../world/memory-table.ts'
import { keptLog } from './desk.ts'

const from = Date.UTC(2026, 11, 21, 5, 20)

/** So many open matters, and a recalculation of them; `fail` may throw when something is called. */
const aStage = async (matters: number, fail: (call: string) => unknown = () => undefined) => {
  const { calendar } = memoryTable(() => undefined)
  await calendar.save({ holidays: [], version: 1, recalculation: { from } })
  const kept = keptLog()
  const calls: string[] = []
  let now = from
  const run = recalculate({
    calendar: {
      load: calendar.load,
      save: async (each) => {
        await fail('save')
        return calendar.save(each)
      },
    },
    matters: {
      open: async (after, limit) => {
        const first = Number(after ?? 0)
        const last = Math.min(matters, first + limit)
        const keys = Array.from({ length: last - first }, (_, n) => ({ partnership: 'bolton', subject: `SI-${first + n}` }))
        return { keys, ...(last < matters && { next: String(last) }) }
      },
    },
    queue: {
      sendAll: async (all: readonly WakeCall[]) => {
        for (const { key, version } of all) {
          expect(version).toBeUndefined()
          fail('send')
          calls.push(key.subject)
        }
      },
    },
    now: async () => now,
    log: kept.log,
  })
  return {
    ...kept,
    calendar,
    calls,
    run,
    waitUntil: (instant: number) => {
      now = instant
    },
  }
}

describe('the recalculation of all open matters', () => {
  it('calls each of them once, and is over', async () => {
    const stage = await aStage(1234)
    expect(await stage.run()).toBe(1234)
    expect(new Set(stage.calls).size).toBe(1234)
    expect(stage.calls).toHaveLength(1234)
    expect(await stage.calendar.load()).not.toHaveProperty('recalculation')
    expect(await stage.run()).toBe(0)
    expect(stage.counts).toEqual({ MattersRecalculated: 1234 })
  })

  it('does not begin before the new days count', async () => {
    const stage = await aStage(10)
    stage.waitUntil(from - 1)
    expect(await stage.run()).toBe(0)
    stage.waitUntil(from)
    expect(await stage.run()).toBe(10)
  })

  it('goes on at the next run where a run ends: 100,000 matters in four', async () => {
    const stage = await aStage(100_000)
    expect([await stage.run(), await stage.run(), await stage.run(), await stage.run()]).toEqual([25_000, 25_000, 25_000, 25_000])
    expect(new Set(stage.calls).size).toBe(100_000)
    expect(await stage.calendar.load()).not.toHaveProperty('recalculation')
  })

  it('of a stage without matters is over at once', async () => {
    const stage = await aStage(0)
    expect(await stage.run()).toBe(0)
    expect(await stage.calendar.load()).not.toHaveProperty('recalculation')
    expect(stage.lines).toEqual([])
  })

  it('stops where newer days have come meanwhile, and begins anew once they count', async () => {
    const later = from + 60_000
    let disturbed = false
    const stage = await aStage(1200, async (call) => {
      if (call !== 'save' || disturbed) return
      disturbed = true
      const { holidays, version } = await stage.calendar.load()
      await stage.calendar.save({ holidays, version: version + 1, recalculation: { from: later } })
    })
    expect(await stage.run()).toBe(500)
    expect((await stage.calendar.load()).recalculation).toEqual({ from: later })
    expect(await stage.run()).toBe(0)
    stage.waitUntil(later)
    expect(await stage.run()).toBe(1200)
    expect(await stage.calendar.load()).not.toHaveProperty('recalculation')
  })

  it('loses no matter, wherever a run dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1600 }),
        fc.array(fc.integer({ min: 1, max: 1700 }), { maxLength: 6 }),
        async (matters, deaths) => {
          let calls = 0
          const dying = new Set(deaths)
          const stage = await aStage(matters, () => {
            if (dying.delete(++calls)) throw new Error('dies')
          })
          for (let run = 0; run <= deaths.length; run++) await stage.run().catch(() => undefined)
          await stage.run()
          expect(new Set(stage.calls).size).toBe(matters)
          expect(await stage.calendar.load()).not.toHaveProperty('recalculation')
        },
      ),
      { numRuns: 60 },
    )
  })
})
