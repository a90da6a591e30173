import { describe, expect, it } from 'vitest'
import { receiptOf } from '../../functions/record-delivery/receipt-of.ts'
import { recordDelivery } from '../../functions/record-delivery/record-delivery.ts'
import type { Receipt } from '../../shared/notices/receipt.ts'
import { sqsEvent } from '../world/lambda-events.ts'

const sentAt = '2026-12-29T08:30:02.000Z'
const tags = {
  'ses:configuration-set': ['clocks-live'],
  notice: ['K7Q2M-000003-0_director-of-childrens-services'],
  partnership: ['bolton'],
}

/** What SES puts on the bus, with what is of no use here left in. */
const said = (eventType: string, more: object = {}, mail: object = { tags }) => ({
  version: '0',
  id: 'b2c3f4e5-0000-4000-8000-000000000000',
  'detail-type': `Email ${eventType}`,
  source: 'aws.ses',
  detail: { eventType, mail: { timestamp: sentAt, messageId: 'ses-1', destination: ['x@bolton.example'], ...mail }, ...more },
})
const bounce = (bounceType: string) => ({
  bounce: { bounceType, bounceSubType: 'General', bouncedRecipients: [], timestamp: '2026-12-29T08:30:09.000Z' },
})

const receipt: Receipt = {
  ...{ partnership: 'bolton', reference: 'K7Q2M', version: 3, n: 0, holder: 'director-of-childrens-services' },
  ...{ state: 'bounced', at: Date.parse('2026-12-29T08:30:09Z'), sentAt: Date.parse(sentAt) },
}

describe('what SES says of a mail', () => {
  it.each([
    ['Bounce', bounce('Permanent'), 'bounced'],
    ['Bounce', bounce('Undetermined'), 'bounced'],
    // an automatic answer looks like this, and so does a full mailbox: never a dead address
    ['Bounce', bounce('Transient'), 'away'],
    ['Complaint', { complaint: { timestamp: '2026-12-29T08:30:09.000Z' } }, 'complained'],
    ['Delivery', { delivery: { timestamp: '2026-12-29T08:30:09.000Z' } }, 'delivered'],
    ['DeliveryDelay', { deliveryDelay: { timestamp: '2026-12-29T08:30:09.000Z', delayType: 'MailboxFull' } }, 'delayed'],
  ])('%s is read as one of our own words: %#', (type, more, state) => {
    expect(receiptOf(said(type, more))).toEqual({ ...receipt, state })
  })

  it.each(['Reject', 'Rendering Failure'])('%s has no moment of its own: it is that of the sending', (type) => {
    expect(receiptOf(said(type))).toEqual({ ...receipt, state: 'rejected', at: Date.parse(sentAt) })
  })

  it.each([
    ['Send, which we know better', said('Send')],
    ['Open, which nobody asked for', said('Open')],
    ['of a mail without our tags', said('Bounce', bounce('Permanent'), { tags: {} })],
    ['of a mail with a tag that is not ours', said('Bounce', bounce('Permanent'), { tags: { ...tags, notice: ['newsletter'] } })],
  ])('%s is left', (_what, event) => expect(receiptOf(event)).toBeUndefined())

  it('that is not what SES says goes to the dead letters, and what stands beside it is kept', async () => {
    const kept: Receipt[] = []
    const record = recordDelivery({
      record: async (each) => {
        kept.push(each)
        return 'recorded'
      },
      recordPile: () => Promise.reject(new Error('no digest')),
    })
    const good = sqsEvent('m1', JSON.stringify(said('Bounce', bounce('Permanent'))), 1)
    const bad = sqsEvent('m2', JSON.stringify({ detail: { eventType: 'Bounce' } }), 1)
    const answer = await record({ Records: [...good.Records, ...bad.Records] })
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm2' }])
    expect(kept).toEqual([receipt])
  })
})
