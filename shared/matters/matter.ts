import type { Raising } from '../ladders/raising.ts'
import type { Notice, NoticeKind } from '../notices/notice.ts'
import type { DeliveryState } from '../notices/receipt.ts'
import type { Instant } from '../time/day.ts'
import { type Climb, climbAfter, foot, stepOf } from './climbing.ts'
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
export type Entry = { kind: 'fact'; fact: FactRecord } | ClockEntry | AlarmEntry | WarningEntry | UndeliveredEntry

/** An alarm that rang. */
export interface AlarmEntry {
  kind: 'alarm'
  clock: string
  alarm: NoticeKind
  n: number
  /** Of an overdue alarm that was told to the same step as the one before: which. Otherwise it was one step higher. */
  step?: number
  due: string | null
  at: Instant
  rungAt: Instant
}

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
  /** How many have been told under this date. */
  reached: number
  /** How far its overdue alarms have climbed under this date. */
  climb: Climb
  /** What somebody escalated last and how high, since it was opened. */
  escalated?: { step: number; at: Instant }
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

const nothingRung = { rung: nothing, reached: 0, climb: foot } as const

const toldAfter = (before: Told | undefined, entry: ClockEntry | AlarmEntry): Told => {
  if (entry.kind === 'alarm')
    return afterAlarm(
      before ?? { open: true, due: entry.due, since: entry.at, rungTo: entry.at, climbed: 0, ...nothingRung },
      entry,
    )
  const open = entry.change === 'opened' || entry.change === 'moved' || entry.change === 'reopened'
  if (!open && before !== undefined) return { ...before, open }
  const from = entry.from === undefined ? {} : { from: entry.from }
  // whoever was asked for help and is silent is silent under another date too
  const escalated = entry.change === 'moved' && before?.escalated !== undefined ? { escalated: before.escalated } : {}
  const since = { since: entry.at, rungTo: entry.at }
  return { open, due: entry.due, ...from, ...since, ...nothingRung, climbed: before?.climbed ?? 0, ...escalated }
}

/** Whoever is asked anew has a time to answer of their own. */
const withoutUnseen = (rung: ReadonlySet<string>) => [...rung].filter((key) => !key.startsWith('unseen/'))

const afterAlarm = (told: Told, { alarm: kind, n, step: stayed, at }: AlarmEntry): Told => {
  const step = stepOf({ kind, n, step: stayed }, told.climb)
  // what somebody escalates is no reminder, nor what follows when it is not answered: one that was put off is still to come
  const isReminder = kind !== 'escalate' && (kind !== 'unseen' || told.escalated === undefined)
  return {
    ...told,
    rungTo: isReminder ? Math.max(told.rungTo, at) : told.rungTo,
    rung: new Set(kind === 'escalate' ? withoutUnseen(told.rung) : told.rung).add(alarmKey(kind, n)),
    climbed: Math.max(told.climbed, step),
    reached: Math.max(told.reached, step),
    ...(kind === 'overdue' && { climb: climbAfter(told.climb, { kind, n, step: stayed, at }) }),
    ...(kind === 'escalate' && { escalated: { step: n, at } }),
  }
}
