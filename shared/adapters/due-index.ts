import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dueIndex, dueShards } from '../names.ts'
import type { Instant } from '../time/day.ts'
import { ifItHolds } from './conditions.ts'
import { type DueKind, dueSk, type Item, type Keys, sortableInstant } from './matter-items.ts'
import { queryItems } from './query-items.ts'

/** What the due index lists of one kind up to an instant, of every partition, the earliest first. */
export const listedBy =
  (documents: DynamoDBDocumentClient, table: string) =>
  async (kind: DueKind, by: Instant, limit: number): Promise<Item[]> => {
    const query = queryItems(documents, table)
    const shards = await Promise.all(
      Array.from({ length: dueShards }, (_, shard) =>
        query(
          'duePk = :shard AND dueSk < :by',
          { ':shard': `${kind}#${shard}`, ':by': sortableInstant(by + 1) },
          { IndexName: dueIndex, Limit: limit },
        ),
      ),
    )
    return shards
      .flat()
      .sort((a, b) => (String(a.dueSk) < String(b.dueSk) ? -1 : 1))
      .slice(0, limit)
  }

/** Puts something behind what else is due: the sweep takes the first, and what can never be sent must not stand there for ever. */
export const lastOnList =
  (documents: DynamoDBDocumentClient, table: string) =>
  ({ pk, sk }: Keys, now: Instant): Promise<void> =>
    ifItHolds(() =>
      documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk, sk },
          UpdateExpression: 'SET dueSk = :last',
          ConditionExpression: 'attribute_exists(duePk)',
          ExpressionAttributeValues: { ':last': dueSk(now, pk) },
        }),
      ),
    )
