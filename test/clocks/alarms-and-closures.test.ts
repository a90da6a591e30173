import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alarm, alarmsOf } from '../../shared/clocks/alarms-of.ts'
import type { Closure } from '../../shared/clocks/closure.ts'
import { hours, workingDays } from '../../shared/clocks/period.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership } from '../../shared/partnerships/partnership.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { dayMs } from '../../shared/time/day.ts'
import { aClock, aRule } from '../builders/clocks.ts'
import { anIncident } from '../builders/events.ts'
import { at, day, iso, writtenDay, writtenTime } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

const calendar = englandAndWales()
const source = { document: 'A notice of the council', paragraph: 'Christmas closure' }
const closed = (from: string, to: string): Closure => ({ from: iso(from), to: iso(to), source })
/** Between Boxing Day and New Year the offices are closed: Tuesday 29 to Thursday 31 are working days. */
const christmas = closed('Tue 29 Dec 2026', 'Thu 31 Dec 2026')

const first = (count: number, alarms: Iterable<Alarm>): Alarm[] => {
  const found: Alarm[] = []
  for (const alarm of alarms) if (found.push(alarm) === count) break
  return found
}

const alarms = (days: number, started: string, closures: Closure[], told = started, count = 4) => {
  const clock = aClock(aRule(workingDays(days).after()), started)
  return first(count, alarmsOf(clock, at(told), at(told), calendar, closures)).map(
    ({ kind, n, at: moment }) => `${writtenTime(moment)} ${kind}${n === 0 ? '' : ` ${n}`}`,
  )
}

/** The first two alarms of a limit in hours, told as it starts. */
const inHours = (count: number, started: string, due: string, closure: Closure) => {
  const dueAt = at(due)
  const clock = { ...aClock(aRule(hours(count).after()), started), due: day(due.slice(0, -6)), dueAt }
  return first(2, alarmsOf(clock, at(started), at(started), calendar, [closure])).map(({ kind, at: moment }) => [
    kind,
    writtenTime(moment),
  ])
}

describe('an office closure brings reminders forward', () => {
  it('to the last open morning before: of those that meet there the last speaks, and overdue alarms wait for nobody', () => {
    // 5 working days: half-way Tue 22, two days before Wed 23, last day Tue 29; the morning before the closure is Thu 24
    expect(alarms(5, 'Fri 18 Dec 2026 16:30', [christmas])).toEqual([
      'Tue 22 Dec 2026 08:30 half-way',
      'Wed 23 Dec 2026 08:30 two-days-before',
      'Thu 24 Dec 2026 08:30 last-day',
      'Wed 30 Dec 2026 08:30 overdue 1',
    ])
    // 6: half-way would be Wed 23, which is not before two days before, Thu 24 =4; the last day is Wed 30 =6, two before is Thu 24
    expect(alarms(6, 'Fri 18 Dec 2026 16:30', [christmas])).toEqual([
      'Wed 23 Dec 2026 08:30 half-way',
      'Thu 24 Dec 2026 08:30 last-day',
      'Thu 31 Dec 2026 08:30 overdue 1',
      'Mon 4 Jan 2027 08:30 overdue 2',
    ])
  })

  it('over bank holidays and weekends too', () => {
    // 15 working days: half-way is Thu 31, in the closure; Mon 28 and Fri 25 are bank holidays, so Thu 24
    expect(alarms(15, 'Fri 18 Dec 2026 16:30', [christmas], undefined, 3)).toEqual([
      'Thu 24 Dec 2026 08:30 half-way',
      'Mon 11 Jan 2027 08:30 two-days-before',
      'Wed 13 Jan 2027 08:30 last-day',
    ])
  })

  it('past several closures that meet', () => {
    expect(alarms(5, 'Fri 18 Dec 2026 16:30', [christmas, closed('Thu 24 Dec 2026', 'Thu 24 Dec 2026')], undefined, 3)).toEqual([
      'Tue 22 Dec 2026 08:30 half-way',
      'Wed 23 Dec 2026 08:30 last-day',
      'Wed 30 Dec 2026 08:30 overdue 1',
    ])
  })

  it('but not to before it was told: with no open morning left the reminder stays where it is', () => {
    expect(alarms(5, 'Fri 18 Dec 2026 16:30', [christmas], 'Thu 24 Dec 2026 09:00', 2)).toEqual([
      'Tue 29 Dec 2026 08:30 last-day',
      'Wed 30 Dec 2026 08:30 overdue 1',
    ])
  })

  it('of a limit in hours as well', () => {
    // 120 hours from Wed 23 at noon: ends Mon 28 at noon; half-way is Sat 26 at midnight, the last morning Mon 28, both closed
    expect(inHours(120, 'Wed 23 Dec 2026 12:00', 'Mon 28 Dec 2026 12:00', closed('Fri 25 Dec 2026', 'Mon 28 Dec 2026'))).toEqual([
      ['last-day', 'Thu 24 Dec 2026 08:30'],
      ['overdue', 'Mon 28 Dec 2026 12:00'],
    ])
  })

  it('of a limit in hours, whose half-way reminder is silent once the last has come before it', () => {
    // 72 hours from Wed 23 at 14:00: half-way is Fri 25 at 02:00. With Sat 26 closed, its last morning comes on Thu 24.
    expect(inHours(72, 'Wed 23 Dec 2026 14:00', 'Sat 26 Dec 2026 14:00', closed('Sat 26 Dec 2026', 'Sat 26 Dec 2026'))).toEqual([
      ['last-day', 'Thu 24 Dec 2026 08:30'],
      ['overdue', 'Sat 26 Dec 2026 14:00'],
    ])
  })

  it('of a limit in hours, to no later than its own minute: what lies on an open day stays there, weekends too', () => {
    // 96 hours from Fri 8 at 10:00: half-way is Sun 10 at 10:00, the last morning Tue 12, closed, so Mon 11
    expect(inHours(96, 'Fri 8 Jan 2027 10:00', 'Tue 12 Jan 2027 10:00', closed('Tue 12 Jan 2027', 'Wed 13 Jan 2027'))).toEqual([
      ['half-way', 'Sun 10 Jan 2027 10:00'],
      ['last-day', 'Mon 11 Jan 2027 08:30'],
    ])
  })
})

