import { describe, expect, it } from 'vitest'
import type { ClocksEvent, DataOf } from '../../events/catalogue.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { actionOf, linksIn } from './links.ts'
import { aWorld, type World } from './world.ts'

const partnership = 'rochdale'
const director = 'director-of-childrens-services'
const panel = 'notify the Panel of the incident'
const incident = {
  partnership,
  awareAt: '2026-12-18T16:30:00+00:00',
  childDied: false,
  abuseKnownOrSuspected: true,
  lookedAfter: false,
}

/** Everybody holds their role but the director’s, which the directory is told of. */
const aDirectory = (begins: string) =>
  aWorld(begins, { holders: (of, told) => [...told, ...everyRoleHeld(of).filter(({ role }) => role !== director)] })

const assign = async (world: World, holder: string, more: Partial<DataOf<'role.assigned'>> = {}) => {
  const data = {
    partnership,
    role: director,
    holder,
    address: `${holder}@rochdale.example`,
    as: 'holder',
    from: '2026-12-01',
    ...more,
  } as const
  const { status, body } = await world.post('role.assigned', data, { subject: 'people' })
  expect([status, body]).toEqual([202, expect.objectContaining({ warnings: [] })])
}

const confirm = async (world: World, holder: string) => {
  const event = world.eventOf('address.confirmed', { partnership, holder, contact: 1 }, { subject: 'people' })
  expect(await world.accept({ ...event, source: '/clocks/action-links' } as ClocksEvent)).toMatchObject({ ok: true })
}

/** Whoever has been written to about the Panel since this was last asked, and whether that is said. */
const told = (world: World, says: RegExp): string[] => {
  const found = world.mails
    .map(({ to, text }) => ({ to, text: text.replaceAll(/\s+/g, ' ') }))
    .filter(({ text }) => text.includes(panel))
    .map(({ to, text }) => `${to.split('@')[0]}${says.test(text) ? ' and why' : ''}`)
  world.mails.splice(0)
  return found.sort()
}

describe('leave', () => {
  it('has whoever covers written to, until it is over', async () => {
    const world = aDirectory('Fri 18 Dec 2026 09:00')
    for (const person of ['p-1', 'p-2']) {
      await assign(world, person, person === 'p-1' ? {} : { role: 'lado' })
      await confirm(world, person)
    }
    const cover = { partnership, holder: 'p-1', by: 'p-2', from: '2026-12-21', until: '2026-12-28' }
    expect(await world.post('cover.set', cover, { subject: 'people' })).toMatchObject({ status: 202 })
    await world.advanceTo('Fri 18 Dec 2026 17:00')
    await world.post('incident.became-known', incident)
    expect(told(world, /who is away/)).toEqual(['p-1'])
    // Fri 18 =0 · Tue 22 =2 · Wed 23 two before · Tue 29 =5
    await world.advanceTo('Tue 22 Dec 2026 09:00')
    expect(told(world, /You are told in place of the Director of Children’s Services[^,]*, who is away\./)).toEqual([
      'p-2 and why',
    ])
    await world.advanceTo('Mon 28 Dec 2026 23:59')
    expect(told(world, /who is away/)).toEqual(['p-2 and why'])
    await world.advanceTo('Tue 29 Dec 2026 09:00')
    expect(told(world, /who is away/)).toEqual(['p-1'])
  })
})

