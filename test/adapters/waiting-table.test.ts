import { ConditionalCheckFailedException, DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { silenceTable } from '../../shared/adapters/silence-table.ts'
import { pileKeyOf, waitingItem } from '../../shared/adapters/waiting-items.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import { noticeOf } from '../../shared/notices/notice.ts'
import { pileOfTag, tagOfPile } from '../../shared/notices/pile-tag.ts'
import type { Waiting } from '../../shared/shell/waiting-ports.ts'
import { at } from '../builders/london-time.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const client = new DynamoDBClient({ region: 'eu-west-2' })
const table = waitingTable(client, 'clocks')
const silence = silenceTable(client, 'clocks')
beforeEach(() => dynamodb.reset())

const until = at('Mon 21 Dec 2026 08:40')
const notice = noticeOf({
  ...{ clock: 'a-clock', kind: 'opened', n: 0, role: 'practice-review-group' },
  ...{ at: at('Fri 18 Dec 2026 17:00'), due: '2027-01-13' },
})
const waiting: Waiting = {
  outbox: { key: { partnership: 'bolton', subject: 'SI-1' }, version: 3 },
  ...{ reference: 'K7Q2M', n: 2, notice, holder: 'h#1', until, why: 'digest' },
}
const item = waitingItem(waiting)
const key = { partnership: 'bolton', holder: 'h#1', until }

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  })

const updates = () => dynamodb.commandCalls(UpdateCommand).map(({ args: [{ input }] }) => input)

