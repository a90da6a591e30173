import { describe, expect, it } from 'vitest'
import type { Holder } from '../../shared/people/directory.ts'
import { UnsentNoticeError } from '../../shared/shell/send-notices.ts'
import { anIncident, done } from '../builders/events.ts'
import { aDesk as anyDesk, minute, second } from './desk.ts'

/** Where nothing waits: what waits is told in `send-pile.test.ts`. */
const aDesk = (begins: string, setting: Parameters<typeof anyDesk>[1] = {}) => anyDesk(begins, { nothingWaits: true, ...setting })

const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const first = { key, version: 1 }
const incident = anIncident('Fri 18 Dec 2026 16:30')
const began = 'Fri 18 Dec 2026 17:00'

/** What the first commit of this incident has to say, in order. */
const opening = [
  'director-of-childrens-services: Due Tuesday 29 December 2026: notify the Panel of the incident (K7Q21)',
  'director-of-childrens-services: Due Tuesday 29 December 2026: report the incident to the safeguarding partnership (K7Q21)',
  'practice-review-group: Due Wednesday 13 January 2027: aim to complete the rapid review (K7Q21)',
]

describe('the notices of one commit', () => {
  it('are sent once, in the order of the commit, and then are off the list', async () => {
    const desk = aDesk(began)
    await desk.take(incident)
    expect(await desk.send(first)).toBe('sent')
    expect(desk.told()).toEqual(opening)
    expect(await desk.send(first)).toBe('not-ours')
    expect(await desk.table.unsent(desk.now() + minute, 10)).toEqual([])
    expect(desk.mails).toHaveLength(3)
  })

  it('belong to one sender at a time: another that comes meanwhile does nothing', async () => {
    const desk = aDesk(began, { onSend: async () => void others.push(await desk.send(first)) })
    const others: string[] = []
    await desk.take(incident)
    expect(await desk.send(first)).toBe('sent')
    expect(others).toEqual(['not-ours', 'not-ours', 'not-ours'])
    expect(desk.mails).toHaveLength(3)
  })

  it('are left to the next sender once the lease runs out, so that a slow mail system makes no doubles', async () => {
    const desk = aDesk(began, { onSend: () => desk.wait(40 * second) })
    await desk.take(incident)
    await expect(desk.send(first)).rejects.toThrow(UnsentNoticeError)
    expect(desk.mails).toHaveLength(2)
    expect(await desk.send(first)).toBe('sent')
    expect(desk.told()).toEqual(opening)
  })
})

it('somebody who stands in by two roles is told of each notice, also where the first mail fails', async () => {
  let refusals = 1
  const onSend = () => {
    if (refusals-- > 0) throw new Error('throttled')
  }
  const both = ['delegated-health', 'delegated-police'].map(
    (role): Holder => ({ id: 'p-1', role, address: 'p-1@bolton.example' }),
  )
  const desk = aDesk(began, { onSend, holders: () => both })
  await desk.take(incident)
  await desk.send(first).catch(() => undefined)
  desk.wait(minute)
  expect(await desk.send(first)).toBe('sent')
  expect(desk.mails.map(({ tag }) => tag).sort()).toEqual(['K7Q21-000001-0_p-1', 'K7Q21-000001-1_p-1', 'K7Q21-000001-2_p-1'])
})

describe('a mail that fails', () => {
  it('holds up none of the others, and is sent again when the lease is over, saying so', async () => {
    let refusals = 1
    const desk = aDesk(began, {
      onSend: ({ subject }) => {
        if (subject.includes('notify the Panel') && refusals-- > 0) throw new Error('throttled')
      },
    })
    await desk.take(incident)
    await expect(desk.send(first)).rejects.toThrow('1 mail not sent, nobody found for 0 notices')
    expect(desk.told()).toEqual(opening.slice(1))
    expect(desk.codes()).toContain('NOTICE_NOT_SENT')
    expect(await desk.send(first)).toBe('not-ours')
    desk.wait(minute)
    expect(await desk.send(first)).toBe('sent')
    expect(desk.told()).toEqual([...opening.slice(1), opening[0]])
    expect(desk.mails.at(-1)?.text.replaceAll('\n', ' ')).toContain(
      'it may have been first sent at 17:00 on Friday 18 December 2026',
    )
  })

  it('is sent again when it was taken and could not be recorded: rather a second mail than none', async () => {
    let lost = 1
    const desk = aDesk(began, {
      seen: (table) => ({
        ...table,
        recordSent: async (...args) => {
          if (args[1].startsWith('0#') && lost-- > 0) throw new Error('throttled')
          return table.recordSent(...args)
        },
      }),
    })
    await desk.take(incident)
    await expect(desk.send(first)).rejects.toThrow(UnsentNoticeError)
    expect(desk.codes()).toEqual(['EVENT_ACCEPTED', 'NOTICE_NOT_RECORDED', 'NOTICE_SENT', 'NOTICE_SENT'])
    desk.wait(minute)
    expect(await desk.send(first)).toBe('sent')
    expect(desk.told()).toEqual([...opening, opening[0]])
    expect(desk.mails.map(({ text }) => text.includes('first sent'))).toEqual([false, false, false, true])
  })

  it.each(['claim', 'load', 'recordSent', 'finish'] as const)(
    'is not lost when the process dies at %s: a minute later the rest is sent',
    async (call) => {
      let deaths = 1
      const desk = aDesk(began, {
        seen: (table) => ({
          ...table,
          [call]: async (...args: never[]) => {
            const result = await (table[call] as (...all: never[]) => Promise<unknown>)(...args)
            if (desk.clock().startsWith('Fri 18 Dec 2026 17:01') && deaths-- > 0) throw new Error('died')
            return result
          },
        }),
      })
      await desk.take(incident)
      desk.wait(minute)
      await desk.send(first).catch(() => undefined)
      desk.wait(minute)
      await desk.send(first)
      expect(new Set(desk.told())).toEqual(new Set(opening))
      expect(await desk.table.unsent(desk.now(), 10)).toEqual([])
      expect(desk.mails.length).toBeLessThanOrEqual(4)
    },
  )
})

