import { describe, expect, it } from 'vitest'
import type { MatterKey } from '../../shared/matters/matter.ts'
import type { OutboxKey } from '../../shared/shell/ports.ts'
import { sweep } from '../../shared/shell/sweep.ts'
import type { PileKey, Unheard } from '../../shared/shell/waiting-ports.ts'
import type { Woken } from '../../shared/shell/wake-matter.ts'
import { keptLog } from './desk.ts'

const noon = Date.UTC(2026, 11, 29, 12)
const grace = 90_000
const matter = (n: number): MatterKey => ({ partnership: 'bolton', subject: `SI-${n}` })
const outbox = (n: number): OutboxKey => ({ key: matter(n), version: n })

const pile: PileKey = { partnership: 'bolton', holder: 'h3', until: noon }

const mail: Unheard = { outbox: outbox(4), n: 0, holder: 'h4', sentAt: noon, place: { pk: 'p', sk: 's' } }

const fault = (name: string) => Object.assign(new Error('the message may quote anything'), { name })

const orThrown = <T>(value: T | Error): T => {
  if (value instanceof Error) throw value
  return value
}

/** A sweep over given lists; `wake` and `send` say what comes of each item. */
const aSweep = ({
  due = [] as MatterKey[] | Error,
  unsent = [] as OutboxKey[] | Error,
  wake = (_key: MatterKey): Woken | Error => 'rang',
  send = (_outbox: OutboxKey): 'sent' | 'not-ours' | Error => 'sent',
  ripe = [] as PileKey[] | Error,
  unheard = [] as Unheard[] | Error,
  sendingTakes = 0,
  gathering = false,
  called = 0 as number | Error,
}) => {
  let now = noon
  const kept = keptLog()
  const asked: [string, number, number][] = []
  const done: string[] = []
  const running = { now: 0, most: 0 }
  const run = sweep({
    matters: {
      due: async (by, limit) => {
        asked.push(['due', by, limit])
        return orThrown(due)
      },
      unsent: async (by, limit) => {
        asked.push(['unsent', by, limit])
        return orThrown(unsent)
      },
    },
    wakeMatter: async (key) => {
      done.push(`wake ${key.subject}`)
      return orThrown(wake(key))
    },
    sendNotices: async (each) => {
      done.push(`send ${each.key.subject}/${each.version}`)
      now += sendingTakes
      return orThrown(send(each))
    },
    waiting: {
      ripe: async (by, limit) => {
        asked.push(['ripe', by, limit])
        return orThrown(ripe)
      },
    },
    sendPile: async ({ holder }) => {
      done.push(`pile ${holder}`)
      running.now++
      running.most = Math.max(running.most, running.now)
      if (gathering) await new Promise((resolve) => setTimeout(resolve, 1))
      running.now--
      return 'sent'
    },
    silence: {
      unheard: async (by, limit) => {
        asked.push(['unheard', by, limit])
        return orThrown(unheard)
      },
    },
    hearSilence: async ({ holder }) => {
      done.push(`listen ${holder}`)
      return 'unheard'
    },
    recalculate: async () => {
      done.push('recalculate')
      return orThrown(called)
    },
    now: async () => now,
    log: kept.log,
  })
  return { ...kept, asked, done, run, mostAtOnce: () => running.most }
}