describe('an office closure never', () => {
  const story = (closures: Closure[]) => {
    const partnership = definePartnership({ ...bolton, closures })
    const told = aStory(partnership)
    told.told(anIncident('Fri 18 Dec 2026 16:30'), 'Fri 18 Dec 2026 17:00')
    return told
  }

  it('moves a due date, whatever the tier', () => {
    const dues = (closures: Closure[]) => story(closures).notices.map(({ clock, due }) => [clock, due])
    expect(dues([christmas])).toEqual(dues([]))
    expect(dues([christmas])).toContainEqual(['panel-notification', '2026-12-29'])
  })

  it('keeps the service from speaking: the last reminder is rung on the last open morning', () => {
    expect(story([christmas]).wokenUpTo('Mon 28 Dec 2026 12:00')).toContain(
      'Thu 24 Dec 2026 08:30 panel-notification last-day → director-of-childrens-services',
    )
  })

  it('delays a reminder, puts them out of order, or loses the last; reminders on open days stay', () => {
    const span = fc.integer({ min: day('Mon 14 Dec 2026'), max: day('Mon 15 Mar 2027') })
    const isoOf = (of: number) => new Date(of * dayMs).toISOString().slice(0, 10)
    const closure = fc
      .tuple(span, fc.integer({ min: 0, max: 12 }))
      .map(([from, length]): Closure => ({ from: isoOf(from), to: isoOf(from + length), source }))
    void fc.assert(
      fc.property(
        span,
        fc.integer({ min: 1, max: 30 }),
        fc.array(closure, { minLength: 1, maxLength: 3 }),
        (from, days, closures) => {
          const clock = aClock(aRule(workingDays(days).after()), `${writtenDay(from)} 07:00`)
          const told = at(`${writtenDay(from)} 07:00`)
          const before = first(4, alarmsOf(clock, told, told, calendar)).filter(({ kind }) => kind !== 'overdue')
          const after = first(4, alarmsOf(clock, told, told, calendar, closures)).filter(({ kind }) => kind !== 'overdue')
          expect(after.at(-1)?.kind).toBe(before.at(-1)?.kind)
          expect(after.map((alarm) => alarm.at)).toEqual([...new Set(after.map((alarm) => alarm.at))].sort((a, b) => a - b))
          for (const { kind, at: moved } of after) {
            const was = before.find((alarm) => alarm.kind === kind)?.at ?? 0
            expect(moved).toBeLessThanOrEqual(was)
            const date = isoOf(was / dayMs - (was % dayMs) / dayMs)
            if (!closures.some((each) => each.from <= date && date <= each.to)) expect(moved).toBe(was)
          }
        },
      ),
    )
  })
})

describe('the closures of the partnerships', () => {
  it('are none: no document names one', () => {
    for (const { id, closures } of partnerships) expect(closures ?? [], id).toEqual([])
  })

  it('are refused when they end before they begin', () => {
    expect(() => definePartnership({ ...bolton, closures: [closed('Thu 31 Dec 2026', 'Tue 29 Dec 2026')] })).toThrow(
      'bolton: a closure from 2026-12-31 ends before, on 2026-12-29',
    )
  })
})
