import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
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
})
