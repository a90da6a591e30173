import { type Notice, noticeOf } from '../notices/notice.ts'
import { spelt, unspelt } from '../notices/pile-tag.ts'
import type { Wait } from '../notices/wait-of.ts'
import type { Piled, PileKey, Waiting } from '../shell/waiting-ports.ts'
import { dueKeys, type Item, type Keys, keyOfPk, matterPk, sortableInstant } from './matter-items.ts'

// What waits for one person is a partition of its own: WAITS#…, one item a notice, by the moment until which it waits and
// by its due date; and beside them one CLAIM# a moment, which holds the lease and closes the pile.

export const waitingPk = ({ partnership, holder }: Omit<PileKey, 'until'>) => `WAITS#${partnership}#${spelt(holder)}`

/** What the sort keys of a pile begin with. */
export const pilePrefix = ({ until }: Pick<PileKey, 'until'>) => `${sortableInstant(until)}#`

export const claimKeys = (key: PileKey): Keys => ({ pk: waitingPk(key), sk: `CLAIM#${sortableInstant(key.until)}` })

/** Which pile an item of the due index belongs to. */
export const pileKeyOf = ({ pk, sk }: Keys): PileKey => {
  const [, partnership = '', holder = ''] = pk.split('#')
  return { partnership, holder: unspelt(holder), until: Date.parse(sk.slice(0, sk.indexOf('#'))) }
}

export const pileKeyOfWaiting = ({ outbox, holder, until }: Waiting): PileKey => ({
  partnership: outbox.key.partnership,
  holder,
  until,
})

/** The item of one notice; what has no date comes last. */
export const waitingItem = (waiting: Waiting): Item => {
  const { outbox, reference, n, notice, holder, until, why, firstTriedAt } = waiting
  const pk = waitingPk(pileKeyOfWaiting(waiting))
  const { id: _, ...about } = notice
  return {
    pk,
    sk: `${pilePrefix(waiting)}${notice.due ?? 'none'}#${reference}-${String(outbox.version).padStart(6, '0')}-${n}`,
    matter: matterPk(outbox.key),
    version: outbox.version,
    reference,
    n,
    notice: JSON.stringify(about),
    holder,
    why,
    ...(firstTriedAt !== undefined && { firstTriedAt }),
    ...dueKeys('WAITING', until, pk),
  }
}

/** Whether it is still to be sent: what was sent may be listed to be heard of. */
export const isListed = ({ duePk }: Item): boolean => String(duePk).startsWith('WAITING#')

export const piledOf = (item: Item): Piled => ({
  outbox: { key: keyOfPk(String(item.matter)), version: Number(item.version) },
  reference: String(item.reference),
  n: Number(item.n),
  notice: noticeOf(JSON.parse(String(item.notice)) as Omit<Notice, 'id'>),
  holder: String(item.holder),
  until: pileKeyOf(item).until,
  why: String(item.why) as Wait['why'],
  id: item.sk,
  isDone: !isListed(item),
  ...(item.firstTriedAt !== undefined && { firstTriedAt: Number(item.firstTriedAt) }),
  ...(item.outcome !== undefined && { outcome: String(item.outcome) as NonNullable<Piled['outcome']> }),
})

/** The piles of some items of the due index, each once, in their order. */
export const pilesOf = (items: readonly Keys[]): PileKey[] => {
  const piles = new Map<string, PileKey>()
  for (const item of items) {
    const key = pileKeyOf(item)
    piles.set(`${item.pk} ${key.until}`, key)
  }
  return [...piles.values()]
}
