import { describe, expect, it } from 'vitest'
import { type DeliveryState, mailOfTag, type Receipt } from '../../shared/notices/receipt.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership } from '../../shared/partnerships/partnership.ts'
import { recordReceipt } from '../../shared/shell/record-receipt.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { aDesk as anyDesk, type Desk } from './desk.ts'

/** Where nothing waits: what is said of a digest is told in `send-pile.test.ts`. */
const aDesk = (begins: string, setting: Parameters<typeof anyDesk>[1] = {}) => anyDesk(begins, { nothingWaits: true, ...setting })

const director = 'director-of-childrens-services'
const key = { partnership: 'bolton', subject: 'SI-2026-014' }

const sendAll = async (desk: Desk) => {
  for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox).catch(() => undefined)
}

/** A desk whose director has just been written to about the incident. */
const deskWithMail = async (setting: Parameters<typeof aDesk>[1] = {}) => {
  const desk = aDesk('Fri 18 Dec 2026 16:45', setting)
  await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
  await sendAll(desk)
  return desk
}

/** What the mail system says of the last mail to a role about a clock. */
const receiptOf = (desk: Desk, role: string, subject: RegExp, state: DeliveryState, minutesLater = 1): Receipt => {
  const mail = desk.mails.findLast(({ to, subject: of }) => to.startsWith(`${role}@`) && subject.test(of))
  const named = mail && mailOfTag(mail.tag)
  if (named === undefined) throw new Error(`no mail to ${role}: ${desk.told().join('\n')}`)
  return { partnership: 'bolton', ...named, state, at: desk.now() + minutesLater * 60_000, sentAt: desk.now() }
}

/** What has been sent since, a line a mail. */
const sentSince = async (desk: Desk, before: number): Promise<string[]> => {
  await sendAll(desk)
  return desk.told().slice(before)
}

const panel = /^(?!Done).*notify the Panel/

