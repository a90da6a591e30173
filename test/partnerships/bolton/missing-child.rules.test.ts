import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../../events/catalogue.ts'
import { stateAt } from '../../../shared/clocks/clock.ts'
import { doubtsOf } from '../../../shared/clocks/doubts-of.ts'
import { explain, settingsInWords } from '../../../shared/clocks/explain.ts'
import { bolton } from '../../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import { rochdale } from '../../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { stockport } from '../../../shared/partnerships/stockport/stockport.partnership.ts'
import { englandAndWales } from '../../../shared/time/calendar.ts'
import { isoDay } from '../../../shared/time/day.ts'
import { anEvent, done, recordOf } from '../../builders/events.ts'
import { at, iso, writtenTime } from '../../builders/london-time.ts'
import { clockOf, standing } from '../../builders/standing.ts'
import { aStory } from '../../builders/story.ts'

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

  it('starts no count by it: what is counted is counted from the return', () => {
    const ofReturn = (...events: ClocksEvent[]) =>
      standing(bolton, events, 'Sat 27 Mar 2027 12:00').filter((line) => !line.startsWith('return-awaited'))
    expect(ofReturn(reported)).toEqual([])
    expect(ofReturn(reported, returned(friday))).toEqual(ofReturn(returned(friday)))
  })

  it('is asked after from the first working morning on, until the return is told', () => {
    const story = aStory(bolton)
    const asked = (until: string) => story.wokenUpTo(until).filter((line) => line.includes('return-awaited'))
    // reported on Thursday night: nobody is asked before the morning, and then in the usual steps
    expect(story.told(step('missing.reported', 'Thu 13 May 2027 22:00'), 'Thu 13 May 2027 22:10')).toEqual([])
    expect(asked('Tue 18 May 2027 12:00')).toEqual([
      'Fri 14 May 2027 08:30 return-awaited opened → missing-coordinator',
      // Thu 13 =0 · Fri 14 =1 · Mon 17 =2
      'Mon 17 May 2027 08:30 return-awaited nudge 1 → missing-coordinator',
    ])
    story.told(returned('Tue 18 May 2027 13:00'), 'Tue 18 May 2027 13:00')
    expect(asked('Tue 1 Jun 2027 12:00')).toEqual([])
  })

  it('and back before that morning is asked after by nobody', () => {
    const story = aStory(bolton)
    story.told(step('missing.reported', 'Thu 13 May 2027 22:00'), 'Thu 13 May 2027 22:10')
    const said = story.told(returned('Fri 14 May 2027 03:00'), 'Fri 14 May 2027 03:05')
    expect([...said, ...story.wokenUpTo('Tue 1 Jun 2027 12:00')].filter((line) => line.includes('return-awaited'))).toEqual([])
  })
})

/** Bolton, having agreed on something, in force from the first day of 2027 unless another is given. */
const agreed = (settings: Record<string, string | null>, from = '2027-01-01'): Partnership => ({
  ...bolton,
  settings: Object.entries(settings).map(([setting, value]) => ({
    setting,
    value,
    from,
    agreedBy: 'missing-steering-group',
    agreedOn: '2026-12-10',
    source: 'Minutes of 10 December 2026, item 7',
  })),
})

describe('Bolton’s missing strategy meeting: five days, which ones nobody says', () => {
  const meeting = (partnership: Partnership) => clockOf(partnership, 'missing-strategy-meeting', [returned(friday)])
  const days = (value: string | null) => agreed({ 'missing-strategy-meeting-days': value })
  const dueOf = (partnership: Partnership) => {
    const { due, restsOn } = meeting(partnership)
    return [due === null ? null : isoDay(due), restsOn?.find(({ setting }) => setting.endsWith('-days'))?.agreed?.value]
  }

  it('unset, they are working days from the return, and say that it is our reading', () => {
    // Mon 29 Easter Monday · Tue 30 =1 · Wed 31 =2 · Thu 1 =3 · Fri 2 =4 · Mon 5 April =5
    expect(dueOf(bolton)).toEqual(['2027-04-05', undefined])
    const { rule, restsOn } = meeting(bolton)
    expect(restsOn).toEqual([{ setting: 'missing-strategy-meeting-trigger' }, { setting: 'missing-strategy-meeting-days' }])
    expect(doubtsOf(rule, restsOn)).toMatch(/without saying from when: .+ without saying which days: /)
  })

  it.each([
    ['working-days', '2027-04-05', 'working-days'],
    // 26 + 5 = 31 March
    ['calendar-days', '2027-03-31', 'calendar-days'],
    // set and unset again, and a word that the definition does not know
    [null, '2027-04-05', undefined],
    ['bank-days', '2027-04-05', undefined],
  ])('agreed as %s', (value, due, restsOn) => {
    expect(dueOf(days(value))).toEqual([due, restsOn])
  })

  it('held, it is met', () => {
    expect(
      standing(bolton, [returned(friday), step('missing.strategy-meeting-held', 'Tue 6 Apr 2027')], 'Wed 7 Apr 2027 09:00'),
    ).toContain('missing-strategy-meeting · Mon 5 Apr 2027 · met-late')
  })
})

