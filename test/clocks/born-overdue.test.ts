import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { whenBornOverdue } from '../../shared/clocks/born-overdue.ts'
import { stateAt } from '../../shared/clocks/clock.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { eachDayOf, itself } from '../../shared/clocks/each.ts'
import { latest, when } from '../../shared/clocks/happening.ts'
import { hours, workingDays } from '../../shared/clocks/period.ts'
import { defineRule, type Rule } from '../../shared/clocks/rule.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership } from '../../shared/partnerships/partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { aRule } from '../builders/clocks.ts'
import { anEvent, anIncident, correction, done, factsFrom, planned } from '../builders/events.ts'
import { at, iso, writtenTime } from '../builders/london-time.ts'

const notify = aRule(workingDays(5).after(), { id: 'notify' })
const interview = aRule(hours(72).after(), {
  id: 'interview',
  starts: when('missing.returned', 'the child returned'),
  met: when('return-interview.completed', 'it was completed'),
})
const copies = aRule(workingDays(7).before(), {
  id: 'copies',
  starts: latest('publication.planned', 'publication is planned', (f) => f.on),
  met: when('report.sent', 'it was sent'),
})
const why = (other: string, more: Partial<Rule> = {}) =>
  aRule(null, {
    id: 'why',
    starts: whenBornOverdue(other, 'it was told of too late'),
    met: when('conference.late', 'the reason was given'),
    ...more,
  })

const told = (time: string) => ({ time: iso(time) })
const returnedOn = (time: string) =>
  anEvent('missing.returned', { at: iso('Fri 18 Dec 2026 20:00'), placedOutsideArea: false }, told(time))

/** When the reason is asked for from, if it is. */
const askedFrom = (rule: Rule, ...events: readonly ClocksEvent[]) => {
  const clock = clocksOf([rule, why(rule.id)], factsFrom(...events), englandAndWales()).find(({ id }) => id === 'why')
  return clock && [writtenTime(clock.started.instant), clock.started.fact, stateAt(clock, at('Fri 1 Jan 2027 12:00'))]
}

