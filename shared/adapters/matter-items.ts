import { createHash } from 'node:crypto'
import type { Raising } from '../ladders/raising.ts'
import { type Entry, type MatterKey, matterOf } from '../matters/matter.ts'
import { dueShards, streamPrefixes } from '../names.ts'
import { type Notice, noticeOf } from '../notices/notice.ts'
import type { Receipt } from '../notices/receipt.ts'
import type { MailBefore } from '../notices/told-before.ts'
import { isOfPressingKind } from '../notices/urgency.ts'
import type { Contact } from '../people/directory.ts'
import type { Commit, EventStamp, Outbox, OutboxKey, Sent, StoredMatter } from '../shell/ports.ts'
import type { Instant } from '../time/day.ts'

// The layout of the one table. A matter's partition holds its timeline (ENTRY#…, hash-chained, never changed), its
// HEAD, the NOTICES#… of each commit and what was SENT#… of them, in this order of sort keys.

export interface Keys {
  pk: string
  sk: string
}

export type Item = Keys & Record<string, string | number>

export const matterPk = ({ partnership, subject }: MatterKey) => `MATTER#${partnership}#${subject}`

export const keyOfPk = (pk: string): MatterKey => {
  const [, partnership = '', subject = ''] = pk.split('#')
  return { partnership, subject }
}

const numbered = (version: number) => String(version).padStart(6, '0')

export const noticesKeys = ({ key, version }: OutboxKey): Keys => ({
  pk: matterPk(key),
  sk: `${streamPrefixes.notices}${numbered(version)}`,
})

export const entryKeys = (key: MatterKey, version: number): Keys => ({
  pk: matterPk(key),
  sk: `${entryPrefix}${numbered(version)}`,
})

export const versionOfEntry = ({ sk }: Keys): number => Number(sk.slice(entryPrefix.length))

const entryPrefix = 'ENTRY#'

export const outboxKeyOf = ({ pk, sk }: Keys): OutboxKey => ({
  key: keyOfPk(pk),
  version: Number(sk.slice(streamPrefixes.notices.length)),
})

export const anySent = 'SENT#'

export const sentPrefix = (version: number) => `${anySent}${numbered(version)}#`

export const sentKeys = ({ key, version }: OutboxKey, delivery: string): Keys => ({
  pk: matterPk(key),
  sk: `${sentPrefix(version)}${delivery}`,
})

/** The record of one delivery; listed until it is heard of, where that is waited for. */
export const sentItem = (outbox: OutboxKey, delivery: string, { heardBy, ...sent }: Sent): Item => {
  const keys = sentKeys(outbox, delivery)
  return { ...keys, ...sent, ...(heardBy !== undefined && dueKeys('UNHEARD', heardBy, keys.pk)) }
}

/** Whether such a record still says that somebody was seen to: a pile may have passed over whom it was put by for. */
export const isSeenTo = ({ passedOverAt }: Item): boolean => passedOverAt === undefined

/** What must hold for such a record to be made. */
export const isNotSeenTo = 'attribute_not_exists(pk) OR attribute_exists(passedOverAt)'

/** The mail that such a record is of. */
export const mailOfSent = ({ sk, told, insteadOf }: Item): MailBefore => {
  const [, version, n, ...holder] = sk.split('#')
  return {
    ...{ version: Number(version), n: Number(n), holder: holder.join('#') },
    ...(told !== undefined && { told: String(told) }),
    ...(insteadOf !== undefined && { insteadOf: String(insteadOf) }),
  }
}

/** What the sort keys begin with of everything that the mail system said of a mail. */
export const receiptPrefix = ({ version }: OutboxKey, n: number, holder: string) => `RECEIPT#${numbered(version)}#${n}#${holder}#`

/** What the mail system said of a mail: each word of it an item of its own, never changed. */
export const receiptKeys = (
  { key, version }: OutboxKey,
  { n, holder, state }: Pick<Receipt, 'n' | 'holder' | 'state'>,
): Keys => ({
  pk: matterPk(key),
  sk: `${receiptPrefix({ key, version }, n, holder)}${state}`,
})

export const referenceKeys = (partnership: string, reference: string): Keys => ({
  pk: `REFERENCE#${partnership}#${reference}`,
  sk: 'REFERENCE',
})

/** ENTRY#… and HEAD sort below this, the notices above: one query loads a matter without its mail. */
export const beyondHead = 'I'

/** By partnership too: nobody can use up another's ids, and two case systems that name themselves alike do not meet. */
export const eventKeys = ({ partnership, source, id }: Omit<EventStamp, 'bodyHash'>): Keys => ({
  pk: `EVENT#${sha256(`${partnership}\n${source}\n${id}`)}`,
  sk: 'EVENT',
})

const peoplePk = (partnership: string) => `PEOPLE#${partnership}`

/** The addresses of a partnership's directory: in no partition that a timeline is in. */
export const contactKeys = (partnership: string, holder: string): Keys => ({
  pk: peoplePk(partnership),
  sk: `CONTACT#${holder}`,
})

export const contactItem = (partnership: string, contact: Contact): Item => ({
  ...contactKeys(partnership, contact.holder),
  ...contact,
})

export const contactOfItem = ({ pk: _pk, sk: _sk, ...contact }: Item): Contact => contact as unknown as Contact

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** FNV-1a, to spread what is due over the index's partitions. */
const shardOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % dueShards
}

/** Sorts as time does, to the millisecond. */
export const sortableInstant = (instant: Instant) => new Date(instant).toISOString()

/** The place in the due index of what is due at an instant. */
export const dueSk = (at: Instant, pk: string) => `${sortableInstant(at)}#${pk}`

