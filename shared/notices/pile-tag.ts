import type { Instant } from '../time/day.ts'

/** What a digest's tag names: whose pile of which moment, and which mail of it. */
export interface PileTag {
  holder: string
  until: Instant
  /** 0, unless there was too much for one mail. */
  part: number
}

/** A holder's id in the letters that a tag may have, so that it can be read back. @example 'h_23_1' for 'h#1' */
export const spelt = (id: string): string =>
  id.replaceAll(/[^A-Za-z0-9-]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}_`)

export const unspelt = (text: string): string =>
  text.replaceAll(/_([0-9a-f]+)_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))

const minuteMs = 60_000

/** Names one digest in the mail system's own records, by the minute at which it was due. @example 'digest-29948680-0_business-manager' */
export const tagOfPile = ({ holder, until, part }: PileTag): string =>
  `digest-${until / minuteMs}-${part}_${spelt(holder)}`.slice(0, 256)

/** What such a tag names; undefined when it is none of a digest. */
export const pileOfTag = (tag: string): PileTag | undefined => {
  const [, minutes, part, holder] = /^digest-(\d+)-(\d+)_(.+)$/.exec(tag) ?? []
  if (minutes === undefined || holder === undefined) return undefined
  return { holder: unspelt(holder), until: Number(minutes) * minuteMs, part: Number(part) }
}