describe('of two who hold a role together', () => {
  it('the one on leave, whom the other covers, may answer their own mail, and not once they have left', async () => {
    const world = aDirectory('Fri 18 Dec 2026 16:45')
    for (const person of ['p-1', 'p-2']) {
      await assign(world, person, { as: 'joint-holder' })
      await confirm(world, person)
    }
    await world.post('incident.became-known', incident)
    const mail = world.mails.find(({ to, subject }) => to.startsWith('p-1@') && subject.includes(panel))
    const links = linksIn(mail ?? { text: '' })
    const answers = async () => {
      await world.advanceTo('Mon 21 Dec 2026 10:00')
      const statuses = await Promise.all(links.map(async (url) => [actionOf(url), (await world.open(url, 'GET')).statusCode]))
      return Object.fromEntries(statuses)
    }
    const cover = { partnership, holder: 'p-1', by: 'p-2', from: '2026-12-18', until: '2026-12-31' }
    expect(await world.post('cover.set', cover, { subject: 'people' })).toMatchObject({ status: 202 })
    expect(await answers()).toMatchObject({ mine: 200, done: 200, 'more-time': 200, 'not-mine': 200 })
    const end = { partnership, role: director, holder: 'p-1', on: '2026-12-20' }
    expect(await world.post('role.ended', end, { subject: 'people' })).toMatchObject({ status: 202 })
    expect(await answers()).toMatchObject({ mine: 403, done: 403, 'more-time': 403, 'not-mine': 200 })
  })
})

describe('a role that was ended', () => {
  it('and that nobody holds goes up, and its successor is written to from the first day', async () => {
    const world = aDirectory('Fri 18 Dec 2026 09:00')
    await assign(world, 'p-1')
    await confirm(world, 'p-1')
    const end = { partnership, role: director, holder: 'p-1', on: '2026-12-21' }
    expect(await world.post('role.ended', end, { subject: 'people' })).toMatchObject({ status: 202 })
    await world.post('incident.became-known', { ...incident, awareAt: '2026-12-18T08:30:00+00:00' })
    expect(told(world, /Nobody holds the role/)).toEqual(['p-1'])
    await world.advanceTo('Tue 22 Dec 2026 09:00')
    expect(told(world, /Nobody holds the role/)).toEqual([
      // who is asked for a successor, with what is open in the role
      'business-manager',
      ...['lead-council', 'lead-health', 'lead-police'].map((lead) => `${lead} and why`),
    ])
    await assign(world, 'p-2', { from: '2026-12-23' })
    await confirm(world, 'p-2')
    await world.advanceTo('Wed 23 Dec 2026 09:00')
    // what is open in the role, and this morning's reminder of it
    expect(told(world, /Nobody holds the role/)).toEqual(['p-2', 'p-2'])
  })
})

describe('a role that is handed over', () => {
  it('is told with what is open in it: to the business manager, and to the successor once they have confirmed', async () => {
    const world = aDirectory('Fri 18 Dec 2026 16:45')
    await assign(world, 'p-1')
    await confirm(world, 'p-1')
    await world.post('incident.became-known', incident)
    world.readAllMail()
    const end = { partnership, role: director, holder: 'p-1', on: '2026-12-31' }
    await world.post('role.ended', end, { subject: 'people' })
    world.expectMail('business-manager', 'Handover: 2 things are open in a role that ends on Thursday 31 December 2026')
    world.expectNoMoreMail()
    await assign(world, 'p-2', { from: '2027-01-01' })
    world.expectMail('p-2', 'Confirm that mail reaches you')
    world.expectNoMoreMail()
    await confirm(world, 'p-2')
    await world.settle()
    const mail = world.expectMail('p-2', 'Handover: 2 things are yours from Friday 1 January 2027')
    world.expectNoMoreMail()
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('Due Tuesday 29 December 2026: notify the Panel of the incident')
  })
})

