import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Clock } from '../../shared/clocks/clock.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { type Explanation, explain, whyNoClock } from '../../shared/clocks/explain.ts'
import { hours, months, workingDays } from '../../shared/clocks/period.ts'
import type { PeriodBySetting } from '../../shared/clocks/period-by-setting.ts'
import type { Rule } from '../../shared/clocks/rule.ts'
import { factsOf } from '../../shared/matters/facts.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { aRule } from '../builders/clocks.ts'
import { anEvent, anIncident, correction, done, factsFrom, recordOf } from '../builders/events.ts'

const calendar = englandAndWales()
const known = anIncident('Fri 18 Dec 2026 16:30')

const explained = (rule: Rule, events: readonly ClocksEvent[], settings: Settings = []): Explanation => {
  const records = events.map((event, n) => recordOf(event, n))
  const [clock] = clocksOf([rule], factsOf(records), calendar, settings)
  if (clock === undefined) throw new Error(`${rule.id} was not started`)
  return explain(clock, records, calendar)
}

describe('the trigger', () => {
  it('names the event, its type and what it said', () => {
    expect(explained(aRule(workingDays(5).after()), [known]).trigger).toEqual({
      fact: 'incident.became-known',
      type: 'incident.became-known',
      said: { awareAt: '2026-12-18T16:30:00+00:00', childDied: false, abuseKnownOrSuspected: true, lookedAfter: false },
      correctedBy: [],
    })
  })

  it('corrected, says what the correction says, and names every correction', () => {
    const first = correction(known, { ...known.data, awareAt: '2026-12-17' }, { id: 'c1' })
    const second = correction(known, { ...known.data, awareAt: '2026-12-16' }, { id: 'c2' })
    const elsewhere = correction(done('incident.panel-notified', 'Fri 18 Dec 2026'), null, { id: 'c3' })
    const told = done('incident.panel-notified', 'Fri 18 Dec 2026')
    const { trigger, met } = explained(aRule(workingDays(5).after()), [known, told, first, elsewhere, second])
    expect(trigger).toMatchObject({ said: { awareAt: '2026-12-16' }, correctedBy: ['c1', 'c2'] })
    expect(met).toBeUndefined()
  })

  it('of two facts with one id takes the one that says the moment', () => {
    const other = anEvent('incident.panel-notified', { at: '2026-12-21' }, { id: known.id, source: '/elsewhere' })
    const { trigger, met } = explained(aRule(workingDays(5).after()), [other, known])
    expect(trigger?.type).toBe('incident.became-known')
    expect(met).toEqual({ fact: known.id, type: 'incident.panel-notified', said: { at: '2026-12-21' }, correctedBy: [] })
  })
})

describe('what ended it', () => {
  it('met: the fact', () => {
    const { met } = explained(aRule(workingDays(5).after()), [known, done('incident.panel-notified', 'Tue 22 Dec 2026')])
    expect(met).toMatchObject({ fact: 'incident.panel-notified', said: { at: '2026-12-22' } })
  })

  it('cancelled: the fact', () => {
    const rule = partnerships[0]?.rules.find(({ id }) => id === 'panel-notification') as Rule
    const { cancelled, met } = explained(rule, [known, done('incident.criteria-not-met', 'Mon 21 Dec 2026')])
    expect(cancelled).toMatchObject({ type: 'incident.criteria-not-met', said: { at: '2026-12-21' } })
    expect(met).toBeUndefined()
  })
})

describe('what no document says', () => {
  const bySetting: PeriodBySetting = {
    setting: 'strategy-meeting-days',
    period: (value) => workingDays(value).after(),
    unset: workingDays(5).after(),
  }
  const rule: Rule = { ...aRule(null), due: bySetting, tier: 'local' }
  const agreed = {
    setting: 'strategy-meeting-days',
    value: 3,
    from: '2026-12-01',
    agreedBy: 'executive',
    agreedOn: '2026-11-20',
    source: 'Minutes, item 4',
  }

  it('a setting that was agreed: who, when, and where it is written', () => {
    const { settings, remarks, convention } = explained(rule, [known], [agreed])
    expect(settings).toEqual([
      'strategy-meeting-days = 3, in force from 2026-12-01: agreed by executive on 2026-11-20 (Minutes, item 4).',
    ])
    expect(remarks).toEqual([])
    expect(convention).toMatch(/^3 working days after/)
  })

  it('two settings: the length and the day from which it is counted, each with who agreed', () => {
    const dayOne = { ...agreed, setting: 'working-day-zero', value: 'day-1', source: 'Minutes, item 5' }
    const { settings, convention } = explained(rule, [known], [agreed, dayOne])
    expect(settings).toEqual([
      'strategy-meeting-days = 3, in force from 2026-12-01: agreed by executive on 2026-11-20 (Minutes, item 4).',
      'working-day-zero = day-1, in force from 2026-12-01: agreed by executive on 2026-11-20 (Minutes, item 5).',
    ])
    expect(convention).toMatch(/^3 working days after the day of the trigger, which is day 1/)
  })

  it('a setting that was not: the safe default, and that the date rests on it', () => {
    const { settings, remarks } = explained(rule, [known])
    expect(settings).toEqual(['strategy-meeting-days is not agreed, so the safe default holds: 5 working days after.'])
    expect(remarks).toEqual(['The date rests on a default, not on a document: the partnership has not agreed the setting.'])
  })

  it('a setting that all periods of a sort rest on: its own default in words', () => {
    // Fri 18 Dec 2026 and nine months: Sat 18 Sep 2027; and six: Fri 18 Jun 2027
    const { settings, remarks } = explained(aRule(months(9).after()), [known])
    expect(settings).toEqual([
      'month-end-off-working-day is not agreed, so the safe default holds: a day counted in months stays where it falls.',
    ])
    expect(remarks).toEqual(['The date rests on a default, not on a document: the partnership has not agreed the setting.'])
    expect(explained(aRule(months(6).after()), [known]).settings).toEqual([])
  })

  it('a setting whose default is no date: none is invented', () => {
    const { settings, counting, remarks } = explained({ ...rule, due: { ...bySetting, unset: null } }, [known])
    expect(settings).toEqual(['strategy-meeting-days is not agreed, so the safe default holds: no date.'])
    expect(counting).toEqual({
      days: [],
      sentences: ['No number has been agreed, and none is invented. The owner is told at once and reminded until it is done.'],
    })
    expect(remarks).toEqual([])
  })

  it('a nudge: why there is no date, with the source that gives no number', () => {
    expect(explained(aRule(null), [known])).toMatchObject({
      convention: 'no number in the source: reminded until it is done, without a date',
      counting: {
        days: [],
        sentences: [
          'There is no date, because no number is given (A document, 1), and none is invented. ' +
            'The owner is told at once and reminded until it is done.',
        ],
      },
    })
  })
})

