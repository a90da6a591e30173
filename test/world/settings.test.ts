import { describe, expect, it } from 'vitest'
import { aWorld } from './world.ts'

const agreed = {
  partnership: 'rochdale',
  setting: 'working-day-zero',
  value: 'day-1',
  from: '2026-12-01',
  agreedBy: 'executive-group',
  agreedOn: '2026-12-21',
  source: 'Minutes of 21 December 2026, item 4',
} as const

describe('what a partnership agrees on while its matters run', () => {
  it('moves their dates within minutes, tells whoever knew them once, and says what they rest on', async () => {
    const world = aWorld('Fri 18 Dec 2026 17:00')
    await world.post('incident.became-known', {
      partnership: 'rochdale',
      awareAt: '2026-12-18T16:30:00Z',
      childDied: false,
      abuseKnownOrSuspected: true,
      lookedAfter: false,
    })
    await world.advanceTo('Mon 21 Dec 2026 11:00')
    world.readAllMail()
    const { status } = await world.post('settings.agreed', agreed, { subject: 'settings' })
    expect(status).toBe(202)
    world.expectNoMoreMail()
    await world.advanceTo('Mon 21 Dec 2026 11:10')
    // Fri 18 Dec is day 1 · Mon 21 =2 · Tue 22 =3 · Wed 23 =4 · Thu 24 =5
    const moved = world.expectMail('director-of-childrens-services', 'Date moved to Thursday 24 December 2026: notify the Panel')
    expect(moved.text).toContain('The date was Tuesday 29 December 2026')
    expect(moved.text.replaceAll('\n', ' ')).toContain('Minutes of 21 December 2026')
    world.expectMail('director-of-childrens-services', 'Date moved to Thursday 24 December 2026: report the incident')
    world.expectNoMoreMail()
    // an aim of our own can wait for the next morning
    await world.advanceTo('Tue 22 Dec 2026 08:29')
    world.expectNoMoreMail()
    await world.advanceTo('Tue 22 Dec 2026 08:41')
    world.expectMail('practice-review-group', 'Date moved to Tuesday 12 January 2027: aim to complete the rapid review')
  })

  it.each([
    ['a setting that nobody defined', { ...agreed, setting: 'lunch-hour' }, 'settings', 'data.setting'],
    ['a value that it cannot have', { ...agreed, value: 'day-2' }, 'settings', 'data.value'],
    ['a subject of its own', agreed, 'SI-2026-014', 'subject'],
  ])('refuses %s and stores nothing', async (_what, data, subject, field) => {
    const world = aWorld('Mon 21 Dec 2026 11:00')
    const { status, body } = await world.post('settings.agreed', data, { subject })
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ field })]])
    expect(world.table.items.size).toBe(0)
  })
})
