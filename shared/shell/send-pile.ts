import { composeDigest } from '../notices/compose-digest.ts'
import type { ComposedMail } from '../notices/compose-mail.ts'
import type { Delivery } from '../notices/deliveries.ts'
import type { MailInput } from '../notices/mail-input.ts'
import type { Notice } from '../notices/notice.ts'
import { tagOfPile } from '../notices/pile-tag.ts'
import { heardByOf } from '../notices/silence.ts'
import type { Instant } from '../time/day.ts'
import { countInWords } from '../time/in-words.ts'
import { deliver, reportNobody } from './deliver.ts'
import { type InTurn, inTurn } from './in-turn.ts'
import { type Look, lookAt, type Readership, readershipOf } from './look-at-notices.ts'
import { type SendDeps, UnsentNoticeError } from './send-notices.ts'
import type { Pile, Piled, PileKey, WaitingStore } from './waiting-ports.ts'
import { mailInputOf } from './write-mail.ts'

export interface PileDeps extends Omit<SendDeps, 'waiting' | 'inbox'> {
  waiting: WaitingStore
}

/** Longer than a pile takes; after it, another may try. */
const leaseMs = 60_000

/**
 * No mail is begun so late in the lease that its answer could come after it: as slowly as the mail system may let it send, the
 * sweep’s eight piles at once wait 16 seconds for their turn, and the answer takes 10.
 */
const answerMs = 30_000

/** What is more goes in a mail of its own: a mail program hides what comes after 102 kB, and an item has nearly seven. One transaction records them. */
export const mostInOneMail = 12

/** A notice as it stands at the moment at which it is sent. */
interface Standing {
  item: Piled
  look: Look
  /** To the holder it waited for; absent when they are no reader of it any more. */
  own?: Delivery
  /** To those who have become readers meanwhile. */
  others: Delivery[]
  /** Whether somebody has been seen to by now, for whatever role. */
  isSeenTo: (id: string) => Promise<boolean>
}

/**
 * Sends what has waited for one person: looks at each matter again, drops what has become false, and sends the rest as one
 * mail, or one by one what only slept through the quiet hours. Whoever has taken the holder’s place since is written to at
 * once. In doubt it is sent again and says when it was first sent.
 *
 * @returns `not-ours` when somebody else is sending it
 * @throws UnsentNoticeError when a mail was refused or nobody could be found
 */
export const sendPile = (deps: PileDeps) => {
  const byCommit = inTurn()
  return async (key: PileKey): Promise<'sent' | 'not-ours'> => {
    const at = await deps.now()
    const pile = await deps.waiting.claim(key, at, at + leaseMs)
    if (pile === undefined) return 'not-ours'
    const notices = pile.items.map(({ notice }) => notice)
    const readers = await readershipOf(deps.directory, key.partnership, notices, at)
    let failed = 0
    // by its whole length, whatever is left of it, so that a part has one tag however often it is tried
    for (let part = 0; part * mostInOneMail < pile.items.length; part++) {
      const items = pile.items.slice(part * mostInOneMail, (part + 1) * mostInOneMail).filter(({ isDone }) => !isDone)
      failed += await sendPart(deps, pile, items, { readers, part, until: at + leaseMs - answerMs, byCommit })
    }
    if (failed > 0) throw new UnsentNoticeError(`${countInWords(failed, 'notice')} of a pile not sent`)
    return 'sent'
  }
}

interface Sending {
  readers: Readership
  part: number
  /** No mail is begun after it. */
  until: Instant
  /** Several piles that hold the same news, and are sent at once, must not each write to whoever has become its reader. */
  byCommit: InTurn
}

/** @returns how many are left to be tried again */
const sendPart = async (deps: PileDeps, pile: Pile, items: readonly Piled[], sending: Sending): Promise<number> => {
  if (items.length === 0) return 0
  if ((await deps.now()) >= sending.until) return items.length
  const { standing, withdrawn, left } = await sortOut(deps, pile, items, sending.readers)
  const alone = standing.filter(goesAlone)
  // what is said of the pile's mail must not be taken for what is not in it: said before it goes, or it does not go
  for (const item of [...left, ...alone.map(({ item }) => item)]) await setApart(deps, pile, item)
  if (withdrawn.length > 0) await deps.waiting.finish(pile.key, withdrawn, { outcome: 'withdrawn', at: await deps.now() })
  let failed = left.length
  for (const each of alone) if (!(await sendAlone(deps, pile, each, sending))) failed++
  const together = standing.filter((each) => !goesAlone(each))
  if (together.length > 0 && !(await sendTogether(deps, pile, together, sending))) failed += together.length
  return failed
}