describe('and from when, nobody says either: missing-strategy-meeting-trigger', () => {
  const trigger = 'missing-strategy-meeting-trigger'
  const days = 'missing-strategy-meeting-days'
  const report = step('missing.reported', 'Thu 25 Mar 2027 22:15')
  const both = [report, returned(friday)]
  const linesOf = (partnership: Partnership, events: readonly ReturnType<typeof done>[]) =>
    standing(partnership, events, 'Sat 27 Mar 2027 12:00').filter((line) => /^(missing|report)-/.test(line))

  // Fri 26 =0 · Mon 29 Easter Monday · Tue 30 =1 · Wed 31 =2 · Thu 1 April =3 · Fri 2 =4 · Mon 5 =5
  const fromReturn = 'missing-strategy-meeting · Mon 5 Apr 2027 · running'
  // Thu 25 =0, and Good Friday is none: the same day by another way
  const fromReport = 'missing-strategy-meeting-from-report · Mon 5 Apr 2027 · running'
  // Thu 25 =0 · Fri 26 =1 · Sat 27 =2 · Sun 28 =3 · Mon 29 =4 · Tue 30 =5
  const fromReportInDays = 'missing-strategy-meeting-from-report · Tue 30 Mar 2027 · running'
  const ask = 'report-known · no date · running'

  it.each<[string, Partnership, ReturnType<typeof done>[], string[]]>([
    ['unset: from the return', bolton, both, [fromReturn]],
    ['unset and the child missing still: no date', bolton, [report], []],
    ['set and unset again', agreed({ [trigger]: null }), both, [fromReturn]],
    ['agreed to be the return', agreed({ [trigger]: 'return' }), both, [fromReturn]],
    ['a word that the definition does not know', agreed({ [trigger]: 'police' }), both, [fromReturn]],
    ['agreed to be the report', agreed({ [trigger]: 'reported-missing' }), both, [fromReport]],
    ['whether the child has returned or not', agreed({ [trigger]: 'reported-missing' }), [report], [fromReport]],
    ['with all days', agreed({ [trigger]: 'reported-missing', [days]: 'calendar-days' }), [report], [fromReportInDays]],
    [
      'where no report is known, none is invented: it is asked for',
      agreed({ [trigger]: 'reported-missing' }),
      [returned(friday)],
      [ask],
    ],
    [
      'nor is the meeting a report',
      agreed({ [trigger]: 'reported-missing' }, '2026-12-01'),
      [step('missing.strategy-meeting-held', friday)],
      [ask],
    ],
    // in force from the Friday of the return, the day after the report
    [
      'agreed while the child was missing, it is for the next one',
      agreed({ [trigger]: 'reported-missing' }, '2027-03-26'),
      both,
      [fromReturn],
    ],
    ['even while no return is known', agreed({ [trigger]: 'reported-missing' }, '2027-03-26'), [report], []],
    ['in force from the day of the report', agreed({ [trigger]: 'reported-missing' }, '2027-03-25'), both, [fromReport]],
    [
      'told of the return alone, the day of the return decides',
      agreed({ [trigger]: 'reported-missing' }, '2027-03-27'),
      [returned(friday)],
      [fromReturn],
    ],
  ])('%s', (_what, partnership, events, expected) => {
    expect(linesOf(partnership, events)).toEqual(expected)
  })

  it('of the two rules never more than one runs, and one of them once both facts are known', () => {
    for (const value of [null, 'return', 'reported-missing'])
      for (const from of ['2027-03-24', '2027-03-25', '2027-03-26', '2027-03-27'])
        expect([value, from, linesOf(agreed({ [trigger]: value }, from), both).length]).toEqual([value, from, 1])
  })

  it('agreed, the date says by whom, and is doubted no more for that', () => {
    const { rule, restsOn } = clockOf(agreed({ [trigger]: 'reported-missing' }), 'missing-strategy-meeting-from-report', both)
    expect(restsOn?.map(({ setting, agreed: by }) => [setting, by?.agreedBy])).toEqual([
      [trigger, 'missing-steering-group'],
      [days, undefined],
    ])
    expect(doubtsOf(rule, restsOn)).toMatch(/^Counted from where .+ agreed .+ without saying which days: /)
    const confirmed = clockOf(agreed({ [trigger]: 'return', [days]: 'working-days' }), 'missing-strategy-meeting', both)
    expect(doubtsOf(confirmed.rule, confirmed.restsOn)).toBeUndefined()
  })

  it('unset, the explanation names what holds instead', () => {
    expect(settingsInWords(clockOf(bolton, 'missing-strategy-meeting', both))).toEqual([
      `${trigger} is not agreed, so the safe default holds: return.`,
      `${days} is not agreed, so the safe default holds: 5 working days after.`,
    ])
  })

  it('asked for, the report has no date, and no number is said to be missing', () => {
    const clock = clockOf(agreed({ [trigger]: 'reported-missing' }), 'report-known', [returned(friday)])
    const { counting, settings } = explain(clock, [recordOf(returned(friday))], englandAndWales())
    expect(counting.sentences.join()).toMatch(/^There is no date, because no number is given \(Service default/)
    expect(settings[0]).toMatch(/^missing-strategy-meeting-trigger = reported-missing, in force from 2027-01-01/)
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
