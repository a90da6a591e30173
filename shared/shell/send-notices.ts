import { type Course, courseOf } from '../ladders/course.ts'
import { type Context, clocksOfMatter, factsOfMatter } from '../matters/derived.ts'
import type { ActionLink } from '../notices/actions.ts'
import { composeMail } from '../notices/compose-mail.ts'
import { type Deliveries, type Delivery, deliveriesOf } from '../notices/deliveries.ts'
import type { Notice } from '../notices/notice.ts'
import { tagOfMail } from '../notices/receipt.ts'
import type { Contact, Holder } from '../people/directory.ts'
import type { Instant } from '../time/day.ts'
import { countInWords } from '../time/in-words.ts'
import { eventOfRaising } from './event-of-raising.ts'
import type { linkMaker, MailToLink } from './link-maker.ts'
import { peopleMail } from './people-mail.ts'
import type { Contexts, Directory, Inbox, Log, Mailer, MatterStore, Now, Outbox, OutboxKey, StoredMatter } from './ports.ts'
import { UnknownPartnershipError } from './wake-matter.ts'

export interface SendDeps {
  matters: MatterStore
  directory: Pick<Directory, 'holders'> & Partial<Pick<Directory, 'contacts'>>
  mailer: Mailer
  contexts: Contexts
  /** Where the disputes that a commit raises are told. */
  inbox: Inbox
  /** What the reader can do from the mail; absent: nothing. */
  links?: Pick<ReturnType<typeof linkMaker>, 'ofMail'> & Partial<Pick<ReturnType<typeof linkMaker>, 'ofAddress'>>
  now: Now
  log: Log
}

/** Thrown when not every notice of a commit could be sent; the rest is tried again once the lease has run out. */
export class UnsentNoticeError extends Error {
  override name = 'UnsentNoticeError'
}

/** Longer than any function may run that sends what comes from the stream; after it, another may try. */
const leaseMs = 60_000

/** No mail is begun so late in the lease that its answer could come after it: others may be sending then. */
const answerMs = 15_000

/**
 * Sends the notices of one commit: claims them, and for each writes to everybody who holds its role now, recording
 * every mail as the mail system accepts it. In doubt a mail is sent again and says when it was first sent. A notice
 * whose clock has been met meanwhile is withdrawn.
 *
 * @returns `not-ours` when somebody else is sending these, or all are sent
 * @throws UnsentNoticeError when a mail was refused or nobody could be found
 */