describe('a limit that had passed when it was told of', () => {
  // aware Fri 11 Dec =0 · Mon 14 =1 … Fri 18 =5
  const aware = (time: string) => anIncident('Fri 11 Dec 2026 10:00', {}, told(time))
  const notified = (when: string) => done('incident.panel-notified', when)

  it.each<[string, Rule, ClocksEvent[], string | undefined]>([
    ['told on its last day it could be kept', notify, [aware('Fri 18 Dec 2026 23:59')], undefined],
    ['told a minute later it could not', notify, [aware('Sat 19 Dec 2026 00:00')], 'Sat 19 Dec 2026 00:00'],
    [
      'nor is it kept by what comes late',
      notify,
      [aware('Mon 21 Dec 2026 09:00'), notified('Mon 21 Dec 2026')],
      'Mon 21 Dec 2026 09:00',
    ],
    ['met in time before it was told of', notify, [aware('Mon 21 Dec 2026 09:00'), notified('Fri 18 Dec 2026')], undefined],
    ['overdue since, but told in time', notify, [aware('Mon 14 Dec 2026 09:00')], undefined],
    ['never told', notify, [notified('Mon 21 Dec 2026')], undefined],
    ['withdrawn', notify, [aware('Mon 21 Dec 2026 09:00'), correction(aware('Mon 21 Dec 2026 09:00'), null)], undefined],
    // returned Fri 18 at 20:00, so 72 hours end on Mon 21 at 20:00
    ['of hours, told in the last', interview, [returnedOn('Mon 21 Dec 2026 19:59')], undefined],
    ['of hours, told when they were over', interview, [returnedOn('Mon 21 Dec 2026 20:01')], 'Mon 21 Dec 2026 20:01'],
    // back from Mon 11 Jan: Fri 8 =1 … Mon 4 =5 · Thu 31 =6 · Wed 30 =7
    ['of a plan, told in time', copies, [planned('Mon 11 Jan 2027', told('Wed 30 Dec 2026 17:00'))], undefined],
    ['of a plan, told too late', copies, [planned('Mon 11 Jan 2027', told('Thu 31 Dec 2026 09:00'))], 'Thu 31 Dec 2026 09:00'],
    [
      // back from Fri 8 Jan: Thu 7 =1 … Mon 4 =4 · Thu 31 =5 · Wed 30 =6 · Tue 29 =7
      'of a plan, moved to a day too near',
      copies,
      [
        planned('Mon 11 Jan 2027', told('Mon 21 Dec 2026 09:00')),
        planned('Fri 8 Jan 2027', { id: 'moved', ...told('Wed 30 Dec 2026 09:00') }),
      ],
      'Wed 30 Dec 2026 09:00',
    ],
    [
      'of a plan told in time, the same said again is no news',
      copies,
      [
        planned('Mon 11 Jan 2027', told('Mon 21 Dec 2026 09:00')),
        planned('Mon 11 Jan 2027', { id: 'again', source: '/bolton/other', ...told('Thu 31 Dec 2026 09:00') }),
      ],
      undefined,
    ],
    [
      'of a plan told too late, it is asked for from the first time',
      copies,
      [
        planned('Mon 11 Jan 2027', { id: 'again', ...told('Fri 1 Jan 2027 09:00') }),
        planned('Mon 11 Jan 2027', told('Thu 31 Dec 2026 09:00')),
      ],
      'Thu 31 Dec 2026 09:00',
    ],
    [
      // meanwhile it was to be on Mon 18, and nobody could know of Mon 11
      'of a plan moved away and back, it is news',
      copies,
      [
        planned('Mon 11 Jan 2027', told('Mon 21 Dec 2026 09:00')),
        planned('Mon 18 Jan 2027', { id: 'away', ...told('Tue 22 Dec 2026 09:00') }),
        planned('Mon 11 Jan 2027', { id: 'back', ...told('Thu 31 Dec 2026 09:00') }),
      ],
      'Thu 31 Dec 2026 09:00',
    ],
  ])('%s', (_what, rule, events, from) => {
    expect(askedFrom(rule, ...events)?.[0]).toBe(from)
  })

  it('is asked about from that fact, until it is met', () => {
    const late = aware('Mon 21 Dec 2026 09:00')
    const reason = anEvent('conference.late', { conference: 'initial', reason: 'concern-arose-late', at: '2026-12-22' })
    expect(askedFrom(notify, late)).toEqual(['Mon 21 Dec 2026 09:00', late.id, 'running'])
    expect(askedFrom(notify, late, reason)?.[2]).toBe('met')
  })
})

describe('is checked when its file is imported', () => {
  const { owner } = bolton.rules[0] as Rule
  const having = (...rules: readonly Rule[]) => definePartnership({ ...bolton, rules: rules.map((rule) => ({ ...rule, owner })) })
  const eachIncident = { each: eachDayOf('core-group.held', 'each core group'), starts: itself('it was held') }

  it('the other rule comes before it', () => {
    expect(() => having(notify, why('notify'))).not.toThrow()
    expect(() => having(why('notify'), notify)).toThrow('bolton: why starts by notify, which must come before it')
    expect(() => having(why('why'))).toThrow('bolton: why starts by why, which must come before it')
  })

  it('and runs once, with a limit', () => {
    const message = 'which must run once and have a limit'
    expect(() => having({ ...notify, ...eachIncident }, why('notify'))).toThrow(message)
    expect(() => having({ ...notify, due: null }, why('notify'))).toThrow(message)
  })

  it('and so does the rule itself', () => {
    const message = 'rule why: what starts when another clock was born overdue runs once, and within none'
    expect(() => defineRule({ ...why('notify'), each: eachIncident.each })).toThrow(message)
    expect(() => defineRule({ ...why('notify'), due: workingDays(1).before(), within: ['notify'] })).toThrow(message)
  })
})
