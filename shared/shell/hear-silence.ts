import { type DeliveryState, inTagLetters, type Receipt } from '../notices/receipt.ts'
import type { MatterStore, Now } from './ports.ts'
import type { Recorded } from './record-receipt.ts'
import type { SilenceStore, Unheard } from './waiting-ports.ts'
import { UnknownPartnershipError } from './wake-matter.ts'

export interface SilenceDeps {
  matters: Pick<MatterStore, 'load'>
  silence: Pick<SilenceStore, 'saidOf' | 'strike'>
  recordReceipt: (receipt: Receipt) => Promise<Recorded>
  now: Now
}

/** What has been said so far settles nothing: a mail that was delayed once may never be heard of again. */
const isWaitedFor = (word: DeliveryState): boolean => word === 'silent' || word === 'delayed'

/**
 * The time is over in which the mail system should have said what became of a mail. Said nothing, it is taken for not
 * delivered, by the same way as its own words: the next are told, once. Said no more than that it is delayed, that is what it
 * still is. Our own word that it was silent is none of the mail system's: whoever was to be told then may not have been.
 */
export const hearSilence =
  ({ matters, silence, recordReceipt, now }: SilenceDeps) =>
  async (unheard: Unheard): Promise<'heard' | 'unheard'> => {
    const said = await silence.saidOf(unheard)
    const isHeardOf = !said.every(isWaitedFor)
    if (!isHeardOf) {
      const { outbox, n, holder, sentAt } = unheard
      const stored = await matters.load(outbox.key)
      if (stored === undefined) throw new UnknownPartnershipError(outbox.key.partnership)
      const state = said.includes('delayed') ? 'delayed' : 'silent'
      await recordReceipt({
        ...{ partnership: outbox.key.partnership, reference: stored.reference, version: outbox.version, n },
        ...{ holder: inTagLetters(holder), state, at: await now(), sentAt },
      })
    }
    await silence.strike(unheard)
    return isHeardOf ? 'heard' : 'unheard'
  }
