import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { mailOfTag } from '../../shared/notices/receipt.ts'
import { anEvent, correction } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { assigned, away, confirmed, ended } from '../builders/people.ts'
import { aDesk, type Desk } from '../shell/desk.ts'

const key = { partnership: 'bolton', subject: 'people' }
const chair = 'head-of-service-conferences'
const began = 'Mon 4 Jan 2027 09:00'

/** A desk at which these were told, in this order, and whose mail has been sent. */
const deskWith = async (...events: readonly ClocksEvent[]) => {
  const desk = aDesk(began)
  for (const event of events) await desk.take(event)
  await sendAll(desk)
  return desk
}

const sendAll = async (desk: Desk) => {
  for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
}

/** What is sent at the wakes up to a moment, a line a mail: `p-1: Confirm …`. */
const sentUpTo = async (desk: Desk, when: string): Promise<string[]> => {
  const before = desk.mails.length
  desk.advanceTo(when)
  await desk.wake(key)
  await sendAll(desk)
  return desk.mails.slice(before).map(({ to, subject }) => `${to.split('@')[0]}: ${subject.replace(/ \(\w+\)$/, '')}`)
}

const told = (desk: Desk) => desk.mails.map(({ to, subject }) => `${to.split('@')[0]}: ${subject.replace(/ \(\w+\)$/, '')}`)

const asks = (person: string) => `${person}: Confirm that mail reaches you: Bolton Safeguarding Children Partnership`
const reminds = (person: string) => `business-manager: Still open: have an address in the directory confirmed, of ${person}`

describe('an address that is new', () => {
  it('is written to in person, with the link, and the business manager is not', async () => {
    const desk = await deskWith(assigned('p-1', chair, 'Mon 4 Jan 2027'))
    expect(told(desk)).toEqual([asks('p-1')])
    expect(desk.mails[0]?.text).toContain('https://clocks.example/a/x')
    expect(desk.mails[0]?.to).toBe('p-1@bolton.example')
  })

  it('is written to before the first day too, and whoever is away', async () => {
    const desk = await deskWith(
      assigned('p-1', chair, 'Mon 1 Mar 2027'),
      assigned('p-2', 'lado', 'Mon 4 Jan 2027'),
      away('p-2', 'p-1', 'Mon 4 Jan 2027', 'Mon 4 Jan 2027'),
    )
    expect(told(desk)).toEqual([asks('p-1'), asks('p-2')])
  })

  it('is asked of the business manager 2 and 5 working days after, while nobody confirms it', async () => {
    const desk = await deskWith(assigned('p-1', chair, 'Mon 4 Jan 2027'))
    // Mon 4 =0 · Tue 5 =1 · Wed 6 =2 · Thu 7 =3 · Fri 8 =4 · Mon 11 =5
    expect(await sentUpTo(desk, 'Tue 5 Jan 2027 12:00')).toEqual([])
    expect(await sentUpTo(desk, 'Wed 6 Jan 2027 08:30')).toEqual([reminds('p-1')])
    expect(await sentUpTo(desk, 'Sun 10 Jan 2027 12:00')).toEqual([])
  })

  it('is written to again before its link has expired, for as long as nobody confirms it', async () => {
    const desk = await deskWith(assigned('p-1', chair, 'Mon 4 Jan 2027'))
    const asked = async (when: string) => (await sentUpTo(desk, when)).filter((line) => line === asks('p-1')).length
    // nudges after 2, 5, 10, 15, 20 working days: Wed 6 Jan, Mon 11, Mon 18, Mon 25, Mon 1 Feb; a link lasts 14 days
    const days = ['Wed 6 Jan 2027', 'Mon 11 Jan 2027', 'Mon 18 Jan 2027', 'Mon 25 Jan 2027', 'Mon 1 Feb 2027']
    const counts: number[] = []
    for (const day of days) counts.push(await asked(`${day} 08:30`))
    expect(counts).toEqual([0, 0, 1, 0, 1])
  })

  it('that is confirmed is asked of nobody', async () => {
    const desk = await deskWith(assigned('p-1', chair, 'Mon 4 Jan 2027'), confirmed('p-1'))
    expect(told(desk)).toEqual([])
    expect(await sentUpTo(desk, 'Wed 6 Jan 2027 08:30')).toEqual([])
  })

  it('that is the same for a second role is not asked of again', async () => {
    const desk = await deskWith(assigned('p-1', chair, 'Mon 4 Jan 2027'), assigned('p-1', 'lado', 'Mon 4 Jan 2027'))
    expect(told(desk)).toEqual([asks('p-1')])
  })

  it('that replaces another is asked of, and the one before no longer', async () => {
    const one = assigned('p-1', chair, 'Mon 4 Jan 2027')
    const desk = await deskWith(one, { ...one, id: 'new', data: { ...one.data, address: 'new@bolton.example' } })
    // the first was still waiting to be sent when it was replaced
    expect(told(desk)).toEqual([asks('new')])
    expect(await sentUpTo(desk, 'Wed 6 Jan 2027 08:30')).toEqual([reminds('p-1')])
    await desk.take(confirmed('p-1', 2))
    expect(await sentUpTo(desk, 'Tue 12 Jan 2027 08:30')).not.toContain(reminds('p-1'))
  })

  it.each([
    ['whose person was taken out of every role', (one: ClocksEvent) => [ended('p-1', chair, 'Tue 5 Jan 2027'), one].slice(0, 1)],
    ['that was withdrawn', (one: ClocksEvent) => [correction(one, null, { subject: 'people' })]],
  ])('%s is asked of nobody', async (_what, then) => {
    const one = assigned('p-1', chair, 'Mon 4 Jan 2027')
    const desk = await deskWith(one, assigned('p-2', chair, 'Mon 4 Jan 2027', { as: 'joint-holder' }), confirmed('p-2'))
    for (const event of then(one)) await desk.take(event)
    expect(await sentUpTo(desk, 'Wed 6 Jan 2027 08:30')).toEqual([])
  })

  it('whose mail comes back is told to the business manager', async () => {
    const desk = await deskWith(assigned('p-1', chair, 'Mon 4 Jan 2027'))
    const before = desk.mails.length
    const receipt = { partnership: 'bolton', reference: 'K7Q21', version: 1, n: 0, holder: 'p-1', state: 'bounced' } as const
    expect(await desk.receive({ ...receipt, at: desk.now(), sentAt: desk.now() })).toBe('turned-to-next')
    await sendAll(desk)
    expect(told(desk).slice(before)).toEqual(['business-manager: Still open: have an address in the directory confirmed, of p-1'])
  })
})

