import type { Instant } from '../time/day.ts'
import type { Notice } from './notice.ts'

/**
 * What the mail system says became of a mail. Sent is not delivered, and delivered is not read: each is a word of its own.
 *
 * `delayed`: it goes on trying. `away`: it came back, as an automatic answer does after the mail was delivered. `bounced`, `complained`, `rejected`: this
 * address will not be reached, and is not to be tried alone again. `silent`: the mail system has said nothing of it in the
 * time in which it should have, which is our own word for it.
 */
export type DeliveryState = 'delivered' | 'delayed' | 'away' | 'bounced' | 'complained' | 'rejected' | 'silent'

/** One word of the mail system about one mail. It may come before our own record of the mail, twice, or never. */
export interface Receipt {
  partnership: string
  /** The service's own reference of the matter. */
  reference: string
  /** Which commit's notices, and which of them. */
  version: number
  n: number
  /** The holder's id, in the letters that a tag may have. */
  holder: string
  state: DeliveryState
  at: Instant
  /** When the mail system took the mail. */
  sentAt: Instant
}

const lost: ReadonlySet<DeliveryState> = new Set(['bounced', 'complained', 'rejected'])

/** Whether the address itself is at fault: what is sent there next will not arrive either. */
export const isDeadAddress = (state: DeliveryState): boolean => lost.has(state)

const hourMs = 3_600_000

/** What cannot wait for a mail that is an hour late. */
const pressing: ReadonlySet<Notice['kind']> = new Set(['last-day', 'overdue'])

/**
 * Whether somebody else must be told now: the mail did not arrive, or not in the hour in which it was needed. One that came
 * back and is not known to have been delivered may have found a full mailbox.
 *
 * @param delivered whether the mail system has ever said that it was
 */
export const mustTurnToNext = ({ state, at, sentAt }: Receipt, { kind, undelivered }: Notice, delivered: boolean): boolean => {
  if (state === 'away') return !delivered
  // one step and no further: should the mail system's words be lost altogether, not everybody is to be told of everything
  if (state === 'silent') return undelivered === undefined
  return isDeadAddress(state) || (state === 'delayed' && pressing.has(kind) && at - sentAt >= hourMs)
}

/** In the letters that a tag may have: one that the mail system refused would be an alert that nobody gets. */
export const inTagLetters = (text: string): string => text.replaceAll(/[^A-Za-z0-9_-]/g, '_')

/** Names one mail of one commit in the mail system's own records. @example 'K7Q2M-000003-0_business-manager' */
export const tagOfMail = (reference: string, version: number, delivery: string): string =>
  `${reference}-${String(version).padStart(6, '0')}-${inTagLetters(delivery)}`.slice(0, 256)

/** What such a tag names; undefined when it is none of ours. */
export const mailOfTag = (tag: string): Pick<Receipt, 'reference' | 'version' | 'n' | 'holder'> | undefined => {
  const [, reference = '', version, n, holder = ''] = /^([A-Za-z0-9]+)-(\d{6})-(\d+)_(.+)$/.exec(tag) ?? []
  return version === undefined ? undefined : { reference, version: Number(version), n: Number(n), holder }
}
