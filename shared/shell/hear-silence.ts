import { type DeliveryState, inTagLetters, isDeadAddress, type Receipt } from '../notices/receipt.ts'
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

/**
 * What holds of a mail by all that has been said of it. That it was delayed once settles nothing: it may never be heard of
 * again. Our own word that it was silent is none of the mail system's.
 */
const stateBy = (said: readonly DeliveryState[]): DeliveryState =>
  said.find(isDeadAddress) ?? (['delivered', 'away', 'delayed'] as const).find((word) => said.includes(word)) ?? 'silent'

/**
 * The time is over in which the mail system should have said what became of a mail. Said nothing, it is taken for not
 * delivered, by the same way as its own words: the next are told, once. Said no more than that it is delayed, that is what it
 * still is. Said that it came back, whoever comes next may not have been told when that was recorded: what was done
 * then is not done again.
 *
 * @returns whether the mail system has said what became of it
 */
export const hearSilence =
  ({ matters, silence, recordReceipt, now }: SilenceDeps) =>
  async (unheard: Unheard): Promise<'heard' | 'unheard'> => {
    const state = stateBy(await silence.saidOf(unheard))
    if (state !== 'delivered') {
      const { outbox, n, holder, sentAt } = unheard
      const stored = await matters.load(outbox.key)
      if (stored === undefined) throw new UnknownPartnershipError(outbox.key.partnership)
      await recordReceipt({
        ...{ partnership: outbox.key.partnership, reference: stored.reference, version: outbox.version, n },
        ...{ holder: inTagLetters(holder), state, at: await now(), sentAt },
      })
    }
    await silence.strike(unheard)
    return state === 'silent' || state === 'delayed' ? 'unheard' : 'heard'
  }
