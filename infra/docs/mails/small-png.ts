import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture as rows of pixels of three or four bytes, top to bottom. */
interface Pixels {
  width: number
  height: number
  /** Bytes a pixel. */
  size: number
  rows: Uint8Array[]
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * The same picture in few colours, a quarter as large: a page of text needs no more, and what is committed stays small.
 *
 * @param png as a browser takes it: eight bits a channel, no interlacing
 */
export const smallPng = (png: Uint8Array): Buffer => {
  const pixels = pixelsOf(Buffer.from(png))
  const { width, height, size, rows } = pixels
  const colours = commonest(rows, size)
  const index = new Map<number, number>()
  const indexed = rows.map((row) => {
    const line = Buffer.alloc(1 + Math.ceil(width / 2))
    for (let x = 0; x < width; x++) {
      const colour = colourAt(row, x * size)
      const found = index.get(colour) ?? nearest(colours, colour)
      index.set(colour, found)
      line[1 + (x >> 1)] = (line[1 + (x >> 1)] ?? 0) | (x % 2 === 0 ? found << 4 : found)
    }
    return line
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // four bits a pixel, colours from a palette
  header.set([4, 3, 0, 0, 0], 8)
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(Buffer.concat(indexed), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

const colourAt = (row: Uint8Array, at: number): number => ((row[at] ?? 0) << 16) | ((row[at + 1] ?? 0) << 8) | (row[at + 2] ?? 0)

/** The sixteen colours that say most: each is as far from the others as it is common. */
const commonest = (rows: readonly Uint8Array[], size: number): number[] => {
  const counts = new Map<number, number>()
  for (const row of rows)
    for (let at = 0; at < row.length; at += size) counts.set(colourAt(row, at), (counts.get(colourAt(row, at)) ?? 0) + 1)
  const found: number[] = []
  const rest = [...counts]
  while (found.length < 16 && rest.length > 0) {
    const weights = rest.map(([colour, count]) => Math.sqrt(count) * (found.length === 0 ? 1 : distance(colour, found)))
    const [best] = rest.splice(weights.indexOf(Math.max(...weights)), 1)
    if (best !== undefined) found.push(best[0])
  }
  return found
}

const distance = (colour: number, from: readonly number[]): number => Math.min(...from.map((other) => apart(colour, other)))

const apart = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

const nearest = (colours: readonly number[], colour: number): number => {
  const gaps = colours.map((other) => apart(colour, other))
  return gaps.indexOf(Math.min(...gaps))
}

const pixelsOf = (png: Buffer): Pixels => {
  const [width, height, size] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3]
  if (png[24] !== 8 || (png[25] !== 2 && png[25] !== 6) || png[28] !== 0) throw new Error('a picture of another form')
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(data))
  const rows: Uint8Array[] = []
  const stride = width * size
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    rows.push(unfiltered(raw[start] ?? 0, raw.subarray(start + 1, start + 1 + stride), rows[y - 1], size))
  }
  return { width, height, size, rows }
}

/** A row as it was before PNG wrote of each byte only how it differs from its neighbours. */
const unfiltered = (filter: number, row: Uint8Array, above: Uint8Array | undefined, size: number): Uint8Array => {
  const out = new Uint8Array(row.length)
  for (const [x, byte] of row.entries()) {
    const left = out[x - size] ?? 0
    const up = above?.[x] ?? 0
    const corner = x < size ? 0 : (above?.[x - size] ?? 0)
    out[x] = byte + ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0)
  }
  return out
}

const paeth = (left: number, up: number, corner: number): number => {
  const [byLeft, byUp, byCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}
