import { describe, expect, it } from 'vitest'
import type { ClocksEvent, DataOf, EventType } from '../../../events/catalogue.ts'
import { clocksOf } from '../../../shared/clocks/clocks-of.ts'
import { doubtsOf } from '../../../shared/clocks/doubts-of.ts'
import { explain, settingsInWords } from '../../../shared/clocks/explain.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import { childProtectionRules } from '../../../shared/partnerships/bolton/child-protection.rules.ts'
import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import type { AgreedSetting } from '../../../shared/settings/setting.ts'
import { englandAndWales } from '../../../shared/time/calendar.ts'
import { anEvent, correction, done, factsFrom, recordOf } from '../../builders/events.ts'
import { iso, writtenDay } from '../../builders/london-time.ts'
import { clockOf, clocksFrom, standing } from '../../builders/standing.ts'

type Of<T extends EventType> = Omit<DataOf<T>, 'partnership' | 'at'>
const discussion = (at: string, section47Initiated: boolean, more: Partial<Of<'strategy-discussion.held'>> = {}) =>
  anEvent('strategy-discussion.held', { at: iso(at), section47Initiated, ...more }, { id: `discussion ${at}` })
const conference = (key: string, at: string, more: Partial<Of<'conference.held'>> = {}) =>
  anEvent('conference.held', { conference: key, at: iso(at), outcome: 'plan', ...more }, { id: `${key} ${at}` })
const planned = (key: string, on: string, time = 'Mon 4 Jan 2027 09:00') =>
  anEvent('conference.planned', { conference: key, on: iso(on) }, { id: `${key} ${on}`, time: iso(time) })
const coreGroup = (at: string) => done('core-group.held', at, { id: `core group ${at}` })
type OfConference = 'conference.reports-submitted' | 'conference.decisions-circulated' | 'conference.decision-reviewed'
const of = (type: OfConference, key: string, at: string) =>
  anEvent(type, { conference: key, at: iso(at) }, { id: `${type} ${key}` })

/** The lines of one rule. */
const lines = (rule: string, events: readonly ClocksEvent[], now: string) =>
  standing(bolton, events, now).filter((line) => line.startsWith(`${rule} `) || line.startsWith(`${rule}:`))

it('Bolton’s rules for child protection, their tiers and owners', () => {
  expect(childProtectionRules.map(({ id, tier, owner }) => `${id} · ${tier} · ${owner}`)).toEqual([
    'strategy-discussion · local · childrens-social-care',
    'strategy-discussion-after-death · local · childrens-social-care',
    'strategy-discussion-minutes · local · strategy-discussion-chair',
    'lado-consultation · internal · strategy-discussion-chair',
    'initial-conference · guidance · childrens-social-care',
    'initial-conference-date · internal · childrens-social-care',
    'conference-request · internal · conference-team-manager',
    'unborn-conference · local · childrens-social-care',
    'unborn-conference-reason · internal · childrens-social-care',
    'conference-reports · local · child-protection-unit',
    'conference-reports-written · internal · lead-social-worker',
    'unplanned-conference-reports · internal · lead-social-worker',
    'family-saw-reports · internal · lead-social-worker',
    'chair-met-family · internal · conference-chair',
    'decisions-circulated · local · child-protection-unit',
    'review-decisions-circulated · local · child-protection-unit',
    'conference-minutes · local · child-protection-unit',
    'chair-decision-review · internal · head-of-service-conferences',
    'next-conference-date · internal · conference-chair',
    'first-review-conference · guidance · conference-team-manager',
    'later-review-conference · guidance · conference-team-manager',
    'first-core-group · guidance · lead-social-worker',
    'next-core-group · local · lead-social-worker',
    'last-core-group-before-review · local · lead-social-worker',
    'core-group-minutes · local · lead-social-worker',
    'revised-plan-circulated · local · lead-social-worker',
    'plan-end-letter · internal · conference-team-manager',
  ])
})

