import { composeDigest } from '../notices/compose-digest.ts'
import type { ComposedMail } from '../notices/compose-mail.ts'
import type { Delivery } from '../notices/deliveries.ts'
import type { MailInput } from '../notices/mail-input.ts'
import { tagOfPile } from '../notices/pile-tag.ts'
import { heardByOf } from '../notices/silence.ts'
import type { Instant } from '../time/day.ts'
import { countInWords } from '../time/in-words.ts'
import { deliver } from './deliver.ts'
import { type InTurn, inTurn } from './in-turn.ts'
import { type Readership, readershipOf } from './look-at-notices.ts'
import { UnsentNoticeError } from './send-notices.ts'
import { type PileDeps, type Standing, stillOwed } from './still-owed.ts'
import type { Pile, Piled, PileKey } from './waiting-ports.ts'
import { mailInputOf } from './write-mail.ts'

/** Longer than a pile takes; after it, another may try. */
const leaseMs = 60_000

/**
 * No mail is begun so late in the lease that its answer could come after it: as slowly as the mail system may let it send, the
 * sweep’s eight piles at once wait 16 seconds for their turn, and the answer takes 10.
 */
const answerMs = 30_000

/** What is more goes in a mail of its own: a mail program hides what comes after 102 kB, and an item has nearly seven. One transaction records them. */
export const mostInOneMail = 12

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
  const { standing, withdrawn, left } = await stillOwed(deps, pile, items, sending.readers)
  const together = standing.filter(isInDigest)
  const alone = standing.filter((each) => !isInDigest(each))
  // what is said of the pile's mail must not be taken for what is not in it: said before it goes, or it does not go
  for (const item of [...left, ...alone.map(({ item }) => item)]) await setApart(deps, pile, item)
  if (withdrawn.length > 0) await deps.waiting.finish(pile.key, withdrawn, { outcome: 'withdrawn', at: await deps.now() })
  let failed = left.length
  for (const each of alone) if (!(await sendAlone(deps, pile, each, sending))) failed++
  if (together.length > 0 && !(await sendTogether(deps, pile, together, sending))) failed += together.length
  return failed
}

/** A notice for the pile's one mail. */
type InDigest = Standing & { own: Delivery }

const isInDigest = (standing: Standing): standing is InDigest => {
  const { item, own, others } = standing
  return own !== undefined && others.length === 0 && item.why === 'digest' && item.outcome !== 'apart'
}

const setApart = async ({ waiting }: PileDeps, { key }: Pick<Pile, 'key'>, item: Piled): Promise<void> => {
  if (item.outcome === undefined) await waiting.setApart(key, item)
}

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
  const recordSent: typeof deps.matters.recordSent = (_, delivery, sent) => deps.waiting.passOn(key, item, delivery, sent)
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
  await deps.waiting.finish(key, [item], { outcome: 'passed-on', at: await deps.now() })
  return true
}

/** What the mail system says when it will never take a mail such as this. */
const refusals: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException'])

const sendTogether = async (
  deps: PileDeps,
  { key, firstTriedAt }: Pile,
  together: readonly InDigest[],
  { part, until }: Sending,
): Promise<boolean> => {
  const now = await deps.now()
  const [first] = together
  if (now >= until || first === undefined) return false
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
    const heardBy = deps.mailSpeaks ? heardByOfAll(together, now) : undefined
    await deps.waiting.finish(key, items, { outcome: 'sent', at: now, messageId, ...(heardBy !== undefined && { heardBy }) })
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

/** When the mail should have been heard of: when the first of what is in it should. */
const heardByOfAll = (together: readonly InDigest[], at: Instant): Instant =>
  Math.min(
    ...together.map(({ item: { notice }, own: { rule }, look: { stored } }) =>
      heardByOf({ notice, rule, matter: stored.matter.kind }, at),
    ),
  )

const writeTogether = async (
  deps: PileDeps,
  together: readonly InDigest[],
  now: Instant,
  firstTriedAt: Instant | undefined,
): Promise<ComposedMail> => {
  const inputs: MailInput[] = []
  for (const { item, look, own } of together) {
    const writing = { version: item.outbox.version, now, firstTriedAt: item.firstTriedAt ?? firstTriedAt }
    inputs.push(await mailInputOf(deps, look, own, writing))
  }
  return composeDigest(inputs)
}
