import { turnToNext } from '../matters/turn-to-next.ts'
import type { Notice } from '../notices/notice.ts'
import { inTagLetters, isDeadAddress, mustTurnToNext, type Receipt } from '../notices/receipt.ts'
import { onFreshState } from './on-fresh-state.ts'
import type { Contexts, Directory, Log, MatterStore, Now, OutboxKey } from './ports.ts'
import { BusyMatterError, UnknownPartnershipError } from './wake-matter.ts'

export interface ReceiptDeps {
  matters: MatterStore
  directory: Pick<Directory, 'markUnreachable' | 'markDelivered'>
  contexts: Contexts
  now: Now
  log: Log
}

export type Recorded = 'recorded' | 'turned-to-next' | 'unknown'

/**
 * The mail system said what became of a mail: keeps its word, and where the mail did not arrive tells whoever comes next,
 * at once. Its words may come late, twice, in any order, or before our own record of the mail.
 *
 * @throws BusyMatterError when others kept committing first: the queue tries again
 */
export const recordReceipt =
  (deps: ReceiptDeps) =>
  async (receipt: Receipt): Promise<Recorded> => {
    const { matters, log } = deps
    const { partnership, reference, version, n, holder, state } = receipt
    const key = await matters.keyOf(partnership, reference)
    const notice = key && (await matters.noticesOf({ key, version }))[n]
    if (key === undefined || notice === undefined) {
      log.warn('RECEIPT_OF_UNKNOWN_MAIL', { partnership, reference, state })
      return 'unknown'
    }
    if (await matters.recordReceipt({ key, version }, receipt)) {
      log.info('RECEIPT', { partnership, reference, notice: notice.id, holder, state })
      log.count(`Mails${state.charAt(0).toUpperCase()}${state.slice(1)}`)
    }
    if (state === 'delivered') await markDelivered(deps, receipt)
    const delivered = state === 'away' && (await matters.hasReceipt({ key, version }, { ...receipt, state: 'delivered' }))
    if (!mustTurnToNext(receipt, notice, delivered)) return 'recorded'
    const turned = await onFreshState(() => turnOnce(deps, { key, version }, notice, receipt))
    if (turned === undefined) throw new BusyMatterError('others kept committing first')
    // afterwards: that somebody else is told must not wait for a mark that cannot be made
    if (isDeadAddress(state)) await deps.directory.markUnreachable(partnership, holder, receipt.at, receipt.sentAt)
    return turned
  }

/** When it last arrived is good to know, and no more: nothing waits for it, and it is not tried again. */
const markDelivered = async ({ directory, log }: ReceiptDeps, { partnership, reference, holder, at }: Receipt): Promise<void> => {
  try {
    await directory.markDelivered(partnership, holder, at)
  } catch (error) {
    log.warn('ARRIVAL_NOT_MARKED', { partnership, reference, holder, error: error instanceof Error ? error.name : 'unknown' })
  }
}

const turnOnce = async (
  { matters, contexts, now, log }: ReceiptDeps,
  { key, version }: OutboxKey,
  notice: Notice,
  receipt: Receipt,
): Promise<Recorded | 'conflict'> => {
  const at = await now()
  const stored = await matters.load(key)
  const context = await contexts.of(key.partnership, at)
  if (stored === undefined || context === undefined) throw new UnknownPartnershipError(key.partnership)
  const insteadOf = await writtenToFor(matters, { key, version }, notice, receipt)
  const turned = turnToNext(stored.matter, notice, { ...receipt, insteadOf }, at, context.partnership)
  if (turned === undefined) return 'recorded'
  const { reference, wakeAt } = stored
  const decision = { ...turned, ...(wakeAt !== undefined && { wakeAt }) }
  if ((await matters.commit({ decision, on: stored, reference, at })) !== 'committed') return 'conflict'
  log.info('TURNED_TO_NEXT', { partnership: key.partnership, reference, notice: notice.id, notices: turned.notices.length })
  log.count('MailsTurnedToNext')
  if (turned.notices.length === 0) {
    log.error('NOBODY_HOME', { partnership: key.partnership, reference, notice: notice.id, role: notice.role })
    log.count('NobodyHome')
  }
  return 'turned-to-next'
}

/** The role that somebody was written to for, where it was not their own; unknown while the mail is not recorded. */
const writtenToFor = async (matters: MatterStore, { key, version }: OutboxKey, notice: Notice, { n, holder }: Receipt) => {
  if (notice.undelivered === undefined) return undefined
  const mails = await matters.mailsOf(key)
  return mails.find((mail) => mail.version === version && mail.n === n && inTagLetters(mail.holder) === holder)?.insteadOf
}
