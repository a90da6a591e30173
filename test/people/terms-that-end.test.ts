import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Context } from '../../shared/matters/derived.ts'
import { type Facts, factsOf } from '../../shared/matters/facts.ts'
import type { Matter } from '../../shared/matters/matter.ts'
import { takeEvent } from '../../shared/matters/take-event.ts'
import { wake } from '../../shared/matters/wake.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { assignmentsOf } from '../../shared/people/assignments.ts'
import { holdsAfter } from '../../shared/people/handovers.ts'
import { eachLeftAlone } from '../../shared/people/left-alone.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { dayOf, isoDay } from '../../shared/time/day.ts'
import { londonDay, londonInstant } from '../../shared/time/london.ts'
import { anEvent, correction } from '../builders/events.ts'
import { at, day } from '../builders/london-time.ts'
import { assigned, confirmed, ended } from '../builders/people.ts'
import { aDesk } from '../shell/desk.ts'

const key = { partnership: 'bolton', subject: 'people' }
const chair = 'head-of-service-conferences'
const first = 'Mon 4 Jan 2027'

const linesOf = (mails: readonly { to: string; subject: string }[]) =>
  mails
    .map(({ to, subject }) => `${to.split('@')[0]}: ${subject.replace(/ \(\w+\)$/, '')}`)
    // what is asked of an address, and the Monday's look, have tests of their own
    .filter((line) => !/Confirm that mail|address in the directory|would not be reached/.test(line))

/** A desk on Monday 4 January 2027 at 09:00, what it is told, and what is told about handovers. */
const aDirectory = async (...events: readonly ClocksEvent[]) => {
  const desk = aDesk(`${first} 09:00`)
  const sendAll = async () => {
    for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
  }
  const newly = async (act: () => Promise<unknown>) => {
    const before = desk.mails.length
    await act()
    await sendAll()
    return linesOf(desk.mails.slice(before))
  }
  const take = (...told: readonly ClocksEvent[]) =>
    newly(async () => {
      for (const event of told) await desk.take(event)
    })
  /** Wakes the directory whenever it asks to, and sends what it says, up to a moment. */
  const upTo = (when: string) =>
    newly(async () => {
      const end = at(when)
      while (desk.now() < end) {
        const wakeAt = (await desk.table.load(key))?.wakeAt ?? end
        desk.wait(Math.min(Math.max(wakeAt, desk.now()), end) - desk.now())
        await desk.wake(key)
        await sendAll()
      }
    })
  await take(...events)
  return { ...desk, take, upTo }
}

const keeper = (last: string) => `business-manager: Handover: a role ends on ${last} with nothing open in it`
const yours = (who: string, from: string) => `${who}: Handover: a role is yours from ${from}`
const noLonger =
  'business-manager: No longer needed: name a successor for a role, and have their address confirmed, head of service conferences'

const until = (last: string, from = first) => assigned('p-1', chair, from, { until: last })
/** Who comes after p-1. */
const heir = (from: string, more: Parameters<typeof assigned>[3] = {}) => assigned('p-2', chair, from, more)

// the last day is Friday 29 January: fourteen days before it is Friday 15 January
const term = until('2027-01-29')
const friday29 = keeper('Friday 29 January 2027')
const monday18 = keeper('Monday 18 January 2027')
const monday4 = keeper('Monday 4 January 2027')

