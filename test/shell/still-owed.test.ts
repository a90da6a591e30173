import { describe, expect, it } from 'vitest'
import { receiptOf } from '../../functions/record-delivery/receipt-of.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { recordPileReceipt } from '../../shared/shell/record-pile-receipt.ts'
import { UnsentNoticeError } from '../../shared/shell/send-notices.ts'
import { done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { type aDesk, minute } from './desk.ts'
import { deskWith, director, group, metWhileOverdue, onMonday, pile, sendAll, toldTo } from './piles.ts'

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
  const desk = await deskWith(1, { ...setting, holders })
  await metWhileOverdue(desk)
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

describe('a holder who is no longer there when it goes', () => {
  const successor: Holder = { id: 'h-2', role: group, address: 'successor@bolton.example' }

  it('has left: the successor is written to at once, each matter by itself', async () => {
    let holders = everyRoleHeld('bolton')
    const desk = await deskWith(2, { holders: () => holders })
    holders = [...holders.filter(({ role }) => role !== group), successor]
    expect((await onMonday(desk)).map(({ to, tag }) => [to, tag])).toEqual([
      ['successor@bolton.example', 'K7Q21-000001-2_h-2'],
      ['successor@bolton.example', 'K7Q22-000001-2_h-2'],
    ])
    expect(await desk.table.waiting.ripe(desk.now() + minute, 10)).toEqual([])
  })

  it('has left and nobody has followed: the next role up is told, and why', async () => {
    let holders = everyRoleHeld('bolton')
    const desk = await deskWith(1, { holders: () => holders })
    holders = holders.filter(({ role }) => role !== group)
    const [mail] = await onMonday(desk)
    expect(mail?.to).toBe('business-manager@bolton.example')
    expect(mail?.text.replaceAll('\n', ' ')).toContain('Nobody holds the role')
  })

  it('has left a mailbox that others in the role share: it goes there all the same', async () => {
    const shared = ['p-1', 'p-2'].map((id): Holder => ({ id, role: group, address: 'group@bolton.example' }))
    const others = everyRoleHeld('bolton').filter(({ role }) => role !== group)
    for (const left of [[], ['p-1'], ['p-2']]) {
      let holders = [...others, ...shared]
      const desk = await deskWith(1, { holders: () => holders })
      holders = holders.filter(({ id }) => !left.includes(id))
      expect((await onMonday(desk)).map(({ to }) => to)).toEqual(['group@bolton.example'])
    }
  })

  it('was on leave when it was first tried, and is back when it is tried again: it goes to them, not to nobody', async () => {
    let holders = everyRoleHeld('bolton')
    let refusals = 1
    const desk = await deskWith(1, {
      holders: () => holders,
      onSend: ({ to }) => {
        if (to.startsWith('successor') && refusals-- > 0) throw new Error('throttled')
      },
    })
    const before = holders
    holders = [...holders.filter(({ role }) => role !== group), { ...successor, covers: group }]
    await expect(onMonday(desk)).rejects.toThrow(UnsentNoticeError)
    holders = before
    desk.wait(minute)
    expect(await desk.sendPile(pile)).toBe('sent')
    expect(toldTo(desk, group)).toHaveLength(1)
    expect(toldTo(desk, 'successor')).toHaveLength(0)
  })

  it('could not be reached meanwhile: those who come next are told as well', async () => {
    const desk = await deskWith(1)
    desk.unreachable.set(`bolton ${group}`, '2026-12-20T10:00:00+00:00')
    expect((await onMonday(desk)).map(({ to }) => to)).toEqual([`${group}@bolton.example`, 'business-manager@bolton.example'])
  })

  it('one of whose mails is refused holds up none of the others', async () => {
    let refusals = 1
    let holders = everyRoleHeld('bolton')
    const desk = await deskWith(2, {
      holders: () => holders,
      onSend: ({ to }) => {
        if (to.startsWith('successor') && refusals-- > 0) throw new Error('throttled')
      },
    })
    holders = [...holders.filter(({ role }) => role !== group), successor]
    await expect(onMonday(desk)).rejects.toThrow(UnsentNoticeError)
    desk.wait(minute)
    expect(await desk.sendPile(pile)).toBe('sent')
    expect(desk.mails.filter(({ to }) => to.startsWith('successor')).map(({ tag }) => tag)).toEqual([
      'K7Q22-000001-2_h-2',
      'K7Q21-000001-2_h-2',
    ])
  })
})

describe('a reader by two roles', () => {
  it('who gives up the one that it waited for is told all the same, once, by the other', async () => {
    let left: string[] = []
    const both = ['delegated-health', 'delegated-police']
    const held = () => [
      ...everyRoleHeld('bolton').filter(({ role }) => !both.includes(role)),
      ...both.filter((role) => !left.includes(role)).map((role) => ({ id: 'p-1', role, address: 'p-1@bolton.example' })),
    ]
    const desk = await deskWith(1, { holders: held })
    await metWhileOverdue(desk)
    left = ['delegated-health']
    desk.advanceTo('Mon 4 Jan 2027 08:40')
    for (const key of await desk.table.waiting.ripe(desk.now(), 1000)) await desk.sendPile(key)
    expect(toldTo(desk, 'p-1').filter((line) => line.startsWith('Done'))).toEqual([
      'Done, after its date: notify the Panel of the incident (K7Q21)',
    ])
  })

  it('who gives up one to somebody else, and whose mail arrived, is not taken for unreached', async () => {
    let isHandedOver = false
    const both = ['delegated-health', 'delegated-police']
    const held = () => [
      ...everyRoleHeld('bolton').filter(({ role }) => !both.includes(role)),
      ...both.map((role) =>
        isHandedOver && role === 'delegated-health'
          ? { id: 'p-2', role, address: 'p-2@bolton.example' }
          : { id: 'p-1', role, address: 'p-1@bolton.example' },
      ),
    ]
    const desk = await deskWith(1, { holders: held, mailSpeaks: true })
    await metWhileOverdue(desk)
    isHandedOver = true
    desk.advanceTo('Mon 4 Jan 2027 08:40')
    const before = desk.mails.length
    await desk.sendPile({ partnership: 'bolton', holder: 'p-1', until: at('Thu 31 Dec 2026 08:40') })
    const sent = desk.mails.slice(before)
    expect(
      sent
        .filter(({ to }) => /^p-[12]@/.test(to))
        .map(({ to, subject }) => `${to}: ${subject.slice(0, 4)}`)
        .sort(),
    ).toEqual(['p-1@bolton.example: Done', 'p-2@bolton.example: Done'])
    for (const { tag } of sent) {
      const said = receiptOf({
        detail: {
          eventType: 'Delivery',
          mail: { timestamp: new Date(desk.now()).toISOString(), tags: { notice: [tag], partnership: ['bolton'] } },
        },
      })
      if (said === undefined) throw new Error(tag)
      if ('pile' in said) await recordPileReceipt({ waiting: desk.table.waiting, recordReceipt: desk.receive })(said)
      else await desk.receive(said)
    }
    const listed = await desk.table.silence.unheard(desk.now() + 4 * 60 * minute, 1000)
    const waited = listed.filter(({ holder, sentAt }) => holder === 'p-1' && sentAt === desk.now())
    expect(await Promise.all(waited.map(desk.table.silence.saidOf))).toEqual([['delivered']])
  })

  it('whoever has become a reader meanwhile is written to once, though several piles that hold the same news are sent at once', async () => {
    let isHandedOver = false
    const role = 'delegated-health'
    const held = () => [
      ...everyRoleHeld('bolton').filter((holder) => holder.role !== role),
      { id: isHandedOver ? 'p-2' : 'p-1', role, address: `${isHandedOver ? 'p-2' : 'p-1'}@bolton.example` },
    ]
    const desk = await deskWith(1, { holders: held })
    await metWhileOverdue(desk)
    isHandedOver = true
    desk.advanceTo('Mon 4 Jan 2027 08:40')
    await Promise.all((await desk.table.waiting.ripe(desk.now(), 1000)).map(desk.sendPile))
    expect(toldTo(desk, 'p-2')).toEqual(['Done, after its date: notify the Panel of the incident (K7Q21)'])
  })

  it('hears in a digest who else was told', async () => {
    const desk = await deskWith(1)
    desk.advanceTo('Wed 30 Dec 2026 08:30')
    for (const key of await desk.table.due(desk.now(), 100)) await desk.wake(key)
    await sendAll(desk)
    await desk.take(done('incident.panel-notified', 'Wed 30 Dec 2026 08:20', { subject: 'SI-1', id: 'notified' }))
    await sendAll(desk)
    desk.advanceTo('Thu 31 Dec 2026 08:40')
    for (const key of await desk.table.waiting.ripe(desk.now(), 1000)) await desk.sendPile(key)
    const mail = desk.mails.findLast(({ to, subject }) => to.startsWith(director) && subject.startsWith('Done'))
    expect(mail?.text).toContain('Also told:\n  BSCP Business Manager')
  })
})