describe('a mail that did not arrive', () => {
  it.each(['bounced', 'complained', 'rejected'] as const)(
    '%s: the next role is told of the same thing at once, and the timeline says so',
    async (state) => {
      const desk = await deskWithMail()
      const before = desk.mails.length
      expect(await desk.receive(receiptOf(desk, director, panel, state))).toBe('turned-to-next')
      expect(await sentSince(desk, before)).toEqual([
        'business-manager: Due Tuesday 29 December 2026: notify the Panel of the incident (K7Q21)',
      ])
      expect(desk.mails.at(-1)?.text).toContain('This could not be delivered to the Director of')
      const stored = await desk.table.load(key)
      expect([...(stored?.matter.undelivered ?? [])]).toEqual([
        'panel-notification/opened-0/2026-12-29/2026-12-18T16:45:00+00:00>director-of-childrens-services director-of-childrens-services',
      ])
    },
  )

  it('told twice turns to the next once', async () => {
    const desk = await deskWithMail()
    const receipt = receiptOf(desk, director, panel, 'bounced')
    expect(await desk.receive(receipt)).toBe('turned-to-next')
    expect(await desk.receive(receipt)).toBe('recorded')
    expect(await desk.receive({ ...receipt, state: 'complained' })).toBe('recorded')
    const before = desk.mails.length
    expect(await sentSince(desk, before)).toHaveLength(1)
  })

  it('is told to the next though the address cannot be marked', async () => {
    const desk = await deskWithMail()
    const markUnreachable = () => Promise.reject(new Error('throttled'))
    const directory = { markUnreachable, markDelivered: async () => undefined }
    const before = desk.mails.length
    const receive = recordReceipt({ ...desk.shared, directory })
    await expect(receive(receiptOf(desk, director, panel, 'bounced'))).rejects.toThrow('throttled')
    expect((await sentSince(desk, before)).map((line) => line.split(':')[0])).toEqual(['business-manager'])
  })

  it('to the next either climbs on, role by role', async () => {
    const desk = await deskWithMail()
    await desk.receive(receiptOf(desk, director, panel, 'bounced'))
    await sendAll(desk)
    const before = desk.mails.length
    expect(await desk.receive(receiptOf(desk, 'business-manager', panel, 'bounced'))).toBe('turned-to-next')
    expect((await sentSince(desk, before)).map((line) => line.split(':')[0])).toEqual([
      'delegated-health',
      'delegated-council',
      'delegated-police',
    ])
  })

  it('is told of before our own record of it: SES was quicker', async () => {
    const desk = aDesk('Fri 18 Dec 2026 16:45', { holders: everyRoleHeld })
    await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
    const receipt: Receipt = {
      ...{ partnership: 'bolton', reference: 'K7Q21', version: 1, n: 0, holder: director },
      ...{ state: 'bounced', at: desk.now(), sentAt: desk.now() },
    }
    expect(await desk.receive(receipt)).toBe('turned-to-next')
  })

  it('has the address marked: from then on those above are told together with its holder', async () => {
    const desk = await deskWithMail()
    await desk.receive(receiptOf(desk, director, panel, 'bounced'))
    await sendAll(desk)
    expect([...desk.unreachable.keys()]).toEqual([`bolton ${director}`])
    const before = desk.mails.length
    desk.advanceTo('Tue 22 Dec 2026 08:30')
    await desk.wake(key)
    const told = (await sentSince(desk, before)).filter((line) => panel.test(line)).map((line) => line.split(':')[0])
    expect(told).toEqual([director, 'business-manager'])
    const toManager = desk.mails.findLast(({ to, subject }) => to.startsWith('business-manager@') && panel.test(subject))
    expect(toManager?.text.replaceAll(/\s+/g, ' ')).toContain('has not been delivered before, so this comes to you as well')
  })

  it('about something done meanwhile is told to nobody', async () => {
    const desk = await deskWithMail()
    await desk.take(done('incident.panel-notified', 'Fri 18 Dec 2026 16:44'))
    await sendAll(desk)
    const before = desk.mails.length
    await desk.receive(receiptOf(desk, director, panel, 'bounced'))
    expect(await sentSince(desk, before)).toEqual([])
  })

  it('of an allegation goes to nobody but those who may know', async () => {
    const desk = aDesk('Fri 18 Dec 2026 16:45')
    await desk.take(anEvent('allegation.made', { knownAt: '2026-12-18', criteria: ['harmed-child'] }, { subject: 'AL-1' }))
    await sendAll(desk)
    const before = desk.mails.length
    await desk.receive(receiptOf(desk, 'lado', /new allegation/, 'bounced'))
    expect((await sentSince(desk, before)).map((line) => line.split(':')[0])).toEqual([director])
  })

  it('at the very top turns to the others, from the first step on', async () => {
    const desk = await deskWithMail()
    for (const role of [director, 'business-manager', 'delegated-health']) {
      await desk.receive(receiptOf(desk, role, panel, 'bounced'))
      await sendAll(desk)
    }
    expect(
      desk
        .told()
        .slice(-3)
        .map((line) => line.split(':')[0]),
    ).toEqual(['lead-health', 'lead-council', 'lead-police'])
    const before = desk.mails.length
    await desk.receive(receiptOf(desk, 'lead-health', panel, 'bounced'))
    // the business manager cannot be reached either, so those after are told as well
    expect((await sentSince(desk, before)).map((line) => line.split(':')[0])).toEqual([
      'business-manager',
      'delegated-health',
      'delegated-council',
      'delegated-police',
    ])
  })

  it('with nobody else to tell is an incident of its own', async () => {
    const alone = definePartnership({ ...bolton, escalation: { ...bolton.escalation, steps: [] } })
    const desk = await deskWithMail({ partnership: alone })
    await desk.receive(receiptOf(desk, director, panel, 'bounced'))
    expect(desk.counts.NobodyHome).toBe(1)
    expect(desk.codes()).toContain('NOBODY_HOME')
  })
})