describe('a term whose last day is told with the first', () => {
  it.each<[string, ClocksEvent[], string[], string[], string[]]>([
    ['is told to the business manager when that day is near', [term], [], [], [friday29]],
    // Mon 4 =0 · Wed 6 =2 · Mon 11 =5
    ['at once when it is near already', [until('2027-01-18')], [monday18], [monday18, monday18], []],
    ['on the very day', [until('2027-01-04')], [monday4], [monday4, monday4], []],
    ['not when it is history', [until('2027-01-03', 'Tue 1 Dec 2026')], [], [], []],
    ['not when a deputy’s ends', [assigned('p-1', chair, first, { as: 'deputy', until: '2027-01-29' })], [], [], []],
    ['not when somebody begins on the day after', [term, heir('Sat 30 Jan 2027')], [], [], []],
    ['nor when they were named before', [heir('Sat 30 Jan 2027'), confirmed('p-2'), term], [], [], []],
    ['not when another holds it too', [term, heir(first, { as: 'joint-holder' })], [], [], []],
    ['nor when the same person is kept on', [term, assigned('p-1', chair, 'Sat 30 Jan 2027')], [], [], []],
    ['but when only a deputy is left', [term, heir(first, { as: 'deputy' })], [], [], [friday29]],
    [
      'once when the other leaves with them',
      [term, heir(first, { as: 'joint-holder', until: '2027-01-29' })],
      [],
      [],
      [friday29],
    ],
    ['when the other has left by then', [term, heir(first, { as: 'joint-holder', until: '2027-01-28' })], [], [], [friday29]],
    ['when somebody begins a day too late', [term, heir('Sun 31 Jan 2027')], [], [], [friday29]],
    [
      'and whoever begins too late and has confirmed is told when it is near',
      [term, heir('Sun 31 Jan 2027'), confirmed('p-2')],
      [],
      [],
      [yours('p-2', 'Sunday 31 January 2027')],
    ],
  ])('%s', async (_what, events, atOnce, before, near) => {
    const desk = await aDirectory()
    expect(await desk.take(...events)).toEqual(atOnce)
    expect(await desk.upTo('Fri 15 Jan 2027 08:29')).toEqual(before)
    expect(await desk.upTo('Fri 15 Jan 2027 08:30')).toEqual(near)
  })

  it('wakes the directory at that moment, and is not there before', async () => {
    const desk = await aDirectory(term, confirmed('p-1'))
    await desk.upTo('Mon 11 Jan 2027 08:30')
    expect((await desk.table.load(key))?.wakeAt).toBe(at('Fri 15 Jan 2027 08:30'))
    expect((await desk.table.load(key))?.matter.told.has(`handover:${chair}.2027-01-29`)).toBe(false)
  })

  it('is looked at as far ahead as the partnership has agreed, and anew once it agrees', async () => {
    const desk = await aDirectory(term, confirmed('p-1'))
    await desk.take(
      anEvent(
        'settings.agreed',
        {
          ...{ setting: 'directory-ends-soon-days', value: 20, from: '2027-01-01' },
          ...{ agreedBy: 'executive-group', agreedOn: '2027-01-01', source: 'Minutes of January 2027' },
        },
        { subject: 'settings' },
      ),
    )
    // twenty days before Fri 29 is Sat 9
    expect(await desk.upTo('Sat 9 Jan 2027 08:29')).toEqual([])
    expect(await desk.upTo('Mon 11 Jan 2027 08:30')).toEqual([friday29])
  })

  it('is reminded of until a successor has confirmed, who hears what is theirs; and then no more', async () => {
    const desk = await aDirectory(term, confirmed('p-1'))
    expect(await desk.upTo('Fri 15 Jan 2027 09:00')).toEqual([friday29])
    // Fri 15 =0 · Tue 19 =2
    expect(await desk.upTo('Tue 19 Jan 2027 09:00')).toEqual([friday29])
    expect(await desk.take(heir('Sat 30 Jan 2027'))).toEqual([])
    // Fri 22 =5
    expect(await desk.upTo('Fri 22 Jan 2027 09:00')).toEqual([friday29])
    expect(await desk.take(confirmed('p-2'))).toEqual([yours('p-2', 'Saturday 30 January 2027')])
    expect(await desk.take(ended('p-1', chair, 'Thu 28 Jan 2027'))).toEqual([])
    expect(await desk.upTo('Mon 15 Feb 2027 09:00')).toEqual([])
  })

  it('that whoever was to follow is taken out of is told at once, if it is near', async () => {
    const next = heir('Sat 30 Jan 2027')
    const desk = await aDirectory(term, confirmed('p-1'), next, confirmed('p-2'))
    expect(await desk.upTo('Mon 18 Jan 2027 09:00')).toEqual([])
    expect(await desk.take(correction(next, null, { subject: 'people' }))).toEqual([friday29])
  })
})

