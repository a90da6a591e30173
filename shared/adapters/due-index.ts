import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { dueIndex, dueShards } from '../names.ts'
import type { Instant } from '../time/day.ts'
import { type DueKind, type Item, sortableInstant } from './matter-items.ts'

/** What the due index lists of one kind up to an instant, of every partition, the earliest first. */
export const listedBy =
  (documents: DynamoDBDocumentClient, table: string) =>
  async (kind: DueKind, by: Instant, limit: number): Promise<Item[]> => {
    const shards = await Promise.all(
      Array.from({ length: dueShards }, async (_, shard) => {
        const { Items = [] } = await documents.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'duePk = :shard AND dueSk < :by',
            ExpressionAttributeValues: { ':shard': `${kind}#${shard}`, ':by': sortableInstant(by + 1) },
            IndexName: dueIndex,
            Limit: limit,
          }),
        )
        return Items as Item[]
      }),
    )
    return shards
      .flat()
      .sort((a, b) => (String(a.dueSk) < String(b.dueSk) ? -1 : 1))
      .slice(0, limit)
  }
