import { describe, expect, it } from 'vitest'
import { stateAt } from '../../../shared/clocks/clock.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { stockport } from '../../../shared/partnerships/stockport/stockport.partnership.ts'
import { anEvent, done } from '../../builders/events.ts'
import { at, iso, writtenTime } from '../../builders/london-time.ts'
import { clockOf, standing } from '../../builders/standing.ts'

const about = { subject: 'ME-2027-041' }
const returned = (when: string, placedOutsideArea = false) =>
  anEvent('missing.returned', { at: iso(when), placedOutsideArea }, about)
const step = (type: Parameters<typeof done>[0], when: string) => done(type, when, about)

// Friday 26 March 2027 is Good Friday, Monday 29 Easter Monday; the clocks go forward on Sunday 28 at 01:00
const friday = 'Fri 26 Mar 2027 19:30'

describe('the return interview: 72 elapsed hours from the return, through the weekend', () => {
  const dueOf = (when: string) => writtenTime(clockOf(bolton, 'return-interview', [returned(when)]).dueAt ?? 0)

  it.each([
    ['in an ordinary week', 'Mon 11 Jan 2027 16:05', 'Thu 14 Jan 2027 16:05'],
    ['over a weekend', 'Fri 15 Jan 2027 23:00', 'Mon 18 Jan 2027 23:00'],
    ['over Christmas', 'Thu 24 Dec 2026 21:40', 'Sun 27 Dec 2026 21:40'],
    ['over the clocks going forward: an hour later by the clock', friday, 'Mon 29 Mar 2027 20:30'],
    ['over the clocks going back: an hour earlier by the clock', 'Fri 29 Oct 2027 19:30', 'Mon 1 Nov 2027 18:30'],
    ['of a return whose hour nobody told: from the first moment of its day', 'Mon 11 Jan 2027', 'Thu 14 Jan 2027 00:00'],
  ])('%s', (_why, when, due) => {
    expect(dueOf(when)).toBe(due)
  })

  const stateOf = (now: string, ...more: ReturnType<typeof done>[]) =>
    stateAt(clockOf(bolton, 'return-interview', [returned(friday), ...more]), at(now))

  it('runs out to the second', () => {
    expect(stateOf('Mon 29 Mar 2027 20:30:00')).toBe('running')
    expect(stateOf('Mon 29 Mar 2027 20:30:01')).toBe('overdue')
    expect(stateOf('Tue 30 Mar 2027 09:00', step('return-interview.completed', 'Mon 29 Mar 2027 20:30:00'))).toBe('met')
    expect(stateOf('Tue 30 Mar 2027 09:00', step('return-interview.completed', 'Mon 29 Mar 2027 20:30:01'))).toBe('met-late')
  })

  it('completed on its last day without an hour told, it is given the benefit of the doubt', () => {
    expect(stateOf('Tue 30 Mar 2027 09:00', step('return-interview.completed', 'Mon 29 Mar 2027'))).toBe('met')
    expect(stateOf('Wed 31 Mar 2027 09:00', step('return-interview.completed', 'Tue 30 Mar 2027'))).toBe('met-late')
  })

  it('offered, completed and declined are kept apart', () => {
    const standingOf = (...more: ReturnType<typeof done>[]) =>
      standing(bolton, [returned(friday), ...more], 'Sat 27 Mar 2027 12:00').filter((line) => line.startsWith('return-'))
    const offered = step('return-interview.offered', 'Sat 27 Mar 2027 10:00')
    expect(standingOf()).toEqual(['return-interview · Mon 29 Mar 2027 · running', 'return-interview-offer · no date · running'])
    // an offer is no interview
    expect(standingOf(offered)).toEqual([
      'return-interview · Mon 29 Mar 2027 · running',
      'return-interview-offer · no date · met',
    ])
    // declined ends it and does not count as done
    expect(standingOf(offered, step('return-interview.declined', 'Sat 27 Mar 2027 11:00'))).toEqual([
      'return-interview · Mon 29 Mar 2027 · cancelled',
      'return-interview-offer · no date · met',
    ])
    // a child who thinks better of it has had an interview
    const declined = step('return-interview.declined', 'Sat 27 Mar 2027 11:00')
    expect(standingOf(declined, step('return-interview.completed', 'Sat 27 Mar 2027 11:30'))).toEqual([
      'return-interview · Mon 29 Mar 2027 · met',
      'return-interview-offer · no date · met',
    ])
  })

  it('an interview without a return: no date is invented, the return is asked for', () => {
    const lines = standing(bolton, [step('return-interview.offered', friday)], 'Sat 27 Mar 2027 12:00')
    expect(lines).toEqual(['return-known · no date · running'])
  })
})

