import type { Raising } from '../ladders/raising.ts'
import type { Notice, NoticeKind } from '../notices/notice.ts'
import type { DeliveryState } from '../notices/receipt.ts'
import type { Instant } from '../time/day.ts'
import { overduesIn, stepOf } from './climbing.ts'
import type { FactRecord } from './facts.ts'
import { kindOf, type MatterKind } from './kinds.ts'
import type { WarningCode } from './warning.ts'

/** Which matter: the partnership and the caller's own reference for it. */
export interface MatterKey {
  partnership: string
  subject: string
}

/** How a clock changed between two looks at the facts. */
export type ClockChange = 'opened' | 'moved' | 'met' | 'met-late' | 'cancelled' | 'reopened'

/** One line of a matter's append-only timeline. */
export type Entry =
  | { kind: 'fact'; fact: FactRecord }
  | ClockEntry
  | { kind: 'alarm'; clock: string; alarm: NoticeKind; n: number; due: string | null; at: Instant; rungAt: Instant }
  | WarningEntry
  | UndeliveredEntry

/** A mail that did not reach somebody: which notice, whom by id, and what the mail system said. */
export interface UndeliveredEntry {
  kind: 'undelivered'
  notice: string
  holder: string
  state: DeliveryState
  at: Instant
}

/** What became of a clock. */
export interface ClockEntry {
  kind: 'clock'
  clock: string
  change: ClockChange
  due: string | null
  /** Of a nudge: the day from which its reminders are counted. Older timelines lack it. */
  from?: string
  at: Instant
  holidays?: readonly string[]
}

/** What was odd about a fact when it was accepted. It changes nothing: the fact counts as it stands until it is corrected. */
export interface WarningEntry {
  kind: 'warning'
  code: WarningCode
  /** Id of the event that was accepted with it. */
  fact: string
  /** What it is at odds with: the id of another event, or of the rule whose order it breaks. Never a value. */
  about?: string
  at: Instant
}

/** What a clock's people have been told so far. Remembered so that nothing is told twice, not to know the date. */
export interface Told {
  open: boolean
  due: string | null
  /** Of a nudge: the day from which its reminders are counted, where the timeline says so. */
  from?: string
  /** When this due date was first told. */
  since: Instant
  /** The moment of the last alarm that rang. */
  rungTo: Instant
  rung: ReadonlySet<string>
  /** How many steps above its owner have ever been told of it, under an earlier date too: they hear when it changes. */
  climbed: number
}

/** One thing being followed, as its timeline tells it. */
export interface Matter extends MatterKey {
  kind: MatterKind
  records: readonly FactRecord[]
  told: ReadonlyMap<string, Told>
  /** The mails that did not arrive, by `undeliveredKey`. */
  undelivered: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

export const undeliveredKey = (notice: string, holder: string): string => `${notice} ${holder}`

export const newMatter = (key: MatterKey, kind: MatterKind = 'serious-incident'): Matter => ({
  ...key,
  kind,
  records: [],
  told: new Map(),
  undelivered: nothing,
})

/** What a decision asks the shell to commit, all or nothing. */
export interface Decision {
  matter: Matter
  entries: Entry[]
  notices: Notice[]
  /** Disputes that follow from it, to be told like any other; absent when there are none. */
  raises?: Raising[]
  /** When the matter next has something to say; absent when it never will. */
  wakeAt?: Instant
}

export const alarmKey = (kind: NoticeKind, n: number): string => `${kind}/${n}`

/** The matter after more lines of its timeline. */
export const extend = (matter: Matter, entries: readonly Entry[]): Matter => {
  const { partnership, subject, kind } = matter
  // what no entry changes is shared with the matter before, and with what was derived from it
  let records: FactRecord[] | undefined
  let told: Map<string, Told> | undefined
  let undelivered: Set<string> | undefined
  for (const entry of entries)
    if (entry.kind === 'fact') {
      records ??= [...matter.records]
      records.push(entry.fact)
    } else if (entry.kind === 'undelivered') {
      undelivered ??= new Set(matter.undelivered)
      undelivered.add(undeliveredKey(entry.notice, entry.holder))
    } else if (entry.kind !== 'warning') {
      told ??= new Map(matter.told)
      told.set(entry.clock, toldAfter(told.get(entry.clock), entry))
    }
  return {
    partnership,
    subject,
    kind,
    records: records ?? matter.records,
    told: told ?? matter.told,
    undelivered: undelivered ?? matter.undelivered,
  }
}

/** The matter that a whole timeline tells. */
export const matterOf = (key: MatterKey, entries: readonly Entry[]): Matter => {
  const first = entries.find((entry) => entry.kind === 'fact')
  return extend(newMatter(key, first && kindOf(first.fact.type)), entries)
}

const toldAfter = (before: Told | undefined, entry: Exclude<Entry, { kind: 'fact' | 'warning' | 'undelivered' }>): Told => {
  if (entry.kind === 'alarm') {
    const told = before ?? { open: true, due: entry.due, since: entry.at, rungTo: entry.at, rung: nothing, climbed: 0 }
    return {
      ...told,
      // what somebody escalates is no reminder: one that an answer had put off is still to come
      rungTo: entry.alarm === 'escalate' ? told.rungTo : Math.max(told.rungTo, entry.at),
      rung: new Set(told.rung).add(alarmKey(entry.alarm, entry.n)),
      climbed: Math.max(told.climbed, stepOf({ kind: entry.alarm, n: entry.n }, overduesIn(told.rung))),
    }
  }
  const open = entry.change === 'opened' || entry.change === 'moved' || entry.change === 'reopened'
  if (!open && before !== undefined) return { ...before, open }
  const from = entry.from === undefined ? {} : { from: entry.from }
  return { open, due: entry.due, ...from, since: entry.at, rungTo: entry.at, rung: nothing, climbed: before?.climbed ?? 0 }
}
