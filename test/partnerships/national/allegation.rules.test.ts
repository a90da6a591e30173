import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../../events/catalogue.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import { partnerships } from '../../../shared/partnerships/partnerships.ts'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { stockport } from '../../../shared/partnerships/stockport/stockport.partnership.ts'
import { anEvent, done } from '../../builders/events.ts'
import { iso } from '../../builders/london-time.ts'
import { clockOf, standing } from '../../builders/standing.ts'

const about = { subject: 'AL-2027-003' }
const made = (knownAt: string) =>
  anEvent('allegation.made', { knownAt: iso(knownAt), criteria: ['risk-of-harm', 'may-be-unsuitable'] }, about)
const step = (type: Parameters<typeof done>[0], when: string) => done(type, when, about)
const concluded = (when: string) => anEvent('allegation.concluded', { at: iso(when), outcome: 'unfounded' }, about)
const explained = (when: string) =>
  anEvent(
    'allegation.delay-explained',
    { at: iso(when), reason: 'police-investigation' },
    { ...about, id: `explained-${iso(when)}` },
  )

const agreed = (values: Record<string, number>): Partnership => ({
  ...bolton,
  settings: Object.entries(values).map(([setting, value]) => ({
    setting,
    value,
    from: '2027-01-01',
    agreedBy: 'safeguarding-executive',
    agreedOn: '2026-12-10',
    source: 'Minutes of 10 December 2026, item 4',
  })),
})

it('the rules, their tiers and owners: none is statutory, every one is the LADO’s', () => {
  const rules = bolton.rules.filter(({ id }) => id.includes('allegation'))
  expect(rules.map(({ id, tier, owner }) => `${id} · ${tier} · ${owner}`)).toEqual([
    'new-allegation · internal · lado',
    'allegation-referral · guidance · lado',
    'allegation-immediate-action · local · lado',
    'allegation-evaluation · local · lado',
    'allegation-strategy-meeting · local · lado',
    'allegation-strategy-review · local · lado',
    'allegation-conclusion · local · lado',
    'allegation-delay-reasons · guidance · lado',
    'allegation-known · internal · lado',
  ])
})

describe('the employer refers within one working day', () => {
  it.each([
    // the next day
    ['Mon 11 Jan 2027 16:00', 'Tue 12 Jan 2027'],
    // Sat and Sun are no working days
    ['Fri 15 Jan 2027 17:30', 'Mon 18 Jan 2027'],
    // Fri 25 Christmas Day · Sat 26 · Sun 27 · Mon 28 Boxing Day moved · Tue 29 =1
    ['Thu 24 Dec 2026 21:40', 'Tue 29 Dec 2026'],
  ])('known on %s: by %s', (known, due) => {
    expect(standing(bolton, [made(known)], known)).toEqual([
      'new-allegation · no date · running',
      `allegation-referral · ${due} · running`,
    ])
  })

  it('referred, it is met; the LADO still has to take it up, and three months begin', () => {
    const events = [made('Mon 11 Jan 2027 16:00'), step('allegation.referred', 'Tue 12 Jan 2027 09:00')]
    expect(standing(bolton, events, 'Tue 12 Jan 2027 10:00')).toEqual([
      'new-allegation · no date · running',
      'allegation-referral · Tue 12 Jan 2027 · met',
      'allegation-conclusion · Mon 12 Apr 2027 · running',
      'allegation-delay-reasons:month-4 · Wed 12 May 2027 · running',
    ])
  })

  it('concluded without a referral, nobody need refer any more', () => {
    const events = [made('Mon 11 Jan 2027 16:00'), concluded('Mon 11 Jan 2027 18:00')]
    expect(standing(bolton, events, 'Thu 14 Jan 2027 10:00')).toEqual([
      'new-allegation · no date · met',
      'allegation-referral · Tue 12 Jan 2027 · cancelled',
    ])
  })

  it('a referral without the day on which the employer knew: no date is invented, the day is asked for', () => {
    expect(standing(bolton, [step('allegation.action-decided', 'Tue 12 Jan 2027 09:00')], 'Wed 13 Jan 2027 10:00')).toEqual([
      'allegation-known · no date · running',
    ])
  })
})

describe('the four criteria are the gate', () => {
  it('and any of them takes an allegation in', () => {
    for (const criterion of ['harmed-child', 'possible-offence', 'risk-of-harm', 'may-be-unsuitable'] as const)
      expect(
        standing(bolton, [anEvent('allegation.made', { knownAt: '2027-01-11', criteria: [criterion] })], 'Mon 11 Jan 2027'),
      ).toHaveLength(2)
  })
})