describe('a child who was reported missing', () => {
  const reported = step('missing.reported', 'Thu 25 Mar 2027 22:15')
  const asked = 'return-known · no date · running'
  const askedAfter = (...events: ReturnType<typeof done>[]) =>
    standing(bolton, events, 'Tue 6 Apr 2027 12:00').filter((line) => line.startsWith('return-known'))

  it.each<[string, ReturnType<typeof done>[], string[]]>([
    ['is missing still, and nobody is asked for a return', [reported], []],
    ['may be missing still when the meeting is held', [reported, step('missing.strategy-meeting-held', friday)], []],
    ['has returned when an interview is offered', [reported, step('return-interview.offered', friday)], [asked]],
    ['has returned when one is declined', [reported, step('return-interview.declined', friday)], [asked]],
    ['has returned when telephone support is offered', [reported, step('missing.telephone-support-offered', friday)], [asked]],
    ['has returned when that is told', [reported, returned(friday), step('return-interview.offered', friday)], []],
    ['and who was not reported, as far as is known, is asked after', [step('missing.strategy-meeting-held', friday)], [asked]],
  ])('%s', (_what, events, expected) => {
    expect(askedAfter(...events)).toEqual(expected)
  })

  it('starts no clock by it: what is counted is counted from the return', () => {
    expect(standing(bolton, [reported], 'Tue 6 Apr 2027 12:00')).toEqual([])
    expect(standing(bolton, [reported, returned(friday)], 'Sat 27 Mar 2027 12:00')).toEqual(
      standing(bolton, [returned(friday)], 'Sat 27 Mar 2027 12:00'),
    )
  })
})

describe('Bolton’s missing strategy meeting: five days, which ones nobody says', () => {
  const meeting = (partnership: Partnership) => clockOf(partnership, 'missing-strategy-meeting', [returned(friday)])
  const agreed = (value: string | null): Partnership => ({
    ...bolton,
    settings: [
      {
        setting: 'missing-strategy-meeting-days',
        value,
        from: '2027-01-01',
        agreedBy: 'missing-steering-group',
        agreedOn: '2026-12-10',
        source: 'Minutes of 10 December 2026, item 7',
      },
    ],
  })
  const dueOf = (partnership: Partnership) => {
    const { due, restsOn } = meeting(partnership)
    return [due === null ? null : new Date(due * 86_400_000).toISOString().slice(0, 10), restsOn?.[0]?.agreed?.value]
  }

  it('unset, they are working days from the return, and say that it is our reading', () => {
    // Mon 29 Easter Monday · Tue 30 =1 · Wed 31 =2 · Thu 1 =3 · Fri 2 =4 · Mon 5 April =5
    expect(dueOf(bolton)).toEqual(['2027-04-05', undefined])
    expect(meeting(bolton).restsOn).toEqual([{ setting: 'missing-strategy-meeting-days' }])
    expect(meeting(bolton).rule.unconfirmed).toContain('without saying which days')
  })

  it.each([
    ['working-days', '2027-04-05', 'working-days'],
    // 26 + 5 = 31 March
    ['calendar-days', '2027-03-31', 'calendar-days'],
    // set and unset again, and a word that the definition does not know
    [null, '2027-04-05', undefined],
    ['bank-days', '2027-04-05', undefined],
  ])('agreed as %s', (value, due, restsOn) => {
    expect(dueOf(agreed(value))).toEqual([due, restsOn])
  })

  it('held, it is met', () => {
    expect(
      standing(bolton, [returned(friday), step('missing.strategy-meeting-held', 'Tue 6 Apr 2027')], 'Wed 7 Apr 2027 09:00'),
    ).toContain('missing-strategy-meeting · Mon 5 Apr 2027 · met-late')
  })
})

describe('telephone support', () => {
  it('is asked for without a date when a looked-after child lives outside Bolton, and only then', () => {
    const now = 'Sat 27 Mar 2027 12:00'
    expect(standing(bolton, [returned(friday)], now).join()).not.toContain('telephone')
    expect(standing(bolton, [returned(friday, true)], now)).toContain('telephone-support · no date · running')
    const offered = step('missing.telephone-support-offered', 'Sat 27 Mar 2027 11:00')
    expect(standing(bolton, [returned(friday, true), offered], now)).toContain('telephone-support · no date · met')
  })
})

describe('elsewhere', () => {
  it.each([
    ['Stockport', stockport],
    ['Rochdale', rochdale],
  ])('%s has the national hours and nothing of Bolton’s own', (name, partnership) => {
    expect(standing(partnership, [returned(friday, true)], 'Sat 27 Mar 2027 12:00')).toEqual([
      'return-interview · Mon 29 Mar 2027 · running',
      'return-interview-offer · no date · running',
    ])
    expect(clockOf(partnership, 'return-interview', [returned(friday)]).rule.unconfirmed).toContain(
      `${name}’s document says nothing of return interviews`,
    )
  })
})