describe('a role that is ended', () => {
  const one = [assigned('p-1', chair, 'Mon 4 Jan 2027'), confirmed('p-1')]
  const end = ended('p-1', chair, 'Fri 29 Jan 2027')
  const keeper = 'business-manager: Handover: a role ends on Friday 29 January 2027 with nothing open in it'

  it.each<[string, ClocksEvent[], string[]]>([
    ['and that nobody follows is told to the business manager at once', [...one, end], [keeper]],
    [
      'and that another holds too is handed over to nobody',
      [...one, assigned('p-2', chair, 'Mon 4 Jan 2027', { as: 'joint-holder' }), confirmed('p-2'), end],
      [],
    ],
    [
      'of whom a successor was named before is not',
      [...one.map((each) => each), assigned('p-2', chair, 'Mon 1 Feb 2027', { as: 'joint-holder' }), confirmed('p-2'), end],
      [],
    ],
    [
      'and that only a deputy is left in is',
      [...one, assigned('p-2', chair, 'Mon 4 Jan 2027', { as: 'deputy' }), confirmed('p-2'), end],
      [keeper],
    ],
    [
      'by a deputy alone is not',
      [
        ...one,
        assigned('p-2', chair, 'Mon 4 Jan 2027', { as: 'deputy' }),
        confirmed('p-2'),
        ended('p-2', chair, 'Fri 29 Jan 2027'),
      ],
      [],
    ],
  ])('%s', async (_what, events, expected) => expect(told(await deskWith(...events))).toEqual(expected))

  it('is asked of the business manager until a successor has confirmed, who is told in person what is theirs', async () => {
    const desk = await deskWith(...one, end)
    // Mon 4 =0 · Wed 6 =2 · Mon 11 =5
    expect(await sentUpTo(desk, 'Wed 6 Jan 2027 08:30')).toEqual([keeper])
    await desk.take(assigned('p-2', chair, 'Mon 1 Feb 2027'))
    await sendAll(desk)
    expect(told(desk).at(-1)).toBe(asks('p-2'))
    // of the address: Wed 6 =0 · Thu 7 =1 · Fri 8 =2
    expect(await sentUpTo(desk, 'Mon 11 Jan 2027 08:29')).toEqual([reminds('p-2')])
    await desk.take(confirmed('p-2'))
    expect(await sentUpTo(desk, 'Mon 11 Jan 2027 08:29')).toEqual(['p-2: Handover: a role is yours from Monday 1 February 2027'])
    const mail = mailOfTag(desk.mails.at(-1)?.tag ?? '')
    expect((await sentUpTo(desk, 'Tue 12 Jan 2027 08:31')).filter((line) => line.includes('Handover'))).toEqual([])
    if (mail === undefined) throw new Error('a mail without a tag')
    await desk.receive({ partnership: 'bolton', ...mail, state: 'bounced', at: desk.now(), sentAt: desk.now() })
    await sendAll(desk)
    expect(told(desk).at(-1)).toBe(keeper)
    // somebody has been named, and was not reached
    expect(desk.mails.at(-1)?.text.replaceAll(/\s+/g, ' ')).toContain('could not be delivered to whoever takes the role over')
    expect(desk.mails.at(-1)?.text).not.toContain('Please name a successor')
  })
})

