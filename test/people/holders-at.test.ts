import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Contact } from '../../shared/people/directory.ts'
import { holdersAt } from '../../shared/people/holders-at.ts'
import { isoDay } from '../../shared/time/day.ts'
import { anEvent } from '../builders/events.ts'
import { at, day } from '../builders/london-time.ts'
import { assigned, away, confirmed, contactOf, directoryFacts, ended } from '../builders/people.ts'

const everybody = ['p-1', 'p-2', 'p-3', 'p-4'].map((id) => contactOf(id))

/** Who holds what at a moment, in words: `p-2 chair covers p-1, unconfirmed`. */
const holders = (events: readonly ClocksEvent[], when: string, contacts: readonly Contact[] = everybody): string[] =>
  holdersAt(directoryFacts(...events), contacts, at(when)).map(
    ({ id, role, deputy, covers, unconfirmed, unreachableSince, outOfHours }) =>
      [
        `${id} ${role}`,
        ...(deputy === undefined ? [] : [`deputy ${deputy}`]),
        ...(covers === undefined ? [] : [`covers ${covers}`]),
        ...(unconfirmed ? ['unconfirmed'] : []),
        ...(unreachableSince === undefined ? [] : ['unreachable']),
        ...(outOfHours ? ['out of hours'] : []),
      ].join(', '),
  )

const known = ['p-1', 'p-2', 'p-3', 'p-4'].map((id) => confirmed(id))
const chair = assigned('p-1', 'chair', 'Mon 4 Jan 2027')
/** Told again at another address, the second of this person. */
const again = assigned('p-1', 'chair', 'Mon 4 Jan 2027', { contact: 2 } as object)
const forAWeek = assigned('p-1', 'chair', 'Mon 4 Jan 2027', { until: '2027-01-08' })

describe('who holds a role', () => {
  it.each<[string, ClocksEvent[], string, string[]]>([
    ['nobody before the first day', [chair], 'Sun 3 Jan 2027 23:59', []],
    ['its holder from the first moment of the first day', [chair], 'Mon 4 Jan 2027 00:00', ['p-1 chair']],
    ['its holder for years where no last day was told', [chair], 'Fri 4 Jan 2030 12:00', ['p-1 chair']],
    ['its holder to the end of the last day', [forAWeek], 'Fri 8 Jan 2027 23:59', ['p-1 chair']],
    ['nobody after the last day', [forAWeek], 'Sat 9 Jan 2027 00:00', []],
    [
      'its holder to the end of the day on which it is ended',
      [chair, ended('p-1', 'chair', 'Wed 6 Jan 2027')],
      'Wed 6 Jan 2027 23:59',
      ['p-1 chair'],
    ],
    ['nobody after that', [chair, ended('p-1', 'chair', 'Wed 6 Jan 2027')], 'Thu 7 Jan 2027 00:00', []],
    [
      'whoever ends it earlier than was told leaves earlier',
      [forAWeek, ended('p-1', 'chair', 'Wed 6 Jan 2027')],
      'Thu 7 Jan 2027 00:00',
      [],
    ],
    [
      'somebody who comes back has it again',
      [chair, ended('p-1', 'chair', 'Wed 6 Jan 2027'), assigned('p-1', 'chair', 'Mon 1 Feb 2027')],
      'Mon 1 Feb 2027 09:00',
      ['p-1 chair'],
    ],
    [
      'its successor from the day after',
      [chair, ended('p-1', 'chair', 'Wed 6 Jan 2027'), assigned('p-2', 'chair', 'Thu 7 Jan 2027')],
      'Thu 7 Jan 2027 00:00',
      ['p-2 chair'],
    ],
    [
      'on a past day whoever held it then',
      [chair, ended('p-1', 'chair', 'Wed 6 Jan 2027'), assigned('p-2', 'chair', 'Thu 7 Jan 2027')],
      'Tue 5 Jan 2027 09:00',
      ['p-1 chair'],
    ],
    ['another role is not ended by it', [chair, ended('p-1', 'lado', 'Wed 6 Jan 2027')], 'Thu 7 Jan 2027 00:00', ['p-1 chair']],
    ['nor somebody else’s', [chair, ended('p-2', 'chair', 'Wed 6 Jan 2027')], 'Thu 7 Jan 2027 00:00', ['p-1 chair']],
    [
      'joint holders together, and deputies in their order',
      [
        chair,
        assigned('p-2', 'chair', 'Mon 4 Jan 2027', { as: 'joint-holder', outOfHours: true }),
        assigned('p-3', 'chair', 'Mon 4 Jan 2027', { as: 'deputy' }),
        assigned('p-4', 'chair', 'Mon 4 Jan 2027', { as: 'deputy', order: 2 }),
      ],
      'Mon 4 Jan 2027 09:00',
      ['p-1 chair', 'p-2 chair, out of hours', 'p-3 chair, deputy 1', 'p-4 chair, deputy 2'],
    ],
    [
      'what was withdrawn never was',
      [chair, anEvent('fact.corrected', { corrects: chair.id, data: null })],
      'Tue 5 Jan 2027 09:00',
      [],
    ],
  ])('%s', (_who, events, when, expected) => expect(holders([...known, ...events], when)).toEqual(expected))

  it('in summer the day begins with London’s midnight', () => {
    const july = assigned('p-1', 'chair', 'Thu 1 Jul 2027')
    // 23:30 UTC on Wednesday is 00:30 on Thursday in London
    expect(holdersAt(directoryFacts(july), everybody, Date.parse('2027-06-30T23:30:00Z'))).toHaveLength(1)
    expect(holdersAt(directoryFacts(july), everybody, Date.parse('2027-06-30T22:59:00Z'))).toHaveLength(0)
  })

  it('is unconfirmed until this very address was confirmed', () => {
    const now = 'Tue 5 Jan 2027 09:00'
    expect(holders([chair], now)).toEqual(['p-1 chair, unconfirmed'])
    expect(holders([chair, confirmed('p-1')], now)).toEqual(['p-1 chair'])
    expect(holders([chair, confirmed('p-2')], now)).toEqual(['p-1 chair, unconfirmed'])
    const second = [contactOf('p-1', { contact: 2 })]
    expect(holders([chair, again, confirmed('p-1')], now, second)).toEqual(['p-1 chair, unconfirmed'])
    expect(holders([chair, again, confirmed('p-1'), confirmed('p-1', 2)], now, second)).toEqual(['p-1 chair'])
  })

  it('is written to at no address whose every word was withdrawn', () => {
    const second = [contactOf('p-1', { contact: 2 })]
    expect(holders([chair, again], 'Tue 5 Jan 2027 09:00', second)).toEqual(['p-1 chair, unconfirmed'])
    expect(holders([chair], 'Tue 5 Jan 2027 09:00', second)).toEqual([])
  })

  it('is unreachable where mail came back', () => {
    const bounced = [contactOf('p-1', { unreachableSince: '2027-01-04T17:00:00+00:00' })]
    expect(holders([...known, chair], 'Tue 5 Jan 2027 09:00', bounced)).toEqual(['p-1 chair, unreachable'])
  })
})