describe('the sweep', () => {
  it('takes on what the quicker ways have had their time for, a limited number at once', async () => {
    const swept = aSweep({})
    await swept.run(grace)
    expect(swept.asked).toEqual([
      ['due', noon - grace, 500],
      ['unsent', noon - grace, 500],
      ['ripe', noon, 2000],
      ['unheard', noon, 2000],
    ])
  })

  it('wakes first, sends afterwards, then what has waited, each in the order of the list, and at last goes on recalculating', async () => {
    const swept = aSweep({ due: [matter(1), matter(2)], unsent: [outbox(3), outbox(4)], ripe: [pile], unheard: [mail] })
    expect(await swept.run(grace)).toEqual({ woken: 2, sent: 2, gathered: 1, silent: 1, failed: 0 })
    expect(swept.done).toEqual(['wake SI-1', 'wake SI-2', 'send SI-3/3', 'send SI-4/4', 'pile h3', 'listen h4', 'recalculate'])
    expect(swept.counts).toEqual({ Sweeps: 1, SweepHealed: 4, SweepFailures: 0 })
  })

  it('counts as healed only what it did itself', async () => {
    const swept = aSweep({ due: [matter(1)], unsent: [outbox(2)], wake: () => 'silent', send: () => 'not-ours' })
    expect(await swept.run(grace)).toEqual({ woken: 0, sent: 0, gathered: 0, silent: 0, failed: 0 })
    expect(swept.counts.SweepHealed).toBe(0)
  })

  it('is not stopped by one matter’s fault, and says its kind, never its message', async () => {
    const swept = aSweep({
      due: [matter(1), matter(2)],
      unsent: [outbox(1), outbox(2)],
      wake: ({ subject }) => (subject === 'SI-1' ? fault('CalendarGapError') : 'rang'),
      send: ({ version }) => (version === 1 ? fault('UnsentNoticeError') : 'sent'),
    })
    expect(await swept.run(grace)).toEqual({ woken: 1, sent: 1, gathered: 0, silent: 0, failed: 2 })
    expect(swept.lines.filter(({ level }) => level === 'error')).toEqual([
      { level: 'error', code: 'SWEEP_FAILED', fields: { step: 'woken', error: 'CalendarGapError' } },
      { level: 'error', code: 'SWEEP_FAILED', fields: { step: 'sent', error: 'UnsentNoticeError' } },
    ])
    expect(swept.counts.SweepFailures).toBe(2)
  })

  it.each([
    ['due', ['send SI-2/2', 'pile h3', 'listen h4', 'recalculate']],
    ['unsent', ['wake SI-1', 'pile h3', 'listen h4', 'recalculate']],
    ['ripe', ['wake SI-1', 'send SI-2/2', 'listen h4', 'recalculate']],
    ['unheard', ['wake SI-1', 'send SI-2/2', 'pile h3', 'recalculate']],
  ])('that cannot list what is %s still does the rest', async (list, done) => {
    const swept = aSweep({
      due: [matter(1)],
      unsent: [outbox(2)],
      ripe: [pile],
      unheard: [mail],
      [list]: fault('ThrottlingException'),
    })
    expect(await swept.run(grace)).toMatchObject({ failed: 1 })
    expect(swept.done).toEqual(done)
    expect(swept.counts).toMatchObject({ Sweeps: 1, SweepFailures: 1 })
  })

  it('that may send only slowly turns to the digests all the same, and leaves the rest to the next', async () => {
    const unsent = [1, 2, 3, 4].map(outbox)
    const swept = aSweep({ unsent, ripe: [pile], sendingTakes: 20_000 })
    expect(await swept.run(grace)).toMatchObject({ sent: 2, gathered: 1, failed: 0 })
    expect(swept.done).toEqual(['send SI-1/1', 'send SI-2/2', 'pile h3', 'recalculate'])
  })

  it('sends several digests at once, and no more than eight: a partnership’s many do not keep another’s waiting', async () => {
    const swept = aSweep({ ripe: Array.from({ length: 20 }, (_, n) => ({ ...pile, holder: `h${n}` })), gathering: true })
    expect(await swept.run(grace)).toMatchObject({ gathered: 20, failed: 0 })
    expect(swept.mostAtOnce()).toBe(8)
  })

  it('that cannot recalculate has done its own work, and says so', async () => {
    const swept = aSweep({ due: [matter(1)], unsent: [outbox(2)], called: fault('NotQueuedError') })
    expect(await swept.run(grace)).toEqual({ woken: 1, sent: 1, gathered: 0, silent: 0, failed: 1 })
    expect(swept.lines[0]).toEqual({
      level: 'error',
      code: 'SWEEP_FAILED',
      fields: { step: 'recalculated', error: 'NotQueuedError' },
    })
  })
})
