import { describe, expect, it } from 'vitest'
import { aWorld } from './world.ts'

const incident = {
  partnership: 'rochdale',
  awareAt: '2026-12-18T16:30:00+00:00',
  childDied: false,
  abuseKnownOrSuspected: true,
  lookedAfter: false,
} as const

const director = 'director-of-childrens-services'

describe('a serious incident in Rochdale, known on Friday 18 December 2026', () => {
  it('tells the right roles at the right moments, and falls silent when a clock is met', async () => {
    const world = aWorld('Fri 18 Dec 2026 17:00')
    const { status } = await world.post('incident.became-known', incident)
    expect(status).toBe(202)
    world.expectMail(director, 'Due Tuesday 29 December 2026: notify the Panel')
    world.expectMail(director, 'Due Tuesday 29 December 2026: report the incident to the safeguarding partnership')
    world.expectNoMoreMail()

    // an aim of our own, with weeks left, can wait for the next working morning
    await world.advanceTo('Mon 21 Dec 2026 08:39')
    world.expectNoMoreMail()
    await world.advanceTo('Mon 21 Dec 2026 12:00')
    world.expectMail('practice-review-group', 'Due Wednesday 13 January 2027: aim to complete the rapid review')
    world.expectNoMoreMail()
    await world.post('incident.partnership-notified', { partnership: 'rochdale', at: '2026-12-21T11:45:00Z' })
    await world.advanceTo('Tue 22 Dec 2026 08:29')
    world.expectNoMoreMail()
    await world.advanceTo('Tue 22 Dec 2026 08:39')
    world.expectNoMoreMail()
    await world.advanceTo('Tue 22 Dec 2026 08:40')
    // the reminder, and that the partnership has been told
    world.expectMail(director, '1 reminder, the first due Tuesday 29 December 2026; 1 date met')
    await world.advanceTo('Wed 23 Dec 2026 08:41')
    world.expectMail(director, 'Due Tuesday 29 December 2026: notify the Panel')
    world.expectNoMoreMail()

    await world.advanceTo('Tue 29 Dec 2026 08:31')
    world.expectMail(director, 'Due today, Tuesday 29 December 2026: notify the Panel')
    world.expectNoMoreMail()

    await world.advanceTo('Wed 30 Dec 2026 09:00')
    world.expectMail(director, 'Overdue by 1 working day: notify the Panel')
    world.expectMail('business-manager', 'Overdue by 1 working day: notify the Panel')
    world.expectNoMoreMail()

    await world.post('incident.panel-notified', { partnership: 'rochdale', at: '2026-12-30T09:00:00Z' })
    world.expectNoMoreMail()
    await world.advanceTo('Thu 31 Dec 2026 09:00')
    // the rapid review has begun; and of its internal target's fifteen working days half are over
    const digest = world.expectMail('practice-review-group', '2 reminders, the first due Wednesday 13 January 2027')
    expect(digest.text).toContain('Due Wednesday 13 January 2027: aim to complete the rapid review')
    expect(digest.text).toContain('Due Thursday 21 January 2027: complete the rapid review')
    // whoever had been told the date, and whoever had been told that it was over
    for (const role of [director, 'business-manager']) world.expectMail(role, 'Done, after its date: notify the Panel')
    world.expectNoMoreMail()
  })
})
