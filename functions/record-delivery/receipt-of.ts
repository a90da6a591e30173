import * as z from 'zod/mini'
import { pileOfTag } from '../../shared/notices/pile-tag.ts'
import { type DeliveryState, mailOfTag, type Receipt } from '../../shared/notices/receipt.ts'
import type { PileReceipt } from '../../shared/shell/record-pile-receipt.ts'

/**
 * What SES puts on the bus about one mail, as far as it is read here. The bus passes on that much and no more
 * (`infra/stack/words-of-ses.ts`): what is read besides has to be added there.
 */
const sesEvent = z.object({
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ timestamp: z.iso.datetime({ offset: true }), tags: z.record(z.string(), z.array(z.string())) }),
    bounce: z.optional(z.object({ bounceType: z.string(), timestamp: z.iso.datetime({ offset: true }) })),
    complaint: z.optional(z.object({ timestamp: z.iso.datetime({ offset: true }) })),
    delivery: z.optional(z.object({ timestamp: z.iso.datetime({ offset: true }) })),
    deliveryDelay: z.optional(z.object({ timestamp: z.iso.datetime({ offset: true }) })),
  }),
})

type Detail = z.infer<typeof sesEvent>['detail']

/**
 * The word of SES about a mail; undefined where it says nothing new of it, or of no mail of ours.
 *
 * @throws ZodError when it is not what SES puts on the bus
 */
export const receiptOf = (event: unknown): Receipt | PileReceipt | undefined => {
  const { detail } = sesEvent.parse(event)
  const state = stateOf(detail)
  const { partnership: [partnership] = [], notice: [tag = ''] = [] } = detail.mail.tags
  if (state === undefined || partnership === undefined) return undefined
  const { bounce, complaint, delivery, deliveryDelay } = detail
  const told = (bounce ?? complaint ?? delivery ?? deliveryDelay)?.timestamp ?? detail.mail.timestamp
  const said = { partnership, state, at: Date.parse(told), sentAt: Date.parse(detail.mail.timestamp) }
  const pile = pileOfTag(tag)
  if (pile !== undefined) return { ...said, pile }
  const mail = mailOfTag(tag)
  return mail && { ...said, ...mail }
}

/**
 * SES reports automatic answers as bounces that will pass ("Transient"), as it does full mailboxes: that is "perhaps away",
 * and never a dead address. Whether somebody else must be told is decided by what it said before.
 */
const stateOf = ({ eventType, bounce }: Detail): DeliveryState | undefined => {
  switch (eventType) {
    case 'Delivery':
      return 'delivered'
    case 'DeliveryDelay':
      return 'delayed'
    case 'Bounce':
      return bounce?.bounceType === 'Transient' ? 'away' : 'bounced'
    case 'Complaint':
      return 'complained'
    case 'Reject':
    case 'Rendering Failure':
      return 'rejected'
    default:
      return undefined
  }
}
