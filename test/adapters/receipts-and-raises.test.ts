import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import type { Raising } from '../../shared/ladders/raising.ts'
import { noticeOf } from '../../shared/notices/notice.ts'
import type { Receipt } from '../../shared/notices/receipt.ts'
import type { Commit } from '../../shared/shell/ports.ts'
import { began, key, opening } from './commits.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const table = matterTable(new DynamoDBClient({}), 'clocks')
const outbox = { key, version: 1 }

beforeEach(() => {
  dynamodb.reset()
  dynamodb.on(TransactWriteCommand).resolves({})
  dynamodb.on(GetCommand).resolves({})
})

const outboxItem = async (commit: Commit) => {
  dynamodb.resetHistory()
  await table.commit(commit)
  const [call] = dynamodb.commandCalls(TransactWriteCommand)
  return call?.args[0].input.TransactItems?.map(({ Put }) => Put?.Item).find((item) => item?.sk === 'NOTICES#000001')
}

describe('the disputes that a commit raises', () => {
  const raises: Raising[] = [
    {
      ...{ cause: 'core-group-attendance police 1', at: '2027-02-15', ladder: 'core-group-attendance' },
      ...{ about: 'core-group-attendance', by: 'lead-social-worker', parties: ['council', 'police'] },
    },
  ]

  it('are kept with its notices, and come back whole with the claim', async () => {
    const item = await outboxItem({ ...opening, decision: { ...opening.decision, raises } })
    dynamodb.on(UpdateCommand).resolves({ Attributes: item ?? {} })
    expect(await table.claim(outbox, began, began + 60_000)).toMatchObject({ notices: opening.decision.notices, raises })
  })

  it('are kept where it has no notices, too', async () => {
    expect(await outboxItem({ ...opening, decision: { ...opening.decision, notices: [], raises } })).toMatchObject({
      notices: '[]',
      duePk: expect.stringMatching(/^URGENT#/),
    })
  })

  it('are not mentioned where there are none, and a commit with nothing to tell keeps nothing to send', async () => {
    expect(await outboxItem(opening)).not.toHaveProperty('raises')
    expect(await outboxItem({ ...opening, decision: { ...opening.decision, notices: [] } })).toBeUndefined()
  })
})

describe('what the mail system says of a mail', () => {
  const receipt: Receipt = {
    ...{ partnership: 'bolton', reference: 'K7Q2M', version: 1, n: 2, holder: 'h-1', state: 'bounced' },
    ...{ at: began + 1000, sentAt: began },
  }

  it('is kept word by word beside the mail, once', async () => {
    expect(await table.recordReceipt(outbox, receipt)).toBe(true)
    expect(dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input)).toEqual([
      {
        TableName: 'clocks',
        Item: { pk: 'MATTER#bolton#SI-2026-014', sk: 'RECEIPT#000001#2#h-1#bounced', at: began + 1000 },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    ])
    dynamodb.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'there already', $metadata: {} }))
    expect(await table.recordReceipt(outbox, receipt)).toBe(false)
  })

  it('is found again, each word by itself', async () => {
    const Key = { pk: 'MATTER#bolton#SI-2026-014', sk: 'RECEIPT#000001#2#h-1#delivered' }
    dynamodb.on(GetCommand, { Key }).resolves({ Item: Key })
    expect(await table.hasReceipt(outbox, { ...receipt, state: 'delivered' })).toBe(true)
    expect(await table.hasReceipt(outbox, receipt)).toBe(false)
  })

  it('finds its matter by the reference that people know, of its own partnership', async () => {
    dynamodb
      .on(GetCommand, { Key: { pk: 'REFERENCE#bolton#K7Q2M', sk: 'REFERENCE' } })
      .resolves({ Item: { matter: 'MATTER#bolton#SI-2026-014' } })
    expect(await table.keyOf('bolton', 'K7Q2M')).toEqual(key)
    expect(await table.keyOf('rochdale', 'K7Q2M')).toBeUndefined()
  })

  it('finds the notices that it is about, those that were turned to somebody else among them', async () => {
    const about = { clock: 'panel-notification', kind: 'last-day', n: 0, due: '2026-12-29', at: began } as const
    const notices = [noticeOf({ ...about, role: 'business-manager', undelivered: 'director-of-childrens-services' })]
    const item = await outboxItem({ ...opening, decision: { ...opening.decision, notices } })
    dynamodb.on(GetCommand, { Key: { pk: 'MATTER#bolton#SI-2026-014', sk: 'NOTICES#000001' } }).resolves({ Item: item ?? {} })
    expect(await table.noticesOf(outbox)).toEqual(notices)
    expect(await table.noticesOf({ key, version: 2 })).toEqual([])
  })
})
