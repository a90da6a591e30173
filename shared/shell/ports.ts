import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Raising } from '../ladders/raising.ts'
import type { Context } from '../matters/derived.ts'
import type { MatterKind } from '../matters/kinds.ts'
import type { Decision, Matter, MatterKey } from '../matters/matter.ts'
import type { Notice } from '../notices/notice.ts'
import type { Receipt } from '../notices/receipt.ts'
import type { MailBefore } from '../notices/told-before.ts'
import type { Contact, Holder } from '../people/directory.ts'
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
  /** Addresses that it tells: kept apart from the timeline, but with it or not at all. */
  contacts?: readonly Contact[]
}

/**
 * How a commit ended. `conflict`: somebody else committed first, load again. `repeat`: this very event was accepted
 * before. `clash`: an event of this identity with another body was.
 */
export type CommitResult = 'committed' | 'conflict' | 'repeat' | 'clash'

/** The notices of one commit, and the disputes that it raises, waiting to be sent or partly sent. */
export interface Outbox extends OutboxKey {
  notices: readonly Notice[]
  raises: readonly Raising[]
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
  /** What was told in place of which role: see `toldInPlace`. */
  told?: string
  /** When the mail system's silence counts as not delivered; absent where it never says anything. */
  heardBy?: Instant
}

/** Which commit's notices: its matter and version. */
export interface OutboxKey {
  key: MatterKey
  version: number
}

/** One page of the open matters. */
export interface OpenMatters {
  keys: MatterKey[]
  /** Where the next page begins; absent after the last one. */
  next?: string
}

export interface MatterStore {
  /** Always the latest committed state. */
  load(key: MatterKey): Promise<StoredMatter | undefined>
  commit(commit: Commit): Promise<CommitResult>
  /** Whether an event of this identity was accepted before, and with which body. */
  seen(stamp: EventStamp): Promise<'new' | 'repeat' | 'clash'>
  /** Matters whose alarm is due by `by`, at most `limit`. */
  due(by: Instant, limit: number): Promise<MatterKey[]>
  /** Matters that will speak again, at most `limit` of them from where the page before ended; in no order that means anything. */
  open(after: string | undefined, limit: number): Promise<OpenMatters>
  /** Notices committed by `by` and not all sent, at most `limit`. */
  unsent(by: Instant, limit: number): Promise<OutboxKey[]>
  /** Whether anything of a commit is left to send. */
  isUnsent(outbox: OutboxKey): Promise<boolean>
  /** Takes the lease on a commit's notices; undefined when somebody holds it, or all are sent. */
  claim(outbox: OutboxKey, now: Instant, leaseUntil: Instant): Promise<Outbox | undefined>
  /** The deliveries of a commit that are recorded, sent or put by, by `deliveryKey`; not those whose pile has passed its holder over. */
  sentOf(outbox: OutboxKey): Promise<ReadonlySet<string>>
  /** Every mail of a matter that is recorded. */
  mailsOf(key: MatterKey): Promise<readonly MailBefore[]>
  /** Records one delivery, once; anew where a pile has passed its holder over. */
  recordSent(outbox: OutboxKey, delivery: string, sent: Sent): Promise<void>
  /** The matter that people know by this reference of the service's own. */
  keyOf(partnership: string, reference: string): Promise<MatterKey | undefined>
  /** The notices of one commit, sent or not; none when it had none. */
  noticesOf(outbox: OutboxKey): Promise<readonly Notice[]>
  /** Records what the mail system said of a mail, each of its words once: false when it was there. It needs no record of the mail. */
  recordReceipt(outbox: OutboxKey, receipt: Receipt): Promise<boolean>
  /** Whether it has said this word of that mail. */
  hasReceipt(outbox: OutboxKey, receipt: Receipt): Promise<boolean>
  /** When the mail system said that a mail was delivered, if it has. */
  deliveredAt(outbox: OutboxKey, mail: Pick<Receipt, 'n' | 'holder'>): Promise<Instant | undefined>
  /** Nothing of this commit is left to send. */
  finish(outbox: OutboxKey): Promise<void>
}

/** What the core may know beside a matter. */
export interface Contexts {
  /**
   * A partnership's rules and settings, and the calendar as everything counts with it at an instant. Undefined for a
   * partnership that this service does not watch for.
   *
   * @param kind of the matter that it is for, where something is decided: a dispute asks also which roles are held
   * @throws whatever the store throws: a date must not be counted by a calendar that may be out of date
   */
  of(partnership: string, at: Instant, kind?: MatterKind): Promise<Context | undefined>
}

export interface Directory {
  /** Who is written to for each role of the partnership at an instant: see `holdersAt`. */
  holders(partnership: string, at: Instant): Promise<Holder[]>
  /** The addresses that it has. */
  contacts(partnership: string): Promise<Contact[]>
  /** Remembers that a holder's address is not reached, from the first time on; not by a mail to the one before it. */
  markUnreachable(partnership: string, holder: string, since: Instant, sentAt: Instant): Promise<void>
  /** Remembers when a mail to a holder last arrived. */
  markDelivered(partnership: string, holder: string, at: Instant): Promise<void>
  /** Remembers when a holder last answered a mail. */
  markAnswered(partnership: string, holder: string, at: Instant): Promise<void>
}

export interface Inbox {
  /** Puts an event where those from the bus wait to be taken in. @throws when it was not taken */
  put(event: ClocksEvent): Promise<void>
}

export interface WakeCall {
  key: MatterKey
  /** The version of the matter that a schedule was made for; absent: whatever it is, look at it again. */
  version?: number
}

export interface WakeTimer {
  /** One wake-up call a matter: replaces the one before. */
  arm(call: WakeCall, at: Instant): Promise<void>
  disarm(key: MatterKey): Promise<void>
}

export interface WakeQueue {
  /** Delivered at least once, not before `delaySeconds` (0–900). */
  send(call: WakeCall, delaySeconds: number): Promise<void>
  /** Many at once, without delay. @throws when not every one was taken: some of them may have been */
  sendAll(calls: readonly WakeCall[]): Promise<void>
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
