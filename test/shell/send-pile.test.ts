import { describe, expect, it } from 'vitest'
import { receiptOf } from '../../functions/record-delivery/receipt-of.ts'
import type { Notice } from '../../shared/notices/notice.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { recordPileReceipt } from '../../shared/shell/record-pile-receipt.ts'
import { UnsentNoticeError } from '../../shared/shell/send-notices.ts'
import { mostInOneMail } from '../../shared/shell/send-pile.ts'
import { anIncident, correction, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { aDesk, minute } from './desk.ts'

const group = 'practice-review-group'
const director = 'director-of-childrens-services'
const monday = at('Mon 21 Dec 2026 08:40')
const pile = { partnership: 'bolton', holder: group, until: monday }

type Desk = ReturnType<typeof aDesk>

const sendAll = async (desk: Desk) => {
  for (const outbox of await desk.table.unsent(desk.now(), 1000)) await desk.send(outbox).catch(() => undefined)
}

/** On Friday some incidents became known: of each the review group has an aim of our own that can wait for Monday. */
const deskWith = async (incidents: number, setting: Parameters<typeof aDesk>[1] = {}) => {
  const desk = aDesk('Fri 18 Dec 2026 17:00', setting)
  for (let n = 1; n <= incidents; n++)
    await desk.take(anIncident('Fri 18 Dec 2026 16:30', {}, { subject: `SI-${n}`, id: `known-${n}` }))
  await sendAll(desk)
  return desk
}

const toldTo = (desk: Desk, who: string) =>
  desk
    .told()
    .filter((line) => line.startsWith(`${who}:`))
    .map((line) => line.slice(who.length + 2))

const onMonday = async (desk: Desk) => {
  desk.advanceTo('Mon 21 Dec 2026 08:40')
  const before = desk.mails.length
  for (const key of await desk.table.waiting.ripe(desk.now(), 1000)) await desk.sendPile(key)
  return desk.mails.slice(before)
}

/** The Panel’s clock is overdue since Wed 30, told to the delegated partners on Thu 31, and then met: they are to hear so. */
const metWhileOverdue = async (desk: ReturnType<typeof aDesk>) => {
  for (const morning of ['Wed 30', 'Thu 31']) {
    desk.advanceTo(`${morning} Dec 2026 08:30`)
    for (const key of await desk.table.due(desk.now(), 100)) await desk.wake(key)
    await sendAll(desk)
  }
  await desk.take(done('incident.panel-notified', 'Thu 31 Dec 2026 08:20', { subject: 'SI-1', id: 'notified' }))
  await sendAll(desk)
}

describe('what can wait for one person', () => {
  it('goes in one mail on the next working morning, once', async () => {
    const desk = await deskWith(3)
    expect(toldTo(desk, group)).toEqual([])
    expect(await desk.table.waiting.ripe(monday - 1, 1000)).toEqual([])
    const mails = await onMonday(desk)
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [`${group}@bolton.example`, '3 reminders, the first due Wednesday 13 January 2027'],
    ])
    for (const reference of ['K7Q21', 'K7Q22', 'K7Q23']) expect(mails[0]?.text).toContain(reference)
    expect(await desk.table.waiting.ripe(desk.now() + minute, 1000)).toEqual([])
    desk.wait(minute)
    expect(await desk.sendPile(pile)).toBe('sent')
    expect(desk.mails.filter(({ to }) => to.startsWith(group))).toHaveLength(1)
  })

  it('alone is the very mail that it would have been', async () => {
    const desk = await deskWith(1)
    const [mail] = await onMonday(desk)
    expect(mail?.subject).toBe('Due Wednesday 13 January 2027: aim to complete the rapid review (K7Q21)')
  })

  it('is dropped where it has become false by then', async () => {
    const desk = await deskWith(2)
    await desk.take(done('incident.criteria-not-met', 'Fri 18 Dec 2026 16:50', { subject: 'SI-1', id: 'not-met' }))
    const mails = await onMonday(desk)
    expect(mails.map(({ text }) => ['K7Q21', 'K7Q22'].filter((reference) => text.includes(reference)))).toEqual([['K7Q22']])
    expect((await desk.table.waiting.itemsOf(pile)).map(({ outcome }) => outcome).sort()).toEqual(['sent', 'withdrawn'])
  })

  it('says once that a date was met, however often it was told and taken back before', async () => {
    const desk = await deskWith(1)
    desk.advanceTo('Mon 21 Dec 2026 09:00')
    await desk.sendPile(pile)
    const met = done('incident.panel-notified', 'Mon 21 Dec 2026 08:50', { subject: 'SI-1', id: 'notified' })
    await desk.take(met)
    await desk.take(correction(met, null, { subject: 'SI-1', id: 'not-yet' }))
    await desk.take(done('incident.panel-notified', 'Mon 21 Dec 2026 09:00', { subject: 'SI-1', id: 'notified-now' }))
    await sendAll(desk)
    desk.advanceTo('Tue 22 Dec 2026 08:40')
    for (const key of await desk.table.waiting.ripe(desk.now(), 1000)) await desk.sendPile(key)
    expect(toldTo(desk, director).slice(2)).toEqual(['Done: notify the Panel of the incident (K7Q21)'])
  })

  it('is recorded with its notice: sent a second time by its commit, it waits once', async () => {
    const desk = await deskWith(1)
    expect(await desk.table.unsent(desk.now(), 10)).toEqual([])
    expect([...(await desk.table.sentOf({ key: { partnership: 'bolton', subject: 'SI-1' }, version: 1 }))]).toContain(
      `2#${group}`,
    )
    expect(await desk.table.waiting.itemsOf(pile)).toHaveLength(1)
  })

  it('is added to no pile that has been begun: it goes at once', async () => {
    const desk = aDesk('Fri 18 Dec 2026 17:00')
    await desk.table.waiting.claim(pile, desk.now(), desk.now() + minute)
    await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
    await sendAll(desk)
    expect(toldTo(desk, group)).toHaveLength(1)
    expect(await desk.table.waiting.itemsOf(pile)).toEqual([])
  })

  it('is too much for one mail: what is more goes in the next, nothing twice', async () => {
    const desk = await deskWith(mostInOneMail + 3)
    const mails = await onMonday(desk)
    expect(mails.map(({ subject }) => subject.slice(0, 12))).toEqual([`${mostInOneMail} reminders`, '3 reminders,'])
    expect(new Set(mails.map(({ tag }) => tag)).size).toBe(2)
  })
})

