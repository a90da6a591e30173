import { describe, expect, it } from 'vitest'
import type { ClocksEvent, DataOf } from '../../events/catalogue.ts'
import { stateAt } from '../../shared/clocks/clock.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { each, itself, ofIt, those } from '../../shared/clocks/each.ts'
import { explain } from '../../shared/clocks/explain.ts'
import { happening, when } from '../../shared/clocks/happening.ts'
import { runsInWords } from '../../shared/clocks/length-in-words.ts'
import { workingDays } from '../../shared/clocks/period.ts'
import { plannedDay, type Rule } from '../../shared/clocks/rule.ts'
import { eachOfEither } from '../../shared/clocks/since-it.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership } from '../../shared/partnerships/partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { aRule } from '../builders/clocks.ts'
import { anEvent, correction, factsFrom, recordOf } from '../builders/events.ts'
import { at, day, iso, writtenDay } from '../builders/london-time.ts'

const planned = (key: string, on: string, time = 'Mon 4 Jan 2027 09:00') =>
  anEvent('conference.planned', { conference: key, on: iso(on) }, { id: `${key} ${on}`, time: iso(time) })
const of = (type: 'conference.reports-submitted' | 'conference.family-saw-reports', key: string, when: string) =>
  anEvent(type, { conference: key, at: iso(when) } as Omit<DataOf<typeof type>, 'partnership'>, { id: `${type} ${key}` })
const discussed = (when: string) => anEvent('strategy-discussion.held', { at: iso(when), section47Initiated: true })
const notProceeding = anEvent('conference.not-proceeding', { at: '2027-01-06' })

const eachPlanned = each(
  'conference.planned',
  'each planned conference',
  (f) => f.conference,
  (f) => f.on,
)
const submitted = ofIt('conference.reports-submitted', 'the reports were submitted', (f) => f.conference)
const seen = ofIt('conference.family-saw-reports', 'the family saw the reports', (f) => f.conference)
const startedByOuter = happening('the outer one began', () => undefined)

const limit = aRule(workingDays(15).after(), {
  id: 'the-limit',
  starts: when('strategy-discussion.held', 'the discussion was held'),
  met: when('conference.held', 'it was held'),
})
const reports = aRule(workingDays(2).before(), {
  id: 'reports',
  each: eachPlanned,
  starts: itself('it is planned'),
  met: submitted,
  cancelled: when('conference.not-proceeding', 'there will be none'),
})
const inner = (id: string, count: number, within: Rule['within'], more: Partial<Rule> = {}) =>
  aRule(workingDays(count).before(), {
    id,
    tier: 'internal',
    ...(within !== undefined && { within }),
    each: eachPlanned,
    starts: startedByOuter,
    met: seen,
    ...more,
  })

const lines = (rules: readonly Rule[], events: readonly ClocksEvent[], now: string, calendar = englandAndWales()) =>
  clocksOf(rules, factsFrom(...events), calendar)
    .filter(({ outer }) => outer !== undefined)
    .map((clock) => {
      const due = clock.due === null ? 'no date' : writtenDay(clock.due)
      return `${clock.id} · ${due} · within ${clock.outer?.id} · ${stateAt(clock, at(now))}`
    })

