import type { Clock } from '../clocks/clock.ts'
import type { Rule } from '../clocks/rule.ts'
import type { Context } from '../matters/derived.ts'
import type { FactRecord } from '../matters/facts.ts'
import type { Matter } from '../matters/matter.ts'
import type { Holder } from '../people/directory.ts'
import type { Instant } from '../time/day.ts'
import type { DoneFact } from './done-event-of.ts'
import type { NoticeLink } from './link.ts'

/** What a link is about, as everything stands now. */
export interface Look {
  link: NoticeLink
  /** Of the whole link: its identity. */
  hash: string
  matter: Matter
  context: Context
  rule: Rule
  /** Absent when the facts no longer start it. */
  clock: Clock | undefined
  /** The fact that the link told when it was used before. */
  used: FactRecord | undefined
  /** Whether whoever it was for still has the role. */
  isTheirs: boolean
  deputies: readonly Holder[]
  /** What would tell that it is done, and what the case system could send. */
  doneFacts: readonly DoneFact[]
  factsThatMeet: readonly { type: string; title: string }[]
  /** Of a dispute: the rung that it is on. */
  rung: string | undefined
  /** Since when it may have been read, as far as is known. */
  arrivedAt: Instant
}

/** So soon after a mail a link scanner may be answering. No document says: the ten seconds are this service's own. */
const tooSoonMs = 10_000

export const isTooSoon = ({ arrivedAt }: Pick<Look, 'arrivedAt'>, now: Instant): boolean => now - arrivedAt < tooSoonMs