describe('a mail that arrived', () => {
  it('is remembered of its reader, with the moment', async () => {
    const desk = await deskWithMail()
    expect(await desk.receive(receiptOf(desk, director, panel, 'delivered'))).toBe('recorded')
    expect([...desk.delivered]).toEqual([[`bolton ${director}`, at('Fri 18 Dec 2026 16:46')]])
    expect(desk.unreachable.size).toBe(0)
  })

  it('is kept though that cannot be remembered', async () => {
    const desk = await deskWithMail()
    const markDelivered = () => Promise.reject(new Error('throttled'))
    const receive = recordReceipt({ ...desk.shared, directory: { markDelivered, markUnreachable: async () => undefined } })
    expect(await receive(receiptOf(desk, director, panel, 'delivered'))).toBe('recorded')
    expect(desk.codes()).toContain('ARRIVAL_NOT_MARKED')
  })
})

describe('a mail that is late', () => {
  const onLastDay = async () => {
    const desk = await deskWithMail()
    for (const day of ['Tue 22 Dec 2026', 'Wed 23 Dec 2026', 'Tue 29 Dec 2026']) {
      desk.advanceTo(`${day} 08:30`)
      await desk.wake(key)
      await sendAll(desk)
    }
    return desk
  }

  it.each([
    ['an hour on the last day turns to the next', 60, 'turned-to-next'],
    ['less than an hour waits', 59, 'recorded'],
  ])('by %s', async (_why, minutes, recorded) => {
    const desk = await onLastDay()
    expect(await desk.receive(receiptOf(desk, director, panel, 'delayed', minutes))).toBe(recorded)
    expect(desk.unreachable.size).toBe(0)
    await sendAll(desk)
    // it may arrive yet
    for (const { text } of desk.mails) expect(text).not.toContain('could not be delivered')
  })

  it('with days left waits', async () => {
    const desk = await deskWithMail()
    expect(await desk.receive(receiptOf(desk, director, panel, 'delayed', 600))).toBe('recorded')
  })
})

describe('a mail that came back, as an automatic answer and a full mailbox do alike', () => {
  it('after it was delivered is kept, and nobody else is told', async () => {
    const desk = await deskWithMail()
    const before = desk.mails.length
    for (const state of ['delivered', 'away'] as const)
      expect(await desk.receive(receiptOf(desk, director, panel, state))).toBe('recorded')
    expect(await sentSince(desk, before)).toEqual([])
    expect(desk.unreachable.size).toBe(0)
    const kept = [...desk.table.items.values()].filter(({ sk }) => String(sk).startsWith('RECEIPT#'))
    expect(kept.map(({ sk, at: when }) => [sk, when])).toEqual(
      ['delivered', 'away'].map((state) => [`RECEIPT#000001#0#${director}#${state}`, at('Fri 18 Dec 2026 16:46')]),
    )
  })

  it('and is not known to have been delivered turns to the next, but its address is not given up', async () => {
    const desk = await deskWithMail()
    const before = desk.mails.length
    expect(await desk.receive(receiptOf(desk, director, panel, 'away'))).toBe('turned-to-next')
    expect((await sentSince(desk, before)).map((line) => line.split(':')[0])).toEqual(['business-manager'])
    expect(desk.unreachable.size).toBe(0)
  })
})

it('what is said of a mail that is none of ours is not kept', async () => {
  const desk = await deskWithMail()
  const receipt = receiptOf(desk, director, panel, 'bounced')
  expect(await desk.receive({ ...receipt, reference: 'ZZZZZ' })).toBe('unknown')
  expect(await desk.receive({ ...receipt, n: 99 })).toBe('unknown')
  expect(await desk.receive({ ...receipt, partnership: 'rochdale' })).toBe('unknown')
})