describe('templates of other areas', () => {
  const events = [
    made('Mon 11 Jan 2027 16:00'),
    step('allegation.referred', 'Tue 12 Jan 2027 09:00'),
    step('allegation.strategy-meeting-held', 'Mon 18 Jan 2027 09:00'),
  ]
  const local = (partnership: Partnership) =>
    standing(partnership, events, 'Tue 19 Jan 2027 09:00').filter((line) => /immediate|evaluation|strategy/.test(line))

  it('are off in every partnership until it turns them on', () => {
    for (const partnership of partnerships) expect([partnership.id, local(partnership)]).toEqual([partnership.id, []])
  })

  it('turned on, they count as agreed, and say what they rest on', () => {
    const on = agreed({
      'allegation-immediate-action-working-days': 1,
      'allegation-evaluation-days': 5,
      'allegation-strategy-meeting-working-days': 5,
      'allegation-strategy-review-days': 28,
    })
    expect(local(on)).toEqual([
      // Wed 13 =1
      'allegation-immediate-action · Wed 13 Jan 2027 · overdue',
      // all days: 12 + 5 = Sun 17
      'allegation-evaluation · Sun 17 Jan 2027 · overdue',
      // Wed 13 =1 · Thu 14 =2 · Fri 15 =3 · Mon 18 =4 · Tue 19 =5
      'allegation-strategy-meeting · Tue 19 Jan 2027 · met',
      // from the meeting: Mon 18 + 28 days, four weeks
      'allegation-strategy-review · Mon 15 Feb 2027 · running',
    ])
    expect(clockOf(on, 'allegation-evaluation', events).restsOn?.[0]?.agreed?.source).toBe('Minutes of 10 December 2026, item 4')
  })

  it('turned on for later, they do not count what began before', () => {
    const later = agreed({ 'allegation-strategy-meeting-working-days': 5 })
    const settings = later.settings.map((each) => ({ ...each, from: '2027-01-13' }))
    expect(local({ ...later, settings })).toEqual([])
  })
})

describe('three months are a benchmark; beyond them the reason is recorded month by month', () => {
  const referred = [made('Tue 30 Nov 2027 09:00'), step('allegation.referred', 'Tue 30 Nov 2027 12:00')]
  const months = (events: readonly ClocksEvent[], now: string) =>
    standing(bolton, [...referred, ...events], now).filter((line) => !/new-|referral/.test(line))

  it('clamped to the month’s end: 30 November and three months is 29 February in a leap year', () => {
    expect(months([], 'Wed 1 Mar 2028 09:00')).toEqual([
      'allegation-conclusion · Tue 29 Feb 2028 · overdue',
      // the fourth month begins on 29 February: the same date one month on
      'allegation-delay-reasons:month-4 · Wed 29 Mar 2028 · running',
    ])
  })

  it('a reason told in a month meets that month and asks for the next', () => {
    expect(months([explained('Thu 9 Mar 2028')], 'Fri 10 Mar 2028 09:00')).toEqual([
      'allegation-conclusion · Tue 29 Feb 2028 · overdue',
      'allegation-delay-reasons:month-4 · Wed 29 Mar 2028 · met',
      // the fifth begins on 30 March, four months after 30 November
      'allegation-delay-reasons:month-5 · Sun 30 Apr 2028 · running',
    ])
  })

  it('a reason told before the three months are over is none of the fourth month', () => {
    expect(months([explained('Thu 10 Feb 2028')], 'Wed 1 Mar 2028 09:00').at(-1)).toBe(
      'allegation-delay-reasons:month-4 · Wed 29 Mar 2028 · running',
    )
  })

  it('months passed over in silence are met late by the reason that comes at last', () => {
    expect(months([explained('Fri 5 May 2028')], 'Mon 8 May 2028 09:00').slice(1)).toEqual([
      'allegation-delay-reasons:month-4 · Wed 29 Mar 2028 · met-late',
      'allegation-delay-reasons:month-5 · Sun 30 Apr 2028 · met-late',
      // begins on 30 April
      'allegation-delay-reasons:month-6 · Tue 30 May 2028 · met',
      // begins on 30 May
      'allegation-delay-reasons:month-7 · Fri 30 Jun 2028 · running',
    ])
  })

  it('concluded, it asks for nothing more: in time', () => {
    expect(months([concluded('Mon 28 Feb 2028')], 'Mon 8 May 2028 09:00')).toEqual([
      'allegation-conclusion · Tue 29 Feb 2028 · met',
    ])
  })

  it('concluded, it asks for nothing more: in the fifth month', () => {
    expect(months([explained('Thu 9 Mar 2028'), concluded('Mon 3 Apr 2028')], 'Mon 8 May 2028 09:00')).toEqual([
      'allegation-conclusion · Tue 29 Feb 2028 · met-late',
      'allegation-delay-reasons:month-4 · Wed 29 Mar 2028 · met',
      'allegation-delay-reasons:month-5 · Sun 30 Apr 2028 · cancelled',
    ])
  })
})

describe('each partnership says what its own document does not', () => {
  const unconfirmed = (partnership: Partnership, id: string) => partnership.rules.find((rule) => rule.id === id)?.unconfirmed

  it.each<[string, Partnership, string]>([
    ['Bolton’s report measures three months', bolton, 'Bolton’s report measures three months'],
    ['Stockport’s document names another role', stockport, 'Designated Officer for the Local Authority'],
    ['Rochdale’s document names none', rochdale, 'Rochdale’s document does not name the LADO'],
  ])('%s', (_why, partnership, words) => {
    expect(unconfirmed(partnership, 'allegation-conclusion')).toContain(words)
    expect(unconfirmed(partnership, 'allegation-conclusion')).toContain('A benchmark and no limit')
  })

  it('and nowhere is a number of another document called its own, or a limit statutory', () => {
    for (const { rules } of partnerships)
      for (const rule of rules.filter(({ owner }) => owner === 'lado')) {
        expect(rule.tier).not.toBe('statutory')
        if (rule.due !== null) expect(rule.unconfirmed).toBeDefined()
      }
  })
})
