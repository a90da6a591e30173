import { anIncident, done } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'
import { aDesk, type Desk } from './desk.ts'

// What waits at a desk for one person's next digest.

export const group = 'practice-review-group'
export const director = 'director-of-childrens-services'
export const monday = at('Mon 21 Dec 2026 08:40')
export const pile = { partnership: 'bolton', holder: group, until: monday }

export const sendAll = async (desk: Desk) => {
  for (const outbox of await desk.table.unsent(desk.now(), 1000)) await desk.send(outbox).catch(() => undefined)
}

/** On Friday some incidents became known: of each the review group has an aim of our own that can wait for Monday. */
export const deskWith = async (incidents: number, setting: Parameters<typeof aDesk>[1] = {}) => {
  const desk = aDesk('Fri 18 Dec 2026 17:00', setting)
  for (let n = 1; n <= incidents; n++)
    await desk.take(anIncident('Fri 18 Dec 2026 16:30', {}, { subject: `SI-${n}`, id: `known-${n}` }))
  await sendAll(desk)
  return desk
}

export const toldTo = (desk: Desk, who: string) =>
  desk
    .told()
    .filter((line) => line.startsWith(`${who}:`))
    .map((line) => line.slice(who.length + 2))

export const onMonday = async (desk: Desk) => {
  desk.advanceTo('Mon 21 Dec 2026 08:40')
  const before = desk.mails.length
  for (const key of await desk.table.waiting.ripe(desk.now(), 1000)) await desk.sendPile(key)
  return desk.mails.slice(before)
}

/** The Panel’s clock is overdue since Wed 30, told to the delegated partners on Thu 31, and then met: they are to hear so. */
export const metWhileOverdue = async (desk: Desk) => {
  for (const morning of ['Wed 30', 'Thu 31']) {
    desk.advanceTo(`${morning} Dec 2026 08:30`)
    for (const key of await desk.table.due(desk.now(), 100)) await desk.wake(key)
    await sendAll(desk)
  }
  await desk.take(done('incident.panel-notified', 'Thu 31 Dec 2026 08:20', { subject: 'SI-1', id: 'notified' }))
  await sendAll(desk)
}
