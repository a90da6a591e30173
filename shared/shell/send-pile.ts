import { composeDigest } from '../notices/compose-digest.ts'
import type { Delivery } from '../notices/deliveries.ts'
import { tagOfPile } from '../notices/pile-tag.ts'
import type { Holder } from '../people/directory.ts'
import type { Instant } from '../time/day.ts'
import { countInWords } from '../time/in-words.ts'
import type { Pile, Piled, PileKey, WaitingStore } from './ports.ts'
import { deliver, type Look, lookAt, mailInputOf, reportNobody, type SendDeps, UnsentNoticeError } from './send-notices.ts'

export interface PileDeps extends Omit<SendDeps, 'waiting' | 'inbox'> {
  waiting: WaitingStore
}

/** Longer than a pile takes; after it, another may try. */
const leaseMs = 60_000

/** No mail is begun so late in the lease that its answer could come after it. */
const answerMs = 15_000

/** As many as one transaction may record: what is more goes in a mail of its own. */
export const mostInOneMail = 80

/** A notice as it stands at the moment at which it is sent. */
interface Standing {
  item: Piled
  look: Look
  /** To the holder it waited for; absent when they are no reader of it any more. */
  own?: Delivery
  /** To those who have become readers meanwhile. */
  others: Delivery[]
}

/**
 * Sends what has waited for one person: looks at each matter again, drops what has become false, and sends the rest as one
 * mail, or one by one what only slept through the quiet hours. Whoever has taken the holder’s place since is written to at
 * once. In doubt it is sent again and says when it was first sent.
 *
 * @returns `not-ours` when somebody else is sending it
 * @throws UnsentNoticeError when a mail was refused or nobody could be found
 */
export const sendPile =
  (deps: PileDeps) =>
  async (key: PileKey): Promise<'sent' | 'not-ours'> => {
    const at = await deps.now()
    const pile = await deps.waiting.claim(key, at, at + leaseMs)
    if (pile === undefined) return 'not-ours'
    const holders = await deps.directory.holders(key.partnership)
    let failed = 0
    // by its whole length, whatever is left of it, so that a part has one tag however often it is tried
    for (let part = 0; part * mostInOneMail < pile.items.length; part++) {
      const items = pile.items.slice(part * mostInOneMail, (part + 1) * mostInOneMail).filter(({ isDone }) => !isDone)
      failed += await sendPart(deps, pile, items, { holders, part, until: at + leaseMs - answerMs })
    }
    if (failed > 0) throw new UnsentNoticeError(`${countInWords(failed, 'notice')} of a pile not sent`)
    return 'sent'
  }

interface Sending {
  holders: readonly Holder[]
  part: number
  /** No mail is begun after it. */
  until: Instant
}

/** @returns how many are left to be tried again */
const sendPart = async (deps: PileDeps, pile: Pile, items: readonly Piled[], sending: Sending): Promise<number> => {
  if (items.length === 0) return 0
  if ((await deps.now()) >= sending.until) return items.length
  const { standing, unsent } = await sortOut(deps, pile, items, sending.holders)
  let failed = unsent
  const together: Standing[] = []
  for (const each of standing) {
    // one that could not be told to somebody else stays whole for the next attempt, or it would be off the list
    if (!(await sendAlone(deps, pile, each, sending.until))) failed++
    else if (each.own !== undefined && each.item.why === 'digest') together.push(each)
  }
  if (together.length > 0 && !(await sendTogether(deps, pile, together, sending))) failed += together.length
  return failed
}