/** Looks at each notice as it stands now: what has become false is withdrawn, what nothing can be done with is left. */
const sortOut = async (deps: PileDeps, pile: Pile, items: readonly Piled[], readers: Readership) => {
  const sorted: { standing: Standing[]; withdrawn: Piled[]; left: Piled[] } = { standing: [], withdrawn: [], left: [] }
  const look = async (item: Piled) => (isToldAnew(item, pile.items) ? 'withdrawn' : standingOf(deps, pile, item, readers))
  const all = await Promise.all(items.map(async (item) => ({ item, found: await look(item) })))
  for (const { item, found } of all) {
    if (found === 'withdrawn') sorted.withdrawn.push(item)
    else if (found === 'unsent') sorted.left.push(item)
    else sorted.standing.push({ ...found, item })
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

const goesAlone = ({ item, own, others }: Standing): boolean =>
  own === undefined || others.length > 0 || item.why === 'quiet' || item.outcome === 'apart'

const setApart = async ({ waiting }: PileDeps, { key }: Pick<Pile, 'key'>, item: Piled): Promise<void> => {
  if (item.outcome === undefined) await waiting.setApart(key, item, 'apart')
}

/**
 * How a notice stands now, among all of its commit: whoever hears of the same thing by another role is not to miss it when
 * the first goes. One that cannot be looked at, or that nobody can be told, holds up no other.
 */
const standingOf = async (
  deps: PileDeps,
  { key: { partnership } }: Pile,
  item: Piled,
  readers: Readership,
): Promise<Omit<Standing, 'item'> | 'withdrawn' | 'unsent'> => {
  try {
    const notices = await deps.matters.noticesOf(item.outbox)
    const look = await lookAt(deps, { key: item.outbox.key, notices }, readers, new Set())
    if (look.withdrawn.includes(`${item.n}`)) return 'withdrawn'
    const { notice } = item
    if (look.nobody.some(({ id }) => id === notice.id)) {
      reportNobody(deps.log, look.stored, notice)
      return 'unsent'
    }
    const to = look.toSend.filter((delivery) => isSameNews(delivery.notice, notice))
    if (to.length === 0) throw new Error('not among the notices of its commit')
    const own = item.outcome === 'passed-on' ? undefined : to.find((delivery) => delivery.to.id === item.holder)
    const rest = to.filter((delivery) => delivery.to.id !== item.holder)
    // who was seen to for one role is not written to for another
    const seenTo = async () => {
      const sent = await deps.matters.sentOf(item.outbox)
      return (id: string) => notices.some((each, n) => isSameNews(each, notice) && sent.has(`${n}#${id}`))
    }
    const wasSeenTo = rest.length === 0 ? () => true : await seenTo()
    const others = rest.filter(({ to: { id } }) => !wasSeenTo(id))
    return { look, others, isSeenTo: async (id) => (await seenTo())(id), ...(own !== undefined && { own }) }
  } catch (error) {
    const ids = { partnership, reference: item.reference, notice: item.notice.id, holder: item.holder }
    deps.log.error('NOTICE_NOT_SENT', { ...ids, error: error instanceof Error ? error.name : 'unknown' })
    return 'unsent'
  }
}

/** Whether two notices of one commit tell of the same thing, to one role and to another. */
const isSameNews = (one: Notice, other: Notice): boolean =>
  one.clock === other.clock && one.kind === other.kind && one.n === other.n && one.due === other.due

/** Writes to the holder by itself, and to those who have become readers since. One who cannot be written to holds up no other. */
const sendAlone = async (
  deps: PileDeps,
  { key, firstTriedAt }: Pile,
  { item, look, own, others, isSeenTo }: Standing,
  { until, byCommit }: Sending,
): Promise<boolean> => {
  const tried = item.firstTriedAt ?? firstTriedAt
  const outbox = { ...item.outbox, ...(tried !== undefined && { firstTriedAt: tried }) }
  const send = async (delivery: Delivery, as: Parameters<typeof deliver>[0] = deps): Promise<number> => {
    const now = await deps.now()
    return now < until && (await deliver(as, outbox, look, delivery, now)) ? 0 : 1
  }
  const asPutBy = `${item.n}#${item.holder}`
  const recordSent: typeof deps.matters.recordSent = async (of, delivery, sent) => {
    // the matter's own record says that it was put by, and stays as it is; by another role of theirs they have had another notice
    if (delivery !== asPutBy) await deps.matters.recordSent(of, delivery, sent)
    await deps.waiting.setApart(key, item, 'passed-on')
  }
  const ofHolder = { ...deps, matters: { ...deps.matters, recordSent } }
  let failed = own === undefined ? 0 : await send(own, ofHolder)
  const sendUnlessSeenTo = async (delivery: Delivery) => {
    // they may be having it from their commit right now, or have had it unrecorded: until that is done, it sees to them
    if (await deps.matters.isUnsent(item.outbox)) return 1
    return (await isSeenTo(delivery.to.id)) ? 0 : send(delivery)
  }
  const commit = JSON.stringify(item.outbox)
  for (const delivery of others) failed += await byCommit(commit, () => sendUnlessSeenTo(delivery)).catch(() => 1)
  if (failed > 0) return false
  const at = await deps.now()
  // whoever is still a reader has had it, now or in an attempt before
  const isWatched = deps.mailSpeaks && look.toSend.some((delivery) => delivery.key === asPutBy)
  await deps.waiting.finish(key, [item], { outcome: 'passed-on', at, ...(isWatched && { heardBy: heardBy(look, item, at) }) })
  return true
}

/** When a mail of a notice should have been heard of. */
const heardBy = ({ toSend, stored: { matter } }: Look, { notice }: Piled, at: Instant): Instant => {
  const same = toSend.find((delivery) => isSameNews(delivery.notice, notice))
  return same === undefined ? at : heardByOf({ notice, rule: same.rule, matter: matter.kind }, at)
}

/** What the mail system says when it will never take a mail such as this. */
const refusals: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException'])

const sendTogether = async (
  deps: PileDeps,
  { key, firstTriedAt }: Pile,
  together: readonly Standing[],
  { part, until }: Sending,
): Promise<boolean> => {
  const now = await deps.now()
  const [first] = together
  if (now >= until || first?.own === undefined) return false
  const ids = { partnership: key.partnership, holder: key.holder, notices: together.length }
  let mail: ComposedMail | undefined
  let messageId: string | undefined
  try {
    mail = await writeTogether(deps, together, now, firstTriedAt)
    messageId = await deps.mailer.send(mail, first.own.to, {
      notice: tagOfPile({ ...key, part }),
      partnership: key.partnership,
      isPressing: false,
    })
    const items = together.map(({ item }) => item)
    const heard = Math.min(...together.map(({ look, item }) => heardBy(look, item, now)))
    await deps.waiting.finish(key, items, { outcome: 'sent', at: now, messageId, ...(deps.mailSpeaks && { heardBy: heard }) })
  } catch (error) {
    const code = messageId === undefined ? 'DIGEST_NOT_SENT' : 'DIGEST_NOT_RECORDED'
    const name = error instanceof Error ? error.name : 'unknown'
    deps.log.error(code, { ...ids, messageId, error: name })
    // the next attempt would end alike, for ever: one by one all of them go that can
    const isHopeless = mail === undefined || refusals.has(name)
    if (isHopeless) await Promise.all(together.map(({ item }) => setApart(deps, { key }, item)))
    return false
  }
  deps.log.info('DIGEST_SENT', ids)
  deps.log.count('DigestsSent')
  deps.log.count('NoticesSent', together.length)
  return true
}

const writeTogether = async (
  deps: PileDeps,
  together: readonly Standing[],
  now: Instant,
  firstTriedAt: Instant | undefined,
): Promise<ComposedMail> => {
  const inputs: MailInput[] = []
  for (const { item, look, own } of together) {
    const writing = { version: item.outbox.version, now, firstTriedAt: item.firstTriedAt ?? firstTriedAt }
    if (own !== undefined) inputs.push(await mailInputOf(deps, look, own, writing))
  }
  return composeDigest(inputs)
}
