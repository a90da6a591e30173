import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alarm, alarmsOf } from '../../shared/clocks/alarms-of.ts'
import type { Clock } from '../../shared/clocks/clock.ts'
import { clearWorkingDays, dueOn, months, workingDays } from '../../shared/clocks/period.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { dayMs, isoDay } from '../../shared/time/day.ts'
import { isoInstant, londonDay, londonInstant } from '../../shared/time/london.ts'
import { momentOf } from '../../shared/time/moment.ts'
import { aRule } from '../builders/clocks.ts'
import { day } from '../builders/london-time.ts'

const calendar = englandAndWales()

const anyPeriod = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((n) => workingDays(n).after()),
  fc.integer({ min: 1, max: 20 }).map((n) => clearWorkingDays(n).before()),
  fc.integer({ min: 1, max: 12 }).map((n) => months(n).after()),
  fc.constant(null),
)

/** A clock of any kind, and a moment up to three months after its trigger at which it was told. */
const anyClock = fc
  .record({
    period: anyPeriod,
    started: fc.integer({ min: day('Sat 1 Jan 2022'), max: day('Sun 31 Dec 2028') }),
    toldLater: fc.integer({ min: 0, max: 90 * dayMs }),
  })
  .map(({ period, started, toldLater }) => {
    const rule = aRule(period)
    const clock: Clock = {
      id: rule.id,
      rule,
      started: { ...momentOf(isoDay(started)), fact: 'a-fact' },
      period,
      due: period === null ? null : dueOn(period, started, calendar),
      missing: [],
      provisional: false,
    }
    const told = period?.direction === 'before' ? londonInstant(started, 0) - toldLater : londonInstant(started, 0) + toldLater
    return { clock, told }
  })

const firstOf = (count: number, alarms: Iterable<Alarm>): Alarm[] => {
  const first: Alarm[] = []
  for (const alarm of alarms) if (first.push(alarm) === count) break
  return first
}

describe('the alarms of any clock', () => {
  it('come in order, on working mornings at 08:30 in London, after it was told, each once', () => {
    fc.assert(
      fc.property(anyClock, ({ clock, told }) => {
        const alarms = firstOf(20, alarmsOf(clock, told, told, calendar))
        for (const [n, { at }] of alarms.entries()) {
          expect(at).toBeGreaterThan(alarms[n - 1]?.at ?? told)
          expect(isoInstant(at).slice(11, 16)).toBe('08:30')
          expect(calendar.isWorkingDay(londonDay(at))).toBe(true)
        }
        expect(new Set(alarms.map(({ kind, n }) => `${kind} ${n}`)).size).toBe(20)
      }),
    )
  })

  it('remind up to the due day, and speak of lateness only after it', () => {
    fc.assert(
      fc.property(anyClock, ({ clock, told }) => {
        for (const { kind, at } of firstOf(6, alarmsOf(clock, told, told, calendar)))
          if (clock.due === null) expect(kind).toBe('nudge')
          else expect(kind === 'overdue').toBe(londonDay(at) > clock.due)
      }),
    )
  })

  it('go on after any of them as if nothing had been asked before', () => {
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 0, max: 600 * dayMs }), ({ clock, told }, later) => {
        const all = firstOf(150, alarmsOf(clock, told, told, calendar))
        const after = told + later
        const rest = all.filter(({ at }) => at > after).slice(0, 5)
        expect(firstOf(rest.length, alarmsOf(clock, told, after, calendar))).toEqual(rest)
        expect(rest.length).toBe(5)
      }),
    )
  })
})