describe('a term that is ended by a word as well', () => {
  const near = async () => {
    const desk = await aDirectory(term, confirmed('p-1'))
    expect(await desk.upTo('Fri 15 Jan 2027 09:00')).toEqual([friday29])
    return desk
  }
  const open = async ({ table }: Awaited<ReturnType<typeof near>>) =>
    [...((await table.load(key))?.matter.told ?? [])].flatMap(([clock, told]) =>
      clock.startsWith('handover') && told.open ? [clock] : [],
    )

  it('on the same day is not asked for twice', async () => {
    const desk = await near()
    expect(await desk.take(ended('p-1', chair, 'Fri 29 Jan 2027'))).toEqual([])
    expect(await open(desk)).toEqual([`handover:${chair}.2027-01-29`])
    expect(await desk.upTo('Tue 19 Jan 2027 09:00')).toEqual([friday29])
  })

  it('on the same day, long before, is asked for then and not again', async () => {
    const desk = await aDirectory(term, confirmed('p-1'))
    expect(await desk.take(ended('p-1', chair, 'Fri 29 Jan 2027'))).toEqual([friday29])
    // Mon 4 =0 · Wed 6 =2 · Mon 11 =5 · Mon 18 =10
    expect(await desk.upTo('Thu 14 Jan 2027 09:00')).toEqual([friday29, friday29])
    expect(await desk.upTo('Fri 15 Jan 2027 09:00')).toEqual([])
    expect(await desk.upTo('Mon 18 Jan 2027 09:00')).toEqual([friday29])
  })

  it('on an earlier day goes on under that day, and is told once', async () => {
    const desk = await near()
    expect(await desk.take(ended('p-1', chair, 'Wed 20 Jan 2027'))).toEqual([keeper('Wednesday 20 January 2027')])
    expect(await open(desk)).toEqual([`handover:${chair}.2027-01-20`])
    // nor is the first day asked for when it comes
    const later = await desk.upTo('Mon 1 Feb 2027 09:00')
    expect(new Set(later)).toEqual(new Set([keeper('Wednesday 20 January 2027')]))
  })

  it('on an earlier day goes on too while whoever follows has not confirmed', async () => {
    const desk = await near()
    expect(await desk.take(heir('Sat 30 Jan 2027'))).toEqual([])
    expect(await desk.take(ended('p-1', chair, 'Wed 20 Jan 2027'))).toEqual([keeper('Wednesday 20 January 2027')])
    expect(await desk.take(confirmed('p-2'))).toEqual([yours('p-2', 'Saturday 30 January 2027')])
    expect(await open(desk)).toEqual([])
  })

  it('on an earlier day, before it is near, is asked for at once and once', async () => {
    const desk = await aDirectory(term, confirmed('p-1'))
    expect(await desk.take(ended('p-1', chair, 'Wed 20 Jan 2027'))).toEqual([keeper('Wednesday 20 January 2027')])
    expect(await open(desk)).toEqual([`handover:${chair}.2027-01-20`])
    const later = await desk.upTo('Mon 1 Feb 2027 09:00')
    expect(new Set(later)).toEqual(new Set([keeper('Wednesday 20 January 2027')]))
  })
})

describe('a term that goes on after all', () => {
  const last = ['2027-01-29', '2027-06-30'] as const

  it.each<[string, ClocksEvent[], string[]]>([
    ['without an end', [correction(term, null, { subject: 'people' }), assigned('p-1', chair, first)], []],
    ['until a later day', [correction(term, null, { subject: 'people' }), until(last[1])], [keeper('Wednesday 30 June 2027')]],
    ['from the day after', [assigned('p-1', chair, 'Sat 30 Jan 2027')], []],
    [
      'from the day after until a later day',
      [assigned('p-1', chair, 'Sat 30 Jan 2027', { until: last[1] })],
      [keeper('Wednesday 30 June 2027')],
    ],
  ])('%s is asked for no longer, whether or not an address was confirmed', async (_what, events, later) => {
    const desk = await aDirectory(term)
    expect(await desk.upTo('Fri 15 Jan 2027 09:00')).toEqual([friday29])
    const [one, ...others] = events
    if (one === undefined) throw new Error('nothing is told')
    expect(await desk.take(one)).toEqual([noLonger])
    expect(await desk.take(...others)).toEqual([])
    // fourteen days before Wed 30 June: Wed 16
    expect(await desk.upTo('Wed 16 Jun 2027 08:29')).toEqual([])
    expect(await desk.upTo('Wed 16 Jun 2027 08:30')).toEqual(later)
  })

  it('for a few days is asked for under its new last day, and told once', async () => {
    const desk = await aDirectory(term, confirmed('p-1'))
    await desk.upTo('Fri 15 Jan 2027 09:00')
    const more = assigned('p-1', chair, 'Sat 30 Jan 2027', { until: '2027-01-31' })
    expect(await desk.take(more)).toEqual([noLonger])
    // fourteen days before Sun 31 is Sun 17
    expect(await desk.upTo('Sun 17 Jan 2027 08:30')).toEqual([keeper('Sunday 31 January 2027')])
    const evenMore = assigned('p-1', chair, 'Mon 1 Feb 2027', { until: '2027-02-01' })
    await desk.upTo('Mon 18 Jan 2027 09:00')
    expect(await desk.take(evenMore)).toEqual([keeper('Monday 1 February 2027')])
  })
})

