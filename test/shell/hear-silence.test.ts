import { describe, expect, it } from 'vitest'
import { mailOfTag } from '../../shared/notices/receipt.ts'
import { BusyMatterError } from '../../shared/shell/wake-matter.ts'
import { anIncident } from '../builders/events.ts'
import { aDesk, type Desk, minute } from './desk.ts'

const director = 'director-of-childrens-services'
const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const hour = 60 * minute

const sendAll = async (desk: Desk) => {
  for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox).catch(() => undefined)
}

/** A desk that has just told of the last day of the director's two clocks. */
const onLastDay = async (mailSpeaks = true) => {
  const desk = aDesk('Fri 18 Dec 2026 16:45', { mailSpeaks })
  await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
  await sendAll(desk)
  // all of the first mails are known to have arrived
  for (const { tag } of desk.mails) await desk.receive(deliveredOf(desk, tag))
  desk.wait(4 * hour)
  await desk.listen()
  for (const day of ['Tue 22 Dec 2026', 'Wed 23 Dec 2026', 'Tue 29 Dec 2026']) {
    desk.advanceTo(`${day} 08:30`)
    await desk.wake(key)
    await sendAll(desk)
  }
  return desk
}

/** A desk that has just told of a new incident, whose matter others may keep committing to. */
const onTheFirstDay = async () => {
  const matter = { isBusy: false }
  const desk = aDesk('Fri 18 Dec 2026 16:45', {
    mailSpeaks: true,
    seen: (table) => ({ ...table, commit: async (commit) => (matter.isBusy ? 'conflict' : table.commit(commit)) }),
  })
  await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
  await sendAll(desk)
  return { desk, matter, before: desk.mails.length }
}

const deliveredOf = (desk: Desk, tag: string) => {
  const mail = mailOfTag(tag)
  if (mail === undefined) throw new Error(tag)
  return { partnership: 'bolton', ...mail, state: 'delivered' as const, at: desk.now(), sentAt: desk.now() }
}

const since = async (desk: Desk, before: number) => {
  await sendAll(desk)
  return desk.told().slice(before)
}

