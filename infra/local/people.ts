import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { holderItem } from '../../shared/adapters/people-table.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Holder } from '../../shared/people/directory.ts'

/** One made-up holder for each role of each partnership, at an address that cannot exist. */
export const madeUpHolders = (): { partnership: string; holder: Holder }[] =>
  partnerships.flatMap(({ id: partnership, roles }) =>
    roles.map(({ id }) => ({ partnership, holder: { id, role: id, address: `${id}@${partnership}.example` } })),
  )

/** @returns how many were loaded */
export const loadPeople = async (client: DynamoDBClient, table: string): Promise<number> => {
  const documents = DynamoDBDocumentClient.from(client)
  const items = madeUpHolders().map(({ partnership, holder }) => holderItem(partnership, holder))
  await Promise.all(items.map((Item) => documents.send(new PutCommand({ TableName: table, Item }))))
  return items.length
}