describe('whoever takes over a role of which only few may know', () => {
  const known = anEvent(
    'allegation.made',
    { knownAt: '2027-01-04T08:00:00+00:00', criteria: ['harmed-child'] },
    { subject: 'AL-1' },
  )
  const listed = async (from: string, ...before: readonly ClocksEvent[]) => {
    const desk = await deskWith(
      ...[known, assigned('p-1', 'lado', 'Mon 4 Jan 2027'), confirmed('p-1'), ended('p-1', 'lado', 'Fri 8 Jan 2027')],
      ...before,
      assigned('p-2', 'lado', from),
    )
    await sentUpTo(desk, 'Mon 11 Jan 2027 10:00')
    await desk.take(confirmed('p-2'))
    await sendAll(desk)
    const mail = desk.mails.findLast(({ to, subject }) => to.startsWith('p-2@') && subject.startsWith('Handover'))
    return { subject: mail?.subject, text: mail?.text.replaceAll(/\s+/g, ' ') ?? '' }
  }

  it('hears what is open in it once it is theirs', async () => {
    const { subject, text } = await listed('Mon 11 Jan 2027')
    expect(subject).toBe('Handover: 2 things are yours from Monday 11 January 2027')
    expect(text).toContain('take up the new allegation')
  })

  it('before their first day hears of no allegation, and that there may be some', async () => {
    const { subject, text } = await listed('Mon 18 Jan 2027')
    expect(subject).toBe('Handover: a role is yours from Monday 18 January 2027')
    expect(text).not.toContain('take up the new allegation')
    expect(text).toContain('What only few may know is not listed before your first day.')
  })

  it('nor do those who are its deputy until then', async () => {
    const deputy = [assigned('p-2', 'lado', 'Mon 4 Jan 2027', { as: 'deputy' }), ended('p-2', 'lado', 'Fri 15 Jan 2027')]
    const { subject, text } = await listed('Mon 18 Jan 2027', ...deputy)
    expect(subject).toContain('from Monday 18 January 2027')
    expect(text).not.toContain('take up the new allegation')
  })
})

describe('whoever takes over a role that they are the deputy of until then', () => {
  it('is told the first day of their own, not that of the deputy', async () => {
    const desk = await deskWith(
      ...[assigned('p-1', chair, 'Mon 4 Jan 2027'), confirmed('p-1'), ended('p-1', chair, 'Fri 8 Jan 2027')],
      ...[assigned('p-2', chair, 'Mon 4 Jan 2027', { as: 'deputy' }), ended('p-2', chair, 'Fri 15 Jan 2027')],
      ...[assigned('p-2', chair, 'Mon 18 Jan 2027'), confirmed('p-2')],
    )
    expect(told(desk).filter((line) => line.startsWith('p-2: Handover'))).toEqual([
      expect.stringContaining('from Monday 18 January 2027'),
    ])
  })
})

describe('every Monday at 08:30', () => {
  it('the business manager is told which roles would not be reached, and at no other time', async () => {
    const desk = await deskWith(assigned('p-1', chair, 'Mon 4 Jan 2027'), confirmed('p-1'))
    expect(await sentUpTo(desk, 'Mon 11 Jan 2027 08:29')).toEqual([])
    const [line, ...others] = await sentUpTo(desk, 'Mon 11 Jan 2027 08:30')
    expect(others).toEqual([])
    expect(line).toMatch(/^business-manager: \d+ roles would not be reached: Bolton Safeguarding Children Partnership$/)
    expect(desk.mails.at(-1)?.text.replaceAll(/\s+/g, ' ')).toContain('Business Manager Nobody would be written to. Needed for: ')
    expect(await sentUpTo(desk, 'Sun 17 Jan 2027 12:00')).toEqual([])
    expect(await sentUpTo(desk, 'Mon 18 Jan 2027 08:30')).toHaveLength(1)
  })

  it('nobody is told anything while every role is reached', async () => {
    const roles = everyRoleHeld('bolton').map(({ role }) => role)
    const desk = await deskWith(...roles.flatMap((role) => [assigned(role, role, 'Mon 4 Jan 2027'), confirmed(role)]))
    expect(await sentUpTo(desk, 'Mon 11 Jan 2027 08:30')).toEqual([])
    const stored = await desk.table.load(key)
    expect(stored?.wakeAt).toBe(Date.parse('2027-01-18T08:30:00Z'))
  })
})