export const sendNotices =
  (deps: SendDeps) =>
  async (outboxKey: OutboxKey): Promise<'sent' | 'not-ours'> => {
    const at = await deps.now()
    const outbox = await deps.matters.claim(outboxKey, at, at + leaseMs)
    if (outbox === undefined) return 'not-ours'
    const unraised = await raiseAll(deps, outbox)
    const { unsent, nobody } = await sendAll(deps, outbox, at + leaseMs - answerMs)
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
 * One mail after the other, so that they arrive in order; one that fails does not hold up the rest. Before each the
 * matter is looked at again: a clock that was met while another mail went out must not be told of.
 */
const sendAll = async (deps: SendDeps, outbox: Outbox, until: Instant): Promise<{ unsent: number; nobody: number }> => {
  const tried = new Set(outbox.sent)
  const holders = await deps.directory.holders(outbox.key.partnership, await deps.now())
  const people = await peopleOf(deps, outbox)
  let unsent = 0
  while (true) {
    const look = await lookAt(deps, outbox, holders, people, tried)
    for (const delivery of look.withdrawn) {
      await deps.matters.recordSent(outbox, delivery, { at: await deps.now() })
      tried.add(delivery)
    }
    const [next, ...rest] = look.toSend
    const now = await deps.now()
    if (next !== undefined && now < until) {
      tried.add(next.key)
      if (!(await deliver(deps, outbox, look, next, now))) unsent++
      if (rest.length > 0) continue
    } else unsent += look.toSend.length
    for (const notice of look.nobody) reportNobody(deps.log, look.stored, notice)
    return { unsent, nobody: look.nobody.length }
  }
}

/** Whoever may be written to in person: asked for only where somebody is. */
const peopleOf = async ({ directory }: SendDeps, { key, notices }: Outbox): Promise<readonly Contact[]> =>
  notices.some(({ inPerson }) => inPerson !== undefined) ? ((await directory.contacts?.(key.partnership)) ?? []) : []

/** A matter as it stands now, and what is left to send of one of its commits. */
interface Look extends Deliveries {
  stored: StoredMatter
  context: Context
  /** Of a dispute: how far it has come. */
  course: Course | undefined
  holders: readonly Holder[]
}

const lookAt = async (
  { matters, contexts, now }: SendDeps,
  { key, notices }: Outbox,
  holders: readonly Holder[],
  people: readonly Contact[],
  tried: ReadonlySet<string>,
): Promise<Look> => {
  const context = await contexts.of(key.partnership, await now())
  const stored = await matters.load(key)
  if (context === undefined || stored === undefined) throw new UnknownPartnershipError(key.partnership)
  const clocks = clocksOfMatter(stored.matter, context)
  const course = courseOf(context.partnership.ladders, factsOfMatter(stored.matter, context))
  return { stored, context, course, holders, ...deliveriesOf(notices, clocks, holders, context.partnership, tried, people) }
}

/** Writes one mail, hands it over, records it. False when it is not known to have been taken: then it is tried again later. */
const deliver = async (
  deps: SendDeps,
  outbox: Outbox,
  { stored, context, course, holders }: Look,
  delivery: Delivery,
  now: Instant,
): Promise<boolean> => {
  const { matters, mailer, log } = deps
  const { reference } = stored
  const { partnership, calendar } = context
  const { key, notice, rule, clock, to, insteadOf, why } = delivery
  const actions = await linksIn(deps, { delivery, stored, version: outbox.version, context, holders, now })
  const ids = { partnership: partnership.id, reference, notice: notice.id, holder: to.id }
  let messageId: string | undefined
  try {
    const mail =
      (await peopleMail(deps, delivery, stored, context, now)) ??
      composeMail({
        ...{ notice, rule, clock, partnership, reference, calendar, now, sequence: outbox.version },
        ...(course !== undefined && { course }),
        ...(insteadOf !== undefined && { insteadOf, why }),
        ...(outbox.firstTriedAt !== undefined && { firstTriedAt: outbox.firstTriedAt }),
        ...(actions.length > 0 && { actions }),
      })
    messageId = await mailer.send(mail, to, { notice: tagOfMail(reference, outbox.version, key), partnership: partnership.id })
    await matters.recordSent(outbox, key, { at: now, messageId, ...(insteadOf !== undefined && { insteadOf }) })
  } catch (error) {
    const code = messageId === undefined ? 'NOTICE_NOT_SENT' : 'NOTICE_NOT_RECORDED'
    log.error(code, { ...ids, messageId, error: error instanceof Error ? error.name : 'unknown' })
    return false
  }
  log.info('NOTICE_SENT', { ...ids, insteadOf })
  log.count('NoticesSent')
  if (why === 'vacant') log.count('VacantRoles')
  return true
}

/** An alert without links is an alert: what cannot be signed holds nothing up. */
const linksIn = async ({ links, log }: SendDeps, mail: MailToLink): Promise<readonly ActionLink[]> => {
  try {
    return (await links?.ofMail(mail)) ?? []
  } catch (error) {
    const { stored, context, delivery } = mail
    log.error('LINKS_NOT_MADE', {
      ...{ partnership: context.partnership.id, reference: stored.reference, notice: delivery.notice.id },
      error: error instanceof Error ? error.name : 'unknown',
    })
    log.count('MailsWithoutLinks')
    return []
  }
}

const reportNobody = (log: Log, { matter, reference }: StoredMatter, { id, role }: Notice): void => {
  log.error('NOBODY_HOME', { partnership: matter.partnership, reference, notice: id, role })
  log.count('NobodyHome')
}
