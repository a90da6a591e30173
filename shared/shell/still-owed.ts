import type { Delivery } from '../notices/deliveries.ts'
import type { Notice } from '../notices/notice.ts'
import { reportNobody } from './deliver.ts'
import { type Look, lookAt, type Readership, readershipOf } from './look-at-notices.ts'
import type { SendDeps } from './send-notices.ts'
import type { Pile, Piled, WaitingStore } from './waiting-ports.ts'

// What a pile still owes to whom. Whoever waits in a pile counts as seen to: others leave them to it. So a pile that passes its
// holder over takes that back first, and only then looks at the directory that it goes by. Of several piles that leave one
// news to each other, the last to do so finds nobody to leave it to.

export interface PileDeps extends Omit<SendDeps, 'waiting' | 'inbox'> {
  waiting: WaitingStore
}

/** A notice as it stands at the moment at which it is sent. */
export interface Standing {
  item: Piled
  look: Look
  /** To the holder it waited for; absent when they have had it, or are no reader of it any more. */
  own?: Delivery
  /** To those who have become readers meanwhile. */
  others: Delivery[]
  /** Whether somebody has been seen to by now, for whatever role. */
  isSeenTo: (id: string) => Promise<boolean>
}

/** What can be done with a notice now: it is sent, withdrawn as it has become false, or left. */
type Owed = Standing | { item: Piled; but: 'withdrawn' | 'unsent' }

/** Looks at each notice as it stands now: what has become false is withdrawn, what nothing can be done with is left. */
export const stillOwed = async (deps: PileDeps, pile: Pile, items: readonly Piled[], readers: Readership) => {
  const sorted: { standing: Standing[]; withdrawn: Piled[]; left: Piled[] } = { standing: [], withdrawn: [], left: [] }
  const look = async (item: Piled): Promise<Owed> =>
    isToldAnew(item, pile.items) ? { item, but: 'withdrawn' } : owedOf(deps, pile, item, readers)
  for (const owed of await Promise.all(items.map(look))) {
    if (!('but' in owed)) sorted.standing.push(owed)
    else sorted[owed.but === 'withdrawn' ? 'withdrawn' : 'left'].push(owed.item)
  }
  return sorted
}

/** A clock that was met, and was met again after that had been taken back, is met once. */
const isToldAnew = ({ outbox: { key, version }, notice }: Piled, items: readonly Piled[]): boolean =>
  notice.kind === 'met' &&
  items.some(
    (other) =>
      other.notice.kind === 'met' &&
      other.notice.clock === notice.clock &&
      other.notice.role === notice.role &&
      other.outbox.key.subject === key.subject &&
      other.outbox.version > version,
  )

/** How one notice stands now. One that cannot be looked at, or that nobody can be told, holds up no other. */
const owedOf = async (deps: PileDeps, { key }: Pile, piled: Piled, readers: Readership): Promise<Owed> => {
  let item = piled
  try {
    const notices = await deps.matters.noticesOf(item.outbox)
    let news = await newsOf(deps, item, notices, readers)
    if (typeof news === 'object' && isToBePassedOver(item, news.to)) {
      await deps.waiting.passOver(key, item, await deps.now())
      item = { ...item, outcome: 'passed-over' }
      // whoever left it to this pile has looked at the directory before
      const anew = await readershipOf(deps.directory, key.partnership, [item.notice], await deps.now())
      news = await newsOf(deps, item, notices, anew)
    }
    if (typeof news !== 'object') return { item, but: news }
    const { look, to } = news
    const own = to.find((delivery) => isFor(item, delivery))
    const rest = to.filter((delivery) => delivery !== own)
    // who was seen to for one role is not written to for another
    const seenTo = async () => {
      const sent = await deps.matters.sentOf(item.outbox)
      return (id: string) => notices.some((each, n) => isSameNews(each, item.notice) && sent.has(`${n}#${id}`))
    }
    const wasSeenTo = rest.length === 0 ? () => true : await seenTo()
    const others = rest.filter(({ to: { id } }) => !wasSeenTo(id))
    return { item, look, others, isSeenTo: async (id) => (await seenTo())(id), ...(own !== undefined && { own }) }
  } catch (error) {
    const ids = { partnership: key.partnership, reference: item.reference, notice: item.notice.id, holder: item.holder }
    deps.log.error('NOTICE_NOT_SENT', { ...ids, error: error instanceof Error ? error.name : 'unknown' })
    return { item, but: 'unsent' }
  }
}

/** Whether a pile owes its holder a notice itself. Once they have had it by itself, or were passed over, they are as any other. */
const isOwing = ({ outcome }: Piled): boolean => outcome !== 'passed-on' && outcome !== 'passed-over'

const isFor = (item: Piled, { to }: Delivery): boolean => isOwing(item) && to.id === item.holder

const isToBePassedOver = (item: Piled, to: readonly Delivery[]): boolean =>
  isOwing(item) && !to.some((delivery) => isFor(item, delivery))

/**
 * Whom a notice goes to now, looked at among all of its commit: whoever hears of the same thing by another role is not to
 * miss it when the first goes.
 */
const newsOf = async (
  deps: PileDeps,
  { n, notice, outbox }: Piled,
  notices: readonly Notice[],
  readers: Readership,
): Promise<{ look: Look; to: Delivery[] } | 'withdrawn' | 'unsent'> => {
  const look = await lookAt(deps, { key: outbox.key, notices }, readers, new Set())
  if (look.withdrawn.includes(`${n}`)) return 'withdrawn'
  if (look.nobody.some(({ id }) => id === notice.id)) {
    reportNobody(deps.log, look.stored, notice)
    return 'unsent'
  }
  const to = look.toSend.filter((delivery) => isSameNews(delivery.notice, notice))
  if (to.length === 0) throw new Error('not among the notices of its commit')
  return { look, to }
}

/** Whether two notices of one commit tell of the same thing, to one role and to another. */
const isSameNews = (one: Notice, other: Notice): boolean =>
  one.clock === other.clock && one.kind === other.kind && one.n === other.n && one.due === other.due