it('keeps two tiers apart: what Working Together requires and Bolton’s own standard cite different documents', () => {
  for (const { id, tier, sources } of childProtectionRules) {
    const required = sources.some(({ document }) => document.startsWith('Working Together'))
    expect([id, required]).toEqual([id, tier === 'guidance'])
    expect(sources[0].paragraph).toMatch(/, line \d+$/)
  }
})

describe('the strategy discussion', () => {
  it('is due one working day after the decision, and met by the first held from then on', () => {
    const events = [
      done('strategy-discussion.decided', 'Fri 8 Jan 2027 16:00'),
      discussion('Thu 7 Jan 2027', false),
      discussion('Tue 12 Jan 2027 10:00', true),
    ]
    // Mon 11 =1
    expect(lines('strategy-discussion', events.slice(0, 2), 'Tue 12 Jan 2027 09:00')).toEqual([
      'strategy-discussion:2027-01-08 · Mon 11 Jan 2027 · overdue',
    ])
    expect(lines('strategy-discussion', events, 'Tue 12 Jan 2027 12:00')).toEqual([
      'strategy-discussion:2027-01-08 · Mon 11 Jan 2027 · met-late',
    ])
  })

  it('each asks for its own minutes', () => {
    const minutes = anEvent('strategy-discussion.minutes-sent', { heldOn: '2027-01-07', at: '2027-01-11T17:00:00Z' })
    expect(
      lines(
        'strategy-discussion-minutes',
        [discussion('Thu 7 Jan 2027 10:00', false), minutes, discussion('Tue 12 Jan 2027', true)],
        'Fri 15 Jan 2027 09:00',
      ),
    ).toEqual([
      // Fri 8 =1 · Mon 11 =2
      'strategy-discussion-minutes:2027-01-07 · Mon 11 Jan 2027 · met',
      // Wed 13 =1 · Thu 14 =2
      'strategy-discussion-minutes:2027-01-12 · Thu 14 Jan 2027 · overdue',
    ])
  })

  it('that fears harm by a practitioner asks for the LADO, until the LADO is consulted', () => {
    const feared = discussion('Tue 12 Jan 2027 10:00', false, { practitionerMayHaveCausedHarm: true })
    const before = done('lado.consulted', 'Mon 11 Jan 2027', { id: 'of another concern' })
    expect(lines('lado-consultation', [feared, before], 'Wed 13 Jan 2027 09:00')).toEqual([
      'lado-consultation:2027-01-12 · no date · running',
    ])
    expect(lines('lado-consultation', [feared, done('lado.consulted', 'Tue 12 Jan 2027')], 'Wed 13 Jan 2027 09:00')).toEqual([
      'lado-consultation:2027-01-12 · no date · met',
    ])
    expect(lines('lado-consultation', [discussion('Tue 12 Jan 2027', true)], 'Wed 13 Jan 2027 09:00')).toEqual([])
  })

  it('after a child’s death has no date until the partnership agrees on one', () => {
    const facts = factsFrom(done('strategy-discussion.needed-after-death', 'Fri 8 Jan 2027'))
    const agreed: AgreedSetting = {
      setting: 'strategy-discussion-after-death-working-days',
      value: 1,
      from: '2027-01-01',
      agreedBy: 'partnership',
      agreedOn: '2026-12-01',
      source: 'Minutes of December, item 4',
    }
    const dates = (...settings: AgreedSetting[]) =>
      clocksOf(bolton.rules, facts, englandAndWales(), settings).map(({ due, restsOn }) => [
        due === null ? 'no date' : writtenDay(due),
        restsOn?.[0]?.agreed?.source,
      ])
    expect(dates()).toEqual([['no date', undefined]])
    expect(dates(agreed)).toEqual([['Mon 11 Jan 2027', 'Minutes of December, item 4']])
  })
})

