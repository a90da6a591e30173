import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dayMs, isoDay } from '../../shared/time/day.ts'
import { endOfDay, isoInstant, londonDay, londonInstant } from '../../shared/time/london.ts'
import { at, day, writtenDay } from '../builders/london-time.ts'

const timeZone = 'Europe/London'
const century = {
  min: Date.parse('2000-01-01T00:00:00Z'),
  max: Date.parse('2099-12-31T23:59:59Z'),
}

/** Any second of the century, and with the same weight any within three hours of a change of the clocks. */
const anyInstant = fc.oneof(
  fc.integer({ min: century.min / 1000, max: century.max / 1000 }).map((seconds) => seconds * 1000),
  fc
    .tuple(fc.integer({ min: 2000, max: 2099 }), fc.constantFrom(3, 10), fc.integer({ min: -10_800, max: 10_800 }))
    .map(([year, month, seconds]) => lastSundayAtOne(year, month) + seconds * 1000),
)

/** 01:00 UTC on a month's last Sunday, by Temporal. */
const lastSundayAtOne = (year: number, month: number): number => {
  const last = Temporal.PlainDate.from({ year, month, day: 31 })
  return last.subtract({ days: last.dayOfWeek % 7 }).toZonedDateTime({ timeZone: 'UTC', plainTime: '01:00' }).epochMilliseconds
}

describe('London time', () => {
  it.each([
    ['in winter', '2026-12-29T23:59:59Z', '2026-12-29T23:59:59+00:00'],
    ['in summer', '2026-07-01T07:30:00Z', '2026-07-01T08:30:00+01:00'],
    ['the last second before the clocks go forward, Sun 28 Mar 2027', '2027-03-28T00:59:59Z', '2027-03-28T00:59:59+00:00'],
    ['the first second after', '2027-03-28T01:00:00Z', '2027-03-28T02:00:00+01:00'],
    ['the last second before they go back, Sun 31 Oct 2027', '2027-10-31T00:59:59Z', '2027-10-31T01:59:59+01:00'],
    ['the first second after', '2027-10-31T01:00:00Z', '2027-10-31T01:00:00+00:00'],
    ['late on a summer evening it is still the same day', '2026-07-01T22:59:59Z', '2026-07-01T23:59:59+01:00'],
    ['and after 23:00 UTC the next one', '2026-07-01T23:00:00Z', '2026-07-02T00:00:00+01:00'],
    ['parts of a second are left out', '2026-12-29T23:59:59.999Z', '2026-12-29T23:59:59+00:00'],
  ])('%s', (_why, utc, expected) => {
    expect(isoInstant(Date.parse(utc))).toBe(expected)
    expect(isoDay(londonDay(Date.parse(utc)))).toBe(expected.slice(0, 10))
  })

  it.each([
    ['a winter morning', 'Tue 29 Dec 2026', 8, 30, '2026-12-29T08:30:00Z'],
    ['a summer morning', 'Thu 1 Jul 2027', 8, 30, '2027-07-01T07:30:00Z'],
    ['in the spring gap: an hour later by the wall, 02:30', 'Sun 28 Mar 2027', 1, 30, '2027-03-28T01:30:00Z'],
    ['in the autumn overlap: the first of the two', 'Sun 31 Oct 2027', 1, 30, '2027-10-31T00:30:00Z'],
  ])('the instant of %s', (_why, written, hours, minutes, utc) => {
    expect(londonInstant(day(written), hours, minutes)).toBe(Date.parse(utc))
  })

  it.each([
    ['winter', 'Tue 29 Dec 2026', '2026-12-29T23:59:59Z'],
    ['summer', 'Thu 1 Jul 2027', '2027-07-01T22:59:59Z'],
    ['the day the clocks go forward', 'Sun 28 Mar 2027', '2027-03-28T22:59:59Z'],
    ['the day they go back', 'Sun 31 Oct 2027', '2027-10-31T23:59:59Z'],
  ])('a day ends at 23:59:59 in London: %s', (_why, written, utc) => {
    expect(endOfDay(day(written))).toBe(Date.parse(utc))
  })

  it('agrees with Temporal at every instant of the century', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
        expect(isoInstant(instant)).toBe(zoned.toString({ timeZoneName: 'never' }))
        expect(isoDay(londonDay(instant))).toBe(zoned.toPlainDate().toString())
        expect(Date.parse(isoInstant(instant))).toBe(instant)
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with Temporal on every wall-clock time of the century, gaps and overlaps included', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        // read as a wall clock, which near the changes shows times that do not exist or exist twice
        const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDateTime()
        const expected = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
        expect(londonInstant(Math.floor(instant / dayMs), wall.hour, wall.minute, wall.second)).toBe(expected)
      }),
      { numRuns: 3000 },
    )
  })

  it('changes its clocks on the last Sundays of March and October', () => {
    for (let year = 2000; year < 2100; year++)
      for (const month of [3, 10]) {
        const change = lastSundayAtOne(year, month)
        const [before, after] = month === 3 ? ['+00:00', '+01:00'] : ['+01:00', '+00:00']
        expect(isoInstant(change - 1000).slice(19)).toBe(before)
        expect(isoInstant(change).slice(19)).toBe(after)
      }
  })
})

describe('the tests’ own reading of London time', () => {
  it('refuses a wrong weekday', () => {
    expect(() => day('Mon 18 Dec 2026')).toThrow('Mon 18 Dec 2026 is a Fri')
  })

  it('reads what it writes', () => {
    expect(writtenDay(day('Fri 18 Dec 2026'))).toBe('Fri 18 Dec 2026')
    expect(isoInstant(at('Thu 1 Jul 2027 08:30'))).toBe('2027-07-01T08:30:00+01:00')
  })
})
