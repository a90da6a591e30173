import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { assigned, away, confirmed, disowned } from '../builders/people.ts'
import { aDesk } from '../shell/desk.ts'

const key = { partnership: 'bolton', subject: 'people' }
const manager = 'business-manager'
const first = 'Mon 4 Jan 2027'

/** A desk at which these were told, and whose mail has been sent. */
const deskWith = async (...events: readonly ClocksEvent[]) => {
  const desk = aDesk('Mon 4 Jan 2027 09:00')
  for (const event of events) await desk.take(event)
  for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
  return desk
}

/** Whom the last word is told to, a line each: `business-manager: of p-1`. */
const toldOf = async (...events: readonly ClocksEvent[]): Promise<string[]> => {
  const desk = await deskWith(...events)
  return desk.mails.flatMap(({ to, subject }) => {
    const whose = /^Meant for somebody else.*, of (\S+) \(\w+\)$/.exec(subject)?.[1]
    return whose === undefined ? [] : [`${to.split('@')[0]}: of ${whose}`]
  })
}

const chair = assigned('p-1', 'head-of-service-conferences', first)

describe('an address of which somebody says that it was meant for somebody else', () => {
  // the step above the business manager in Bolton
  const above = ['delegated-council', 'delegated-health', 'delegated-police'].map((role) => `${role}: of p-1`)

  it.each<[string, ClocksEvent[], string[]]>([
    ['is told to the business manager', [chair], ['business-manager: of p-1']],
    ['and so when another link has confirmed it', [chair, confirmed('p-1')], ['business-manager: of p-1']],
    ['of the business manager’s own to the next role up', [assigned('p-1', manager, first)], above],
    [
      'of a deputy of theirs to the business manager',
      [assigned('p-1', manager, first, { as: 'deputy' })],
      ['business-manager: of p-1'],
    ],
    [
      'of one who will be the business manager to who it is now',
      [assigned('p-1', manager, 'Mon 1 Feb 2027')],
      ['business-manager: of p-1'],
    ],
    [
      'of whoever covers the business manager to the next role up',
      [chair, assigned('p-2', manager, first), away('p-2', 'p-1', first, 'Fri 8 Jan 2027')],
      above,
    ],
  ])('%s', async (_what, before, expected) => {
    expect((await toldOf(...before, disowned('p-1'))).sort()).toEqual(expected)
  })

  it('says what is to be done, and names nobody but by their id', async () => {
    const desk = await deskWith(chair, disowned('p-1'))
    const { subject, text } = desk.mails.at(-1) ?? { subject: '', text: '' }
    expect(subject).toMatch(/^Meant for somebody else, still open: have an address in the directory confirmed, of p-1 \(\w+\)$/)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'The mail that asks for this address to be confirmed was answered: it was meant for somebody else. Please put the address right in the directory.',
    )
    expect(text).not.toContain('@')
  })

  it('of which there is another since says so', async () => {
    const again = { ...chair, id: 'again', data: { ...chair.data, address: 'new@bolton.example' } }
    const desk = await deskWith(chair, again, disowned('p-1'))
    expect(desk.mails.at(-1)?.subject).toMatch(/^Meant for somebody else: /)
    expect(desk.mails.at(-1)?.text.replaceAll(/\s+/g, ' ')).toContain('It has been confirmed, or is not used any more')
  })

  it('stays unconfirmed, and is asked of as before', async () => {
    const desk = await deskWith(chair, disowned('p-1'))
    const before = desk.mails.length
    // Mon 4 =0 · Wed 6 =2
    desk.advanceTo('Wed 6 Jan 2027 08:30')
    await desk.wake(key)
    for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
    expect(desk.mails.slice(before).map(({ subject }) => subject.replace(/ \(\w+\)$/, ''))).toEqual([
      'Still open: have an address in the directory confirmed, of p-1',
    ])
  })

  it('that this person never had is refused', async () => {
    const desk = await deskWith(chair)
    expect(await desk.accept(disowned('p-1', 2))).toMatchObject({ ok: false, code: 'people-invalid' })
    expect(await desk.accept(disowned('p-2'))).toMatchObject({ ok: false, code: 'people-invalid' })
  })
})
