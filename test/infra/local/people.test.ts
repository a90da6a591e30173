import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { expect, it } from 'vitest'
import { loadPeople } from '../../../infra/local/people.ts'
import type { Item } from '../../../shared/adapters/matter-items.ts'
import { peopleTable } from '../../../shared/adapters/people-table.ts'
import { partnerships } from '../../../shared/partnerships/partnerships.ts'
import { at } from '../../builders/london-time.ts'

const now = at('Fri 18 Dec 2026 10:00')

it('the made-up people hold every role, confirmed, and nobody is written to; entered again, they are left as they are', async () => {
  const table = new Map<string, Item>()
  const sizes: number[] = []
  const documents = mockClient(DynamoDBDocumentClient)
  documents.on(GetCommand).resolves({})
  documents.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values = {} }: QueryCommandInput) => ({
    Items: [...table.values()]
      .filter(({ pk, sk }) => pk === values[':pk'] && sk >= (values[':first'] ?? '') && sk <= (values[':last'] ?? '~'))
      .filter(({ sk }) => values[':beyond'] === undefined || sk < values[':beyond'])
      .sort((a, b) => (a.sk < b.sk ? -1 : 1)),
  }))
  documents.on(TransactWriteCommand).callsFake(({ TransactItems = [] }: TransactWriteCommandInput) => {
    sizes.push(TransactItems.length)
    for (const { Put } of TransactItems) table.set(`${Put?.Item?.pk}|${Put?.Item?.sk}`, Put?.Item as Item)
    return {}
  })
  const roles = partnerships.flatMap((partnership) => partnership.roles)
  const client = new DynamoDBClient({})
  expect(await loadPeople(client, 'clocks', now)).toBe(2 * roles.length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
  expect([...table.values()].filter(({ sk }) => sk.startsWith('NOTICES#'))).toEqual([])
  for (const { id, roles: own } of partnerships) {
    const holders = await peopleTable(client, 'clocks').holders(id, now)
    expect(holders).toEqual(own.map(({ id: role }) => ({ id: role, role, address: `${role}@${id}.example` })))
  }
  const [before, writes] = [new Map(table), sizes.length]
  expect(await loadPeople(client, 'clocks', now)).toBe(0)
  expect([table, sizes.length]).toEqual([before, writes])
})