describe('a digest that fails', () => {
  it('is sent again when the lease is over, and says so', async () => {
    let refusals = 1
    const desk = await deskWith(2, {
      onSend: ({ to }) => {
        if (to.startsWith(group) && refusals-- > 0) throw new Error('throttled')
      },
    })
    desk.advanceTo('Mon 21 Dec 2026 08:40')
    await expect(desk.sendPile(pile)).rejects.toThrow(UnsentNoticeError)
    expect(desk.codes()).toContain('DIGEST_NOT_SENT')
    expect(await desk.sendPile(pile)).toBe('not-ours')
    desk.wait(minute)
    expect(await desk.sendPile(pile)).toBe('sent')
    expect(toldTo(desk, group)).toEqual(['2 reminders, the first due Wednesday 13 January 2027'])
    expect(desk.mails.at(-1)?.text.replaceAll(/\s+/g, ' ')).toContain('may have been first sent at 08:40')
  })

  it('because nobody can be found is an incident, and stays on the list behind the others until somebody is there', async () => {
    let holders = everyRoleHeld('bolton')
    const desk = await deskWith(1, { holders: () => holders })
    holders = []
    desk.advanceTo('Mon 21 Dec 2026 08:40')
    await expect(desk.sendPile(pile)).rejects.toThrow(UnsentNoticeError)
    expect(desk.counts.NobodyHome).toBe(1)
    desk.wait(minute)
    holders = everyRoleHeld('bolton')
    expect(await desk.table.waiting.ripe(desk.now(), 10)).toEqual([pile])
    expect(await desk.sendPile(pile)).toBe('sent')
    expect(toldTo(desk, group)).toHaveLength(1)
  })
})

