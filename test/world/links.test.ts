import { describe, expect, it } from 'vitest'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { iso } from '../builders/london-time.ts'
import { actionOf, choicesOn, everythingIn, formAsRendered, linksIn } from './links.ts'
import { aWorld, type World } from './world.ts'

/** Everybody has a deputy, so that every link there is is in some mail. */
const withDeputies: typeof everyRoleHeld = (partnership) => [
  ...everyRoleHeld(partnership),
  ...everyRoleHeld(partnership).map((holder) => ({
    ...holder,
    id: `${holder.id.slice(0, 50)}-deputy`,
    address: `deputy-${holder.address}`,
    deputy: 1,
  })),
]

/** A week in which something of every kind is told of, in every partnership. */
const aWeek = async (): Promise<World> => {
  const world = aWorld('Fri 18 Dec 2026 17:00', { holders: withDeputies })
  for (const { id: partnership, ladders, agencies } of partnerships) {
    const at = iso('Fri 18 Dec 2026 16:00')
    const subject = (kind: string) => ({ subject: `${kind}-${partnership}` })
    await world.post(
      'incident.became-known',
      { partnership, awareAt: at, childDied: false, abuseKnownOrSuspected: true, lookedAfter: false },
      subject('SI'),
    )
    await world.post('allegation.made', { partnership, knownAt: at, criteria: ['harmed-child'] }, subject('AL'))
    const [ladder] = ladders
    if (ladder === undefined) throw new Error('no ladder')
    await world.post(
      'dispute.raised',
      {
        ...{ partnership, at, about: 'thresholds', by: 'business-manager' },
        ladder: ladder.id,
        parties: agencies.slice(0, 2).map(({ id }) => id),
      },
      subject('DI'),
    )
  }
  await world.advanceTo('Wed 30 Dec 2026 12:00')
  return world
}

describe('a scanner', () => {
  it('that opens every link of every mail, or sends its form as it stands, changes nothing', async () => {
    const world = await aWeek()
    const urls = world.mails.flatMap(linksIn)
    expect(urls.length).toBeGreaterThan(300)
    expect(new Set(urls.map(actionOf))).toEqual(
      new Set(['seen', 'done', 'mine', 'more-time', 'covered-by', 'escalate', 'date-disputed', 'not-mine']),
    )
    const before = everythingIn(world)
    for (const url of urls) {
      const page = await world.open(url, 'GET')
      const looked = await world.open(url, 'HEAD')
      expect([looked.statusCode, looked.body]).toEqual([page.statusCode, ''])
      const sent = await world.open(url, 'POST', formAsRendered(page.body ?? ''))
      // a page with a form refuses it without a choice; one without has nothing to send
      expect(sent.statusCode, actionOf(url)).toBe(page.statusCode === 200 ? 422 : page.statusCode)
      expect((await world.open(url, 'POST')).statusCode).toBe(sent.statusCode)
    }
    expect(everythingIn(world)).toBe(before)
  })
})