describe('what is uncertain is said', () => {
  it('a reading of ours, a limit of our own, and a day beyond the published bank holidays', () => {
    const rule = aRule(workingDays(5).after(), { tier: 'internal', unconfirmed: 'The document does not say from when.' })
    expect(explained(rule, [anIncident('Fri 15 Dec 2034')]).remarks).toEqual([
      'A limit of our own: no document states it.',
      'The document does not say from when.',
      'It lies beyond the published bank holidays: those were worked out by rule, and the date may yet move.',
    ])
    expect(explained(aRule(months(6).after()), [known]).remarks).toEqual([])
  })
})

describe('the edition of the national guidance', () => {
  const records = [recordOf(known)]
  const [clock] = clocksOf([aRule(workingDays(5).after())], factsOf(records), calendar) as [Clock]
  const edition = { name: 'An edition', from: '2023-12-15', changes: {}, unchecked: 'Nobody has checked it.' }

  it('is named, with what was not checked, where the rule rests on it', () => {
    const rule: Rule = { ...clock.rule, sources: [{ document: 'Working Together, as set out in a document', paragraph: '1' }] }
    expect(explain({ ...clock, rule, edition }, records, calendar)).toMatchObject({
      edition: { name: 'An edition', from: '2023-12-15' },
      remarks: ['Nobody has checked it.'],
    })
  })

  it('says nothing of a partnership’s own standard', () => {
    const explanation = explain({ ...clock, edition }, records, calendar)
    expect(explanation.edition).toBeUndefined()
    expect(explanation.remarks).toEqual([])
  })
})

describe('why a rule has no clock', () => {
  it('says what starts it, what it runs for, and that it is turned off until it is agreed', () => {
    const off: PeriodBySetting = { setting: 'interview-hours', period: (value) => hours(value).after(), unset: 'off' }
    const rule: Rule = { ...aRule(null), due: off, each: { words: 'each core group', of: () => [] } }
    const started = 'Nothing told so far has started it. It starts when the local authority became aware.'
    const each = 'It runs for each core group.'
    expect(whyNoClock(rule, [])).toEqual([started, each, 'It is turned off: as agreed in interview-hours; until then off.'])
    const on = { setting: 'interview-hours', value: 72, from: '2026-12-01', agreedBy: 'x', agreedOn: '2026-11-20', source: 'y' }
    expect(whyNoClock(rule, [on])).toEqual([started, each])
    expect(whyNoClock(aRule(null), [])).toEqual([started])
  })

  it('says that another stands in for it where that was agreed on, though what starts it has been told', () => {
    const due: PeriodBySetting = {
      setting: 'interview-from',
      choices: { return: workingDays(5).after(), report: 'off' },
      unset: null,
    }
    const rule: Rule = { ...aRule(null), due }
    const facts = factsFrom(anIncident('Fri 18 Dec 2026 16:30'))
    const agreed = (value: string) => [
      { ...{ setting: 'interview-from', value, from: '2026-12-01', agreedBy: 'x' }, agreedOn: '2026-11-20', source: 'y' },
    ]
    expect(whyNoClock(rule, agreed('report'), [facts])).toEqual([
      'What starts it has been told, and it is not counted. It starts when the local authority became aware.',
      'It is turned off: interview-from = report was agreed on.',
    ])
    expect(whyNoClock(rule, agreed('return'), [])).toEqual([
      'Nothing told so far has started it. It starts when the local authority became aware.',
    ])
  })
})
