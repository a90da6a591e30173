import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeliveryState, mailOfTag } from '../../shared/notices/receipt.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anIncident } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { aDesk, type TakenMail } from './desk.ts'

const director = 'director-of-childrens-services'
const manager = 'business-manager'
const delegated = ['delegated-health', 'delegated-council', 'delegated-police']
const lead = ['lead-health', 'lead-council', 'lead-police']
const unreachable = { unreachableSince: '2026-12-01T09:00:00+00:00' }

const whoOf = ({ to }: TakenMail): string => to.slice(0, to.indexOf('@'))

interface Setting {
  deputies?: string[]
  /** Whose address is known to be dead from before. */
  marked?: string[]
  /** Whether who is missed now is not marked yet when the next are written to. */
  marksLate?: boolean
}

/** A desk that has just written about an incident to whoever stands for the director, who has deputies in this order. */
const deskWith = async ({ deputies = [], marked = [], marksLate = false }: Setting) => {
  const desk = aDesk('Fri 18 Dec 2026 16:45', {
    nothingWaits: true,
    holders: (partnership) =>
      [
        ...everyRoleHeld(partnership),
        ...deputies.map((id, n): Holder => ({ id, role: director, deputy: n + 1, address: `${id}@bolton.example` })),
      ].map((holder) => (marked.includes(holder.id) ? { ...holder, ...unreachable } : holder)),
  })
  await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
  const send = async () => {
    for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
  }
  await send()
  const mails = () => desk.mails.filter(({ subject }) => /notify the Panel/.test(subject))
  const to = () => mails().map(whoOf)
  /** The mail system says something of a mail, and what follows is sent: to whom, in order. */
  const says = async (mail: TakenMail | undefined, state: DeliveryState = 'bounced'): Promise<string[]> => {
    const before = to().length
    const named = mailOfTag(mail?.tag ?? '')
    if (named === undefined) throw new Error(`no such mail: ${to().join()}`)
    await desk.receive({ partnership: 'bolton', ...named, state, at: desk.now() + 60_000, sentAt: desk.now() })
    if (marksLate) desk.unreachable.clear()
    await send()
    return to().slice(before)
  }
  return {
    ...desk,
    notices: mails,
    to,
    says,
    lastTo: (holder: string, state?: DeliveryState) =>
      says(
        mails().findLast((mail) => whoOf(mail) === holder),
        state,
      ),
    text: () => mails().at(-1)?.text.replaceAll(/\s+/g, ' '),
  }
}

describe('a role whose holder and deputy were both not reached before', () => {
  const both = { deputies: ['deputy'], marked: [director, 'deputy'] }

  it('has the next role up told once, whoever of them is missed again', async () => {
    const desk = await deskWith(both)
    expect(desk.to()).toEqual([director, 'deputy', manager])
    expect(await desk.lastTo(director)).toEqual([])
    expect(await desk.lastTo('deputy')).toEqual([])
    expect(desk.to()).toEqual([director, 'deputy', manager])
    expect(desk.codes()).not.toContain('NOBODY_HOME')
    // nothing is left to be tried again
    expect(await desk.table.unsent(desk.now(), 100)).toEqual([])
  })

  it.each([
    // now that the address is known to be dead, those above stand in at once
    ['marked', false, [delegated]],
    ['not marked yet', true, [[manager, 'deputy'], delegated]],
  ])('goes on to those above when the next role up does not have it either, and is %s', async (_what, marksLate, expected) => {
    const desk = await deskWith({ ...both, marksLate })
    for (const missed of [director, 'deputy']) await desk.lastTo(missed)
    for (const told of expected) expect(await desk.lastTo(manager)).toEqual(told)
  })

  it('goes on to those above in whatever order they are missed', async () => {
    const desk = await deskWith(both)
    const [toDirector, toDeputy, toManager] = desk.notices()
    expect(await desk.says(toManager)).toEqual(delegated)
    expect(await desk.says(toDeputy)).toEqual([])
    expect(await desk.says(toDirector)).toEqual([])
  })

  it('does not count on the deputy where the next role up is missed first and not marked yet', async () => {
    const desk = await deskWith({ ...both, marksLate: true })
    const [, , toManager] = desk.notices()
    expect(await desk.says(toManager)).toEqual([manager])
    expect(await desk.lastTo(manager)).toEqual(delegated)
  })
})

