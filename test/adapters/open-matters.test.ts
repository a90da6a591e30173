import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { wakeQueue } from '../../shared/adapters/queues.ts'
import { dueShards } from '../../shared/names.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const sqs = mockClient(SQSClient)
const table = matterTable(new DynamoDBClient({}), 'clocks')
const queue = wakeQueue(new SQSClient({}), 'https://queue.example/wake')

beforeEach(() => {
  dynamodb.reset()
  sqs.reset()
})

const itemOf = (shard: number, n: number) => ({
  pk: `MATTER#bolton#SI-${shard}-${n}`,
  sk: 'HEAD',
  duePk: `DUE#${shard}`,
  dueSk: `2026-12-29T08:30:00.000Z#MATTER#bolton#SI-${shard}-${n}`,
})

describe('the open matters', () => {
  it('are listed page by page through every partition of the due index, each once', async () => {
    // three in each, in pages of two
    for (let shard = 0; shard < dueShards; shard++) {
      const values = (after: string) => ({ ExpressionAttributeValues: { ':shard': `DUE#${shard}`, ':after': after } })
      dynamodb.on(QueryCommand, values('0')).resolves({ Items: [itemOf(shard, 1), itemOf(shard, 2)] })
      dynamodb.on(QueryCommand, values(itemOf(shard, 2).dueSk)).resolves({ Items: [itemOf(shard, 3)] })
    }
    const listed: string[] = []
    let pages = 0
    let after: string | undefined
    do {
      const page = await table.open(after, 2)
      listed.push(...page.keys.map(({ subject }) => subject))
      after = page.next
      pages++
    } while (after !== undefined)
    expect(new Set(listed).size).toBe(3 * dueShards)
    expect(listed).toHaveLength(3 * dueShards)
    expect(pages).toBe(2 * dueShards)
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      IndexName: 'due',
      Limit: 2,
      KeyConditionExpression: 'duePk = :shard AND dueSk > :after',
    })
  })

  it('of an empty table are none, after a look into every partition', async () => {
    dynamodb.on(QueryCommand).resolves({})
    let after: string | undefined
    do {
      const page = await table.open(after, 2)
      expect(page.keys).toEqual([])
      after = page.next
    } while (after !== undefined)
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(dueShards)
  })
})

describe('many calls at once', () => {
  const calls = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ key: { partnership: 'bolton', subject: `SI-${n}` } }))
  const sent = () => sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input.Entries ?? [])

  it('go out ten in a request, each with an id of its own', async () => {
    sqs.on(SendMessageBatchCommand).resolves({})
    await queue.sendAll(calls(125))
    expect(sent().map(({ length }) => length)).toEqual([...Array.from({ length: 12 }, () => 10), 5])
    for (const entries of sent()) expect(new Set(entries.map(({ Id }) => Id)).size).toBe(entries.length)
    expect(
      sent()
        .flat()
        .map(({ MessageBody }) => JSON.parse(MessageBody ?? '')),
    ).toEqual(calls(125))
  })

  it('of none go nowhere', async () => {
    await queue.sendAll([])
    expect(sent()).toEqual([])
  })

  it('fail when one of them was not taken, though SQS answers that all is well', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: '3', Code: 'InternalError', SenderFault: false }] })
    await expect(queue.sendAll(calls(10))).rejects.toThrow('1 of 10 calls were not taken')
  })
})
