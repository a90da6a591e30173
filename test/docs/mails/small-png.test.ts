import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { smallPng } from '../../../infra/docs/mails/small-png.ts'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A picture three pixels wide of these rows as PNG writes them, each with its filter first. */
const pngOf = (rows: number[][], more: Partial<Record<number, number>> = {}): Buffer => {
  const header = Buffer.from([0, 0, 0, 3, 0, 0, 0, rows.length, 8, 2, 0, 0, 0])
  for (const [at, value] of Object.entries(more)) header[Number(at)] = value ?? 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const dataOf = (png: Buffer, type: string): Buffer => {
  const at = png.indexOf(type, 0, 'latin1')
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}

/** The pixels of a small picture, as `r,g,b`. */
const colours = (png: Buffer): string[][] => {
  const [palette, raw] = [dataOf(png, 'PLTE'), inflateSync(dataOf(png, 'IDAT'))]
  return Array.from({ length: png.readUInt32BE(20) }, (_, y) =>
    [raw[y * 3 + 1] ?? 0, raw[y * 3 + 2] ?? 0]
      .flatMap((byte) => [byte >> 4, byte & 15])
      .slice(0, 3)
      .map((n) => [...palette.subarray(n * 3, n * 3 + 3)].join(',')),
  )
}

describe('a small picture', () => {
  it('shows what the large one showed, whichever way its rows were written', () => {
    const rows = [
      // as it is: white, red, blue
      [0, 255, 255, 255, 255, 0, 0, 0, 0, 255],
      // less the pixel to the left: red, red, black
      [1, 255, 0, 0, 0, 0, 0, 1, 0, 0],
      // less the pixel above: red, blue, black
      [2, 0, 0, 0, 1, 0, 255, 0, 0, 0],
      // less half of both: the first is 255 + (0 + 255) / 2, which a byte holds as 126, and red was 127 + 128
      [3, 128, 0, 0, 128, 0, 129, 0, 0, 192],
      // less whichever is nearest: nothing more than above or beside it
      [4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]
    expect(colours(smallPng(pngOf(rows)))).toEqual([
      ['255,255,255', '255,0,0', '0,0,255'],
      ['255,0,0', '255,0,0', '0,0,0'],
      ['255,0,0', '0,0,255', '0,0,0'],
      ['255,0,0', '255,0,0', '127,0,192'],
      ['255,0,0', '255,0,0', '127,0,192'],
    ])
  })

  it('has sixteen colours at most, and each pixel the nearest', () => {
    const greys = Array.from({ length: 40 }, (_, n) => [
      0,
      ...[n * 6, n * 6 + 1, n * 6 + 2].flatMap((grey) => [grey, grey, grey]),
    ])
    const small = smallPng(pngOf(greys))
    expect(dataOf(small, 'PLTE')).toHaveLength(48)
    for (const [y, row] of colours(small).entries())
      for (const [x, colour] of row.entries()) expect(Math.abs(Number.parseInt(colour, 10) - (y * 6 + x))).toBeLessThan(40)
  })

  it('is not made of a picture of another form', () => {
    expect(() => smallPng(pngOf([], { 8: 16 }))).toThrow('another form')
  })
})
