import { InvalidArgumentError } from 'commander'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipOf, partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Day, Instant } from '../../shared/time/day.ts'
import { type Read, readDay, readInstant } from './read-moment.ts'
import type { Terminal } from './terminal.ts'

const valueRead = <T>(read: Read<T>): T => {
  if (!read.ok) throw new InvalidArgumentError(read.expected)
  return read.value
}

/** Reads a day given on the command line. The parser throws InvalidArgumentError, which ends as a usage error. */
export const dayArgument =
  (terminal: Terminal) =>
  (text: string): Day =>
    valueRead(readDay(text, terminal.now()))

/** Reads a moment given on the command line. */
export const instantArgument =
  (terminal: Terminal) =>
  (text: string): Instant =>
    valueRead(readInstant(text, terminal.now()))

export const partnershipArgument = (id: string): Partnership => {
  const found = partnershipOf(id)
  if (found === undefined) throw new InvalidArgumentError(`expected one of ${partnerships.map((each) => each.id).join(', ')}`)
  return found
}

/** A whole number from `least` to `most`. */
export const countArgument =
  (least: number, most: number) =>
  (text: string): number => {
    const n = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (n >= least && n <= most) return n
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`)
  }