describe('the initial conference', () => {
  const first = discussion('Mon 4 Jan 2027', true)
  // Tue 5 =1 · … · Fri 8 =4 · Fri 15 =9 · Fri 22 =14 · Mon 25 =15
  const due = 'initial-conference · Mon 25 Jan 2027'

  it('counts from the discussion at which section 47 enquiries were initiated: of two so marked, the last told', () => {
    expect(lines('initial-conference', [first], 'Wed 13 Jan 2027 09:00')).toEqual([`${due} · running`])
    const second = discussion('Mon 11 Jan 2027', true)
    // Tue 12 =1 · … · Fri 15 =4 · Fri 22 =9 · Fri 29 =14 · Mon 1 =15
    expect(lines('initial-conference', [first, second], 'Wed 13 Jan 2027 09:00')).toEqual([
      'initial-conference · Mon 1 Feb 2027 · running',
    ])
    expect(lines('initial-conference', [first, discussion('Mon 11 Jan 2027', false)], 'Wed 13 Jan 2027 09:00')).toEqual([
      `${due} · running`,
    ])
  })

  it('a correction of the mark moves it, or ends it', () => {
    const second = discussion('Mon 11 Jan 2027', true)
    const { data } = second
    const unmarked = correction(second, { ...data, section47Initiated: false })
    expect(lines('initial-conference', [first, second, unmarked], 'Wed 13 Jan 2027 09:00')).toEqual([`${due} · running`])
    expect(lines('initial-conference', [second, unmarked], 'Wed 13 Jan 2027 09:00')).toEqual([])
  })

  it('is cancelled when it is decided not to proceed, and due again when a practitioner’s request is granted', () => {
    const against = done('conference.not-proceeding', 'Wed 13 Jan 2027 09:00')
    const requested = done('conference.requested', 'Thu 14 Jan 2027 11:00')
    const decided = (granted: boolean) =>
      anEvent('conference.request-decided', { requestedOn: '2027-01-14', at: '2027-01-18', granted })
    const now = 'Tue 19 Jan 2027 09:00'
    expect(lines('initial-conference', [first, against], now)).toEqual([`${due} · cancelled`])
    expect(lines('conference-request', [first, against, requested], now)).toEqual([
      'conference-request:2027-01-14 · no date · running',
    ])
    expect(lines('conference-request', [first, against, requested, decided(false)], now)).toEqual([
      'conference-request:2027-01-14 · no date · met',
    ])
    expect(lines('initial-conference', [first, against, requested, decided(false)], now)).toEqual([`${due} · cancelled`])
    expect(lines('initial-conference', [first, against, requested, decided(true)], now)).toEqual([`${due} · running`])
  })

  it('decides against a plan: its decisions and minutes are owed, and nothing else begins', () => {
    const events = [conference('initial', 'Mon 25 Jan 2027', { outcome: 'no-plan' })]
    expect(standing(bolton, events, 'Mon 25 Jan 2027 17:00')).toEqual([
      'decisions-circulated · Tue 26 Jan 2027 · running',
      // Tue 26 =1 · … · Fri 29 =4 · Fri 5 =9 · Fri 12 =14 · Mon 15 =15
      'conference-minutes:initial · Mon 15 Feb 2027 · running',
    ])
  })
})

