import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Holder } from '../people/directory.ts'
import type { Directory } from '../shell/ports.ts'
import { isoInstant } from '../time/london.ts'
import { ifItHolds } from './conditions.ts'

const peoplePk = (partnership: string) => `PEOPLE#${partnership}`

/** The item of one role holder. */
export const holderItem = (partnership: string, { id, role, address, deputy }: Holder) => ({
  pk: peoplePk(partnership),
  sk: `HOLDER#${id}`,
  id,
  role,
  address,
  ...(deputy !== undefined && { deputy }),
})

/** Who holds which role, from the one table. */
export const peopleTable = (client: DynamoDBClient, table: string): Directory => {
  const documents = DynamoDBDocumentClient.from(client)
  return {
    holders: async (partnership) => {
      const holders: Holder[] = []
      let from: Record<string, unknown> | undefined
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': peoplePk(partnership) },
            // a rung is passed for want of a holder: one who was entered a moment ago must be seen
            ConsistentRead: true,
            ...(from !== undefined && { ExclusiveStartKey: from }),
          }),
        )
        for (const { id, role, address, deputy, unreachableSince } of page.Items ?? [])
          holders.push({
            ...{ id, role, address },
            ...(deputy !== undefined && { deputy }),
            ...(unreachableSince !== undefined && { unreachableSince }),
          })
        from = page.LastEvaluatedKey
      } while (from !== undefined)
      return holders
    },
    markUnreachable: async (partnership, holder, since) => {
      const { pk, sk } = holderItem(partnership, { id: holder, role: '', address: '' })
      await ifItHolds(() =>
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk, sk },
            UpdateExpression: 'SET unreachableSince = if_not_exists(unreachableSince, :since)',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':since': isoInstant(since) },
          }),
        ),
      )
    },
  }
}
