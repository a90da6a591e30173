import { describe, expect, it } from 'vitest'
import { actionOf, linksIn } from './links.ts'
import { aWorld, type World } from './world.ts'

const director = 'director-of-childrens-services'
const manager = 'business-manager'
const partners = ['delegated-police', 'delegated-health']
const title = 'notify the Panel'

/** Rochdale has agreed that a step has two working days to answer; the notification is due on Tue 29 Dec. */
const twoDays = async () => {
  const world = aWorld('Fri 18 Dec 2026 12:00')
  await world.post(
    'settings.agreed',
    {
      ...{ partnership: 'rochdale', setting: 'overdue-seen-working-days', value: 2, from: '2026-12-01' },
      ...{ agreedBy: 'executive-group', agreedOn: '2026-12-01', source: 'Minutes of 1 December 2026' },
    },
    { subject: 'settings' },
  )
  await world.advanceTo('Fri 18 Dec 2026 17:00')
  await world.post('incident.became-known', {
    ...{ partnership: 'rochdale', awareAt: '2026-12-18T16:30:00Z', childDied: false },
    ...{ abuseKnownOrSuspected: true, lookedAfter: false },
  })
  await world.post('incident.partnership-notified', { partnership: 'rochdale', at: '2026-12-18T16:45:00Z' })
  return world
}

/** Who has been written to about it between two moments. */
const writtenTo = async (world: World, from: string, until: string) => {
  await world.advanceTo(from)
  const before = world.mails.length
  await world.advanceTo(until)
  const since = world.mails.slice(before).filter(({ subject }) => subject.includes(title))
  return since.flatMap(({ to }) => [to].flat().map((address) => address.split('@')[0] ?? ''))
}

/** Says by the link in the last mail to a role that it has been seen. */
const saysSeen = async (world: World, role: string) => {
  const mail = world.mails.findLast(({ to, subject }) => `${to}`.startsWith(`${role}@`) && subject.includes(title))
  const url = linksIn(mail ?? { text: '' }).find((each) => actionOf(each) === 'seen')
  if (url === undefined) throw new Error(`no link of the ${role}`)
  const { statusCode } = await world.open(url, 'POST', { choice: 'yes' })
  expect(statusCode).toBe(200)
  await world.settle()
}

describe('an overdue date where two working days to answer are agreed', () => {
  it('stays two mornings with those who were told, and goes on, whatever those say whom it has climbed past', async () => {
    const world = await twoDays()
    expect(await writtenTo(world, 'Wed 30 Dec 2026 08:00', 'Wed 30 Dec 2026 10:00')).toEqual([director, manager])
    expect(await writtenTo(world, 'Thu 31 Dec 2026 08:00', 'Thu 31 Dec 2026 10:00')).toEqual([director, manager])
    // Wed 30 =0 · Thu 31 =1 · Mon 4 =2
    expect(await writtenTo(world, 'Mon 4 Jan 2027 08:00', 'Mon 4 Jan 2027 10:00')).toEqual([director, ...partners])
    await saysSeen(world, manager)
    expect(await writtenTo(world, 'Tue 5 Jan 2027 08:00', 'Tue 5 Jan 2027 10:00')).toEqual([director, ...partners])
    await saysSeen(world, 'delegated-police')
    // kept away on Wed 6; its weekly reminder would be Wed 13, and the leads hear when the answer is over
    expect(await writtenTo(world, 'Wed 6 Jan 2027 08:00', 'Wed 6 Jan 2027 10:00')).toEqual([])
    expect(await writtenTo(world, 'Thu 7 Jan 2027 08:00', 'Thu 7 Jan 2027 10:00')).toEqual([
      director,
      ...['lead-police', 'lead-health', 'lead-council'],
    ])
  })
})