describe('a conference told on two days was held on one, that of the word written last', () => {
  const toldOn = (key: string, at: string, time: string) =>
    anEvent('conference.held', { conference: key, at: iso(at), outcome: 'plan' }, { id: `held ${at}`, time: iso(time) })
  const before = [
    discussion('Mon 4 Jan 2027', true),
    anEvent('birth.expected', { on: iso('Sun 4 Jul 2027') }),
    done('conference.requested', 'Tue 5 Jan 2027'),
    planned('initial', 'Tue 19 Jan 2027'),
    planned('review-1', 'Tue 13 Apr 2027'),
  ]
  /** Every day on which any clock says that a conference was held. */
  const daysSaid = (...told: readonly ClocksEvent[]) => {
    const ids = told.map(({ id }) => id)
    const moments = clocksFrom(bolton, [...before, ...told]).flatMap(({ started, met, cancelled }) => [started, met, cancelled])
    const said = moments.flatMap((each) => (each !== undefined && ids.includes(each.fact) ? [each.day] : []))
    return [...new Set(said)].map(writtenDay)
  }

  it.each([
    ['initial', 'a later day', 'Tue 19 Jan 2027', 'Wed 20 Jan 2027'],
    ['initial', 'an earlier day', 'Wed 20 Jan 2027', 'Tue 19 Jan 2027'],
    ['review-1', 'a later day', 'Tue 13 Apr 2027', 'Wed 14 Apr 2027'],
    ['review-1', 'an earlier day', 'Wed 14 Apr 2027', 'Tue 13 Apr 2027'],
  ])('%s, on %s', (key, _which, first, last) => {
    const wrong = toldOn(key, first, 'Thu 15 Apr 2027 09:00')
    const right = toldOn(key, last, 'Fri 16 Apr 2027 09:00')
    expect(daysSaid(wrong, right)).toEqual([last])
    expect(daysSaid(right, wrong)).toEqual([last])
  })
})

describe('a birth is expected', () => {
  const expected = (on: string, time: string) => anEvent('birth.expected', { on: iso(on) }, { id: on, time: iso(time) })

  it('told in time, the conference is due 20 weeks before and no reason is asked for', () => {
    // Thu 1 Jul 2027 − 140: 1 of July, 30 of June, 31 of May, 30 of April, 31 of March, 17 of February: Thu 11 Feb
    expect(standing(bolton, [expected('Thu 1 Jul 2027', 'Thu 11 Feb 2027 23:00')], 'Fri 12 Feb 2027 00:00')).toEqual([
      'unborn-conference · Thu 11 Feb 2027 · overdue',
    ])
  })

  it('told a day too late, it is born overdue and a reason is asked for, until it is given', () => {
    const late = expected('Thu 1 Jul 2027', 'Fri 12 Feb 2027 09:00')
    expect(standing(bolton, [late], 'Fri 12 Feb 2027 09:00')).toEqual([
      'unborn-conference · Thu 11 Feb 2027 · overdue',
      'unborn-conference-reason · no date · running',
    ])
    const reason = anEvent('conference.late', { conference: 'initial', reason: 'concern-arose-late', at: '2027-02-12' })
    expect(lines('unborn-conference-reason', [late, reason], 'Sat 13 Feb 2027 09:00')).toEqual([
      'unborn-conference-reason · no date · met',
    ])
  })

  it('told in time, and told again by another system when the day had passed, no reason is asked for', () => {
    const events = [
      expected('Thu 1 Jul 2027', 'Mon 4 Jan 2027 09:00'),
      { ...expected('Thu 1 Jul 2027', 'Fri 12 Feb 2027 09:00'), id: 'again', source: '/bolton/midwifery' },
    ]
    expect(lines('unborn-conference-reason', events, 'Sat 13 Feb 2027 09:00')).toEqual([])
  })

  it('told again too late, after a conference held in time, no reason is asked for', () => {
    const events = [
      expected('Thu 1 Jul 2027', 'Mon 4 Jan 2027 09:00'),
      conference('initial', 'Mon 25 Jan 2027', { outcome: 'no-plan' }),
      expected('Sat 26 Jun 2027', 'Wed 10 Feb 2027 09:00'),
    ]
    expect(lines('unborn-conference-reason', events, 'Thu 11 Feb 2027 09:00')).toEqual([])
    // Sat 26 Jun − 140: five days before the other
    expect(lines('unborn-conference', events, 'Thu 11 Feb 2027 09:00')).toEqual(['unborn-conference · Sat 6 Feb 2027 · met'])
  })
})

