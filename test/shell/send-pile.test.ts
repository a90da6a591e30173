import { describe, expect, it } from 'vitest'
import { receiptOf } from '../../functions/record-delivery/receipt-of.ts'
import type { Notice } from '../../shared/notices/notice.ts'
import { recordPileReceipt } from '../../shared/shell/record-pile-receipt.ts'
import { UnsentNoticeError } from '../../shared/shell/send-notices.ts'
import { mostInOneMail } from '../../shared/shell/send-pile.ts'
import { anIncident, correction, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aDesk, type Desk, minute } from './desk.ts'
import { deskWith, director, group, monday, onMonday, pile, sendAll, toldTo } from './piles.ts'

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