describe('a notice that waits', () => {
  it('is put by and recorded in one transaction, unless its pile has been begun', async () => {
    dynamodb.on(TransactWriteCommand).resolves({})
    expect(await table.wait(waiting)).toBe('waits')
    const [call] = dynamodb.commandCalls(TransactWriteCommand)
    const [check, sent, put] = call?.args[0].input.TransactItems ?? []
    const isNew = 'attribute_not_exists(pk)'
    const pk = 'WAITS#bolton#h_23_1'
    expect(check?.ConditionCheck).toMatchObject({
      Key: { pk, sk: 'CLAIM#2026-12-21T08:40:00.000Z' },
      ConditionExpression: isNew,
    })
    expect(sent?.Put).toMatchObject({
      Item: { pk: 'MATTER#bolton#SI-1', sk: 'SENT#000003#2#h#1', waitsUntil: until },
      ConditionExpression: `${isNew} OR attribute_exists(passedOverAt)`,
    })
    expect(put?.Put).toMatchObject({
      Item: {
        pk,
        sk: '2026-12-21T08:40:00.000Z#2027-01-13#K7Q2M-000003-2',
        duePk: expect.stringMatching(/^WAITING#[0-7]$/),
        dueSk: `2026-12-21T08:40:00.000Z#${pk}`,
      },
      ConditionExpression: isNew,
    })
  })

  it.each([
    ['closed', cancelled('ConditionalCheckFailed', 'None', 'None')],
    ['waits', cancelled('None', 'ConditionalCheckFailed', 'ConditionalCheckFailed')],
    ['waits', cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed', 'None')],
  ])('is %s when the transaction is cancelled so', async (answer, error) => {
    dynamodb.on(TransactWriteCommand).rejects(error)
    expect(await table.wait(waiting)).toBe(answer)
  })

  it('is tried again while others are at the same pile, and then given back', async () => {
    const busy = cancelled('TransactionConflict', 'None', 'None')
    dynamodb.on(TransactWriteCommand).rejectsOnce(busy).rejectsOnce(busy).resolves({})
    expect(await table.wait(waiting)).toBe('waits')
    dynamodb.reset()
    dynamodb.on(TransactWriteCommand).rejects(busy)
    await expect(table.wait(waiting)).rejects.toThrow('cancelled')
    expect(dynamodb.commandCalls(TransactWriteCommand)).toHaveLength(5)
  })
})

describe('a pile', () => {
  it('is found by the index, once for all that is in it', async () => {
    const listed = [item, { ...item, sk: `${item.sk}-b` }]
    dynamodb
      .on(QueryCommand)
      .resolves({ Items: [] })
      .on(QueryCommand, { ExpressionAttributeValues: { ':shard': item.duePk, ':by': '2026-12-21T08:40:00.001Z' } })
      .resolves({ Items: listed })
    expect(await table.ripe(until, 500)).toEqual([key])
    expect(pileKeyOf(item)).toEqual(key)
  })

  it('is claimed with a lease, and comes back whole', async () => {
    dynamodb
      .on(UpdateCommand)
      .resolves({})
      .on(QueryCommand)
      .resolves({ Items: [item] })
    const claimed = await table.claim(key, until, until + 60_000)
    expect(claimed).toEqual({ key, items: [{ ...waiting, id: item.sk, isDone: false }] })
    expect(updates()).toHaveLength(1)
    expect(updates()[0]).toMatchObject({
      ConditionExpression: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :now',
      ExpressionAttributeValues: { ':now': until, ':until': until + 60_000 },
    })
  })

  it('that was tried before goes behind the others, and says since when', async () => {
    dynamodb
      .on(UpdateCommand)
      .resolves({ Attributes: { firstTriedAt: until } })
      .on(QueryCommand)
      .resolves({ Items: [item] })
    expect(await table.claim(key, until + 60_000, until + 120_000)).toMatchObject({ firstTriedAt: until })
    expect(updates()[1]).toMatchObject({
      Key: { pk: item.pk, sk: item.sk },
      ExpressionAttributeValues: { ':last': `2026-12-21T08:41:00.000Z#${item.pk}` },
    })
  })

  it('that somebody else holds is left', async () => {
    dynamodb.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ message: 'leased', $metadata: {} }))
    expect(await table.claim(key, until, until + 60_000)).toBeUndefined()
  })

  it('is finished at once, off the list or on that of what is to be heard of', async () => {
    dynamodb.on(TransactWriteCommand).resolves({})
    const piled = { ...waiting, id: item.sk, isDone: false }
    await table.finish(key, [piled], { outcome: 'withdrawn', at: until })
    await table.finish(key, [piled], { outcome: 'sent', at: until, messageId: 'ses-1', heardBy: until + 1 })
    const [first, second] = dynamodb
      .commandCalls(TransactWriteCommand)
      .map(({ args: [{ input }] }) => input.TransactItems?.[0]?.Update)
    expect(first).toMatchObject({
      UpdateExpression: 'SET outcome = :outcome, doneAt = :doneAt REMOVE duePk, dueSk',
      ExpressionAttributeValues: { ':outcome': 'withdrawn', ':doneAt': until },
    })
    expect(second?.UpdateExpression).not.toContain('REMOVE')
    expect(second?.ExpressionAttributeValues).toMatchObject({
      ':messageId': 'ses-1',
      ':duePk': expect.stringMatching(/^UNHEARD#/),
      ':dueSk': `2026-12-21T08:40:00.001Z#${item.pk}`,
    })
  })
})

