import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Item } from './matter-items.ts'

type Further = Partial<Pick<QueryCommand['input'], 'ConsistentRead' | 'IndexName' | 'Limit'>>

/** Items of the one table, however many pages they take; with a limit the first page alone. Consistent unless told otherwise. */
export const queryItems =
  (documents: DynamoDBDocumentClient, table: string) =>
  async (condition: string, values: Record<string, string>, further: Further = { ConsistentRead: true }): Promise<Item[]> => {
    const items: Item[] = []
    let from: Record<string, unknown> | undefined
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: condition,
          ExpressionAttributeValues: values,
          ...further,
          ...(from !== undefined && { ExclusiveStartKey: from }),
        }),
      )
      items.push(...((page.Items ?? []) as Item[]))
      from = further.Limit === undefined ? page.LastEvaluatedKey : undefined
    } while (from !== undefined)
    return items
  }
