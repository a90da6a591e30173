import type { Delivery } from '../notices/deliveries.ts'
import { byUrgency } from '../notices/urgency.ts'
import { type Wait, waitOf } from '../notices/wait-of.ts'
import type { Instant } from '../time/day.ts'
import { countInWords } from '../time/in-words.ts'
import { type DeliverDeps, deliver, reportNobody } from './deliver.ts'
import { eventOfRaising } from './event-of-raising.ts'
import { type Look, lookAt, readershipOf } from './look-at-notices.ts'
import type { Contexts, Directory, Inbox, MatterStore, Now, Outbox, OutboxKey } from './ports.ts'
import type { WaitingStore } from './waiting-ports.ts'
import { UnknownPartnershipError } from './wake-matter.ts'

export interface SendDeps extends DeliverDeps {
  matters: MatterStore
  directory: Pick<Directory, 'holders'> & Partial<Pick<Directory, 'contacts'>>
  contexts: Contexts
  /** Where what can wait for a digest, or for the morning, is put by. */
  waiting: Pick<WaitingStore, 'wait'>
  /** Where the disputes that a commit raises are told. */
  inbox: Inbox
  now: Now
}

/** Thrown when not every notice of a commit could be sent; the rest is tried again once the lease has run out. */
export class UnsentNoticeError extends Error {
  override name = 'UnsentNoticeError'
}

/** Longer than any function may run that sends what comes from the stream; after it, another may try. */
const leaseMs = 60_000

/**
 * No mail is begun so late that its answer could come when the lease, or whoever sends, has ended: others may be sending then.
 * The mail system is asked for its limits (2 seconds), its rate is kept to (2), and it answers (10).
 */
export const answerMs = 16_000

/**
 * Sends the notices of one commit: claims them, and for each writes to everybody who holds its role now, recording
 * every mail as the mail system accepts it. In doubt a mail is sent again and says when it was first sent. A notice
 * whose clock has been met meanwhile is withdrawn.
 *
 * @param leftMs for how long the caller goes on running
 * @returns `not-ours` when somebody else is sending these, or all are sent
 * @throws UnsentNoticeError when a mail was refused, nobody could be found, or there is no time left to begin
 */
export const sendNotices =
  (deps: SendDeps) =>
  async (outboxKey: OutboxKey, leftMs = leaseMs): Promise<'sent' | 'not-ours'> => {
    const forMs = Math.min(leaseMs, leftMs) - answerMs
    if (forMs <= 0) throw new UnsentNoticeError('no time left to begin')
    const at = await deps.now()
    const outbox = await deps.matters.claim(outboxKey, at, at + leaseMs)
    if (outbox === undefined) return 'not-ours'
    const unraised = await raiseAll(deps, outbox)
    const { unsent, nobody } = await sendAll(deps, outbox, at + forMs)
    if (unsent + nobody + unraised > 0)
      throw new UnsentNoticeError(
        `${countInWords(unsent, 'mail')} not sent, nobody found for ${countInWords(nobody, 'notice')}, ` +
          `${countInWords(unraised, 'dispute')} not raised`,
      )
    await deps.matters.finish(outboxKey)
    return 'sent'
  }

/**
 * Disputes first: whoever is told of one is told in a matter of its own. Put twice, the second is a repeat and changes
 * nothing; one that cannot be put holds up no mail.
 *
 * @returns how many are left to be tried again
 */
const raiseAll = async ({ matters, inbox, now, log }: SendDeps, outbox: Outbox): Promise<number> => {
  if (outbox.raises.length === 0) return 0
  const stored = await matters.load(outbox.key)
  if (stored === undefined) throw new UnknownPartnershipError(outbox.key.partnership)
  const { reference } = stored
  let unraised = 0
  for (const [n, raising] of outbox.raises.entries()) {
    const delivery = `dispute-${n}`
    if (outbox.sent.has(delivery)) continue
    try {
      await inbox.put(eventOfRaising(raising, outbox, reference, n))
      await matters.recordSent(outbox, delivery, { at: await now() })
    } catch (error) {
      unraised++
      const { partnership } = outbox.key
      log.error('DISPUTE_NOT_RAISED', { partnership, reference, error: error instanceof Error ? error.name : 'unknown' })
    }
  }
  return unraised
}

/**
 * One mail after the other, the most urgent first and otherwise in their order; one that fails does not hold up the rest.
 * Before each the matter is looked at again: a clock that was met while another mail went out must not be told of. What can
 * wait is put by.
 */
const sendAll = async (deps: SendDeps, outbox: Outbox, until: Instant): Promise<{ unsent: number; nobody: number }> => {
  const tried = new Set(outbox.sent)
  const readers = await readershipOf(deps.directory, outbox.key.partnership, outbox.notices, await deps.now())
  // what did not reach one may have been told to the next already
  const isTurned = outbox.notices.some(({ undelivered }) => undelivered !== undefined)
  const mails = isTurned ? await deps.matters.mailsOf(outbox.key) : []
  let unsent = 0
  while (true) {
    const look = await lookAt(deps, outbox, { ...readers, mails }, tried)
    for (const delivery of look.withdrawn) {
      await deps.matters.recordSent(outbox, delivery, { at: await deps.now() })
      tried.add(delivery)
    }
    const [next, ...rest] = byUrgency(look.toSend.map((delivery) => ({ ...delivery, matter: look.stored.matter.kind })))
    const now = await deps.now()
    if (next !== undefined && now < until) {
      tried.add(next.key)
      if (!(await seeTo(deps, outbox, look, next, now))) unsent++
      if (rest.length > 0) continue
    } else unsent += look.toSend.length
    for (const notice of look.nobody) reportNobody(deps.log, look.stored, notice)
    return { unsent, nobody: look.nobody.length }
  }
}

/** Puts a mail by that can wait, and sends any other. False when it is not known to be done: then it is tried again later. */
const seeTo = async (deps: SendDeps, outbox: Outbox, look: Look, delivery: Delivery, now: Instant): Promise<boolean> => {
  const { matter } = look.stored
  const wait = waitOf({ ...delivery, matter: matter.kind }, delivery.to, look.context, now)
  if (wait === undefined) return deliver(deps, outbox, look, delivery, now)
  const putBy = await putAside(deps, outbox, look, delivery, wait)
  if (putBy === 'waits') return true
  if (putBy === 'in-doubt') {
    if ((await deps.matters.sentOf(outbox)).has(delivery.key)) return true
    // once more before it is sent after all
    if (outbox.firstTriedAt === undefined) return false
  }
  return deliver(deps, outbox, look, delivery, now)
}

const putAside = async (
  { waiting, log }: SendDeps,
  outbox: Outbox,
  { stored: { matter, reference } }: Look,
  { notice, to }: Delivery,
  wait: Wait,
): Promise<'waits' | 'closed' | 'in-doubt'> => {
  const ids = { partnership: matter.partnership, reference, notice: notice.id, holder: to.id }
  try {
    const n = outbox.notices.indexOf(notice)
    const { firstTriedAt } = outbox
    const about = { outbox, reference, n, notice, holder: to.id, ...(firstTriedAt !== undefined && { firstTriedAt }) }
    const putBy = await waiting.wait({ ...about, ...wait })
    if (putBy === 'waits') {
      log.info('NOTICE_WAITS', { ...ids, why: wait.why })
      log.count('NoticesPutBy')
    }
    return putBy
  } catch (error) {
    log.error('NOTICE_NOT_PUT_BY', { ...ids, error: error instanceof Error ? error.name : 'unknown' })
    return 'in-doubt'
  }
}
