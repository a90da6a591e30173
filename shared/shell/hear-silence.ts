import type { Receipt } from '../notices/receipt.ts'
import { inTagLetters } from '../notices/receipt.ts'
import type { MatterStore, Now } from './ports.ts'
import type { Recorded } from './record-receipt.ts'
import type { SilenceStore, Unheard } from './waiting-ports.ts'
import { UnknownPartnershipError } from './wake-matter.ts'

export interface SilenceDeps {
  matters: Pick<MatterStore, 'load'>
  silence: Pick<SilenceStore, 'isHeardOf' | 'strike'>
  recordReceipt: (receipt: Receipt) => Promise<Recorded>
  now: Now
}

/**
 * The time is over in which the mail system should have said what became of a mail. Said nothing, it is taken for not
 * delivered, by the same way as its own words: the next are told, once. Whatever it has said, it has spoken.
 */
export const hearSilence =
  ({ matters, silence, recordReceipt, now }: SilenceDeps) =>
  async (unheard: Unheard): Promise<'heard' | 'unheard'> => {
    const isHeardOf = await silence.isHeardOf(unheard)
    if (!isHeardOf) {
      const { outbox, n, holder, sentAt } = unheard
      const stored = await matters.load(outbox.key)
      if (stored === undefined) throw new UnknownPartnershipError(outbox.key.partnership)
      await recordReceipt({
        ...{ partnership: outbox.key.partnership, reference: stored.reference, version: outbox.version, n },
        ...{ holder: inTagLetters(holder), state: 'silent', at: await now(), sentAt },
      })
    }
    await silence.strike(unheard)
    return isHeardOf ? 'heard' : 'unheard'
  }