/** What the due index lists: matters to wake, notices to send, those first that cannot wait, piles to send, mails to be heard of. */
export type DueKind = 'DUE' | 'URGENT' | 'UNSENT' | 'WAITING' | 'UNHEARD'

export const dueKeys = (kind: DueKind, at: Instant, pk: string) => ({
  duePk: `${kind}#${shardOf(pk)}`,
  dueSk: dueSk(at, pk),
})

/** Of what is urgent and of the rest so many together, the urgent first; a fifth is the others' in any case, so that they are not left for ever. */
export const urgentFirst = <T>(urgent: readonly T[], others: readonly T[], limit: number): T[] => {
  const forOthers = Math.min(others.length, Math.max(limit - urgent.length, Math.floor(limit / 5)))
  return [...urgent.slice(0, limit - forOthers), ...others.slice(0, forOthers)]
}

/** A place in the list of open matters, as text: a partition of the due index, and the last sort key read there. */
export const placeOf = (text: string | undefined): { shard: number; sk: string } => {
  if (text === undefined) return { shard: 0, sk: '0' }
  const [shard = '', ...sk] = text.split(' ')
  return { shard: Number(shard), sk: sk.join(' ') }
}

/** The place after a page: further in its partition while that is not read to its end, then in the next; none after the last. */
export const nextPlace = (shard: number, page: readonly Keys[], limit: number): string | undefined => {
  const last = page.at(-1) as (Keys & { dueSk?: unknown }) | undefined
  if (last !== undefined && page.length === limit) return `${shard} ${last.dueSk}`
  return shard + 1 < dueShards ? `${shard + 1} 0` : undefined
}

/** The items of one commit; the first is the head. Their conditions are in `matter-table.ts`. */
export const itemsOf = ({ decision, on, reference, at, event, contacts = [] }: Commit) => {
  const { matter, entries, notices, raises = [], wakeAt } = decision
  const pk = matterPk(matter)
  const version = (on?.version ?? 0) + 1
  const written = encodeEntries(entries, at)
  const previous = on?.lastHash ?? ''
  const hash = chainHash(previous, at, written)
  const head: Item = {
    pk,
    sk: streamPrefixes.head,
    version,
    reference,
    hash,
    ...(wakeAt !== undefined && { wakeAt, ...dueKeys('DUE', wakeAt, pk) }),
  }
  const entry: Item = { ...entryKeys(matter, version), at, entries: written, previous, hash }
  const outbox: Item | undefined =
    notices.length + raises.length === 0
      ? undefined
      : {
          ...noticesKeys({ key: matter, version }),
          at,
          notices: encodeNotices(notices),
          ...(raises.length > 0 && { raises: JSON.stringify(raises) }),
          ...dueKeys(raises.length > 0 || notices.some(isOfPressingKind) ? 'URGENT' : 'UNSENT', at, pk),
        }
  const stamp: Item | undefined = event && { ...eventKeys(event), bodyHash: event.bodyHash, matter: pk }
  const name: Item | undefined = on ? undefined : { ...referenceKeys(matter.partnership, reference), matter: pk }
  const told = contacts.map((contact) => contactItem(matter.partnership, { ...contact, givenAt: sortableInstant(at) }))
  return { head, entry, outbox, stamp, name, contacts: told }
}

/** A record's hash: over the hash before it, its time and its words. */
export const chainHash = (previous: string, at: Instant, entries: string) => sha256(`${previous}\n${at}\n${entries}`)

/** The instants that equal the commit's own are left out: every byte is written and billed for ever. */
const encodeEntries = (entries: readonly Entry[], at: Instant): string =>
  JSON.stringify(entries, (key, value: unknown) =>
    (key === 'at' || key === 'rungAt' || key === 'recordedAt') && value === at ? undefined : value,
  )

/** The entries of one commit, as its item keeps them. */
export const entriesOf = ({ entries, at }: Partial<Item>): Entry[] => decodeEntries(String(entries), Number(at))

export const decodeEntries = (text: string, at: Instant): Entry[] =>
  (JSON.parse(text) as Entry[]).map((entry) => {
    if (entry.kind === 'fact') return { ...entry, fact: { ...entry.fact, recordedAt: entry.fact.recordedAt ?? at } }
    if (entry.kind === 'alarm') return { ...entry, at: entry.at ?? at, rungAt: entry.rungAt ?? at }
    return { ...entry, at: entry.at ?? at }
  })

const encodeNotices = (notices: readonly Notice[]): string => JSON.stringify(notices.map(({ id: _, ...about }) => about))

/** What a commit has left to tell: its notices, and the disputes that it raises. */
export const tellingOf = ({ notices, raises }: Partial<Item>): Pick<Outbox, 'notices' | 'raises'> => ({
  notices: decodeNotices(String(notices)),
  raises: raises === undefined ? [] : (JSON.parse(String(raises)) as Raising[]),
})

export const decodeNotices = (text: string): Notice[] => (JSON.parse(text) as Omit<Notice, 'id'>[]).map(noticeOf)

/** The matter that the items of its partition tell; undefined when there is no head. */
export const storedMatterOf = (key: MatterKey, items: readonly Item[]): StoredMatter | undefined => {
  const head = items.find(({ sk }) => sk === streamPrefixes.head)
  if (head === undefined) return undefined
  const entries = items.filter(({ sk }) => sk.startsWith(entryPrefix)).flatMap(entriesOf)
  return {
    matter: matterOf(key, entries),
    version: Number(head.version),
    reference: String(head.reference),
    lastHash: String(head.hash),
    ...(head.wakeAt !== undefined && { wakeAt: Number(head.wakeAt) }),
  }
}