describe('unborn-conference-weeks: how long before the birth, once Bolton has agreed on it', () => {
  const expected = (on: string, time: string) => anEvent('birth.expected', { on: iso(on) }, { id: on, time: iso(time) })
  const agreed = (value: number | null, from = '2027-01-01'): Partnership => ({
    ...bolton,
    settings: [
      {
        setting: 'unborn-conference-weeks',
        value,
        from,
        agreedBy: 'partnership',
        agreedOn: '2026-12-01',
        source: 'Minutes of December, item 6',
      },
    ],
  })
  const birth = (time: string) => expected('Thu 1 Jul 2027', time)

  it.each<[string, Partnership, ClocksEvent[], string[]]>([
    // Thu 1 Jul 2027 − 84: 1 of July, 30 of June, 31 of May, 22 of April: Thu 8 Apr
    ['twelve, told after the twentieth', agreed(12), [birth('Fri 12 Feb 2027 09:00')], ['unborn-conference · Thu 8 Apr 2027']],
    ['twelve, told on the last day', agreed(12), [birth('Thu 8 Apr 2027 23:59')], ['unborn-conference · Thu 8 Apr 2027']],
    [
      'twelve, told a day too late for them',
      agreed(12),
      [birth('Fri 9 Apr 2027 00:00')],
      ['unborn-conference · Thu 8 Apr 2027', 'unborn-conference-reason · no date'],
    ],
    // − 168, four weeks before Thu 11 Feb
    [
      'twenty-four, told when the twentieth is still ahead',
      agreed(24),
      [birth('Fri 15 Jan 2027 09:00')],
      ['unborn-conference · Thu 14 Jan 2027', 'unborn-conference-reason · no date'],
    ],
    ['agreed and unset again', agreed(null), [birth('Fri 15 Jan 2027 09:00')], ['unborn-conference · Thu 11 Feb 2027']],
    // in force from the Saturday
    [
      'agreed after it was told, it is for the next one',
      agreed(12, '2027-02-13'),
      [birth('Fri 12 Feb 2027 09:00')],
      ['unborn-conference · Thu 11 Feb 2027', 'unborn-conference-reason · no date'],
    ],
    [
      // Thu 8 Jul − 140 is a week after Thu 11 Feb
      'also where its day is told anew',
      agreed(12, '2027-02-13'),
      [birth('Fri 12 Feb 2027 09:00'), expected('Thu 8 Jul 2027', 'Mon 15 Feb 2027 09:00')],
      ['unborn-conference · Thu 18 Feb 2027'],
    ],
    // held in time by the agreed weeks
    [
      'told too late, after a conference held in time for it',
      agreed(12),
      [conference('initial', 'Mon 29 Mar 2027', { outcome: 'no-plan' }), birth('Fri 9 Apr 2027 09:00')],
      ['unborn-conference · Thu 8 Apr 2027'],
    ],
  ])('%s', (_what, partnership, events, lines) => {
    const stood = standing(partnership, events, 'Mon 12 Apr 2027 09:00').filter((line) => line.startsWith('unborn-conference'))
    expect(stood.map((line) => line.split(' · ').slice(0, 2).join(' · '))).toEqual(lines)
  })

  it('unset, the date rests on the document, whose number is doubted; agreed, on who agreed', () => {
    const clockIn = (partnership: Partnership) => clockOf(partnership, 'unborn-conference', [birth('Mon 4 Jan 2027 09:00')])
    const [unset, twelve] = [clockIn(bolton), clockIn(agreed(12))]
    expect(unset.restsOn).toBeUndefined()
    expect(doubtsOf(unset.rule, unset.restsOn)).toMatch(/^At least 20 weeks .+ not confirmed that it is meant\.$/)
    expect(settingsInWords(twelve)).toEqual([
      'unborn-conference-weeks = 12, in force from 2027-01-01: agreed by partnership on 2026-12-01 (Minutes of December, item 6).',
    ])
    expect(doubtsOf(twelve.rule, twelve.restsOn)).toBeUndefined()
  })

  it('the reason is explained by the fact that was told too late', () => {
    const late = birth('Fri 9 Apr 2027 09:00')
    const clock = clockOf(agreed(12), 'unborn-conference-reason', [late])
    const { trigger } = explain(clock, [recordOf(late)], englandAndWales())
    expect(trigger).toMatchObject({ fact: late.id, type: 'birth.expected', said: { on: '2027-07-01' } })
    expect(clock.rule.starts.words).toBe('the birth was told of when the last day for the conference before it had passed')
  })
})

