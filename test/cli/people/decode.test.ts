import { describe, expect, it } from 'vitest'
import { decoded } from '../../../infra/cli/people/decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(2 * (text.length + 1))
  const view = new DataView(bytes.buffer)
  for (const [n, unit] of ['\ufeff', ...text].entries()) view.setUint16(2 * n, unit.charCodeAt(0), littleEndian)
  return bytes
}

describe('a file as office programs save it', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8('as;Öffnung'), 'UTF-8'],
    ['UTF-8 with a byte order mark', utf8('\ufeffas;Öffnung'), 'UTF-8'],
    ['UTF-16 as Excel’s “Unicode text”', utf16('as;Öffnung', true), 'UTF-16'],
    ['UTF-16, the other way round', utf16('as;Öffnung', false), 'UTF-16'],
    // 0xD6 is Ö in Windows-1252, and no UTF-8 before an f
    ['Windows-1252', Uint8Array.of(0x61, 0x73, 0x3b, 0xd6, ...utf8('ffnung')), 'Windows-1252'],
  ])('is read as the same text: %s', (_how, bytes, encoding) => {
    expect(decoded(bytes, 'people.csv')).toEqual({ text: 'as;Öffnung', encoding })
  })

  it('has lines that end in one way, however they were ended', () => {
    expect(decoded(utf8('a\r\nb\rc\nd'), 'x').text).toBe('a\nb\nc\nd')
  })

  it('has the quotes of Windows-1252 where Latin-1 would have control characters', () => {
    expect(decoded(Uint8Array.of(0x93, 0x61, 0x94), 'x').text).toBe('“a”')
  })

  it.each<[string, Uint8Array, string]>([
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'expected CSV, and this is a workbook: save it as CSV'],
    [
      'UTF-16 without a mark',
      utf16('abc', true).slice(2),
      'expected text in UTF-8, UTF-16 with a byte order mark, or Windows-1252',
    ],
    ['something else altogether', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'expected text in UTF-8'],
    ['more than a directory can be', new Uint8Array(1_000_001).fill(0x61), 'expected a file of at most 1 MB'],
  ])('is refused in words as %s', (_what, bytes, message) => {
    expect(() => decoded(bytes, 'people.csv')).toThrow(`people.csv: ${message}`)
  })
})
