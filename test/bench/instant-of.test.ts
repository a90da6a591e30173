import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/time/moment.ts'

const wall = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))
const zone = fc.constantFrom('Z', '+00:00', '+01:00', '-05:00', '+05:45', '-03:30', '+14:00', '-11:00')

describe('an instant read in place is the one that Date.parse reads', () => {
  it('written to the whole second', () =>
    fc.assert(fc.property(wall, zone, (text, at) => instantOf(text + at) === Date.parse(text + at))))

  it.each(['2026-12-18T16:30Z', '2026-12-18T16:30+01:00', '2026-12-18T16:30:00.5Z', '2026-12-18T16:30:00.123456-05:00'])(
    'written otherwise: %s',
    (text) => expect(instantOf(text)).toBe(Date.parse(text)),
  )
})