describe('a clock that is met', () => {
  it('withdraws the mails that had not gone out', async () => {
    const desk = aDesk(began)
    await desk.take(incident)
    await desk.take(done('incident.panel-notified', 'Fri 18 Dec 2026 16:50'))
    await desk.send(first)
    expect(desk.told()).toEqual(opening.slice(1))
    expect(await desk.send(first)).toBe('not-ours')
  })

  it('while the mail before its own is on its way, is not told of any more', async () => {
    const desk = aDesk(began, {
      onSend: async ({ subject }) => {
        if (subject.includes('notify the Panel')) await desk.take(done('incident.partnership-notified', 'Fri 18 Dec 2026 16:50'))
      },
    })
    await desk.take(incident)
    expect(await desk.send(first)).toBe('sent')
    expect(desk.told()).toEqual([opening[0], opening[2]])
  })
})

describe('a role', () => {
  const roleOf = (id: string, role: string): Holder => ({ id, role, address: `${id}@bolton.example` })

  it('that two people hold is written to twice, once each', async () => {
    const two = [roleOf('h1', 'director-of-childrens-services'), roleOf('h2', 'director-of-childrens-services')]
    const desk = aDesk(began, { holders: () => [...two, roleOf('h3', 'practice-review-group')] })
    await desk.take(incident)
    await desk.send(first)
    expect(desk.mails.map(({ to }) => to)).toEqual([
      'h1@bolton.example',
      'h2@bolton.example',
      'h1@bolton.example',
      'h2@bolton.example',
      'h3@bolton.example',
    ])
  })

  it('that nobody holds is read by the next one up, who is told why, and it is counted', async () => {
    const desk = aDesk(began, { holders: () => [roleOf('h1', 'business-manager')] })
    await desk.take(incident)
    expect(await desk.send(first)).toBe('sent')
    expect(desk.mails.map(({ to }) => to)).toEqual(Array(3).fill('h1@bolton.example'))
    expect(desk.mails[0]?.text.replaceAll('\n', ' ')).toContain('Nobody holds the role "Director of Children’s Services')
    expect(desk.counts.VacantRoles).toBe(3)
  })

  it('with nobody anywhere above keeps its notices on the list until somebody is there', async () => {
    let holders: Holder[] = []
    const desk = aDesk(began, { holders: () => holders })
    await desk.take(incident)
    await expect(desk.send(first)).rejects.toThrow('0 mails not sent, nobody found for 3 notices')
    expect(desk.lines.filter(({ code }) => code === 'NOBODY_HOME')).toHaveLength(3)
    expect(desk.counts.NobodyHome).toBe(3)
    expect(await desk.table.unsent(desk.now(), 10)).toEqual([first])
    holders = [roleOf('h1', 'lead-police')]
    desk.wait(minute)
    expect(await desk.send(first)).toBe('sent')
    expect(desk.told()).toHaveLength(3)
  })
})

describe('the tag of a mail', () => {
  it('names reference, commit, notice and holder, in the letters that SES takes', async () => {
    const held = { id: 'dcs#1@bolton.example', role: 'director-of-childrens-services', address: 'dcs@bolton.example' }
    const desk = aDesk(began, { holders: () => [held, { ...held, role: 'practice-review-group' }] })
    await desk.take(incident)
    await desk.send(first)
    expect(desk.mails[0]?.tag).toBe('K7Q21-000001-0_dcs_1_bolton_example')
    for (const { tag } of desk.mails) expect(tag).toMatch(/^[A-Za-z0-9_-]{1,256}$/)
  })
})