describe('a notice of a pile that is no part of its mail', () => {
  const piled = { ...waiting, id: item.sk, isDone: false }
  const place = { pk: item.pk, sk: item.sk }
  const record = { pk: 'MATTER#bolton#SI-1', sk: 'SENT#000003#2#h#1' }

  it('is marked so, and stays on the list', async () => {
    dynamodb.on(UpdateCommand).resolves({})
    await table.setApart(key, piled)
    expect(updates()).toEqual([
      {
        ...{ TableName: 'clocks', Key: place, UpdateExpression: 'SET outcome = :outcome' },
        ExpressionAttributeValues: { ':outcome': 'apart' },
      },
    ])
  })

  it('and that its holder has had by itself is recorded with its matter in the same transaction, to be heard of', async () => {
    dynamodb.on(TransactWriteCommand).resolves({})
    await table.passOn(key, piled, '2#h#1', { at: until, messageId: 'ses-1', heardBy: until + 1 })
    const [put, update] = dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? []
    expect(put?.Put?.Item).toEqual({
      ...{ ...record, at: until, messageId: 'ses-1' },
      ...{ duePk: expect.stringMatching(/^UNHEARD#/), dueSk: `2026-12-21T08:40:00.001Z#${record.pk}` },
    })
    expect(put?.Put?.ConditionExpression).toBeUndefined()
    expect(update?.Update).toMatchObject({ Key: place, ExpressionAttributeValues: { ':outcome': 'passed-on' } })
  })

  it.each([
    ['was only put by for', undefined],
    ['has had a mail of it', new ConditionalCheckFailedException({ message: 'sent', $metadata: {} })],
  ])('and whose holder, who %s, is passed over: they are seen to by a mail alone', async (_, refused) => {
    dynamodb.on(UpdateCommand).resolves({})
    if (refused !== undefined) dynamodb.on(UpdateCommand).rejectsOnce(refused).resolves({})
    await table.passOver(key, piled, until)
    expect(updates()).toMatchObject([
      {
        ...{ Key: record, UpdateExpression: 'SET passedOverAt = :at', ExpressionAttributeValues: { ':at': until } },
        ConditionExpression: 'attribute_exists(waitsUntil)',
      },
      { Key: place, ExpressionAttributeValues: { ':outcome': 'passed-over' } },
    ])
  })
})

it.each(['h-1', 'h#1', 'dcs@bolton', 'a_b', 'Ünal', '_23_'])(
  'the tag of a digest names its holder %s, to be read back',
  (holder) => {
    const tag = tagOfPile({ holder, until, part: 1 })
    expect(tag).toMatch(/^[A-Za-z0-9_-]{1,256}$/)
    expect(pileOfTag(tag)).toEqual({ holder, until, part: 1 })
    expect(pileOfTag('K7Q2M-000001-0_h-1')).toBeUndefined()
  },
)

describe('a mail that is to be heard of', () => {
  const sent = { pk: 'MATTER#bolton#SI-1', sk: 'SENT#000003#2#h#1', at: until, duePk: 'UNHEARD#0', dueSk: 'x' }
  const place = { pk: sent.pk, sk: sent.sk }
  const unheard = { outbox: waiting.outbox, n: 2, holder: 'h#1', sentAt: until, place }

  it('is listed by its own record, as that stands now', async () => {
    dynamodb
      .on(QueryCommand)
      .resolves({ Items: [] })
      .on(QueryCommand, { ExpressionAttributeValues: { ':shard': 'UNHEARD#0', ':by': '2026-12-21T08:40:00.001Z' } })
      .resolves({ Items: [place, { ...place, sk: 'SENT#000003#3#h#1' }] })
      .on(GetCommand)
      .resolves({ Item: { ...sent, sk: 'SENT#000003#3#h#1', duePk: undefined } })
      .on(GetCommand, { TableName: 'clocks', Key: place, ConsistentRead: true })
      .resolves({ Item: sent })
    expect(await silence.unheard(until, 500)).toEqual([unheard])
  })

  it.each([[[]], [['silent']], [['away', 'delivered']]])('of which %j was said', async (said) => {
    dynamodb.on(QueryCommand).resolves({ Items: said.map((word) => ({ pk: sent.pk, sk: `RECEIPT#000003#2#h_1#${word}` })) })
    expect(await silence.saidOf(unheard)).toEqual(said)
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues).toEqual({
      ':pk': 'MATTER#bolton#SI-1',
      ':prefix': 'RECEIPT#000003#2#h_1#',
    })
  })

  it('is struck off once', async () => {
    dynamodb.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ message: 'gone', $metadata: {} }))
    await silence.strike(unheard)
    expect(updates()[0]).toMatchObject({ Key: place, UpdateExpression: 'REMOVE duePk, dueSk' })
  })
})