describe('a mail of which the mail system says nothing', () => {
  it('for an hour, on the last day: the next role is told, once, and the timeline says so', async () => {
    const desk = await onLastDay()
    const before = desk.mails.length
    desk.wait(hour - 1)
    expect(await desk.listen()).toEqual([])
    desk.wait(1)
    expect(await desk.listen()).toEqual(['unheard', 'unheard'])
    desk.wait(hour)
    expect(await desk.listen()).toEqual([])
    expect(await since(desk, before)).toEqual([
      'business-manager: Due today, Tuesday 29 December 2026: notify the Panel of the incident (K7Q21)',
      'business-manager: Due today, Tuesday 29 December 2026: report the incident to the safeguarding partnership (K7Q21)',
    ])
    // silence is not a bounce
    for (const { text } of desk.mails.slice(before)) {
      expect(text.replaceAll(/\s+/g, ' ')).toContain('It is not known whether this reached the Director of Children’s Services')
      expect(text).not.toContain('could not be delivered')
    }
    expect(desk.counts.MailsSilent).toBe(2)
    expect((await desk.table.load(key))?.matter.undelivered.size).toBe(2)
    // the address is not at fault
    expect(desk.unreachable.size).toBe(0)
  })

  it('climbs one step: of the next the silence is recorded and nobody else is told', async () => {
    const desk = await onLastDay()
    desk.wait(hour)
    await desk.listen()
    await sendAll(desk)
    const before = desk.mails.length
    desk.wait(hour)
    expect(await desk.listen()).toEqual(['unheard', 'unheard'])
    expect(await since(desk, before)).toEqual([])
    expect(desk.counts).toMatchObject({ MailsSilent: 4, MailsTurnedToNext: 2 })
  })

  it('with days left is given four hours', async () => {
    const desk = aDesk('Fri 18 Dec 2026 16:45', { mailSpeaks: true })
    await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
    await sendAll(desk)
    desk.wait(4 * hour - 1)
    expect(await desk.listen()).toEqual([])
    desk.wait(1)
    expect(await desk.listen()).toEqual(['unheard', 'unheard'])
  })

  it('and whose receipt came, before or after our own record, is let be', async () => {
    const desk = await onLastDay()
    const before = desk.mails.length
    for (const { tag } of desk.mails) if (mailOfTag(tag) !== undefined) await desk.receive(deliveredOf(desk, tag))
    desk.wait(hour)
    expect(await desk.listen()).toEqual(['heard', 'heard'])
    expect(await since(desk, before)).toEqual([])
  })

  it('said before our own record counts all the same: SES was quicker', async () => {
    const desk = aDesk('Fri 18 Dec 2026 16:45', {
      mailSpeaks: true,
      onSend: async ({ tag }) => void (await desk.receive(deliveredOf(desk, tag))),
    })
    await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
    await sendAll(desk)
    desk.wait(4 * hour)
    expect(await desk.listen()).toEqual(['heard', 'heard'])
  })

  it('whose silence cannot be acted upon at first is tried again: that it was recorded is no word of the mail system', async () => {
    const { desk, matter, before } = await onTheFirstDay()
    desk.wait(4 * hour)
    matter.isBusy = true
    await expect(desk.listen()).rejects.toThrow(BusyMatterError)
    matter.isBusy = false
    desk.wait(minute)
    expect(await desk.listen()).toEqual(['unheard', 'unheard'])
    expect((await since(desk, before)).map((line) => line.split(':')[0])).toEqual(['business-manager', 'business-manager'])
  })

  it('but that it came back has the next told, had nobody been told when that was recorded, and only then', async () => {
    const { desk, matter, before } = await onTheFirstDay()
    matter.isBusy = true
    const [one = '', other = ''] = desk.mails.map(({ tag }) => tag)
    await expect(desk.receive({ ...deliveredOf(desk, one), state: 'bounced' })).rejects.toThrow(BusyMatterError)
    matter.isBusy = false
    await desk.receive({ ...deliveredOf(desk, other), state: 'bounced' })
    desk.wait(4 * hour)
    expect(await desk.listen()).toEqual(['heard', 'heard'])
    expect((await since(desk, before)).map((line) => line.split(':')[0])).toEqual(['business-manager', 'business-manager'])
    expect(desk.counts).toMatchObject({ MailsBounced: 2, MailsTurnedToNext: 2 })
    expect(desk.unreachable.size).toBe(1)
  })

  it('but that it is delayed has the next told once the hour is over, on the last day alone: it may never say so again', async () => {
    const desk = await onLastDay()
    const before = desk.mails.length
    for (const { tag } of desk.mails.slice(-2)) await desk.receive({ ...deliveredOf(desk, tag), state: 'delayed' })
    desk.wait(hour - 1)
    expect(await desk.listen()).toEqual([])
    desk.wait(1)
    expect(await desk.listen()).toEqual(['unheard', 'unheard'])
    const told = await since(desk, before)
    expect(told.map((line) => line.split(',')[0])).toEqual(['business-manager: Due today', 'business-manager: Due today'])
    expect(desk.counts.MailsSilent).toBeUndefined()
  })

  it('but that it is delayed, with days left, waits', async () => {
    const desk = aDesk('Fri 18 Dec 2026 16:45', { mailSpeaks: true })
    await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
    await sendAll(desk)
    const before = desk.mails.length
    for (const { tag } of desk.mails) await desk.receive({ ...deliveredOf(desk, tag), state: 'delayed' })
    desk.wait(4 * hour)
    await desk.listen()
    expect(await since(desk, before)).toEqual([])
    expect(await desk.listen()).toEqual([])
  })

  it('about something that is a digest holds of each notice in it', async () => {
    const desk = aDesk('Fri 18 Dec 2026 16:45', { mailSpeaks: true })
    for (const n of [1, 2]) await desk.take(anIncident('Fri 18 Dec 2026 16:30', {}, { subject: `SI-${n}`, id: `known-${n}` }))
    await sendAll(desk)
    for (const { tag } of desk.mails) await desk.receive(deliveredOf(desk, tag))
    desk.advanceTo('Mon 21 Dec 2026 08:40')
    await desk.listen()
    for (const pile of await desk.table.waiting.ripe(desk.now(), 10)) await desk.sendPile(pile)
    const before = desk.mails.length
    desk.wait(4 * hour)
    expect(await desk.listen()).toEqual(['unheard', 'unheard'])
    expect((await since(desk, before)).map((line) => line.slice(-7))).toEqual(['(K7Q21)', '(K7Q22)'])
    expect(await desk.listen()).toEqual([])
  })

  it('where it never says anything is waited for by nobody', async () => {
    const desk = await onLastDay(false)
    desk.wait(10 * hour)
    expect(await desk.listen()).toEqual([])
    expect(desk.mails.some(({ to }) => to.startsWith(director))).toBe(true)
  })
})
