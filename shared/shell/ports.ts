import type { Decision, Matter, MatterKey } from '../matters/matter.ts'
import type { ComposedMail } from '../notices/compose-mail.ts'
import type { Notice } from '../notices/notice.ts'
import type { Holder } from '../people/directory.ts'
import type { Instant } from '../time/day.ts'

/** A matter as it stands in the store. */
export interface StoredMatter {
  matter: Matter
  /** Counts commits; a commit names the one it builds on. */
  version: number
  /** The service's own short reference, shown to people: `K7Q2M`. */
  reference: string
  wakeAt?: Instant
  /** Hash of the last record of its timeline; the next one carries it on. */
  lastHash: string
}

/** The CloudEvents identity of an accepted event, and a hash of its body, so that a repeat is told from a clash. */
export interface EventStamp {
  partnership: string
  source: string
  id: string
  bodyHash: string
}

/** Everything that one decision changes. Committed whole or not at all. */
export interface Commit {
  decision: Decision
  /** The state the decision was made on; absent for a new matter. */
  on: StoredMatter | undefined
  reference: string
  at: Instant
  event?: EventStamp
}

/**
 * How a commit ended. `conflict`: somebody else committed first, load again. `repeat`: this very event was accepted
 * before. `clash`: an event of this identity with another body was.
 */
export type CommitResult = 'committed' | 'conflict' | 'repeat' | 'clash'

/** The notices of one commit, waiting to be sent or partly sent. */
export interface Outbox extends OutboxKey {
  notices: readonly Notice[]
  /** The deliveries already recorded, by `deliveryKey`. */
  sent: ReadonlySet<string>
  /** When sending was first begun; absent on the first attempt, when nothing can have been sent. */
  firstTriedAt?: Instant
}

/** What became of one notice to one holder. */
export interface Sent {
  at: Instant
  /** The mail system's id; absent when the notice was withdrawn because its clock had been met or moved. */
  messageId?: string
  /** The role written to in place of one that nobody holds. */
  insteadOf?: string
}

/** Which commit's notices: its matter and version. */
export interface OutboxKey {
  key: MatterKey
  version: number
}

export interface MatterStore {
  /** Always the latest committed state. */
  load(key: MatterKey): Promise<StoredMatter | undefined>
  commit(commit: Commit): Promise<CommitResult>
  /** Whether an event of this identity was accepted before, and with which body. */
  seen(stamp: EventStamp): Promise<'new' | 'repeat' | 'clash'>
  /** Matters whose alarm is due by `by`, at most `limit`. */
  due(by: Instant, limit: number): Promise<MatterKey[]>
  /** Notices committed by `by` and not all sent, at most `limit`. */
  unsent(by: Instant, limit: number): Promise<OutboxKey[]>
  /** Takes the lease on a commit's notices; undefined when somebody holds it, or all are sent. */
  claim(outbox: OutboxKey, now: Instant, leaseUntil: Instant): Promise<Outbox | undefined>
  /** Records one delivery, once. */
  recordSent(outbox: OutboxKey, delivery: string, sent: Sent): Promise<void>
  /** Nothing of this commit is left to send. */
  finish(outbox: OutboxKey): Promise<void>
}

export interface Directory {
  /** Everybody who holds a role in the partnership now. */
  holders(partnership: string): Promise<Holder[]>
}

export interface Mailer {
  /**
   * Hands one mail over. Resolves with the mail system's id once it has accepted it. Never retries by itself.
   *
   * @param tag names the notice in the mail system's own records
   */
  send(mail: ComposedMail, to: Holder, tag: string): Promise<string>
}

export interface WakeCall {
  key: MatterKey
  version: number
}

export interface WakeTimer {
  /** One wake-up call a matter: replaces the one before. */
  arm(call: WakeCall, at: Instant): Promise<void>
  disarm(key: MatterKey): Promise<void>
}

export interface WakeQueue {
  /** Delivered at least once, not before `delaySeconds` (0–900). */
  send(call: WakeCall, delaySeconds: number): Promise<void>
}

/** A refused event as the dead letters know it: what it was called, not what it said. */
export interface RejectedEvent {
  /** The bus's own id of the message. */
  message: string
  id?: string
  source?: string
  type?: string
  subject?: string
  code: string
  errors: readonly { field: string; expected: string }[]
}

export interface RejectedEvents {
  add(rejected: RejectedEvent): Promise<void>
}

/** The service's now. Real everywhere but in the local stage, where it can be moved forward. */
export type Now = () => Promise<Instant>

/** Codes and ids only: never a name, an address or a whole object. */
export interface Log {
  info(code: string, fields?: LogFields): void
  warn(code: string, fields?: LogFields): void
  error(code: string, fields?: LogFields): void
  /** Adds to a counted metric. */
  count(metric: string, by?: number): void
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>