describe('while somebody is away', () => {
  const monday = 'Mon 11 Jan 2027 09:00'
  const leave = away('p-1', 'p-2', 'Mon 11 Jan 2027', 'Fri 15 Jan 2027')
  it.each<[string, ClocksEvent[], string, string[]]>([
    ['whoever covers is written to', [leave], monday, ['p-2 chair, covers p-1']],
    ['from the first day', [leave], 'Sun 10 Jan 2027 23:59', ['p-1 chair']],
    ['to the end of the last', [leave], 'Fri 15 Jan 2027 23:59', ['p-2 chair, covers p-1']],
    ['and not after it', [leave], 'Sat 16 Jan 2027 00:00', ['p-1 chair']],
    [
      'whoever covers for who covers is',
      [leave, away('p-2', 'p-3', 'Mon 11 Jan 2027', 'Mon 11 Jan 2027')],
      monday,
      ['p-3 chair, covers p-1'],
    ],
    [
      'but only as long as that one is away too',
      [leave, away('p-2', 'p-3', 'Mon 11 Jan 2027', 'Mon 11 Jan 2027')],
      'Tue 12 Jan 2027 09:00',
      ['p-2 chair, covers p-1'],
    ],
    [
      'all of whom are away, they are written to themselves',
      [leave, away('p-2', 'p-3', 'Mon 11 Jan 2027', 'Mon 11 Jan 2027'), away('p-3', 'p-1', 'Mon 11 Jan 2027', 'Mon 11 Jan 2027')],
      monday,
      ['p-1 chair'],
    ],
    [
      'covered by somebody without an address, they are too',
      [away('p-1', 'p-9', 'Mon 11 Jan 2027', 'Fri 15 Jan 2027')],
      monday,
      ['p-1 chair'],
    ],
    [
      'the cover told last counts',
      [leave, away('p-1', 'p-3', 'Mon 11 Jan 2027', 'Mon 11 Jan 2027')],
      monday,
      ['p-3 chair, covers p-1'],
    ],
    [
      'whoever covers and holds the role themselves is one',
      [leave, assigned('p-2', 'chair', 'Mon 4 Jan 2027', { as: 'joint-holder' })],
      monday,
      ['p-2 chair'],
    ],
    [
      'a deputy is covered too, for every role',
      [
        away('p-3', 'p-4', 'Mon 11 Jan 2027', 'Fri 15 Jan 2027'),
        assigned('p-3', 'chair', 'Mon 4 Jan 2027', { as: 'deputy' }),
        assigned('p-3', 'lado', 'Mon 4 Jan 2027'),
      ],
      monday,
      ['p-1 chair', 'p-4 chair, deputy 1, covers p-3', 'p-4 lado, covers p-3'],
    ],
  ])('%s', (_who, events, when, expected) => expect(holders([...known, chair, ...events], when)).toEqual(expected))

  it('whoever covers and has left since is not written to: who is away is, and the deputies are told as well', () => {
    const told = (...events: ClocksEvent[]) =>
      holdersAt(directoryFacts(...known, chair, leave, ...events), everybody, at(monday)).map(({ id, isAway }) => [id, isAway])
    const chairing = (until: string) => assigned('p-2', 'conference-chair', 'Mon 4 Jan 2027', { until })
    expect(told(chairing('2027-01-11'))).toEqual([
      ['p-2', undefined],
      ['p-2', undefined],
    ])
    expect(told(chairing('2027-01-10'))).toEqual([['p-1', true]])
    expect(told()).toEqual([['p-2', undefined]])
  })

  it('whoever is covered by another who is written to anyway has the role all the same', () => {
    const told = (...events: ClocksEvent[]) =>
      holdersAt(directoryFacts(...known, ...events), everybody, at(monday)).map(
        ({ id, deputy, covers, coversToo }) => `${id}${deputy ?? ''} ${[covers ?? 'own name', ...(coversToo ?? [])].join(', ')}`,
      )
    const joint = (holder: string, as: 'joint-holder' | 'deputy' = 'joint-holder', until?: string) =>
      assigned(holder, 'chair', 'Mon 4 Jan 2027', { as, ...(until !== undefined && { until }) })
    const byP2 = (holder: string) => away(holder, 'p-2', 'Mon 11 Jan 2027', 'Fri 15 Jan 2027')
    expect(told(chair, joint('p-2'), leave)).toEqual(['p-2 own name, p-1'])
    // in whatever order they were told of
    expect(told(joint('p-2'), joint('p-1'), leave)).toEqual(['p-2 own name, p-1'])
    expect(told(chair, joint('p-3'), leave, byP2('p-3'))).toEqual(['p-2 p-1, p-3'])
    expect(told(chair, joint('p-3'), joint('p-2'), leave, byP2('p-3'))).toEqual(['p-2 own name, p-1, p-3'])
    // a deputy is another matter than the holder
    expect(told(chair, joint('p-3', 'deputy'), joint('p-2'), leave, byP2('p-3'))).toEqual(['p-2 own name, p-1', 'p-21 p-3'])
    // whoever has left has nothing that could be covered
    expect(told(joint('p-1', 'joint-holder', '2027-01-08'), joint('p-2'), leave)).toEqual(['p-2 own name'])
  })

  it('it is the cover’s address that is confirmed or not', () => {
    expect(holders([chair, confirmed('p-1'), leave], monday)).toEqual(['p-2 chair, covers p-1, unconfirmed'])
  })

  it('no role that somebody holds is ever left without a reader, whoever covers whom', () => {
    const people = ['p-1', 'p-2', 'p-3', 'p-4']
    const person = fc.constantFrom(...people)
    const first = day('Mon 4 Jan 2027')
    const cover = fc.record({ holder: person, by: fc.constantFrom(...people, 'p-9'), from: fc.nat(6), days: fc.nat(6) })
    void fc.assert(
      fc.property(fc.array(cover, { maxLength: 8 }), fc.nat(12), (covers, later) => {
        const facts = directoryFacts(
          ...people.map((id) => assigned(id, `role-of-${id}`, 'Mon 4 Jan 2027')),
          ...covers.map(({ holder, by, from, days }) =>
            anEvent(
              'cover.set',
              { holder, by, from: isoDay(first + from), until: isoDay(first + from + days) },
              { id: `${holder}-${by}` },
            ),
          ),
        )
        const now = at('Mon 4 Jan 2027 09:00') + later * 86_400_000
        expect(
          holdersAt(facts, everybody, now)
            .map(({ role }) => role)
            .sort(),
        ).toEqual(people.map((id) => `role-of-${id}`))
      }),
    )
  })
})