describe('a deputy who is told in place of the holder, and is missed too', () => {
  it('has the next deputy told, not those above the role that was told with them', async () => {
    const desk = await deskWith({ deputies: ['deputy', 'second'] })
    expect(await desk.lastTo(director)).toEqual([manager, 'deputy'])
    expect(await desk.lastTo('deputy')).toEqual(['second'])
    expect(desk.text()).toContain('could not be delivered to the Director of')
    expect(await desk.lastTo('second')).toEqual([])
    expect(await desk.lastTo(manager)).toEqual(delegated)
  })

  it('before our own record of the mail is told of to those above: in doubt it is one too many', async () => {
    const desk = await deskWith({ deputies: ['deputy'] })
    await desk.lastTo(director)
    const items = desk.table.items as Map<string, unknown>
    for (const key of items.keys()) if (/SENT#000002#.*deputy$/.test(key)) items.delete(key)
    expect(await desk.lastTo('deputy')).toEqual(delegated)
  })
})

describe('is told again, with what is news in it,', () => {
  const onceOverdue = async (setting: Setting, ...further: string[]) => {
    const desk = await deskWith(setting)
    for (const day of ['Tue 22 Dec 2026', 'Wed 23 Dec 2026', 'Tue 29 Dec 2026', 'Wed 30 Dec 2026', ...further]) {
      desk.advanceTo(`${day} 08:30`)
      await desk.wake({ partnership: 'bolton', subject: 'SI-2026-014' })
      for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
    }
    return desk
  }

  it('to whoever was told of the same thing for another reason', async () => {
    const desk = await onceOverdue({}, 'Thu 31 Dec 2026')
    // overdue for the second day it climbs by itself; that the director does not have it is news to the manager
    expect(desk.to().slice(-5)).toEqual([manager, director, ...delegated])
    expect(await desk.lastTo(director)).toEqual([manager])
    expect(desk.text()).toContain('could not be delivered to the Director of')
  })

  it('to a deputy who was told beside a holder who was thought to be reached', async () => {
    const desk = await onceOverdue({ deputies: ['deputy'] })
    expect(desk.to().slice(-3)).toEqual([director, 'deputy', manager])
    expect(await desk.lastTo(director)).toEqual([manager, 'deputy'])
    expect(desk.text()).toContain('could not be delivered to the Director of')
  })
})

const people = [director, 'deputy', 'second', manager, ...delegated, ...lead]

it('reaches somebody who can be reached, and writes to nobody twice who is not known to have missed it', () =>
  fc.assert(
    fc.asyncProperty(
      fc.subarray(['deputy', 'second']),
      fc.subarray(people),
      fc.subarray(people),
      fc.infiniteStream(fc.nat()),
      fc.boolean(),
      async (deputies, marked, dead, picks, marksLate) => {
        const desk = await deskWith({ deputies, marked, marksLate })
        const bounced = new Set<string>()
        const known = new Set<string>()
        const twice: string[] = []
        /** Notes what has been sent since, and who had the same without being known to have missed it. */
        const note = async (missed: ReadonlySet<string>) => {
          const mails = await desk.table.mailsOf({ partnership: 'bolton', subject: 'SI-2026-014' })
          for (const { version, n, holder, told } of mails) {
            const [mail, thing] = [`${version}-${n} ${holder}`, `${told} ${holder}`]
            // at first some are told of it beside whoever is thought to be reached
            if (told === undefined || known.has(mail)) continue
            if (known.has(thing) && !missed.has(holder)) twice.push(thing)
            known.add(mail).add(thing)
          }
        }
        await note(new Set())
        for (;;) {
          const open = desk.notices().filter((mail) => dead.includes(whoOf(mail)) && !bounced.has(mail.tag))
          const next = open[picks.next().value % open.length]
          if (next === undefined) break
          bounced.add(next.tag)
          await desk.says(next)
          await note(
            new Set(
              desk
                .notices()
                .filter(({ tag }) => bounced.has(tag))
                .map(whoOf),
            ),
          )
        }
        expect(twice).toEqual([])
        // by a mark the next deputy is found: while none is ever made in time, only the steps are certain
        const certain = marksLate ? [] : deputies
        const there = people.filter((each) => !dead.includes(each) && (certain.includes(each) || !/^(deputy|second)$/.test(each)))
        if (there.length > 0) expect(desk.to().filter((each) => there.includes(each))).not.toEqual([])
      },
    ),
    { numRuns: 200 },
  ))
