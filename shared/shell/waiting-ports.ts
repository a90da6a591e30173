import type { Notice } from '../notices/notice.ts'
import type { DeliveryState } from '../notices/receipt.ts'
import type { Wait } from '../notices/wait-of.ts'
import type { Instant } from '../time/day.ts'
import type { OutboxKey, Sent } from './ports.ts'

// What the steps ask for that deal with mails which wait: for a digest, for the morning, or to be heard of.

/** One notice to one person that waits: with others for a digest, or for the end of quiet hours. */
export interface Waiting {
  outbox: OutboxKey
  /** The service's own reference of its matter. */
  reference: string
  /** Its place among the notices of its commit. */
  n: number
  notice: Notice
  /** The id of whoever it waits for. */
  holder: string
  until: Instant
  why: Wait['why']
  /** When its commit was first tried to be sent, if this is not the first attempt: it may have gone then. */
  firstTriedAt?: Instant
}

/** What waits for one person until one moment. Complete once that moment has come: nothing is added any more. */
export interface PileKey {
  partnership: string
  holder: string
  until: Instant
}

/** A notice of a pile, and what became of it. */
export interface Piled extends Waiting {
  /** Unique within its pile, in the order of due dates. */
  id: string
  /**
   * `sent` in its pile's mail; `withdrawn` as it has become false. `apart`: it is no part of that mail, and goes by itself, to its
   * holder too if they are its reader then. `passed-on`: its holder has had it so. `passed-over`: they were no reader of it, and
   * count as seen to no longer. After both others may still have to be told; `passed-on` too when nothing is left to do.
   */
  outcome?: 'sent' | 'withdrawn' | 'apart' | 'passed-on' | 'passed-over'
  /** Nothing is left to do for it. */
  isDone: boolean
}

export interface Pile {
  key: PileKey
  items: readonly Piled[]
  /** When sending it was first begun; absent on the first attempt. */
  firstTriedAt?: Instant
}

export interface WaitingStore {
  /** Puts a notice by, and records that its holder has been seen to, both or neither. `closed`: its moment has come. */
  wait(waiting: Waiting): Promise<'waits' | 'closed'>
  /** The piles whose moment has come by `by` and that are not done, of at most `limit` notices. */
  ripe(by: Instant, limit: number): Promise<PileKey[]>
  /** Takes the lease on a pile; undefined while somebody holds it. */
  claim(key: PileKey, now: Instant, leaseUntil: Instant): Promise<Pile | undefined>
  /** Says of a notice, before anything is sent, that it is no part of its pile's mail; it stays on the list. */
  setApart(key: PileKey, item: Piled): Promise<void>
  /** Its holder has had it by itself: recorded as any mail of its commit, and said of the item, both or neither. It stays on the list. */
  passOn(key: PileKey, item: Piled, delivery: string, sent: Sent): Promise<void>
  /** Its holder counts as seen to no longer; it stays on the list. */
  passOver(key: PileKey, item: Piled, at: Instant): Promise<void>
  /** Nothing is left to do for these, all at once; at most 90. */
  finish(key: PileKey, items: readonly Piled[], sent: PileSent): Promise<void>
  /** Everything of a pile, whatever became of it. */
  itemsOf(key: PileKey): Promise<readonly Piled[]>
}

/** What became of several notices of a pile. */
export interface PileSent {
  outcome: NonNullable<Piled['outcome']>
  at: Instant
  messageId?: string
  heardBy?: Instant
}

/** A mail that was handed over, and whose time to be heard of is over. */
export interface Unheard {
  outbox: OutboxKey
  n: number
  holder: string
  sentAt: Instant
  /** Where it is listed. */
  place: { pk: string; sk: string }
}

export interface SilenceStore {
  /** The mails whose time to be heard of was over by `by`, at most `limit`. */
  unheard(by: Instant, limit: number): Promise<Unheard[]>
  /** What is recorded of a mail: each word of the mail system's, and our own that it was silent. */
  saidOf(unheard: Unheard): Promise<readonly DeliveryState[]>
  /** It is waited for no longer. */
  strike(unheard: Unheard): Promise<void>
}
