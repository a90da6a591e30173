import { clocksOfMatter } from '../matters/settle.ts'
import { composeMail } from '../notices/compose-mail.ts'
import { type Delivery, deliveriesOf } from '../notices/deliveries.ts'
import { partnershipOf } from '../partnerships/partnerships.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Directory, Log, Mailer, MatterStore, Now, OutboxKey } from './ports.ts'
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
  ({ matters, directory, mailer, calendar, now, log }: SendDeps) =>
  async (outboxKey: OutboxKey): Promise<'sent' | 'not-ours'> => {
    const at = await now()
    const outbox = await matters.claim(outboxKey, at, at + leaseMs)
    if (outbox === undefined) return 'not-ours'
    const { key, notices, sent, firstTriedAt } = outbox
    const partnership = partnershipOf(key.partnership)
    const stored = await matters.load(key)
    if (partnership === undefined || stored === undefined) throw new UnknownPartnershipError(key.partnership)
    const ids = { partnership: key.partnership, reference: stored.reference }

    const clocks = clocksOfMatter(stored.matter, { partnership, calendar })
    const holders = await directory.holders(partnership.id)
    const { toSend, withdrawn, nobody } = deliveriesOf(notices, clocks, holders, partnership, sent)

    const deliver = async ({ key: delivery, notice, rule, clock, to, insteadOf }: Delivery): Promise<boolean> => {
      const told = { notice, rule, clock, partnership, reference: stored.reference, calendar, now: await now() }
      const mail = composeMail({
        ...told,
        ...(insteadOf !== undefined && { insteadOf }),
        ...(firstTriedAt !== undefined && { firstTriedAt }),
      })
      try {
        const messageId = await mailer.send(mail, to, tagOf(outboxKey, stored.reference, delivery))
        await matters.recordSent(outboxKey, delivery, { at: told.now, messageId, ...(insteadOf !== undefined && { insteadOf }) })
      } catch (error) {
        log.error('NOTICE_NOT_SENT', {
          ...ids,
          notice: notice.id,
          holder: to.id,
          error: error instanceof Error ? error.name : 'unknown',
        })
        return false
      }
      log.info('NOTICE_SENT', { ...ids, notice: notice.id, holder: to.id, insteadOf })
      log.count('NoticesSent')
      if (insteadOf !== undefined) log.count('VacantRoles')
      return true
    }

    for (const delivery of withdrawn) await matters.recordSent(outboxKey, delivery, { at })
    let unsent = 0
    for (const delivery of toSend) if (!(await deliver(delivery))) unsent++
    for (const notice of nobody) {
      log.error('NOBODY_HOME', { ...ids, notice: notice.id, role: notice.role })
      log.count('NobodyHome')
    }
    if (unsent + nobody.length > 0)
      throw new UnsentNoticeError(`${unsent} of ${toSend.length} mails not sent, nobody found for ${nobody.length} notices`)
    await matters.finish(outboxKey)
    return 'sent'
  }

/** @example 'K7Q2M-000003-0_director-of-childrens-services' */
const tagOf = ({ version }: OutboxKey, reference: string, delivery: string): string =>
  `${reference}-${String(version).padStart(6, '0')}-${delivery.replace('#', '_')}`