describe('an inner limit that runs for each of several', () => {
  const rules = [reports, inner('written', 3, ['reports'])]
  const both = [planned('initial', 'Fri 15 Jan 2027'), planned('review-1', 'Tue 13 Apr 2027')]

  it('counts back from the outer clock of its own key', () => {
    expect(lines(rules, both, 'Tue 5 Jan 2027 09:00')).toEqual([
      // reports: Thu 14 =1 · Wed 13 =2; back from there Tue 12 =1 · Mon 11 =2 · Fri 8 =3
      'written:initial · Fri 8 Jan 2027 · within reports:initial · running',
      // reports: Mon 12 =1 · Fri 9 =2; back from there Thu 8 =1 · Wed 7 =2 · Tue 6 =3
      'written:review-1 · Tue 6 Apr 2027 · within reports:review-1 · running',
    ])
  })

  it('is met by what is told of its own one, and ends with its own outer one alone', () => {
    const saw = of('conference.family-saw-reports', 'initial', 'Fri 8 Jan 2027')
    const handedIn = of('conference.reports-submitted', 'review-1', 'Fri 8 Jan 2027')
    expect(lines(rules, [...both, saw, handedIn], 'Fri 8 Jan 2027 17:00')).toEqual([
      'written:initial · Fri 8 Jan 2027 · within reports:initial · met',
      'written:review-1 · Tue 6 Apr 2027 · within reports:review-1 · cancelled',
    ])
    expect(lines(rules, [...both, notProceeding], 'Fri 8 Jan 2027 17:00').map((line) => line.split(' · ').at(-1))).toEqual([
      'cancelled',
      'cancelled',
    ])
  })

  it('says what is missing of its own one', () => {
    const saw = of('conference.family-saw-reports', 'initial', 'Fri 8 Jan 2027')
    const clocks = clocksOf(rules, factsFrom(...both, saw), englandAndWales())
    expect(clocks.filter(({ outer }) => outer !== undefined).map(({ missing }) => missing)).toEqual([
      [],
      ['the family saw the reports'],
    ])
  })

  it('moves with its outer one: a conference put off, a bank holiday on the way', () => {
    const putOff = planned('initial', 'Wed 20 Jan 2027', 'Tue 5 Jan 2027 09:00')
    // Tue 19 =1 · Mon 18 =2; Fri 15 =1 · Thu 14 =2 · Wed 13 =3
    expect(lines(rules, [...both, putOff], 'Tue 5 Jan 2027 10:00')[0]).toBe(
      'written:initial · Wed 13 Jan 2027 · within reports:initial · running',
    )
    const proclaimed = englandAndWales([{ day: day('Thu 14 Jan 2027') }])
    // Wed 13 =1 · Tue 12 =2; Mon 11 =1 · Fri 8 =2 · Thu 7 =3
    expect(lines(rules, both, 'Tue 5 Jan 2027 10:00', proclaimed)[0]).toBe(
      'written:initial · Thu 7 Jan 2027 · within reports:initial · running',
    )
  })

  it('withdrawn with the plan, is gone', () => {
    const [first = planned('initial', 'Fri 15 Jan 2027')] = both
    expect(lines(rules, [first, correction(first, null)], 'Tue 5 Jan 2027 10:00')).toEqual([])
  })

  it('lies within a rule that runs once where the other has no clock of its key', () => {
    const onlyInitial = { ...reports, each: those(eachPlanned, 'the initial one', (_fact, key) => key === 'initial') }
    const either = [limit, onlyInitial, inner('written', 3, ['reports', 'the-limit'])]
    expect(lines(either, [discussed('Mon 4 Jan 2027'), ...both], 'Tue 5 Jan 2027 09:00')).toEqual([
      'written:initial · Fri 8 Jan 2027 · within reports:initial · running',
      // from Mon 4 Jan: Tue 5 =1 … Fri 8 =4 · Fri 15 =9 · Fri 22 =14 · Mon 25 =15; back: Fri 22 =1 · Thu 21 =2 · Wed 20 =3
      'written:review-1 · Wed 20 Jan 2027 · within the-limit · running',
    ])
    expect(lines(either, both, 'Tue 5 Jan 2027 09:00')).toHaveLength(1)
  })

  it('has nothing to count back from where its outer one has no date', () => {
    const nudge = aRule(null, { id: 'reports', each: eachPlanned, starts: itself('it is planned'), met: submitted })
    expect(lines([nudge, inner('written', 3, ['reports'])], both, 'Tue 5 Jan 2027 09:00')).toEqual([])
  })
})

