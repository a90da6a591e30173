import type { PileTag } from '../notices/pile-tag.ts'
import { inTagLetters, type Receipt } from '../notices/receipt.ts'
import type { Recorded } from './record-receipt.ts'
import { mostInOneMail } from './send-pile.ts'
import type { WaitingStore } from './waiting-ports.ts'

/** What the mail system says became of a digest. */
export interface PileReceipt extends Pick<Receipt, 'partnership' | 'state' | 'at' | 'sentAt'> {
  pile: PileTag
}

export interface PileReceiptDeps {
  waiting: Pick<WaitingStore, 'itemsOf'>
  recordReceipt: (receipt: Receipt) => Promise<Recorded>
}

/**
 * The mail system said what became of a digest: the same holds of each notice in it, so each of them is turned to the next
 * where it did not arrive. Which they are is known before the digest is sent.
 *
 * @throws the first fault, once all have been tried: the queue tries again, and what is recorded stays so
 */
export const recordPileReceipt =
  ({ waiting, recordReceipt }: PileReceiptDeps) =>
  async ({ pile: { holder, until, part }, ...said }: PileReceipt): Promise<void> => {
    const items = await waiting.itemsOf({ partnership: said.partnership, holder, until })
    const ofThisMail = items
      .slice(part * mostInOneMail, (part + 1) * mostInOneMail)
      .filter(({ why, outcome }) => why === 'digest' && (outcome === undefined || outcome === 'sent'))
    const faults: unknown[] = []
    for (const { reference, outbox, n } of ofThisMail) {
      const receipt = { ...said, reference, version: outbox.version, n, holder: inTagLetters(holder) }
      await recordReceipt(receipt).catch((fault: unknown) => faults.push(fault))
    }
    if (faults.length > 0) throw faults[0]
  }
