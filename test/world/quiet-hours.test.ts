import { describe, expect, it } from 'vitest'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aWorld, type World } from './world.ts'

const director = 'director-of-childrens-services'
const opened = 'Due Tuesday 29 December 2026: notify the Panel'

/** Rochdale has agreed that the evening is quiet from eight to seven. */
const quietEvening = async (options: Parameters<typeof aWorld>[1] = {}) => {
  const world = aWorld('Fri 18 Dec 2026 12:00', options)
  for (const [setting, value] of [
    ['quiet-from', '20-00'],
    ['quiet-until', '07-00'],
  ])
    await world.post(
      'settings.agreed',
      {
        ...{ partnership: 'rochdale', setting: setting ?? '', value: value ?? '', from: '2026-12-01' },
        ...{ agreedBy: 'executive-group', agreedOn: '2026-12-01', source: 'Minutes of 1 December 2026' },
      },
      { subject: 'settings' },
    )
  await world.advanceTo('Fri 18 Dec 2026 21:00')
  return world
}

const known = (world: World) =>
  world.post('incident.became-known', {
    ...{ partnership: 'rochdale', awareAt: '2026-12-18T16:30:00Z', childDied: false },
    ...{ abuseKnownOrSuspected: true, lookedAfter: false },
  })

describe('in the quiet hours that a partnership has agreed on', () => {
  it('a statutory clock with days left waits until they end, and then goes by itself', async () => {
    const world = await quietEvening()
    await known(world)
    await world.advanceTo('Sat 19 Dec 2026 06:59')
    world.expectNoMoreMail()
    await world.advanceTo('Sat 19 Dec 2026 07:01')
    world.expectMail(director, opened)
    world.expectMail(director, 'Due Tuesday 29 December 2026: report the incident')
    world.expectNoMoreMail()
  })

  it('whoever is written to out of hours is written to at once', async () => {
    const onCall = (of: string) => everyRoleHeld(of).map((holder) => ({ ...holder, outOfHours: true as const }))
    const world = await quietEvening({ holders: onCall })
    await known(world)
    world.expectMail(director, opened)
  })

  it('an allegation goes at once to everybody', async () => {
    const world = await quietEvening()
    await world.post(
      'allegation.made',
      { partnership: 'rochdale', knownAt: '2026-12-18', criteria: ['harmed-child'] },
      { subject: 'AL-1' },
    )
    expect(world.mails.length).toBeGreaterThan(0)
    expect(world.mails.every(({ at }) => at === world.now())).toBe(true)
  })

  it('what was met in the night is told of to nobody in the morning', async () => {
    const world = await quietEvening()
    await known(world)
    await world.advanceTo('Fri 18 Dec 2026 23:00')
    await world.post('incident.panel-notified', { partnership: 'rochdale', at: '2026-12-18T22:00:00Z' })
    await world.advanceTo('Sat 19 Dec 2026 07:01')
    world.expectMail(director, 'Due Tuesday 29 December 2026: report the incident')
    world.expectNoMoreMail()
  })
})

it('where SES speaks and has said nothing for an hour, an overdue date is told to the next', async () => {
  const world = aWorld('Fri 18 Dec 2026 17:00', { mailSpeaks: true })
  await known(world)
  await world.advanceTo('Wed 30 Dec 2026 08:35')
  world.readAllMail()
  await world.advanceTo('Wed 30 Dec 2026 09:29')
  world.expectNoMoreMail()
  await world.advanceTo('Wed 30 Dec 2026 09:35')
  expect(world.mails.filter(({ at }) => at > world.now() - 10 * 60_000).map(({ to }) => to.split('@')[0])).toContain(
    'delegated-health',
  )
})
