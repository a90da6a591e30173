import { clocksOfMatter } from '../matters/settle.ts'
import { composeMail } from '../notices/compose-mail.ts'
import { type Delivery, deliveriesOf } from '../notices/deliveries.ts'
import type { Notice } from '../notices/notice.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { partnershipOf } from '../partnerships/partnerships.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Directory, Log, Mailer, MatterStore, Now, Outbox, OutboxKey, StoredMatter } from './ports.ts'
import { UnknownPartnershipError } from './wake-matter.ts'

export interface SendDeps {
  matters: MatterStore
  directory: Directory
  mailer: Mailer
  calendar: Calendar
  now: Now
  log: Log
}

/** Thrown when not every notice of a commit could be sent; the rest is tried again once the lease has run out. */
export class UnsentNoticeError extends Error {
  override name = 'UnsentNoticeError'
}

/** Longer than a send may take, shorter than anybody would wait: after it, another may try. */
const leaseMs = 60_000

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
    const { matters, directory, calendar, log } = deps
    const at = await deps.now()
    const outbox = await matters.claim(outboxKey, at, at + leaseMs)
    if (outbox === undefined) return 'not-ours'
    const { key, notices, sent } = outbox
    const partnership = partnershipOf(key.partnership)
    const stored = await matters.load(key)
    if (partnership === undefined || stored === undefined) throw new UnknownPartnershipError(key.partnership)

    const clocks = clocksOfMatter(stored.matter, { partnership, calendar })
    const holders = await directory.holders(partnership.id)
    const { toSend, withdrawn, nobody } = deliveriesOf(notices, clocks, holders, partnership, sent)

    for (const delivery of withdrawn) await matters.recordSent(outboxKey, delivery, { at })
    const unsent = await deliverAll(deps, { outbox, stored, partnership }, toSend)
    for (const notice of nobody) reportNobody(log, stored, notice)
    if (unsent + nobody.length > 0)
      throw new UnsentNoticeError(`${unsent} of ${toSend.length} mails not sent, nobody found for ${nobody.length} notices`)
    await matters.finish(outboxKey)
    return 'sent'
  }

interface Batch {
  outbox: Outbox
  stored: StoredMatter
  partnership: Partnership
}

/** One after the other, so that they arrive in order; one that fails does not hold up the rest. */
const deliverAll = async (deps: SendDeps, batch: Batch, deliveries: readonly Delivery[]): Promise<number> => {
  let unsent = 0
  for (const delivery of deliveries) if (!(await deliver(deps, batch, delivery))) unsent++
  return unsent
}

/** Writes one mail, hands it over, records it. False when it may not have been taken: then it is tried again later. */
const deliver = async (deps: SendDeps, { outbox, stored, partnership }: Batch, delivery: Delivery): Promise<boolean> => {
  const { matters, mailer, calendar, log } = deps
  const { notice, rule, clock, to, insteadOf } = delivery
  const { reference } = stored
  const now = await deps.now()
  const mail = composeMail({
    ...{ notice, rule, clock, partnership, reference, calendar, now },
    ...(insteadOf !== undefined && { insteadOf }),
    ...(outbox.firstTriedAt !== undefined && { firstTriedAt: outbox.firstTriedAt }),
  })
  const ids = { partnership: partnership.id, reference, notice: notice.id, holder: to.id }
  try {
    const messageId = await mailer.send(mail, to, tagOf(outbox, reference, delivery.key))
    await matters.recordSent(outbox, delivery.key, { at: now, messageId, ...(insteadOf !== undefined && { insteadOf }) })
  } catch (error) {
    log.error('NOTICE_NOT_SENT', { ...ids, error: error instanceof Error ? error.name : 'unknown' })
    return false
  }
  log.info('NOTICE_SENT', { ...ids, insteadOf })
  log.count('NoticesSent')
  if (insteadOf !== undefined) log.count('VacantRoles')
  return true
}

const reportNobody = (log: Log, { matter, reference }: StoredMatter, { id, role }: Notice): void => {
  log.error('NOBODY_HOME', { partnership: matter.partnership, reference, notice: id, role })
  log.count('NobodyHome')
}

/** @example 'K7Q2M-000003-0_director-of-childrens-services' */
const tagOf = ({ version }: OutboxKey, reference: string, delivery: string): string =>
  `${reference}-${String(version).padStart(6, '0')}-${delivery.replace('#', '_')}`
