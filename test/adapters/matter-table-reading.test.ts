import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { dueShards } from '../../shared/names.ts'
import { anIncident, done } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'
import { aDesk, minute } from '../shell/desk.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const table = matterTable(new DynamoDBClient({}), 'clocks')
const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const outbox = { key, version: 1 }
const noon = at('Fri 18 Dec 2026 12:00')
const refused = new ConditionalCheckFailedException({ message: 'the condition does not hold', $metadata: {} })

const updates = () => dynamodb.commandCalls(UpdateCommand).map(({ args: [{ input }] }) => input)

beforeEach(() => {
  dynamodb.reset()
})

describe('loading a matter', () => {
  it('reads its partition up to the head, consistently, page after page', async () => {
    const desk = aDesk('Fri 18 Dec 2026 17:00')
    await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
    await desk.take(done('incident.panel-notified', 'Fri 18 Dec 2026 16:50'))
    const items = [...desk.table.items.values()].filter(({ pk, sk }) => pk.startsWith('MATTER#') && sk < 'I')
    const [first, ...rest] = items.sort((a, b) => (a.sk < b.sk ? -1 : 1))
    const from = { pk: first?.pk, sk: first?.sk }
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [first], LastEvaluatedKey: from } as never)
      .resolves({ Items: rest })
    expect(await table.load(key)).toEqual(await desk.table.load(key))
    const [query, next] = dynamodb.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input)
    expect(query).toMatchObject({
      TableName: 'clocks',
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk < :beyond',
      ExpressionAttributeValues: { ':pk': 'MATTER#bolton#SI-2026-014', ':beyond': 'I' },
    })
    expect(next).toMatchObject({ ExclusiveStartKey: from })
  })

  it('that nobody knows gives nothing', async () => {
    dynamodb.on(QueryCommand).resolves({})
    expect(await table.load(key)).toBeUndefined()
  })
})

describe('whether a commit is unsent', () => {
  it.each([
    [{ duePk: 'UNSENT#2' }, true],
    [{}, false],
    [undefined, false],
  ])('of which the table holds %j: %s', async (Item, isUnsent) => {
    dynamodb.on(GetCommand).resolves({ Item } as never)
    expect(await table.isUnsent(outbox)).toBe(isUnsent)
    // one that was finished a moment ago must not be taken for open, nor the other way round
    expect(dynamodb.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: 'MATTER#bolton#SI-2026-014', sk: 'NOTICES#000001' },
      ConsistentRead: true,
    })
  })
})

describe('whether an event was seen', () => {
  it.each([
    [undefined, 'new'],
    [{ bodyHash: 'b0d1' }, 'repeat'],
    [{ bodyHash: 'ffff' }, 'clash'],
  ])('of which the table holds %j: %s', async (Item, seen) => {
    dynamodb.on(GetCommand).resolves({ Item } as never)
    expect(await table.seen({ partnership: 'bolton', source: '/a', id: 'b', bodyHash: 'b0d1' })).toBe(seen)
    expect(dynamodb.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true })
  })

  it('cannot be confused by where the source ends and the id begins', async () => {
    dynamodb.on(GetCommand).resolves({})
    await table.seen({ partnership: 'bolton', source: '/a', id: 'b:c', bodyHash: '' })
    await table.seen({ partnership: 'bolton', source: '/a:b', id: 'c', bodyHash: '' })
    const [one, other] = dynamodb.commandCalls(GetCommand).map(({ args: [{ input }] }) => input.Key?.pk)
    expect(one).not.toBe(other)
  })
})

describe('what is due', () => {
  const listed = (shard: number, time: string, subject: string) => {
    const pk = `MATTER#bolton#${subject}`
    dynamodb
      .on(QueryCommand, { ExpressionAttributeValues: { ':shard': `DUE#${shard}`, ':by': '2026-12-18T12:00:00.001Z' } })
      .resolves({ Items: [{ pk, sk: 'HEAD', duePk: `DUE#${shard}`, dueSk: `2026-12-18T${time}Z#${pk}` }] })
  }

  it('comes from every partition of the index, the earliest first, at most so many', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [] })
    listed(5, '11:00:00.000', 'SI-b')
    listed(0, '12:00:00.000', 'SI-c')
    listed(7, '10:59:59.999', 'SI-a')
    expect((await table.due(noon, 3)).map(({ subject }) => subject)).toEqual(['SI-a', 'SI-b', 'SI-c'])
    expect((await table.due(noon, 2)).map(({ subject }) => subject)).toEqual(['SI-a', 'SI-b'])
    const queries = dynamodb.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input)
    expect(queries).toHaveLength(2 * dueShards)
    for (const query of queries)
      expect(query).toMatchObject({ IndexName: 'due', KeyConditionExpression: 'duePk = :shard AND dueSk < :by' })
  })

  it('is not read beyond its limit, however much more there is', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [], LastEvaluatedKey: { pk: 'x' } })
    await table.due(noon, 10)
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(dueShards)
  })

  it('of the notices names commit and matter', async () => {
    const keys = { pk: 'MATTER#bolton#SI-2026-014', sk: 'NOTICES#000012' }
    dynamodb.on(QueryCommand).resolves({ Items: [] })
    dynamodb
      .on(QueryCommand, { ExpressionAttributeValues: { ':shard': 'UNSENT#3', ':by': '2026-12-18T12:00:00.001Z' } })
      .resolves({ Items: [{ ...keys, duePk: 'UNSENT#3', dueSk: 'b' }] })
    expect(await table.unsent(noon, 10)).toEqual([{ key, version: 12 }])
  })
})