describe('a link', () => {
  const told = async (action: string) => {
    const world = aWorld('Fri 18 Dec 2026 17:00', { holders: withDeputies })
    await world.post(
      'incident.became-known',
      {
        partnership: 'bolton',
        awareAt: iso('Fri 18 Dec 2026 16:00'),
        childDied: false,
        abuseKnownOrSuspected: true,
        lookedAfter: false,
      },
      { subject: 'SI-1' },
    )
    const mail = world.mails.find(({ subject }) => subject.includes('notify the Panel'))
    const url = linksIn(mail ?? { text: '' }).find((each) => actionOf(each) === action)
    if (url === undefined) throw new Error(`no link to say ${action}`)
    const records = async () => (await world.table.load({ partnership: 'bolton', subject: 'SI-1' }))?.matter.records ?? []
    return { world, url, records, open: world.open }
  }

  it('that says that it is done tells the fact, as said by that person, and the clock is met', async () => {
    const { world, url, records } = await told('done')
    await world.advanceTo('Mon 21 Dec 2026 10:00')
    const page = await world.open(url, 'GET')
    const [choice = ''] = choicesOn(page.body ?? '')
    expect(choice).toBe('incident.panel-notified')
    const form = { choice, day: '21', month: '12', year: '2026', time: '09:40' }
    const answer = await world.open(url, 'POST', form)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('It is recorded as done')
    expect((await records()).at(-1)).toMatchObject({
      source: '/clocks/links',
      type: 'incident.panel-notified',
      saidBy: 'director-of-childrens-services',
      data: { partnership: 'bolton', at: '2026-12-21T09:40:00+00:00' },
    })
    await world.settle()
    const before = world.mails.length
    await world.advanceTo('Wed 30 Dec 2026 12:00')
    expect(world.mails.slice(before).map(({ subject }) => subject)).not.toContainEqual(
      expect.stringContaining('notify the Panel'),
    )
  })

  it('works once: the same answer again is told when it was given, and another changes nothing', async () => {
    const { world, url, records } = await told('more-time')
    await world.advanceTo('Mon 21 Dec 2026 10:00')
    expect((await world.open(url, 'POST', { choice: 'absence' })).statusCode).toBe(200)
    expect((await records()).at(-1)).toMatchObject({
      type: 'notice.answered',
      saidBy: 'director-of-childrens-services',
      data: { answer: 'more-time', reason: 'absence', clock: 'panel-notification', role: 'director-of-childrens-services' },
    })
    const after = everythingIn(world)
    for (const choice of ['absence', 'other', 'no', '']) {
      const again = await world.open(url, 'POST', { choice })
      expect(again.statusCode).toBe(409)
      expect(again.body).toContain('You have answered already, at 10:00 on Monday 21 December 2026')
    }
    expect(everythingIn(world)).toBe(after)
  })

  it('used by two at the same moment is used once', async () => {
    const { world, url, records } = await told('mine')
    await world.advanceTo('Mon 21 Dec 2026 10:00')
    const answers = await Promise.all([1, 2, 3].map(() => world.open(url, 'POST', { choice: 'yes' })))
    expect(answers.filter(({ body }) => body?.includes('Thank you')).length).toBeGreaterThan(0)
    expect((await records()).filter(({ type }) => type === 'notice.answered')).toHaveLength(1)
  })

  it('answered within seconds of its mail is kept without effect, and asked once more', async () => {
    const { world, url, records } = await told('mine')
    const early = await world.open(url, 'POST', { choice: 'yes' })
    expect(early.statusCode).toBe(200)
    expect(early.body).toContain('Confirm it once more')
    expect((await records()).at(-1)).toMatchObject({ data: { answer: 'mine', early: true } })
    await world.open(url, 'POST', { choice: 'yes' })
    expect((await records()).filter(({ type }) => type === 'notice.answered')).toHaveLength(1)
    await world.advanceTo('Fri 18 Dec 2026 17:01')
    expect((await world.open(url, 'POST', { choice: 'yes' })).body).toContain('Thank you')
    const [, last] = (await records()).filter(({ type }) => type === 'notice.answered')
    expect(last?.data).not.toHaveProperty('early')
  })

  it('that says that it is done within seconds of its mail does not tell the fact before that is confirmed', async () => {
    const { world, url, records } = await told('done')
    const form = { choice: 'incident.panel-notified', day: '18', month: '12', year: '2026' }
    expect((await world.open(url, 'POST', form)).body).toContain('Confirm it once more')
    expect((await records()).map(({ type }) => type)).toEqual(['incident.became-known', 'notice.answered'])
    await world.advanceTo('Fri 18 Dec 2026 17:01')
    expect((await world.open(url, 'POST', form)).body).toContain('Thank you')
    expect((await records()).at(-1)?.type).toBe('incident.panel-notified')
  })

  it('lets a date that cannot be be put right, and keeps nothing of it', async () => {
    const { world, url } = await told('done')
    await world.advanceTo('Mon 21 Dec 2026 10:00')
    const before = everythingIn(world)
    for (const [date, message] of [
      [{ day: '22', month: '12', year: '2026' }, 'today or in the past'],
      [{ day: '31', month: '11', year: '2026' }, 'in the calendar'],
      [{ day: '', month: '', year: '' }, 'the day as a number'],
      [{ day: '18', month: '12', year: '26' }, 'four digits'],
      // the local authority became aware on Friday 18 December
      [{ day: '18', month: '12', year: '2025' }, 'from Friday 18 December 2026 on'],
      [{ day: '21', month: '12', year: '2026', time: '10:01' }, 'a time that has passed'],
    ] as const) {
      const { statusCode, body } = await world.open(url, 'POST', { choice: 'incident.panel-notified', ...date })
      expect(statusCode, message).toBe(422)
      expect(body).toContain(message)
      expect(body).toContain('There is a problem')
    }
    expect(everythingIn(world)).toBe(before)
  })

  it('answered with no leaves everything as it is, the link too', async () => {
    const { world, url } = await told('escalate')
    await world.advanceTo('Mon 21 Dec 2026 10:00')
    const before = everythingIn(world)
    expect((await world.open(url, 'POST', { choice: 'no' })).body).toContain('Nothing was changed')
    expect(everythingIn(world)).toBe(before)
    expect((await world.open(url, 'POST', { choice: 'yes' })).body).toContain('Thank you')
  })

  it('to say who has it names the deputies by their order, and tells who', async () => {
    const { world, url, records } = await told('covered-by')
    await world.advanceTo('Mon 21 Dec 2026 10:00')
    const page = (await world.open(url, 'GET')).body ?? ''
    expect(page).toContain('Deputy 1')
    expect(page).not.toContain('.example')
    const [choice = ''] = choicesOn(page)
    await world.open(url, 'POST', { choice })
    expect((await records()).at(-1)?.data).toMatchObject({ answer: 'covered-by', by: 'director-of-childrens-services-deputy' })
  })

  it('expired, cut short or made up changes nothing, and says so plainly', async () => {
    const { world, url } = await told('mine')
    await world.advanceTo('Fri 1 Jan 2027 17:01')
    const before = everythingIn(world)
    expect(await world.open(url, 'POST', { choice: 'yes' })).toMatchObject({ statusCode: 410 })
    for (const bad of [url.slice(0, -1), `${url}x`, 'https://clocks.example/a/', `https://clocks.example/a/${'x'.repeat(2_000)}`])
      expect(await world.open(bad, 'POST', { choice: 'yes' })).toMatchObject({ statusCode: 404 })
    expect(everythingIn(world)).toBe(before)
  })
})