describe('reports', () => {
  it('are due two working days before each conference, and move with it', () => {
    const first = planned('review-1', 'Tue 13 Apr 2027')
    const moved = planned('review-1', 'Wed 7 Apr 2027', 'Tue 5 Jan 2027 09:00')
    // Mon 12 =1 · Fri 9 =2
    expect(lines('conference-reports', [first], 'Mon 4 Jan 2027 10:00')).toEqual([
      'conference-reports:review-1 · Fri 9 Apr 2027 · running',
    ])
    // Tue 6 =1 · Mon 5 =2
    expect(lines('conference-reports', [first, moved], 'Tue 5 Jan 2027 10:00')).toEqual([
      'conference-reports:review-1 · Mon 5 Apr 2027 · running',
    ])
  })

  it('submitted for one conference are none for another', () => {
    const events = [
      planned('initial', 'Fri 15 Jan 2027'),
      planned('review-1', 'Tue 13 Apr 2027'),
      of('conference.reports-submitted', 'initial', 'Wed 13 Jan 2027'),
    ]
    expect(lines('conference-reports', events, 'Wed 13 Jan 2027 12:00')).toEqual([
      'conference-reports:initial · Wed 13 Jan 2027 · met',
      'conference-reports:review-1 · Fri 9 Apr 2027 · running',
    ])
  })
})

describe('after a review conference', () => {
  const review = conference('review-1', 'Mon 19 Apr 2027')
  const initial = conference('initial', 'Fri 15 Jan 2027')

  it('its decisions have no time limit of their own, unless the partnership agrees on one', () => {
    expect(lines('review-decisions-circulated', [initial, review], 'Tue 20 Apr 2027 09:00')).toEqual([])
    const agreed = {
      setting: 'review-decisions-circulated-working-days',
      value: 1,
      from: '2027-01-01',
      agreedBy: 'partnership',
      agreedOn: '2026-12-01',
      source: 'Minutes of December, item 5',
    }
    const circulated = of('conference.decisions-circulated', 'review-1', 'Tue 20 Apr 2027')
    const clock = clocksOf(bolton.rules, factsFrom(initial, review, circulated), englandAndWales(), [agreed]).find(
      ({ id }) => id === 'review-decisions-circulated:review-1',
    )
    expect(clock?.due === undefined || clock.due === null ? undefined : writtenDay(clock.due)).toBe('Tue 20 Apr 2027')
    expect(clock?.met?.text).toBe('2027-04-20')
  })

  it('a decision that the chair made against the majority is reviewed', () => {
    const alone = conference('review-1', 'Mon 19 Apr 2027', { chairDecidedAgainstMajority: true })
    expect(lines('chair-decision-review', [initial, alone], 'Tue 20 Apr 2027 09:00')).toEqual([
      'chair-decision-review:review-1 · no date · running',
    ])
    const reviewed = of('conference.decision-reviewed', 'review-1', 'Wed 21 Apr 2027')
    expect(lines('chair-decision-review', [initial, alone, reviewed], 'Thu 22 Apr 2027 09:00')).toEqual([
      'chair-decision-review:review-1 · no date · met',
    ])
  })

  it('that ends the plan, no further one is due, and a letter is asked for', () => {
    const ended = conference('review-1', 'Mon 12 Apr 2027', { outcome: 'no-plan' })
    const events = [initial, coreGroup('Thu 8 Apr 2027'), planned('review-2', 'Tue 12 Oct 2027'), ended]
    expect(standing(bolton, events, 'Mon 12 Apr 2027 17:00')).toEqual([
      'conference-reports:review-2 · Fri 8 Oct 2027 · cancelled',
      'chair-met-family:review-2 · no date · cancelled',
      'decisions-circulated · Mon 18 Jan 2027 · overdue',
      'conference-minutes:initial · Fri 5 Feb 2027 · overdue',
      // Tue 13 =1 · … · Fri 16 =4 · Fri 23 =9 · Fri 30 =14 · Mon 3 May is a holiday · Tue 4 =15
      'conference-minutes:review-1 · Tue 4 May 2027 · running',
      'next-conference-date:initial · no date · met',
      'first-review-conference · Thu 15 Apr 2027 · met',
      'first-core-group · Fri 29 Jan 2027 · met-late',
      'next-core-group:2027-04-08 · Thu 20 May 2027 · cancelled',
      'last-core-group-before-review:review-2 · Mon 11 Oct 2027 · cancelled',
      'core-group-minutes:2027-04-08 · Thu 15 Apr 2027 · running',
      'plan-end-letter · no date · running',
    ])
  })
})

