import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantOf, momentOf } from '../../shared/time/moment.ts'
import { at, day } from '../builders/london-time.ts'

it.each([
  ['a bare day is its first moment', '2026-12-18', 'Fri 18 Dec 2026', 'Fri 18 Dec 2026 00:00'],
  ['a bare day in summer', '2026-07-01', 'Wed 1 Jul 2026', 'Wed 1 Jul 2026 00:00'],
  ['an instant in UTC', '2026-12-18T16:30:00Z', 'Fri 18 Dec 2026', 'Fri 18 Dec 2026 16:30'],
  ['an instant of a summer night belongs to the London day', '2026-07-01T23:15:00Z', 'Thu 2 Jul 2026', 'Thu 2 Jul 2026 00:15'],
  ['so does one told from another time zone', '2026-12-18T20:30:00-05:00', 'Sat 19 Dec 2026', 'Sat 19 Dec 2026 01:30'],
])('%s: %s', (_why, text, london, moment) => {
  expect(momentOf(text)).toEqual({ text, day: day(london), instant: at(moment) })
})

const two = (n: number) => String(n).padStart(2, '0')
const anyOffset = fc.oneof(
  fc.constant('Z'),
  fc
    .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([sign, hours, minutes]) => `${sign}${two(hours)}:${two(minutes)}`),
)
const anyFraction = fc.constantFrom('', '', '.5', '.123', '.999999999')

it('any date-time that the schemas let through is read as the platform reads it', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true }),
      anyFraction,
      anyOffset,
      (date, fraction, offset) => {
        const text = `${date.toISOString().slice(0, 19)}${fraction}${offset}`
        expect(instantOf(text)).toBe(Date.parse(text))
      },
    ),
    { numRuns: 2000 },
  )
})
