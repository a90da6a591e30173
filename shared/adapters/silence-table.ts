import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { SilenceStore } from '../shell/waiting-ports.ts'
import { ifItHolds } from './conditions.ts'
import { listedBy } from './due-index.ts'
import type { Item } from './matter-items.ts'
import { queryItems } from './query-items.ts'
import { heardIn, unheardOf, wordIn } from './silence-items.ts'

/** The mails that are waited to be heard of, in the one table. */
export const silenceTable = (client: DynamoDBClient, table: string): SilenceStore => {
  const documents = DynamoDBDocumentClient.from(client)
  const listed = listedBy(documents, table)
  const query = queryItems(documents, table)
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
    saidOf: async (unheard) => {
      const { pk, prefix } = heardIn(unheard)
      const words = await query('pk = :pk AND begins_with(sk, :prefix)', { ':pk': pk, ':prefix': prefix })
      return words.map(({ sk }) => wordIn(sk, prefix))
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