describe('an inner limit on the way to a planned day', () => {
  const toThePlannedDay = inner('shared', 1, [plannedDay], { cancelled: when('conference.not-proceeding', 'there will be none') })

  it('counts back from each of them, and moves with it', () => {
    const first = planned('initial', 'Fri 15 Jan 2027')
    // Thu 14 =1
    expect(lines([toThePlannedDay], [first], 'Tue 5 Jan 2027 09:00')).toEqual([
      'shared:initial · Thu 14 Jan 2027 · within planned-day · running',
    ])
    const putOff = planned('initial', 'Mon 18 Jan 2027', 'Tue 5 Jan 2027 09:00')
    // Fri 15 =1
    expect(lines([toThePlannedDay], [first, putOff], 'Tue 5 Jan 2027 09:00')).toEqual([
      'shared:initial · Fri 15 Jan 2027 · within planned-day · running',
    ])
  })

  it('ends by what cancels it: there is no outer clock that could', () => {
    expect(lines([toThePlannedDay], [planned('initial', 'Fri 15 Jan 2027'), notProceeding], 'Fri 8 Jan 2027 09:00')).toEqual([
      'shared:initial · Thu 14 Jan 2027 · within planned-day · cancelled',
    ])
  })

  it('for what is not planned, counts back from the limit', () => {
    const discussion = each('strategy-discussion.held', 'the initial one', () => 'initial')
    const rules = [limit, inner('shared', 1, [plannedDay, 'the-limit'], { each: eachOfEither(eachPlanned, discussion) })]
    // from Mon 4 Jan: Tue 5 =1 … Fri 8 =4 · Fri 15 =9 · Fri 22 =14 · Mon 25 =15; back: Fri 22 =1
    expect(lines(rules, [discussed('Mon 4 Jan 2027')], 'Tue 5 Jan 2027 09:00')).toEqual([
      'shared:initial · Fri 22 Jan 2027 · within the-limit · running',
    ])
    expect(lines(rules, [discussed('Mon 4 Jan 2027'), planned('initial', 'Fri 15 Jan 2027')], 'Tue 5 Jan 2027 09:00')).toEqual([
      'shared:initial · Thu 14 Jan 2027 · within planned-day · running',
    ])
  })

  it('beyond the published bank holidays may yet move', () => {
    const far = clocksOf([toThePlannedDay], factsFrom(planned('review-1', 'Wed 10 Jan 2029')), englandAndWales())
    expect(far.map(({ provisional }) => provisional)).toEqual([true])
  })

  it('says so in words', () => {
    expect(runsInWords(toThePlannedDay)).toBe('1 working day before the planned day')
    expect(runsInWords(inner('shared', 1, [plannedDay, 'the-limit']))).toBe(
      '1 working day before the planned day, or while none is planned the last day of the-limit',
    )
    const events = [planned('initial', 'Fri 15 Jan 2027')]
    const [clock] = clocksOf([toThePlannedDay], factsFrom(...events), englandAndWales())
    if (clock === undefined) throw new Error('no clock')
    const { convention, remarks } = explain(
      clock,
      events.map((event) => recordOf(event)),
      englandAndWales(),
    )
    expect(convention).toMatch(/^1 working days before the planned day, which is day 0/)
    expect(remarks).toContain('Counted back from Friday 15 January 2027, the planned day.')
  })
})

describe('the data of an inner limit', () => {
  it.each<[string, () => unknown, string]>([
    [
      'of another tier',
      () => inner('shared', 1, ['reports'], { tier: 'guidance' }),
      'an inner limit is internal and has a length',
    ],
    ['without a length', () => inner('shared', 1, ['reports'], { due: null }), 'an inner limit is internal and has a length'],
    [
      'that runs for nothing that is planned',
      () => aRule(workingDays(1).before(), { tier: 'internal', within: [plannedDay] }),
      'a day is planned for each of several things, and it runs for none',
    ],
    [
      'that runs once, within one that runs for each of several',
      () => {
        const { each: _, ...once } = inner('shared', 1, ['reports'])
        return definePartnership({ ...bolton, rules: [reports, once] })
      },
      'bolton: shared runs once, within reports, which runs for each of several',
    ],
    [
      'that comes before its outer one',
      () => definePartnership({ ...bolton, rules: [inner('shared', 1, ['reports']), reports] }),
      'bolton: shared lies within reports, which must come before it',
    ],
  ])('%s is refused', (_why, define, message) => {
    expect(define).toThrow(message)
  })
})