describe('a role of which two words end the two who hold it', () => {
  it('is asked for whichever was told first', async () => {
    const desk = await aDirectory(assigned('p-1', chair, first), heir(first, { as: 'joint-holder' }))
    expect(await desk.take(ended('p-1', chair, 'Fri 29 Jan 2027'))).toEqual([])
    expect(await desk.take(ended('p-2', chair, 'Wed 20 Jan 2027'))).toEqual([friday29])
  })
})

describe('in whatever order a role is told of', () => {
  const begins = day(first)
  const dayFrom = (n: number) => isoDay(begins + n)
  const somebody = fc.constantFrom('p-1', 'p-2', 'p-3')
  const told = fc.record({
    /** How many hours after the word before. */
    wait: fc.integer({ min: 1, max: 150 }),
    event: fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .record({
            holder: somebody,
            from: fc.nat(40),
            days: fc.option(fc.nat(30), { nil: undefined }),
            as: fc.constantFrom('joint-holder', 'deputy'),
          })
          .map(({ holder, from, days, as }) =>
            anEvent('role.assigned', {
              ...{ role: chair, holder, address: `${holder}@bolton.example`, as, from: dayFrom(from) },
              ...(days !== undefined && { until: dayFrom(from + days) }),
            }),
          ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(somebody, fc.nat(50))
          .map(([holder, on]) => anEvent('role.ended', { role: chair, holder, on: dayFrom(on) })),
      },
      { weight: 1, arbitrary: somebody.map((holder) => anEvent('address.confirmed', { holder, contact: 1 })) },
      { weight: 1, arbitrary: fc.nat(6).map((n) => anEvent('fact.corrected', { corrects: `e${n}`, data: null })) },
    ),
  })

  /** What the service makes of them in this order, and the moment of the last. */
  const lived = (all: readonly { wait: number; event: ClocksEvent }[]) => {
    let now = londonInstant(begins, 9, 0)
    let matter: Matter | undefined
    let context: Context = { partnership: bolton, calendar: englandAndWales(), contacts: [] }
    for (const [n, { wait, event }] of all.entries()) {
      now += wait * 3_600_000
      const taken = takeEvent(matter, { ...event, subject: 'people', id: `e${n}` } as ClocksEvent, now, context)
      if (!taken.ok) continue
      matter = taken.matter
      context = { ...context, contacts: [...(context.contacts ?? []), ...taken.contacts] }
    }
    return { now, matter, context }
  }

  /** The last days that are near or over, were none when they were told, and after which nobody is there. */
  const leftAlone = (facts: Facts, now: number): string[] => {
    const holding = assignmentsOf(facts).filter(({ as }) => as !== 'deputy')
    const isNear = (last: string) => londonInstant(dayOf(last) - 14, 8, 30) <= now
    const words = (facts.get('role.ended') ?? []).map(({ data }) => data as { holder: string; on: string })
    const told = (facts.get('role.assigned') ?? []).map(({ data, writtenAt }) => ({ ...(data as { until?: string }), writtenAt }))
    const isNews = (holder: string, last: string) =>
      words.some((word) => word.holder === holder && word.on === last) ||
      told.some(({ until: day, writtenAt }) => day === last && londonDay(writtenAt) <= dayOf(last))
    return holding.flatMap(({ holder, until: last }) =>
      last !== undefined && isNear(last) && isNews(holder, last) && !holding.some((other) => holdsAfter(last, other))
        ? [last]
        : [],
    )
  }

  it('no last day comes near without somebody being there after it, or asked for', () => {
    let asked = 0
    void fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 7 }), fc.nat(60), (all, days) => {
        const { matter, context, ...last } = lived(all)
        if (matter === undefined) return
        const now = last.now + days * 86_400_000
        const { matter: woken } = wake(matter, now, context)
        const facts = factsOf(woken.records)
        const open = [...woken.told].flatMap(([clock, told]) => (told.open && clock.startsWith('handover:') ? [clock] : []))
        const alone = leftAlone(facts, now)
        asked += alone.length
        expect(open).toEqual(expect.arrayContaining(alone.map((day) => `handover:${chair}.${day}`)))
        // each is one, and has begun
        const begun = eachLeftAlone.of(facts).filter(({ instant }) => instant <= now)
        for (const clock of open) expect(begun.filter((each) => `handover:${each.key}` === clock)).toHaveLength(1)
        expect(wake(woken, now, context)).toMatchObject({ entries: [], notices: [] })
      }),
      { numRuns: 400 },
    )
    // it would show nothing if hardly any history came to it
    expect(asked).toBeGreaterThan(50)
  })
})
