import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const deepest = 256

/** The parts of a PNG by their names; pixel data comes in several. */
const chunksOf = (png: Buffer): { type: string; data: Buffer }[] => {
  const chunks = []
  for (let place = signature.length; place < png.length; ) {
    const length = png.readUInt32BE(place)
    chunks.push({
      type: png.toString('latin1', place + 4, place + 8),
      data: png.subarray(place + 8, place + 8 + length),
    })
    place += length + 12
  }
  return chunks
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The three neighbours that a filter predicts a byte from. */
const predicted = (filter: number, left: number, up: number, corner: number): number => {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

const unfiltered = (data: Buffer, height: number, row: number, step: number): Buffer => {
  const pixels = Buffer.alloc(height * row)
  const at = (y: number, x: number): number => (x < 0 || y < 0 ? 0 : (pixels[y * row + x] ?? 0))
  for (let y = 0; y < height; y++) {
    const line = y * (row + 1)
    for (let x = 0; x < row; x++) {
      const guess = predicted(data[line] ?? 0, at(y, x - step), at(y - 1, x), at(y - 1, x - step))
      pixels[y * row + x] = (data[line + 1 + x] ?? 0) + guess
    }
  }
  return pixels
}

/** Colours by how often they occur, and each to its place among the most frequent ones: itself, or whatever is nearest. */
const paletteOf = (colours: readonly number[]): { palette: number[]; indexOf: (colour: number) => number } => {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, deepest)
    .map(([colour]) => colour)
  const places = new Map(palette.map((colour, index) => [colour, index]))
  const indexOf = (colour: number): number => {
    const known = places.get(colour)
    if (known !== undefined) return known
    const nearest = palette.reduce(
      (best, each, index) => (apart(each, colour) < apart(palette[best] ?? 0, colour) ? index : best),
      0,
    )
    places.set(colour, nearest)
    return nearest
  }
  return { palette, indexOf }
}

const apart = (a: number, b: number): number =>
  [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 255) - ((b >> bits) & 255)) ** 2, 0)

/** A browser's picture with a palette in place of true colours: text and plain surfaces are then half the size. */
export const smallPng = (png: Buffer): Buffer => {
  const chunks = chunksOf(png)
  const header = chunks[0]?.data ?? Buffer.alloc(13)
  const [width, height, step] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3]
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((each) => each.data)))
  const pixels = unfiltered(data, height, width * step, step)
  const colours = Array.from({ length: width * height }, (_, n) => pixels.readUIntBE(n * step, 3))
  const { palette, indexOf } = paletteOf(colours)
  const indexed = Buffer.alloc(height * (width + 1))
  for (const [n, colour] of colours.entries()) indexed[Math.floor(n / width) * (width + 1) + 1 + (n % width)] = indexOf(colour)
  const written = Buffer.alloc(palette.length * 3)
  for (const [index, colour] of palette.entries()) written.writeUIntBE(colour, index * 3, 3)
  const smaller = Buffer.from(header)
  smaller[9] = 3
  return Buffer.concat([
    signature,
    chunk('IHDR', smaller),
    chunk('PLTE', written),
    chunk('IDAT', deflateSync(indexed, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
