import { CliError } from '../cli-error.ts'

/** A directory of thousands fits many times over: what is larger is another file. */
const mostBytes = 1_000_000

export interface Decoded {
  text: string
  /** In words, for whoever wonders. */
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252'
}

/**
 * The text of a file as office programs save it: UTF-8 or UTF-16 by their byte order marks, UTF-8 without one, and what is
 * no UTF-8 is Windows-1252. Lines end in `\n`.
 *
 * @throws CliError when it is no text
 */
export const decoded = (bytes: Uint8Array, name: string): Decoded => {
  if (bytes.length > mostBytes) throw new CliError(`${name}: expected a file of at most 1 MB`)
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) throw new CliError(`${name}: expected CSV, and this is a workbook: save it as CSV`)
  const read = textOf(bytes)
  if (read.text.includes('\0'))
    throw new CliError(`${name}: expected text in UTF-8, UTF-16 with a byte order mark, or Windows-1252`)
  return { ...read, text: read.text.replaceAll(/\r\n?/g, '\n') }
}

/** A decoder leaves out the byte order mark of its own encoding. */
const textOf = (bytes: Uint8Array): Decoded => {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' }
  }
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, n) => bytes[n] === byte)
