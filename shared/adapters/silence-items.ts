import { type DeliveryState, inTagLetters } from '../notices/receipt.ts'
import type { Unheard } from '../shell/waiting-ports.ts'
import { type Item, matterPk, outboxKeyOf, receiptPrefix } from './matter-items.ts'
import { piledOf } from './waiting-items.ts'

// A mail that is waited to be heard of is listed by its own record: SENT# of its matter, or the item that waited.

/** The mail that such a record is of; undefined once nothing of it is waited for. */
export const unheardOf = (item: Item | undefined): Unheard | undefined => {
  if (item === undefined || !String(item.duePk).startsWith('UNHEARD#')) return undefined
  const place = { pk: item.pk, sk: item.sk }
  if (!item.sk.startsWith('SENT#')) {
    const { outbox, n, holder } = piledOf(item)
    return { outbox, n, holder, sentAt: Number(item.doneAt), place }
  }
  const [, version, n, ...holder] = item.sk.split('#')
  const outbox = { ...outboxKeyOf(item), version: Number(version) }
  return { outbox, n: Number(n), holder: holder.join('#'), sentAt: Number(item.at), place }
}

/** Where everything is that the mail system said of a mail: it names the holder in the letters of a tag. */
export const heardIn = ({ outbox, n, holder }: Unheard) => ({
  pk: matterPk(outbox.key),
  prefix: receiptPrefix(outbox, n, inTagLetters(holder)),
})

/** The word that such a place is of. */
export const wordIn = (sk: string, prefix: string) => sk.slice(prefix.length) as DeliveryState
