import { describe, expect, it } from 'vitest'
import { indexUnits, itemBytes, readUnits, type WireItem, writeUnits } from './capacity.ts'

const textOf = (bytes: number): WireItem => ({ a: { S: 'x'.repeat(bytes - 1) } })

describe('the size of an item', () => {
  it.each<[string, WireItem, number]>([
    ['a name and a text', { pk: { S: 'MATTER' } }, 2 + 6],
    ['a text in UTF-8', { t: { S: '’' } }, 1 + 3],
    ['a number: one byte for two digits, and one', { n: { N: '1234' } }, 1 + 3],
    ['an odd number of digits is rounded up', { n: { N: '12345' } }, 1 + 4],
    ['zeros at the end do not count', { n: { N: '1798533000000' } }, 1 + 5],
    ['nought', { n: { N: '0' } }, 1 + 1],
    ['a minus sign', { n: { N: '-12' } }, 1 + 3],
    ['a fraction', { n: { N: '0.05' } }, 1 + 2],
    ['attributes add up', { pk: { S: 'ab' }, n: { N: '12' } }, 2 + 2 + 1 + 2],
  ])('%s', (_why, item, bytes) => expect(itemBytes(item)).toBe(bytes))

  it('of a value that the service never stores is not guessed', () =>
    expect(() => itemBytes({ m: { M: {} } } as unknown as WireItem)).toThrow('no rule for a value of type M'))
})

describe('write units', () => {
  it.each([
    ['up to 1 kB', 1024, 1],
    ['a byte more', 1025, 2],
    ['3.5 kB', 3584, 4],
  ])('%s', (_why, bytes, units) => {
    expect(writeUnits(undefined, textOf(bytes))).toBe(units)
    expect(writeUnits(undefined, textOf(bytes), true)).toBe(2 * units)
  })

  it('of an item that shrinks are those of the larger one before', () => expect(writeUnits(textOf(2000), textOf(10))).toBe(2))
})

describe('read units', () => {
  it.each([
    ['nothing found', [], 1],
    ['up to 4 kB', [4096], 1],
    ['a byte more', [4097], 2],
    ['of a query, by the sum', [3000, 3000, 3000], 3],
  ])('%s', (_why, sizes, units) => {
    expect(readUnits(sizes.map(textOf), true)).toBe(units)
    expect(readUnits(sizes.map(textOf), false)).toBe(units / 2)
  })
})

describe('the write units of a sparse index', () => {
  const index = { partitionKey: 'duePk', sortKey: 'dueSk', projects: ['pk', 'sk'] }
  const item = (due: string | undefined, more: WireItem = {}): WireItem => ({
    pk: { S: 'M' },
    sk: { S: 'HEAD' },
    ...(due !== undefined && { duePk: { S: 'DUE#1' }, dueSk: { S: due } }),
    ...more,
  })

  it.each([
    ['an item without its keys is not in it', undefined, item(undefined), 0],
    ['half a key is none', undefined, { duePk: { S: 'DUE#1' } }, 0],
    ['a new entry', undefined, item('2026'), 1],
    ['an item that gains its keys', item(undefined), item('2026'), 1],
    ['an entry taken out', item('2026'), item(undefined), 1],
    ['an entry moved: one taken out, one put in', item('2026'), item('2027'), 2],
    ['the same entry', item('2026'), item('2026'), 0],
    ['a change in what it does not project', item('2026'), item('2026', { version: { N: '2' } }), 0],
    ['a change in what it projects', item('2026'), item('2026', { sk: { S: 'X' } }), 1],
  ])('%s', (_why, before, after, units) => expect(indexUnits(index, before, after)).toBe(units))

  it('counts what the index holds, not the whole item', () =>
    expect(indexUnits(index, undefined, item('2026', { notices: { S: 'x'.repeat(5000) } }))).toBe(1))
})
