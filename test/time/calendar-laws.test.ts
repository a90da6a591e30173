import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, englandAndWales } from '../../shared/time/calendar.ts'
import { type Day, weekdayOf } from '../../shared/time/day.ts'
import { day } from '../builders/london-time.ts'

const calendar = englandAndWales()
const anyDay = fc.integer({ min: day('Sat 1 Jan 2005'), max: day('Thu 31 Dec 2093') })
const anyCount = fc.integer({ min: 1, max: 400 })

/** One day at a time, as anybody would on a wall calendar. */
const stepwise = (from: Day, n: number, by: 1 | -1, { holidays }: Calendar): Day => {
  let at = from
  for (let left = n; left > 0; ) {
    at += by
    const weekday = weekdayOf(at)
    if (weekday !== 0 && weekday !== 6 && !holidays.has(at)) left--
  }
  return at
}

const law = <T>(title: string, property: fc.IProperty<T>) => it(title, () => fc.assert(property, { numRuns: 500 }))

describe('for any day and any number of working days', () => {
  law(
    'adding is what a day-by-day loop finds',
    fc.property(anyDay, anyCount, (from, n) => calendar.after(from, n) === stepwise(from, n, 1, calendar)),
  )
  law(
    'subtracting is what a day-by-day loop finds',
    fc.property(anyDay, anyCount, (from, n) => calendar.before(from, n) === stepwise(from, n, -1, calendar)),
  )
  law(
    'the answer is a working day',
    fc.property(
      anyDay,
      anyCount,
      (from, n) => calendar.isWorkingDay(calendar.after(from, n)) && calendar.isWorkingDay(calendar.before(from, n)),
    ),
  )
  law(
    'adding then subtracting comes back to a working day',
    fc.property(anyDay, anyCount, (from, n) => {
      const start = calendar.after(from, 1)
      expect(calendar.before(calendar.after(start, n), n)).toBe(start)
      expect(calendar.after(calendar.before(start, n), n)).toBe(start)
    }),
  )
  law(
    'a longer allowance is due later, by a working day',
    fc.property(anyDay, anyCount, (from, n) => {
      expect(calendar.after(from, n + 1)).toBe(calendar.after(calendar.after(from, n), 1))
      expect(calendar.after(from, n + 1)).toBeGreaterThan(calendar.after(from, n))
    }),
  )
  law(
    'a later start is never due sooner',
    fc.property(
      anyDay,
      anyCount,
      fc.integer({ min: 0, max: 30 }),
      (from, n, later) => calendar.after(from + later, n) >= calendar.after(from, n),
    ),
  )
  law(
    'between counts exactly the days that were added',
    fc.property(anyDay, anyCount, (from, n) => {
      expect(calendar.between(from, calendar.after(from, n))).toBe(n)
      expect(calendar.between(calendar.after(from, n), from)).toBe(-n)
    }),
  )
  law(
    'between two days lie the working days of a day-by-day count, the first left out, the last counted',
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, length) => {
      let counted = 0
      for (let each = from + 1; each <= from + length; each++) if (calendar.isWorkingDay(each)) counted++
      expect(calendar.between(from, from + length)).toBe(counted)
    }),
  )
})

describe('one more bank holiday', () => {
  it('never makes anything due sooner, and at most a working day later', () => {
    fc.assert(
      fc.property(anyDay, anyCount, fc.integer({ min: 1, max: 200 }), (from, n, offset) => {
        // a day of a later year is taken as that year's publication, in place of what the rules give for it
        fc.pre(from + offset <= calendar.publishedTo)
        const more = englandAndWalesWith(from + offset)
        expect(more.after(from, n)).toBeGreaterThanOrEqual(calendar.after(from, n))
        expect(more.after(from, n)).toBeLessThanOrEqual(calendar.after(from, n + 1))
      }),
      { numRuns: 25 },
    )
  })
})

const englandAndWalesWith = (added: Day) => englandAndWales([{ day: added }])
