import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOfPk, matterPk, noticesKeys, outboxKeyOf } from '../../shared/adapters/matter-items.ts'
import { newReference } from '../../shared/adapters/new-reference.ts'
import { atExpression, scheduleName } from '../../shared/adapters/scheduler.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'

const subjects = fc.stringMatching(/^[A-Za-z0-9-]{3,40}$/)
const keys = fc.record({ partnership: fc.constantFrom(...partnerships.map(({ id }) => id)), subject: subjects })

describe('a matter’s own reference', () => {
  it('is five letters and digits that can be read over the telephone, and not always the same', () => {
    const references = Array.from({ length: 200 }, newReference)
    for (const reference of references) expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(new Set(references).size).toBeGreaterThan(190)
  })
})

describe('the name of a matter’s schedule', () => {
  it('is valid, the same each time, another for each matter, and says nothing of the caller’s reference', () => {
    void fc.assert(
      fc.property(keys, keys, (key, other) => {
        const name = scheduleName(key)
        expect(name).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/)
        expect(name).toBe(scheduleName({ ...key }))
        expect(name === scheduleName(other)).toBe(key.partnership === other.partnership && key.subject === other.subject)
        if (key.subject.length > 6) expect(name).not.toContain(key.subject)
      }),
    )
  })
})

describe('the moment of a schedule', () => {
  it.each([
    ['in winter', '2026-12-29T08:30:00.000Z', 'at(2026-12-29T08:30:00)'],
    ['in summer, when London is an hour ahead', '2027-07-01T07:30:00.000Z', 'at(2027-07-01T07:30:00)'],
    ['rounded up: a call that comes early would find nothing', '2026-12-29T08:29:59.001Z', 'at(2026-12-29T08:30:00)'],
    ['over midnight', '2026-12-31T23:59:59.500Z', 'at(2027-01-01T00:00:00)'],
  ])('%s', (_why, instant, expression) => {
    expect(atExpression(Date.parse(instant))).toBe(expression)
  })
})

describe('the keys of the table', () => {
  it('lead back to the matter and the commit they were made from', () => {
    void fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 999_999 }), (key, version) => {
        expect(keyOfPk(matterPk(key))).toEqual(key)
        expect(outboxKeyOf(noticesKeys({ key, version }))).toEqual({ key, version })
      }),
    )
  })

  it('sort as the commits came', () => {
    const sks = [1, 2, 9, 10, 99, 100, 12_345].map(
      (version) => noticesKeys({ key: { partnership: 'bolton', subject: 'x' }, version }).sk,
    )
    expect([...sks].sort()).toEqual(sks)
  })
})
