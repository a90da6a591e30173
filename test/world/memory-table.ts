import { calendarItem, calendarKeys, keptCalendarOf } from '../../shared/adapters/calendar-table.ts'
import {
  anySent,
  beyondHead,
  contactKeys,
  contactOfItem,
  eventKeys,
  type Item,
  isSeenTo,
  itemsOf,
  type Keys,
  keyOfPk,
  mailOfSent,
  matterPk,
  nextPlace,
  noticesKeys,
  outboxKeyOf,
  placeOf,
  receiptKeys,
  referenceKeys,
  sentItem,
  sentKeys,
  sentPrefix,
  sortableInstant,
  storedMatterOf,
  tellingOf,
  urgentFirst,
} from '../../shared/adapters/matter-items.ts'
import type { CalendarStore } from '../../shared/shell/calendar-ports.ts'
import type { Commit, Directory, MatterStore, OutboxKey } from '../../shared/shell/ports.ts'
import type { SilenceStore, WaitingStore } from '../../shared/shell/waiting-ports.ts'
import { memorySilence } from './memory-silence.ts'
import { memoryWaiting } from './memory-waiting.ts'

/** One change as the stream hands it on: the item after it, and whether it is a new one. */
export interface Change {
  item: Item
  isNew: boolean
}

/**
 * The table in memory: the very items of the real one, its conditions, its transactions, its sparse index and its
 * stream. Everything in it happens at once and whole.
 */
export const memoryTable = (
  onChange: (change: Change) => void,
): MatterStore &
  Pick<Directory, 'contacts'> & {
    items: ReadonlyMap<string, Item>
    calendar: CalendarStore
    waiting: WaitingStore
    silence: SilenceStore
  } => {
  const items = new Map<string, Item>()
  const name = ({ pk, sk }: Keys) => `${pk}|${sk}`
  const write = (item: Item) => {
    const isNew = !items.has(name(item))
    items.set(name(item), item)
    onChange({ item, isNew })
  }
  const partition = (pk: string, keep: (sk: string) => boolean) =>
    [...items.values()].filter((item) => item.pk === pk && keep(item.sk)).sort((a, b) => (a.sk < b.sk ? -1 : 1))
  const indexed = (kind: string, by: number, limit: number): Keys[] =>
    [...items.values()]
      .filter(({ duePk, dueSk }) => String(duePk).startsWith(`${kind}#`) && String(dueSk) < sortableInstant(by + 1))
      .sort((a, b) => (String(a.dueSk) < String(b.dueSk) ? -1 : 1))
      .slice(0, limit)

  return {
    items,
    contacts: async (partnership) =>
      partition(contactKeys(partnership, '').pk, (sk) => sk.startsWith(contactKeys(partnership, '').sk)).map(contactOfItem),
    waiting: memoryWaiting({ items, write, indexed }),
    silence: memorySilence({ items, write, indexed }),
    calendar: {
      load: async () => keptCalendarOf(items.get(name(calendarKeys))),
      save: async (kept) => {
        if (Number(items.get(name(calendarKeys))?.version ?? 0) !== kept.version - 1) return 'conflict'
        write(calendarItem(kept))
        return 'saved'
      },
    },
    load: async (key) =>
      storedMatterOf(
        key,
        partition(matterPk(key), (sk) => sk < beyondHead),
      ),
    commit: async (commit: Commit) => {
      const { head, entry, outbox, stamp, name: reference, contacts } = itemsOf(commit)
      const known = stamp && items.get(name(stamp))
      if (known !== undefined) return known.bodyHash === stamp?.bodyHash ? 'repeat' : 'clash'
      if (items.get(name(head))?.version !== commit.on?.version) return 'conflict'
      if ([entry, outbox, reference].some((item) => item !== undefined && items.has(name(item)))) return 'conflict'
      for (const item of [stamp, head, entry, outbox, reference, ...contacts]) if (item !== undefined) write(item)
      return 'committed'
    },
    seen: async (stamp) => {
      const known = items.get(name(eventKeys(stamp)))
      if (known === undefined) return 'new'
      return known.bodyHash === stamp.bodyHash ? 'repeat' : 'clash'
    },
    due: async (by, limit) => indexed('DUE', by, limit).map(({ pk }) => keyOfPk(pk)),
    open: async (after, limit) => {
      const { shard, sk } = placeOf(after)
      const found = [...items.values()]
        .filter(({ duePk, dueSk }) => duePk === `DUE#${shard}` && String(dueSk) > sk)
        .sort((a, b) => (String(a.dueSk) < String(b.dueSk) ? -1 : 1))
        .slice(0, limit)
      const next = nextPlace(shard, found, limit)
      return { keys: found.map(({ pk }) => keyOfPk(pk)), ...(next !== undefined && { next }) }
    },
    unsent: async (by, limit) => urgentFirst(indexed('URGENT', by, limit), indexed('UNSENT', by, limit), limit).map(outboxKeyOf),
    isUnsent: async (outbox) => items.get(name(noticesKeys(outbox)))?.duePk !== undefined,
    claim: async (outbox, now, leaseUntil) => {
      const before = items.get(name(noticesKeys(outbox)))
      if (before?.duePk === undefined || Number(before.leaseUntil ?? 0) > now) return undefined
      // one that is tried again goes to the end of the list, behind those that nobody has tried
      const again = before.firstTriedAt === undefined ? {} : { dueSk: `${sortableInstant(now)}#${before.pk}` }
      write({ ...before, leaseUntil, firstTriedAt: before.firstTriedAt ?? now, ...again })
      return {
        ...outbox,
        ...tellingOf(before),
        sent: sentOf(outbox),
        ...(before.firstTriedAt !== undefined && { firstTriedAt: Number(before.firstTriedAt) }),
      }
    },
    sentOf: async (outbox) => sentOf(outbox),
    mailsOf: async (key) => partition(matterPk(key), (sk) => sk.startsWith(anySent)).map(mailOfSent),
    recordSent: async (outbox, delivery, sent) => {
      const before = items.get(name(sentKeys(outbox, delivery)))
      if (before === undefined || !isSeenTo(before)) write(sentItem(outbox, delivery, sent))
    },
    keyOf: async (partnership, reference) => {
      const known = items.get(name(referenceKeys(partnership, reference)))
      return known && keyOfPk(String(known.matter))
    },
    noticesOf: async (outbox) => {
      const known = items.get(name(noticesKeys(outbox)))
      return known === undefined ? [] : tellingOf(known).notices
    },
    recordReceipt: async (outbox, receipt) => {
      const keys = receiptKeys(outbox, receipt)
      const isNew = !items.has(name(keys))
      if (isNew) write({ ...keys, at: receipt.at })
      return isNew
    },
    hasReceipt: async (outbox, receipt) => items.has(name(receiptKeys(outbox, receipt))),
    deliveredAt: async (outbox, { n, holder }) => {
      const at = items.get(name(receiptKeys(outbox, { n, holder, state: 'delivered' })))?.at
      return at === undefined ? undefined : Number(at)
    },
    finish: async (outbox) => {
      const { duePk: _pk, dueSk: _sk, ...rest } = items.get(name(noticesKeys(outbox))) ?? { ...noticesKeys(outbox) }
      write(rest as Item)
    },
  }

  function sentOf({ key, version }: OutboxKey): ReadonlySet<string> {
    const prefix = sentPrefix(version)
    return new Set(
      partition(matterPk(key), (sk) => sk.startsWith(prefix))
        .filter(isSeenTo)
        .map(({ sk }) => sk.slice(prefix.length)),
    )
  }
}