describe('a digest that cannot go as it is', () => {
  it('because one of its notices cannot be put in words goes notice by notice, and that one holds up none of the others', async () => {
    // one more of its commit, of a kind that only a later version of this service knows
    const later = (notice: Notice): Notice => ({ ...notice, kind: 'from-later' as Notice['kind'] })
    const outbox = { key: { partnership: 'bolton', subject: 'SI-1' }, version: 1 }
    const desk = await deskWith(2, {
      seen: (table) => ({
        ...table,
        noticesOf: async (of) => {
          const notices = await table.noticesOf(of)
          return of.key.subject === 'SI-1' ? [...notices, later(notices[2] as Notice)] : notices
        },
      }),
    })
    const [, , notice, ...more] = await desk.table.noticesOf(outbox)
    const about = { outbox, reference: 'K7Q21', n: 3 + more.length, holder: group, until: monday, why: 'digest' } as const
    await desk.table.waiting.wait({ ...about, notice: later(notice as Notice) })
    desk.advanceTo('Mon 21 Dec 2026 08:40')
    await expect(desk.sendPile(pile)).rejects.toThrow(UnsentNoticeError)
    desk.wait(minute)
    await expect(desk.sendPile(pile)).rejects.toThrow('1 notice of a pile not sent')
    expect(toldTo(desk, group)).toHaveLength(2)
  })

  it('because the mail system will never take it goes notice by notice', async () => {
    const desk = await deskWith(3, {
      onSend: ({ tag }) => {
        if (tag.startsWith('digest-')) throw Object.assign(new Error('too long'), { name: 'MessageRejected' })
      },
    })
    desk.advanceTo('Mon 21 Dec 2026 08:40')
    await expect(desk.sendPile(pile)).rejects.toThrow(UnsentNoticeError)
    desk.wait(minute)
    expect(await desk.sendPile(pile)).toBe('sent')
    expect(desk.mails.filter(({ to }) => to.startsWith(group)).map(({ tag }) => tag)).toEqual(
      ['K7Q21', 'K7Q22', 'K7Q23'].map((reference) => `${reference}-000001-2_${group}`),
    )
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

describe('a mail that goes by itself', () => {
  it('is watched for silence from then on, though another reader’s is refused again and again', async () => {
    let holders = everyRoleHeld('bolton')
    const desk = await deskWith(1, {
      mailSpeaks: true,
      holders: () => holders,
      onSend: ({ to }) => {
        if (to.startsWith('joint')) throw new Error('throttled')
      },
    })
    holders = [...holders, { id: 'h-3', role: group, address: 'joint@bolton.example' }]
    await expect(onMonday(desk)).rejects.toThrow(UnsentNoticeError)
    const unheard = async () => (await desk.table.silence.unheard(desk.now(), 1000)).filter(({ holder }) => holder === group)
    // of what has days left the mail system may be silent for four hours
    for (let tried = 1; tried < 8; tried++) {
      desk.wait(30 * minute)
      await expect(desk.sendPile(pile)).rejects.toThrow(UnsentNoticeError)
      expect(await unheard()).toEqual([])
    }
    desk.wait(30 * minute)
    expect(await unheard()).toHaveLength(1)
    await desk.listen()
    await sendAll(desk)
    expect(toldTo(desk, 'business-manager')).toContain('Due Wednesday 13 January 2027: aim to complete the rapid review (K7Q21)')
    // and their own is not sent again
    expect(toldTo(desk, group)).toHaveLength(1)
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

describe('what is said of a digest', () => {
  /** As SES says it of the last mail. */
  const said = (desk: Desk, eventType: string) =>
    receiptOf({
      detail: {
        eventType,
        mail: {
          timestamp: new Date(desk.now()).toISOString(),
          tags: { notice: [desk.mails.at(-1)?.tag], partnership: ['bolton'] },
        },
        ...(eventType === 'Bounce' && { bounce: { bounceType: 'Permanent', timestamp: new Date(desk.now()).toISOString() } }),
      },
    })

  it('is said of each notice in it: where it bounced the next are told of each, and the address is marked', async () => {
    const desk = await deskWith(2)
    await desk.take(done('incident.criteria-not-met', 'Fri 18 Dec 2026 16:50', { subject: 'SI-1', id: 'not-met' }))
    await desk.take(anIncident('Fri 18 Dec 2026 16:30', {}, { subject: 'SI-3', id: 'known-3' }))
    await sendAll(desk)
    await onMonday(desk)
    const receipt = said(desk, 'Bounce')
    if (receipt === undefined || !('pile' in receipt)) throw new Error('no receipt of a digest')
    const record = recordPileReceipt({ waiting: desk.table.waiting, recordReceipt: desk.receive })
    const before = desk.mails.length
    await record(receipt)
    await record(receipt)
    await sendAll(desk)
    // of the first incident only that it is over was in the mail: its date had been withdrawn
    expect(desk.told().slice(before)).toEqual([
      'business-manager: No longer needed: aim to complete the rapid review (K7Q21)',
      'business-manager: Due Wednesday 13 January 2027: aim to complete the rapid review (K7Q22)',
      'business-manager: Due Wednesday 13 January 2027: aim to complete the rapid review (K7Q23)',
    ])
    expect([...desk.unreachable.keys()]).toEqual([`bolton ${group}`])
  })

  it('that cannot be recorded of one is recorded of the others, and tried again', async () => {
    const desk = await deskWith(2)
    await onMonday(desk)
    const receipt = said(desk, 'Bounce')
    if (receipt === undefined || !('pile' in receipt)) throw new Error('no receipt of a digest')
    const heard: string[] = []
    const record = recordPileReceipt({
      waiting: desk.table.waiting,
      recordReceipt: async ({ reference }) => {
        heard.push(reference)
        if (heard.length === 1) throw new Error('throttled')
        return 'recorded'
      },
    })
    await expect(record(receipt)).rejects.toThrow('throttled')
    expect(heard).toEqual(['K7Q21', 'K7Q22'])
  })
})

it('statutory clocks are opened to their owner at once', async () => {
  const desk = await deskWith(1)
  expect(toldTo(desk, director)).toHaveLength(2)
})