describe('a link of a dispute', () => {
  it('to escalate asks why, and takes the dispute one rung up', async () => {
    const world = await aWeek()
    const subject = 'DI-bolton'
    const mail = world.mails.findLast(({ text }) =>
      linksIn({ text }).some((url) => actionOf(url) === 'escalate' && isOf(url, world, subject)),
    )
    const url = linksIn(mail ?? { text: '' }).find((each) => actionOf(each) === 'escalate') ?? ''
    const page = (await world.open(url, 'GET')).body ?? ''
    expect(choicesOn(page)).toContain('no-response')
    expect((await world.open(url, 'POST', { choice: 'no-agreement' })).body).toContain('one rung up')
    const records = (await world.table.load({ partnership: 'bolton', subject }))?.matter.records ?? []
    expect(records.at(-1)).toMatchObject({ type: 'dispute.escalated', source: '/clocks/links', data: { reason: 'no-agreement' } })
    // the rung that it was for is not open any more
    expect((await world.open(url, 'POST', { choice: 'no-agreement' })).statusCode).toBe(409)
  })
})

/** Whether a link is about the matter that its caller knows by this name. */
const isOf = (url: string, { table }: World, subject: string): boolean => {
  const [, partnership, , , , reference] = Buffer.from(url.split('.').at(-2) ?? '', 'base64url')
    .toString()
    .split('|')
  return table.items.get(`REFERENCE#${partnership}#${reference}|REFERENCE`)?.matter === `MATTER#bolton#${subject}`
}
