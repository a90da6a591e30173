import { describe, expect, it } from 'vitest'
import { decodeNotices } from '../../shared/adapters/matter-items.ts'
import { BusyMatterError, UnknownPartnershipError } from '../../shared/shell/wake-matter.ts'
import { anIncident, done } from '../builders/events.ts'
import { aDesk } from './desk.ts'

const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const began = 'Fri 18 Dec 2026 17:00'
/** Half-way to the first due date. */
const halfWay = 'Tue 22 Dec 2026 08:30'

const asleep = async (setting: Parameters<typeof aDesk>[1] = {}) => {
  const desk = aDesk(began, setting)
  await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
  return desk
}

describe('a wake-up call', () => {
  it('rings what is due and commits it with the next moment to wake', async () => {
    const desk = await asleep()
    desk.advanceTo(halfWay)
    expect(await desk.wake(key, 1)).toBe('rang')
    expect(await desk.table.load(key)).toMatchObject({ version: 2, wakeAt: Date.parse('2026-12-23T08:30:00Z') })
    expect(await desk.table.unsent(desk.now(), 10)).toContainEqual({ key, version: 2 })
    expect(desk.counts.AlarmsRung).toBe(2)
  })

  it('that comes twice, early or for nothing changes nothing', async () => {
    const desk = await asleep()
    expect(await desk.wake(key, 1)).toBe('silent')
    desk.advanceTo(halfWay)
    await desk.wake(key, 1)
    expect(await desk.wake(key)).toBe('silent')
    expect(await desk.wake(key, 2)).toBe('silent')
    expect(await desk.wake({ ...key, subject: 'SI-2026-015' }, 1)).toBe('unknown')
    expect(await desk.table.load(key)).toMatchObject({ version: 2 })
  })

  it('of an older version is a counted no-op: a newer schedule exists', async () => {
    const desk = await asleep()
    await desk.take(done('incident.partners-aware', 'Fri 18 Dec 2026 16:45'))
    desk.advanceTo(halfWay)
    expect(await desk.wake(key, 1)).toBe('stale')
    expect(desk.counts).toMatchObject({ StaleWakes: 1 })
    expect(await desk.table.load(key)).toMatchObject({ version: 2 })
    expect(await desk.wake(key, 2)).toBe('rang')
  })

  it('of the table’s next version, met by a commit that is not there yet, wakes all the same', async () => {
    const desk = await asleep()
    desk.advanceTo(halfWay)
    expect(await desk.wake(key, 7)).toBe('rang')
  })

  it('decides again when somebody else commits first: what that fact has met does not ring', async () => {
    let others = 1
    const desk = await asleep({
      seen: (table) => ({
        ...table,
        commit: async (commit) => {
          if (commit.event === undefined && others-- > 0)
            await desk.take(done('incident.panel-notified', 'Mon 21 Dec 2026 10:00'))
          return table.commit(commit)
        },
      }),
    })
    desk.advanceTo(halfWay)
    // taking in the fact has rung whatever else was due
    expect(await desk.wake(key)).toBe('silent')
    const stored = await desk.table.load(key)
    expect(stored?.version).toBe(2)
    expect(stored?.matter.told.get('panel-notification')).toMatchObject({ open: false, rung: new Set() })
    expect(stored?.matter.told.get('partnership-notification')).toMatchObject({ open: true, rung: new Set(['half-way/0']) })
  })

  it('gives up after others came first too often, and leaves the rest to its queue', async () => {
    const desk = await asleep({
      seen: (table) => ({ ...table, commit: async (commit) => (commit.event ? table.commit(commit) : 'conflict') }),
    })
    desk.advanceTo(halfWay)
    await expect(desk.wake(key, 1)).rejects.toThrow(BusyMatterError)
  })

  it('of a partnership that this deployment does not know is a fault, not a silence', async () => {
    const desk = await asleep({
      seen: (table) => ({
        ...table,
        load: async (which) => {
          const stored = await table.load(which)
          return stored && { ...stored, matter: { ...stored.matter, partnership: 'exampleshire' } }
        },
      }),
    })
    desk.advanceTo(halfWay)
    await expect(desk.wake(key, 1)).rejects.toThrow(UnknownPartnershipError)
  })

  it('after days of silence rings everything that fell due, in order, and each once', async () => {
    const desk = await asleep()
    desk.advanceTo('Mon 4 Jan 2027 09:00')
    expect(await desk.wake(key, 1)).toBe('rang')
    const outbox = desk.table.items.get('MATTER#bolton#SI-2026-014|NOTICES#000002')
    const notices = decodeNotices(String(outbox?.notices))
    const moments = notices.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort())
    expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length)
    const panel = notices.filter(({ clock, role }) => clock === 'panel-notification' && role.startsWith('director'))
    expect(panel.map(({ kind, n }) => `${kind} ${n}`)).toEqual([
      'half-way 0',
      'two-days-before 0',
      'last-day 0',
      'overdue 1',
      'overdue 2',
      'overdue 3',
    ])
    expect(await desk.wake(key)).toBe('silent')
  })
})
