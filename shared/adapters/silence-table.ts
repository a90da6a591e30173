import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { SilenceStore } from '../shell/waiting-ports.ts'
import { ifItHolds } from './conditions.ts'
import { listedBy } from './due-index.ts'
import type { Item } from './matter-items.ts'
import { heardIn, unheardOf } from './silence-items.ts'

/** The mails that are waited to be heard of, in the one table. */
export const silenceTable = (client: DynamoDBClient, table: string): SilenceStore => {
  const documents = DynamoDBDocumentClient.from(client)
  const listed = listedBy(documents, table)
  return {
    unheard: async (by, limit) => {
      const found = await Promise.all(
        (await listed('UNHEARD', by, limit)).map(({ pk, sk }) =>
          documents.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true })),
        ),
      )
      // the index may lag behind: what the record itself says holds
      return found.map(({ Item: item }) => unheardOf(item as Item | undefined)).filter((unheard) => unheard !== undefined)
    },
    isHeardOf: async (unheard) => {
      const { pk, prefix } = heardIn(unheard)
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ConsistentRead: true,
          Limit: 1,
        }),
      )
      return Items.length > 0
    },
    strike: async ({ place }) => {
      await ifItHolds(() =>
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: place,
            UpdateExpression: 'REMOVE duePk, dueSk',
            ConditionExpression: 'attribute_exists(duePk)',
          }),
        ),
      )
    },
  }
}
