import { describe, expect, it } from 'vitest'
import { aFeed, titleThatNames } from '../builders/feed.ts'
import { at, day, iso } from '../builders/london-time.ts'
import type { Faults } from './faults.ts'
import { noFaults } from './faults.ts'
import { aWorld, type World } from './world.ts'

const director = 'director-of-childrens-services'
const group = 'practice-review-group'
const begins = 'Fri 18 Dec 2026 17:00'

const incident = {
  partnership: 'bolton',
  awareAt: iso('Fri 18 Dec 2026 16:30'),
  childDied: false,
  abuseKnownOrSuspected: true,
  lookedAfter: false,
} as const

const withMatters = async (count: number, faults: Faults = noFaults) => {
  const world = aWorld(begins, { faults })
  for (let n = 1; n <= count; n++) await world.post('incident.became-known', incident, { subject: `SI-2026-${n}` })
  return world
}

const movedMails = (world: World) => world.mails.filter(({ subject }) => subject.startsWith('Date moved'))

describe('a bank holiday proclaimed while clocks run', () => {
  it('moves every open clock that counts over it, and its owner hears once, with the reason', async () => {
    const world = await withMatters(1)
    await world.advanceTo('Mon 21 Dec 2026 05:15')
    world.readAllMail()
    await world.refresh(aFeed('Tue 29 Dec 2026'))
    await world.advanceTo('Mon 21 Dec 2026 06:00')
    // Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Fri 25, Mon 28, Tue 29 holidays · Wed 30 =5
    const mail = world.expectMail(director, 'Date moved to Wednesday 30 December 2026: notify the Panel of the incident')
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain(
      'The date was Tuesday 29 December 2026 and has moved, because Tuesday 29 December 2026 was proclaimed a bank holiday.',
    )
    expect(mail.text).toMatch(/calendar england-and-wales\s+\d{4}-\d\d-\d\d \+\s+2026-12-29/)
    world.expectMail(director, 'Date moved to Wednesday 30 December 2026: report the incident to the safeguarding partnership')
    world.expectNoMoreMail()
    // the feed says the same every day
    await world.refresh(aFeed('Tue 29 Dec 2026'))
    await world.advanceTo('Mon 21 Dec 2026 08:00')
    world.expectNoMoreMail()
    // an aim of our own can wait for the morning, and by then its first date is none to be told of
    await world.advanceTo('Mon 21 Dec 2026 08:41')
    world.expectMail(group, /^Date moved to Thursday 14 January 2027/)
    world.expectNoMoreMail()
  })

  it('is kept and written of without what the feed calls it: that may be a name', async () => {
    const world = await withMatters(1)
    await world.advanceTo('Mon 21 Dec 2026 05:15')
    expect(JSON.stringify(aFeed('Tue 29 Dec 2026'))).toContain(titleThatNames)
    await world.refresh(aFeed('Tue 29 Dec 2026'))
    await world.advanceTo('Thu 31 Dec 2026 09:00')
    expect(movedMails(world)).not.toEqual([])
    const [kept] = [...world.table.items.values()].filter(({ pk }) => pk === 'CALENDAR')
    expect(JSON.parse(String(kept?.holidays))).toEqual([
      { day: day('Tue 29 Dec 2026'), seenAt: at('Mon 21 Dec 2026 05:15'), countsFrom: at('Mon 21 Dec 2026 05:20') },
    ])
    const everything = JSON.stringify([[...world.table.items.values()], world.mails])
    expect(everything).not.toContain('Jane')
    expect(everything).not.toContain('Funeral')
  })

  it('rings no alarm of the old date', async () => {
    const world = await withMatters(1)
    await world.advanceTo('Mon 21 Dec 2026 05:15')
    await world.refresh(aFeed('Tue 29 Dec 2026'))
    await world.advanceTo('Tue 29 Dec 2026 23:00')
    expect(world.mails.filter(({ subject }) => subject.startsWith('Due today, Tuesday 29'))).toEqual([])
    await world.advanceTo('Wed 30 Dec 2026 09:00')
    world.expectMail(director, 'Due today, Wednesday 30 December 2026: notify the Panel')
  })

  it('before it counts is counted by nobody: an incident told in those minutes is told its date, and then that it moves', async () => {
    const world = await withMatters(0)
    await world.advanceTo('Mon 21 Dec 2026 05:15')
    await world.refresh(aFeed('Tue 29 Dec 2026'))
    await world.advanceTo('Mon 21 Dec 2026 05:17')
    await world.post('incident.became-known', incident)
    world.expectMail(director, 'Due Tuesday 29 December 2026: notify the Panel')
    await world.advanceTo('Mon 21 Dec 2026 05:30')
    world.expectMail(director, 'Date moved to Wednesday 30 December 2026: notify the Panel')
    await world.post('incident.became-known', incident, { subject: 'SI-2026-015' })
    world.expectMail(director, 'Due Wednesday 30 December 2026: notify the Panel')
  })

  it('that lies beyond every clock writes to nobody', async () => {
    const world = await withMatters(1)
    await world.advanceTo('Mon 21 Dec 2026 05:15')
    world.readAllMail()
    await world.refresh(aFeed('Fri 4 Jun 2027'))
    await world.advanceTo('Mon 21 Dec 2026 08:00')
    world.expectNoMoreMail()
    expect(world.counts.MattersRecalculated).toBe(1)
  })

  it('is not blamed for a date that the facts moved', async () => {
    const world = await withMatters(1)
    await world.advanceTo('Mon 21 Dec 2026 05:15')
    await world.refresh(aFeed('Tue 29 Dec 2026'))
    await world.advanceTo('Mon 21 Dec 2026 09:00')
    world.readAllMail()
    const event = [...world.table.items.values()].find(({ sk }) => sk === 'ENTRY#000001')
    const { fact } = (JSON.parse(String(event?.entries)) as { fact?: { id: string } }[])[0] ?? {}
    await world.post(
      'fact.corrected',
      { partnership: 'bolton', corrects: fact?.id ?? '', data: { ...incident, awareAt: iso('Thu 17 Dec 2026 16:30') } },
      { subject: 'SI-2026-1' },
    )
    const mail = world.expectMail(director, 'Date moved to Thursday 24 December 2026: notify the Panel')
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('has moved, because the facts or the settings changed.')
  })

  it('reaches every matter though the sweep, the queue and the table keep failing', async () => {
    let calls = 0
    const faults: Faults = {
      ...noFaults,
      onCall: (call) => {
        if (!/^(calendar|queue|table)\./.test(call)) return 'none'
        calls++
        return calls % 7 === 0 ? 'before' : calls % 11 === 0 ? 'after' : 'none'
      },
    }
    const world = await withMatters(25, faults)
    await world.advanceTo('Mon 21 Dec 2026 05:15')
    for (let tries = 0; tries < 5; tries++) await world.refresh(aFeed('Tue 29 Dec 2026')).catch(() => undefined)
    await world.advanceTo('Mon 21 Dec 2026 08:00')
    const told = movedMails(world).filter(({ to, subject }) => to.startsWith(director) && subject.includes('notify the Panel of'))
    expect(new Set(told.map(({ thread }) => thread)).size).toBe(25)
  })
})
