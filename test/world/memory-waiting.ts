import {
  dueKeys,
  type Item,
  isSeenTo,
  type Keys,
  sentItem,
  sentKeys,
  sortableInstant,
} from '../../shared/adapters/matter-items.ts'
import {
  claimKeys,
  isListed,
  piledOf,
  pileKeyOfWaiting,
  pilePrefix,
  pilesOf,
  waitingItem,
  waitingPk,
} from '../../shared/adapters/waiting-items.ts'
import type { PileKey, WaitingStore } from '../../shared/shell/waiting-ports.ts'

interface Table {
  items: ReadonlyMap<string, Item>
  write(item: Item): void
  indexed(kind: string, by: number, limit: number): Keys[]
}

/** What waits, in the table in memory: the items and conditions of the real one. */
export const memoryWaiting = ({ items, write, indexed }: Table): WaitingStore => {
  const find = ({ pk, sk }: Keys) => items.get(`${pk}|${sk}`)
  const itemsOf = (key: PileKey): Item[] =>
    [...items.values()]
      .filter(({ pk, sk }) => pk === waitingPk(key) && sk.startsWith(pilePrefix(key)))
      .sort((a, b) => (a.sk < b.sk ? -1 : 1))
  const change = (keys: Keys, changed: Record<string, string | number>) => write({ ...(find(keys) ?? keys), ...changed } as Item)

  return {
    wait: async (waiting) => {
      const sent = sentKeys(waiting.outbox, `${waiting.n}#${waiting.holder}`)
      const before = find(sent)
      if (before !== undefined && isSeenTo(before)) return 'waits'
      if (find(claimKeys(pileKeyOfWaiting(waiting))) !== undefined) return 'closed'
      write({ ...sent, waitsUntil: waiting.until })
      write(waitingItem(waiting))
      return 'waits'
    },
    ripe: async (by, limit) => pilesOf(indexed('WAITING', by, limit)),
    claim: async (key, now, leaseUntil) => {
      const before = find(claimKeys(key))
      if (Number(before?.leaseUntil ?? 0) > now) return undefined
      change(claimKeys(key), { leaseUntil, firstTriedAt: Number(before?.firstTriedAt ?? now) })
      const piled = itemsOf(key).map(piledOf)
      if (before === undefined) return { key, items: piled }
      for (const item of itemsOf(key).filter(isListed)) change(item, { dueSk: `${sortableInstant(now)}#${item.pk}` })
      return { key, items: piled, firstTriedAt: Number(before.firstTriedAt) }
    },
    setApart: async (key, { id }) => change({ pk: waitingPk(key), sk: id }, { outcome: 'apart' }),
    passOn: async (key, { id, outbox }, delivery, sent) => {
      write(sentItem(outbox, delivery, sent))
      change({ pk: waitingPk(key), sk: id }, { outcome: 'passed-on' })
    },
    passOver: async (key, { id, outbox, n, holder }, at) => {
      const sent = find(sentKeys(outbox, `${n}#${holder}`))
      if (sent?.waitsUntil !== undefined) change(sent, { passedOverAt: at })
      change({ pk: waitingPk(key), sk: id }, { outcome: 'passed-over' })
    },
    finish: async (key, piled, { outcome, at, messageId, heardBy }) => {
      for (const { id } of piled) {
        const { duePk: _pk, dueSk: _sk, ...rest } = find({ pk: waitingPk(key), sk: id }) ?? { pk: waitingPk(key), sk: id }
        const listed = heardBy === undefined ? {} : dueKeys('UNHEARD', heardBy, rest.pk)
        write({ ...rest, outcome, doneAt: at, ...(messageId !== undefined && { messageId }), ...listed } as Item)
      }
    },
    itemsOf: async (key) => itemsOf(key).map(piledOf),
  }
}
