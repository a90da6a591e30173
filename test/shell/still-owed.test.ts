import { describe, expect, it } from 'vitest'
import type { Holder } from '../../shared/people/directory.ts'
import { anIncident, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { aDesk, minute } from './desk.ts'

const [health, police] = ['delegated-health', 'delegated-police']
const until = at('Thu 31 Dec 2026 08:40')
const pileOf = (holder: string) => ({ partnership: 'bolton', holder, until })

/** That a date was met waits, among others, for p-1 and p-2: they speak for health and the police. */
const onNewYearsEve = async (setting: Omit<NonNullable<Parameters<typeof aDesk>[1]>, 'holders'> = {}) => {
  const held = new Map([
    [health, 'p-1'],
    [police, 'p-2'],
  ])
  const holders = () =>
    everyRoleHeld('bolton').map((holder): Holder => {
      const id = held.get(holder.role)
      return id === undefined ? holder : { ...holder, id, address: `${id}@bolton.example` }
    })
  const desk = aDesk('Fri 18 Dec 2026 17:00', { ...setting, holders })
  const sendAll = async () => {
    for (const outbox of await desk.table.unsent(desk.now(), 1000)) await desk.send(outbox)
  }
  await desk.take(anIncident('Fri 18 Dec 2026 16:30', {}, { subject: 'SI-1', id: 'known-1' }))
  await sendAll()
  for (const day of ['Wed 30', 'Thu 31']) {
    desk.advanceTo(`${day} Dec 2026 08:30`)
    for (const key of await desk.table.due(desk.now(), 100)) await desk.wake(key)
    await sendAll()
  }
  await desk.take(done('incident.panel-notified', 'Thu 31 Dec 2026 08:20', { subject: 'SI-1', id: 'notified' }))
  await sendAll()
  desk.advanceTo('Thu 31 Dec 2026 08:40')
  const before = desk.mails.length
  return {
    ...{ desk, held },
    told: () =>
      desk.mails
        .slice(before)
        .map(({ to }) => to.split('@')[0])
        .sort(),
  }
}

describe('whoever waits in a pile counts as seen to', () => {
  it('until that pile passes them over', async () => {
    let refusals = 0
    const { desk, held, told } = await onNewYearsEve({
      onSend: ({ to }) => {
        if (to.startsWith('p-2') && refusals > 0 && refusals--) throw new Error('throttled')
      },
    })
    refusals = 1
    held.set(health, 'p-3')
    await desk.sendPile(pileOf('p-1'))
    await expect(desk.sendPile(pileOf('p-2'))).rejects.toThrow()
    held.set(police, 'p-1')
    desk.wait(minute)
    await desk.sendPile(pileOf('p-2'))
    expect(told()).toEqual(['p-1', 'p-3'])
  })

  it('and a pile that passes them over looks once more, for another may have left it to them meanwhile', async () => {
    let release = () => {}
    const isReleased = new Promise<void>((resolve) => {
      release = resolve
    })
    let isHeld = false
    const { desk, held, told } = await onNewYearsEve({
      seen: (table) => ({
        ...table,
        noticesOf: async (outbox) => {
          if (isHeld) await isReleased
          return table.noticesOf(outbox)
        },
      }),
    })
    held.set(health, 'p-3')
    isHeld = true
    const first = desk.sendPile(pileOf('p-1'))
    for (let turn = 0; turn < 100; turn++) await Promise.resolve()
    isHeld = false
    held.set(police, 'p-1')
    await desk.sendPile(pileOf('p-2'))
    expect(told()).toEqual(['p-3'])
    release()
    await first
    expect(told()).toEqual(['p-1', 'p-3'])
  })

  it('and whoever was passed over and is a reader again is told once, by whichever pile comes first', async () => {
    let refusals = 0
    const { desk, held, told } = await onNewYearsEve({
      onSend: ({ to }) => {
        if (to.startsWith('p-3') && refusals > 0 && refusals--) throw new Error('throttled')
      },
    })
    refusals = 1
    held.set(health, 'p-3')
    await expect(desk.sendPile(pileOf('p-1'))).rejects.toThrow()
    held.set(health, 'p-1')
    desk.wait(minute)
    await Promise.all([pileOf('p-2'), pileOf('p-1')].map(desk.sendPile))
    expect(told()).toEqual(['p-1', 'p-2'])
  })
})
