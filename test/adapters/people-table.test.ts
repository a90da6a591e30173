import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { entryKeys, type Item } from '../../shared/adapters/matter-items.ts'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { at } from '../builders/london-time.ts'
import { peopleItems } from '../builders/people-items.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const holder = (n: number) => ({ id: `h-${n}`, role: 'chair', address: `chair-${n}@bolton.example` })
const now = at('Fri 18 Dec 2026 17:00')

/** The table holds these; each query is answered from them in its range, one item a page. */
const holds = (items: readonly Item[]) =>
  dynamodb
    .on(QueryCommand)
    .callsFake(({ ExpressionAttributeValues: values = {}, ExclusiveStartKey: from }: QueryCommandInput) => {
      const found = items
        .filter(({ pk, sk }) => pk === values[':pk'] && sk >= (values[':first'] ?? '') && sk <= (values[':last'] ?? '~'))
        .sort((a, b) => (a.sk < b.sk ? -1 : 1))
      const page = found.filter(({ sk }) => from === undefined || sk > from.sk)
      const [first, ...rest] = page
      return { Items: first === undefined ? [] : [first], ...(rest.length > 0 && { LastEvaluatedKey: first }) }
    })

const directory = () => peopleTable(new DynamoDBClient({}), 'clocks')
const queries = () => dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input)

beforeEach(() => {
  dynamodb.reset()
})

describe('who holds which role', () => {
  it('is asked of the one partnership, consistently: what was told first, then where people are written to', async () => {
    holds(peopleItems('bolton', [holder(1)]))
    expect(await directory().holders('bolton', now)).toEqual([holder(1)])
    expect(queries()).toEqual([
      {
        TableName: 'clocks',
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ...{ ':pk': 'MATTER#bolton#people', ':first': 'ENTRY#000001', ':last': 'ENTRY#999999' },
        },
        ConsistentRead: true,
      },
      {
        TableName: 'clocks',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'PEOPLE#bolton' },
        ConsistentRead: true,
      },
    ])
  })

  it('is nobody where nobody was entered', async () => {
    dynamodb.on(QueryCommand).resolves({})
    expect(await directory().holders('bolton', now)).toEqual([])
  })

  it('is told in full, however many pages it takes', async () => {
    holds(peopleItems('bolton', [holder(1), holder(2)]))
    expect(await directory().holders('bolton', now)).toEqual([holder(1), holder(2)])
    expect(queries()).toHaveLength(3)
  })

  it('tells deputies from holders, and whom mail does not reach', async () => {
    const people = [
      { ...holder(1), unreachableSince: '2026-12-18T17:00:00+00:00' },
      { ...holder(2), deputy: 1 },
      { ...holder(3), unconfirmed: true as const },
    ]
    holds(peopleItems('bolton', people))
    expect(await directory().holders('bolton', now)).toEqual(people)
  })

  it('is not read twice: only what was told since is asked for', async () => {
    const one = directory()
    const first = peopleItems('bolton', [holder(1)])
    holds(first)
    await one.holders('bolton', now)
    const [entry, contact] = peopleItems('bolton', [holder(2)]) as [Item, Item]
    const second = { ...entry, ...entryKeys({ partnership: 'bolton', subject: 'people' }, 2) }
    holds([...first, second, contact])
    expect(await one.holders('bolton', now)).toEqual([holder(1), holder(2)])
    expect(await one.holders('bolton', now)).toEqual([holder(1), holder(2)])
    const asked = queries().flatMap(({ ExpressionAttributeValues: values = {} }) => values[':first'] ?? [])
    expect(asked).toEqual(['ENTRY#000001', 'ENTRY#000002', 'ENTRY#000003'])
  })

  it('of one partnership is not what another is told', async () => {
    const one = directory()
    holds([...peopleItems('bolton', [holder(1)]), ...peopleItems('rochdale', [holder(2)])])
    await one.holders('bolton', now)
    expect(await one.holders('rochdale', now)).toEqual([holder(2)])
  })
})

describe('what is remembered of an address', () => {
  const when = Date.parse('2026-07-18T17:00:00Z')
  const updates = () => dynamodb.commandCalls(UpdateCommand).map(({ args }) => args[0].input)
  const about = { TableName: 'clocks', Key: { pk: 'PEOPLE#bolton', sk: 'CONTACT#h-1' } }

  it('is since when mail does not reach it, from the first time on; of a mail sent to the one before it nothing', async () => {
    await directory().markUnreachable('bolton', 'h-1', when, when - 60_000)
    expect(updates()).toEqual([
      {
        ...about,
        UpdateExpression: 'SET unreachableSince = if_not_exists(unreachableSince, :at)',
        ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(givenAt) OR givenAt <= :sentAt)',
        ExpressionAttributeValues: { ':at': '2026-07-18T18:00:00+01:00', ':sentAt': '2026-07-18T16:59:00.000Z' },
      },
    ])
  })

  it.each([
    ['markDelivered', 'lastDeliveredAt'],
    ['markAnswered', 'lastAnsweredAt'],
  ] as const)('is, by %s, when that last happened, whatever comes late', async (mark, name) => {
    await directory()[mark]('bolton', 'h-1', when)
    expect(updates()).toEqual([
      {
        ...about,
        UpdateExpression: `SET ${name} = :at`,
        ConditionExpression: `attribute_exists(pk) AND (attribute_not_exists(${name}) OR ${name} < :at)`,
        ExpressionAttributeValues: { ':at': '2026-07-18T17:00:00.000Z' },
      },
    ])
  })

  it.each(['markUnreachable', 'markDelivered', 'markAnswered'] as const)(
    'is not made anew by %s of one that is gone',
    async (mark) => {
      dynamodb.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ message: 'no such item', $metadata: {} }))
      await expect(directory()[mark]('bolton', 'h-1', when, when)).resolves.toBeUndefined()
    },
  )
})
