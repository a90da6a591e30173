import { beforeEach, describe, expect, it } from 'vitest'
import type { Holder } from '../../shared/people/directory.ts'
import type { MatterStore } from '../../shared/shell/ports.ts'
import { UnsentNoticeError } from '../../shared/shell/send-notices.ts'
import { anIncident } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { aDesk, type Desk, minute, type TakenMail } from './desk.ts'

// A looked-after child died, and the service has not been told that the Secretary of State was. After a week the director is
// reminded once more, which waits ten minutes for the digest; and the business manager is told that it is still open, which
// goes at once. When the digest goes, their commit is not done with the manager yet.

const director = 'director-of-childrens-services'
const manager = 'business-manager'
const pile = { partnership: 'rochdale', holder: director, until: at('Mon 14 Dec 2026 08:40') }

let desk: Desk
let holders: Holder[]
/** What happens while a mail to the manager is on its way, and when it is to be recorded. */
let onTheWay: () => unknown
let onRecord: () => unknown

const inWords = ({ text }: TakenMail): string => text.replaceAll(/\s+/g, ' ')
/** The mails of that morning to somebody that tell of it. */
let before = 0
const nudgesTo = (who: string): TakenMail[] =>
  desk.mails
    .slice(before)
    .filter((mail) => mail.to === `${who}@rochdale.example` && inWords(mail).includes('notify the Secretary of State'))
/** Of each mail, whether it says that there may have been one before. */
const asSecond = (mails: readonly TakenMail[]) => mails.map((mail) => inWords(mail).includes('may have been first sent at'))

const sendAll = async () => {
  for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox).catch(() => undefined)
}
const sendPile = () =>
  desk.sendPile(pile).catch((error: unknown) => {
    if (error instanceof UnsentNoticeError) return 'unsent'
    throw error
  })

beforeEach(async () => {
  holders = everyRoleHeld('rochdale')
  onTheWay = () => undefined
  onRecord = () => undefined
  const seen = (table: MatterStore): MatterStore => ({
    ...table,
    recordSent: async (outbox, delivery, sent) => {
      if (delivery.endsWith(manager)) await onRecord()
      await table.recordSent(outbox, delivery, sent)
    },
  })
  const onSend = ({ to }: TakenMail) => (to.startsWith(manager) ? onTheWay() : undefined)
  desk = aDesk('Mon 7 Dec 2026 07:00', { holders: () => holders, seen, onSend })
  await desk.take(anIncident('Mon 7 Dec 2026 06:30', { partnership: 'rochdale', childDied: true, lookedAfter: true }))
  await sendAll()
  for (const day of ['Thu 10', 'Fri 11', 'Mon 14']) {
    desk.advanceTo(`${day} Dec 2026 08:30`)
    before = desk.mails.length
    for (const key of await desk.table.due(desk.now(), 100)) await desk.wake(key)
    if (day !== 'Mon 14') await sendAll()
  }
})

describe('a pile whose moment comes before its commit is done', () => {
  it('does not write to whom the commit has written to and could not record: the commit does, and says that it is again', async () => {
    onRecord = () => {
      onRecord = () => undefined
      throw new Error('throttled')
    }
    await sendAll()
    expect(asSecond(nudgesTo(manager))).toEqual([false])
    desk.advanceTo('Mon 14 Dec 2026 08:40')
    await sendPile()
    expect(asSecond(nudgesTo(director))).toEqual([false])
    await sendAll()
    expect(asSecond(nudgesTo(manager))).toEqual([false, true])
    desk.wait(minute)
    expect(await sendPile()).toBe('sent')
    expect([nudgesTo(director), nudgesTo(manager)].map(({ length }) => length)).toEqual([1, 2])
  })

  it('does not write to whom the commit is just writing to', async () => {
    desk.advanceTo('Mon 14 Dec 2026 08:39')
    onTheWay = async () => {
      onTheWay = () => undefined
      desk.advanceTo('Mon 14 Dec 2026 08:40')
      await sendPile()
    }
    await sendAll()
    expect([nudgesTo(director), nudgesTo(manager)].map(({ length }) => length)).toEqual([1, 1])
    desk.wait(minute)
    expect(await sendPile()).toBe('sent')
    expect([nudgesTo(director), nudgesTo(manager)].map(({ length }) => length)).toEqual([1, 1])
  })

  it('leaves whoever has followed its holder to the commit, which writes to them though it is never done', async () => {
    onTheWay = () => {
      throw Object.assign(new Error('no such address'), { name: 'MessageRejected' })
    }
    await sendAll()
    holders = holders.map((holder) =>
      holder.role === director ? { ...holder, id: 'h-2', address: 'successor@rochdale.example' } : holder,
    )
    desk.advanceTo('Mon 14 Dec 2026 08:40')
    expect(await sendPile()).toBe('unsent')
    await sendAll()
    expect(asSecond(nudgesTo('successor'))).toEqual([true])
    desk.wait(minute)
    expect(await sendPile()).toBe('unsent')
    expect(await desk.table.waiting.ripe(desk.now(), 100)).toContainEqual(pile)
    onTheWay = () => undefined
    await sendAll()
    desk.wait(minute)
    expect(await sendPile()).toBe('sent')
    expect([nudgesTo(director), nudgesTo('successor'), nudgesTo(manager)].map(({ length }) => length)).toEqual([0, 1, 1])
    expect(await desk.table.waiting.ripe(desk.now(), 100)).not.toContainEqual(pile)
  })
})