describe('a role whose last day was told with the first', () => {
  it('is asked for when that day is near, with what is open in it by then, until a successor has it', async () => {
    const world = aDirectory('Fri 18 Dec 2026 16:45')
    // fourteen days before Thu 14 Jan: Thu 31 Dec
    await assign(world, 'p-1', { until: '2027-01-14' })
    await confirm(world, 'p-1')
    await world.post('incident.became-known', incident)
    const dispute = { partnership, at: '2026-12-18T16:00:00+00:00', by: 'business-manager' } as const
    const raised = { ...dispute, about: 'thresholds', ladder: 'local-resolution', parties: ['council', 'police'] } as const
    expect(await world.post('dispute.raised', { ...raised, parties: [...raised.parties] }, { subject: 'DI-1' })).toMatchObject({
      status: 202,
    })
    const up = { ...dispute, from: 'local', reason: 'no-agreement' } as const
    expect(await world.post('dispute.escalated', up, { subject: 'DI-1' })).toMatchObject({ status: 202 })
    // Fri 18 =0 · Tue 29 =5: overdue on Wed 30 at 08:30, and nobody answers
    await world.advanceTo('Thu 31 Dec 2026 08:29')
    expect(world.mails.filter(({ subject }) => subject.startsWith('Handover'))).toEqual([])
    world.readAllMail()
    await world.advanceTo('Thu 31 Dec 2026 08:30')
    const asked = world.expectMail(
      'business-manager',
      'Handover: 3 things are open in a role that ends on Thursday 14 January 2027',
    )
    const text = asked.text.replaceAll(/\s+/g, ' ')
    expect(text).toContain('Overdue by 2 working days: notify the Panel of the incident')
    expect(text).toContain('nobody has answered the last mail about it')
    expect(text).toContain('take the dispute through the local Escalation Policy and Procedure')
    await assign(world, 'p-2', { from: '2027-01-15' })
    await confirm(world, 'p-2')
    await world.settle()
    world.expectMail('p-2', 'Handover: 3 things are yours from Friday 15 January 2027')
    await world.advanceTo('Mon 1 Feb 2027 09:00')
    expect(world.mails.filter(({ subject }) => subject.startsWith('Handover'))).toHaveLength(2)
  })
})

describe('an address that nobody has confirmed', () => {
  it.each([
    ['not-mine', 'address.disowned'],
    ['yes', 'address.confirmed'],
  ])('is answered for once, from the mail that was sent to it: %s', async (choice, type) => {
    const world = aDirectory('Mon 7 Dec 2026 10:00')
    await assign(world, 'p-1')
    const [url = ''] = linksIn(world.expectMail('p-1', 'Confirm that mail reaches you'))
    await world.advanceTo('Mon 7 Dec 2026 10:05')
    const lastFact = async () => (await world.table.load({ partnership, subject: 'people' }))?.matter.records.at(-1)
    for (const method of ['GET', 'HEAD'] as const) expect((await world.open(url, method)).statusCode).toBe(200)
    expect((await lastFact())?.type).toBe('role.assigned')
    expect((await world.open(url, 'POST', { choice })).statusCode).toBe(200)
    expect(await lastFact()).toMatchObject({
      ...{ type, saidBy: 'p-1', recordedAt: world.now(), source: '/clocks/links' },
      data: { partnership, holder: 'p-1', contact: 1 },
    })
    // used once it says nothing else
    for (const again of ['yes', 'not-mine'])
      expect((await world.open(url, 'POST', { choice: again })).body).toContain('This link has been used')
    expect((await lastFact())?.type).toBe(type)
    await world.settle()
    if (choice === 'not-mine') world.expectMail('business-manager', 'Meant for somebody else')
    world.expectNoMoreMail()
    // what is sent there is told to the business manager as well, or not
    await world.post('incident.became-known', { ...incident, awareAt: '2026-12-07T09:30:00+00:00' })
    const readers = world.mails.filter(({ subject }) => subject.includes(panel)).map(({ to }) => to.split('@')[0])
    expect(readers.sort()).toEqual(choice === 'yes' ? ['p-1'] : ['business-manager', 'p-1'])
  })

  it('has the business manager told as well, once a notice, until it is confirmed', async () => {
    const world = aDirectory('Fri 18 Dec 2026 16:45')
    await assign(world, 'p-1')
    world.mails.splice(0)
    await world.post('incident.became-known', incident)
    const why =
      /Nobody has confirmed yet that mail to the Director of Children’s Services[^,]* arrives, so this comes to you as well/
    expect(told(world, why)).toEqual(['business-manager and why', 'p-1'])
    await confirm(world, 'p-1')
    await world.advanceTo('Tue 22 Dec 2026 09:00')
    expect(told(world, why)).toEqual(['p-1'])
  })
})
