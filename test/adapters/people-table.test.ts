import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { holderItem, peopleTable } from '../../shared/adapters/people-table.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const directory = peopleTable(new DynamoDBClient({}), 'clocks')
const holder = (n: number) => ({ id: `h-${n}`, role: 'chair', address: `chair-${n}@bolton.example` })

beforeEach(() => {
  dynamodb.reset()
})

describe('who holds which role', () => {
  it('is asked of the one partnership, and tells nothing but id, role and address', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [{ ...holderItem('bolton', holder(1)), added: 'later' }] })
    expect(await directory.holders('bolton')).toEqual([holder(1)])
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'clocks',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'PEOPLE#bolton' },
      ConsistentRead: true,
    })
  })

  it('is nobody where nobody was entered', async () => {
    dynamodb.on(QueryCommand).resolves({})
    expect(await directory.holders('bolton')).toEqual([])
  })

  it('is told in full, however many pages it takes', async () => {
    const from = { pk: 'PEOPLE#bolton', sk: 'HOLDER#h-1' }
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [holderItem('bolton', holder(1))], LastEvaluatedKey: from })
      .resolves({ Items: [holderItem('bolton', holder(2))] })
    expect(await directory.holders('bolton')).toEqual([holder(1), holder(2)])
    expect(dynamodb.commandCalls(QueryCommand)[1]?.args[0].input).toMatchObject({ ExclusiveStartKey: from })
  })

  it('tells deputies from holders, and whom mail does not reach', async () => {
    const deputy = { ...holder(2), deputy: 1 }
    const since = '2026-12-18T17:00:00+00:00'
    const items = [{ ...holderItem('bolton', holder(1)), unreachableSince: since }, holderItem('bolton', deputy)]
    dynamodb.on(QueryCommand).resolves({ Items: items })
    expect(await directory.holders('bolton')).toEqual([{ ...holder(1), unreachableSince: since }, deputy])
  })
})

describe('a holder whom mail does not reach', () => {
  const mark = () => directory.markUnreachable('bolton', 'h-1', Date.parse('2026-12-18T17:00:00Z'))

  it('is marked from the first time on, and only where there is such a holder', async () => {
    await mark()
    expect(dynamodb.commandCalls(UpdateCommand).map(({ args }) => args[0].input)).toEqual([
      {
        TableName: 'clocks',
        Key: { pk: 'PEOPLE#bolton', sk: 'HOLDER#h-1' },
        UpdateExpression: 'SET unreachableSince = if_not_exists(unreachableSince, :since)',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':since': '2026-12-18T17:00:00+00:00' },
      },
    ])
  })

  it('who is gone meanwhile is not made anew', async () => {
    dynamodb.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ message: 'no such item', $metadata: {} }))
    await expect(mark()).resolves.toBeUndefined()
  })
})