/** Looks at each notice as it stands now, and drops what has become false. One that cannot be looked at holds up no other. */
const sortOut = async (
  deps: PileDeps,
  pile: Pile,
  items: readonly Piled[],
  holders: readonly Holder[],
): Promise<{ standing: Standing[]; unsent: number }> => {
  const standing: Standing[] = []
  const withdrawn: Piled[] = []
  let unsent = 0
  for (const item of items) {
    try {
      const { look, ...found } = await standingOf(deps, item, holders)
      if (look.withdrawn.length > 0) withdrawn.push(item)
      else if (look.nobody.length > 0) {
        reportNobody(deps.log, look.stored, item.notice)
        unsent++
      } else standing.push({ item, look, ...found })
    } catch (error) {
      unsent++
      const { reference, notice, holder } = item
      const ids = { partnership: pile.key.partnership, reference, notice: notice.id, holder }
      deps.log.error('NOTICE_NOT_SENT', { ...ids, error: error instanceof Error ? error.name : 'unknown' })
    }
  }
  if (withdrawn.length > 0) await deps.waiting.finish(pile.key, withdrawn, { outcome: 'withdrawn', at: await deps.now() })
  return { standing, unsent }
}

const standingOf = async (deps: PileDeps, item: Piled, holders: readonly Holder[]): Promise<Omit<Standing, 'item'>> => {
  const look = await lookAt(deps, { key: item.outbox.key, notices: [item.notice] }, holders, new Set())
  const to = look.toSend.map((delivery) => ({ ...delivery, key: `${item.n}#${delivery.to.id}` }))
  const own = item.outcome === 'passed-on' ? undefined : to.find((delivery) => delivery.to.id === item.holder)
  const rest = to.filter((delivery) => delivery.to.id !== item.holder)
  if (rest.length === 0) return { look, others: [], ...(own !== undefined && { own }) }
  const sent = await deps.matters.sentOf(item.outbox)
  return { look, others: rest.filter(({ key }) => !sent.has(key)), ...(own !== undefined && { own }) }
}

/**
 * Writes to those who have taken the holder’s place, and to the holder where a notice was only asleep. What is no longer the
 * holder’s is said to be so before, so that what is said of the pile’s mail is never taken for it.
 */
const sendAlone = async (deps: PileDeps, pile: Pile, { item, look, own, others }: Standing, until: Instant): Promise<boolean> => {
  if (own !== undefined && item.why === 'digest' && others.length === 0) return true
  if (own === undefined) await deps.waiting.passOn(pile.key, item)
  const alone = [...(own !== undefined && item.why === 'quiet' ? [own] : []), ...others]
  let sent = true
  const outbox = { ...item.outbox, ...(pile.firstTriedAt !== undefined && { firstTriedAt: pile.firstTriedAt }) }
  for (const delivery of alone) {
    const now = await deps.now()
    if (now >= until || !(await deliver(deps, outbox, look, delivery, now))) sent = false
  }
  if (!sent) return false
  if (own !== undefined && item.why === 'digest') return true
  const outcome = own === undefined ? 'passed-on' : 'sent'
  await deps.waiting.finish(pile.key, [item], { outcome, at: await deps.now() })
  return true
}

const sendTogether = async (
  deps: PileDeps,
  { key, firstTriedAt }: Pile,
  together: readonly Standing[],
  { part, until }: Sending,
): Promise<boolean> => {
  const now = await deps.now()
  const [first] = together
  if (now >= until || first?.own === undefined) return false
  const inputs = together.flatMap(({ look, own }) => (own === undefined ? [] : [mailInputOf(look, own, { now, firstTriedAt })]))
  const ids = { partnership: key.partnership, holder: key.holder, notices: together.length }
  let messageId: string | undefined
  try {
    messageId = await deps.mailer.send(composeDigest(inputs), first.own.to, {
      notice: tagOfPile({ ...key, part }),
      partnership: key.partnership,
    })
    const items = together.map(({ item }) => item)
    await deps.waiting.finish(key, items, { outcome: 'sent', at: now, messageId })
  } catch (error) {
    const code = messageId === undefined ? 'DIGEST_NOT_SENT' : 'DIGEST_NOT_RECORDED'
    deps.log.error(code, { ...ids, messageId, error: error instanceof Error ? error.name : 'unknown' })
    return false
  }
  deps.log.info('DIGEST_SENT', ids)
  deps.log.count('DigestsSent')
  deps.log.count('NoticesSent', together.length)
  return true
}