describe('a claim', () => {
  const item = { notices: '[]', duePk: 'UNSENT#1', dueSk: 'b' }

  it('takes the lease only when nobody has it and something is left to send', async () => {
    dynamodb.on(UpdateCommand).resolves({ Attributes: item })
    expect(await table.claim(outbox, noon, noon + minute)).toEqual({ ...outbox, notices: [], raises: [], sent: new Set() })
    expect(updates()).toEqual([
      {
        TableName: 'clocks',
        Key: { pk: 'MATTER#bolton#SI-2026-014', sk: 'NOTICES#000001' },
        UpdateExpression: 'SET leaseUntil = :until, firstTriedAt = if_not_exists(firstTriedAt, :now)',
        ConditionExpression: 'attribute_exists(duePk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
        ExpressionAttributeValues: { ':until': noon + minute, ':now': noon },
        ReturnValues: 'ALL_OLD',
      },
    ])
  })

  it('that somebody else holds is not ours; a fault is not taken for that', async () => {
    dynamodb.on(UpdateCommand).rejectsOnce(refused).rejects(new Error('throttled'))
    expect(await table.claim(outbox, noon, noon + minute)).toBeUndefined()
    await expect(table.claim(outbox, noon, noon + minute)).rejects.toThrow('throttled')
  })

  it('after an earlier one knows when that was and what it had sent', async () => {
    dynamodb.on(UpdateCommand).resolves({ Attributes: { ...item, firstTriedAt: noon - minute } })
    dynamodb
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'MATTER#bolton#SI-2026-014', ':prefix': 'SENT#000001#' } })
      .resolves({ Items: [{ sk: 'SENT#000001#0#h-1' }, { sk: 'SENT#000001#2' }] })
    expect(await table.claim(outbox, noon, noon + minute)).toMatchObject({
      firstTriedAt: noon - minute,
      sent: new Set(['0#h-1', '2']),
    })
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true })
  })

  it('is told from all that was sent of its matter, and in whose place', async () => {
    const told = 'panel-notification/last-day-0/2026-12-29/2026-12-29T08:30:00+00:00>director-of-childrens-services'
    dynamodb
      .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'MATTER#bolton#SI-2026-014', ':prefix': 'SENT#' } })
      .resolves({
        Items: [
          { sk: 'SENT#000001#0#h#1', at: noon, messageId: 'ses-1' },
          { sk: 'SENT#000012#1#h-2', at: noon, messageId: 'ses-2', told, insteadOf: 'director-of-childrens-services' },
        ],
      })
    expect(await table.mailsOf(key)).toEqual([
      { version: 1, n: 0, holder: 'h#1' },
      { version: 12, n: 1, holder: 'h-2', told, insteadOf: 'director-of-childrens-services' },
    ])
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true })
  })

  it('after an earlier one goes to the end of the list: what can never be sent must not keep the rest from it', async () => {
    dynamodb.on(UpdateCommand).resolves({ Attributes: { ...item, firstTriedAt: noon - minute } })
    dynamodb.on(QueryCommand).resolves({ Items: [] })
    await table.claim(outbox, noon, noon + minute)
    expect(updates()[1]).toEqual({
      TableName: 'clocks',
      Key: { pk: 'MATTER#bolton#SI-2026-014', sk: 'NOTICES#000001' },
      UpdateExpression: 'SET dueSk = :last',
      ConditionExpression: 'attribute_exists(duePk)',
      ExpressionAttributeValues: { ':last': '2026-12-18T12:00:00.000Z#MATTER#bolton#SI-2026-014' },
    })
  })

  it('that finds them finished meanwhile does not put them back on the list', async () => {
    dynamodb
      .on(UpdateCommand)
      .resolvesOnce({ Attributes: { ...item, firstTriedAt: noon - minute } })
      .rejects(refused)
    dynamodb.on(QueryCommand).resolves({ Items: [] })
    expect(await table.claim(outbox, noon, noon + minute)).toMatchObject({ firstTriedAt: noon - minute })
  })
})

describe('what was sent', () => {
  it('is recorded once and never changed, but where it was only put by for whom its pile has passed over', async () => {
    dynamodb.on(PutCommand).resolvesOnce({}).rejectsOnce(refused).rejects(new Error('throttled'))
    await table.recordSent(outbox, '0#h-1', { at: noon, messageId: 'ses-1' })
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toEqual({
      TableName: 'clocks',
      Item: { pk: 'MATTER#bolton#SI-2026-014', sk: 'SENT#000001#0#h-1', at: noon, messageId: 'ses-1' },
      ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(passedOverAt)',
    })
    await table.recordSent(outbox, '0#h-1', { at: noon, messageId: 'ses-1' })
    await expect(table.recordSent(outbox, '0#h-1', { at: noon })).rejects.toThrow('throttled')
  })

  it('is everything that is recorded, but what was put by for whom its pile has passed over', async () => {
    const sent = (delivery: string, more: object) => ({ pk: 'MATTER#bolton#SI-2026-014', sk: `SENT#000001#${delivery}`, ...more })
    dynamodb.on(QueryCommand).resolves({
      Items: [
        sent('0#h-1', { at: noon, messageId: 'ses-1' }),
        sent('0#h-2', { waitsUntil: noon }),
        sent('0#h-3', { waitsUntil: noon, passedOverAt: noon }),
      ],
    })
    expect([...(await table.sentOf(outbox))]).toEqual(['0#h-1', '0#h-2'])
  })

  it('of a whole commit takes it off the list and leaves the rest as evidence', async () => {
    dynamodb.on(UpdateCommand).resolves({})
    await table.finish(outbox)
    expect(updates()).toEqual([
      {
        TableName: 'clocks',
        Key: { pk: 'MATTER#bolton#SI-2026-014', sk: 'NOTICES#000001' },
        UpdateExpression: 'REMOVE duePk, dueSk',
      },
    ])
  })
})
