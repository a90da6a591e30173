import type { Delivery } from '../notices/deliveries.ts'
import type { Notice } from '../notices/notice.ts'
import { tagOfMail } from '../notices/receipt.ts'
import { heardByOf } from '../notices/silence.ts'
import { isPressing } from '../notices/urgency.ts'
import type { Instant } from '../time/day.ts'
import type { Look } from './look-at-notices.ts'
import type { Mailer } from './mail-ports.ts'
import type { Log, MatterStore, Outbox, OutboxKey, StoredMatter } from './ports.ts'
import { type WriteDeps, writeMail } from './write-mail.ts'

export interface DeliverDeps extends WriteDeps {
  matters: WriteDeps['matters'] & Pick<MatterStore, 'recordSent'>
  mailer: Mailer
  /** Whether the mail system says what becomes of a mail: then its silence is heard. */
  mailSpeaks: boolean
}

/** Writes one mail, hands it over, records it. False when it is not known to have been taken: then it is tried again later. */
export const deliver = async (
  deps: DeliverDeps,
  outbox: OutboxKey & Pick<Outbox, 'firstTriedAt'>,
  look: Look,
  delivery: Delivery,
  now: Instant,
): Promise<boolean> => {
  const { matters, mailer, mailSpeaks, log } = deps
  const { key, notice, to, insteadOf, why, told } = delivery
  const { reference, matter } = look.stored
  const { partnership } = matter
  const telling = { ...delivery, matter: matter.kind }
  const ids = { partnership, reference, notice: notice.id, holder: to.id }
  let messageId: string | undefined
  try {
    const mail = await writeMail(deps, look, delivery, { version: outbox.version, now, firstTriedAt: outbox.firstTriedAt })
    const tag = tagOfMail(reference, outbox.version, key)
    messageId = await mailer.send(mail, to, { notice: tag, partnership, isPressing: isPressing(telling) })
    const heardBy = mailSpeaks ? heardByOf(telling, now) : undefined
    const sent = { at: now, messageId, ...(told !== undefined && { told }), ...(insteadOf !== undefined && { insteadOf }) }
    await matters.recordSent(outbox, key, { ...sent, ...(heardBy !== undefined && { heardBy }) })
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

/** Nobody could be found for a notice, up to the top. */
export const reportNobody = (log: Log, { matter, reference }: StoredMatter, { id, role }: Notice): void => {
  log.error('NOBODY_HOME', { partnership: matter.partnership, reference, notice: id, role })
  log.count('NobodyHome')
}