describe('core groups', () => {
  it('before a review: one in the ten working days before counts, an earlier one does not', () => {
    // Tue 13 Apr: Mon 12 =1 · … · Wed 31 Mar =9 · Tue 30 Mar =10, Easter left out
    const review = planned('review-1', 'Tue 13 Apr 2027')
    const last = (...events: ClocksEvent[]) =>
      lines('last-core-group-before-review', [review, ...events], 'Mon 12 Apr 2027 09:00')
    expect(last(coreGroup('Thu 25 Mar 2027'))).toEqual(['last-core-group-before-review:review-1 · Mon 12 Apr 2027 · running'])
    expect(last(coreGroup('Thu 25 Mar 2027'), coreGroup('Tue 30 Mar 2027'))).toEqual([
      'last-core-group-before-review:review-1 · Mon 12 Apr 2027 · met',
    ])
    // once the review moves to Thu 29 April, that core group lies too far back: Wed 28 =1 · … · Thu 15 =10
    const moved = planned('review-1', 'Thu 29 Apr 2027', 'Thu 1 Apr 2027 09:00')
    expect(last(coreGroup('Tue 30 Mar 2027'), moved)).toEqual([
      'last-core-group-before-review:review-1 · Wed 28 Apr 2027 · running',
    ])
  })

  it('minutes are circulated and uploaded: one of the two is not enough', () => {
    const ofGroup = (type: 'core-group.minutes-circulated' | 'core-group.minutes-uploaded', at: string) =>
      anEvent(type, { heldOn: '2027-01-28', at: iso(at) })
    const id = 'core-group-minutes:2027-01-28'
    const circulated = [coreGroup('Thu 28 Jan 2027 14:00'), ofGroup('core-group.minutes-circulated', 'Mon 1 Feb 2027')]
    expect(clockOf(bolton, id, circulated)).toMatchObject({ missing: ['the minutes were uploaded to the record'] })
    const both = [...circulated, ofGroup('core-group.minutes-uploaded', 'Fri 5 Feb 2027')]
    // Fri 29 =1 · Mon 1 =2 · … · Thu 4 =5
    expect(lines('core-group-minutes', both, 'Fri 5 Feb 2027 12:00')).toEqual([`${id} · Thu 4 Feb 2027 · met-late`])
  })

  it('a revised plan is copied within two working days of each revision', () => {
    const circulated = anEvent('plan.circulated', { revisedOn: '2027-01-28', at: '2027-02-01' })
    const events = [
      done('plan.revised', 'Thu 28 Jan 2027', { id: 'first' }),
      circulated,
      done('plan.revised', 'Thu 4 Mar 2027', { id: 'second' }),
    ]
    expect(lines('revised-plan-circulated', events, 'Fri 5 Mar 2027 09:00')).toEqual([
      // Fri 29 =1 · Mon 1 =2
      'revised-plan-circulated:2027-01-28 · Mon 1 Feb 2027 · met',
      // Fri 5 =1 · Mon 8 =2
      'revised-plan-circulated:2027-03-04 · Mon 8 Mar 2027 · running',
    ])
  })
})
