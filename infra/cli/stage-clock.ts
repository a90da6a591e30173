import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { travelKeys } from '../../shared/adapters/clock.ts'
import type { Instant } from '../../shared/time/day.ts'

/** The local stage’s now, which can be moved. Kept as how far it is ahead of the machine’s clock, so that it goes on ticking. */
export interface StageClock {
  now(): Promise<Instant>
  moveTo(instant: Instant): Promise<void>
}

/** @param machineNow the clock of the machine that the stage runs on */
export const stageClock = (client: DynamoDBClient, table: string, machineNow: () => Instant): StageClock => {
  const documents = DynamoDBDocumentClient.from(client)
  return {
    now: async () => {
      const { Item: found } = await documents.send(new GetCommand({ TableName: table, Key: travelKeys, ConsistentRead: true }))
      return machineNow() + Number(found?.aheadMs ?? 0)
    },
    moveTo: async (instant) => {
      await documents.send(new PutCommand({ TableName: table, Item: { ...travelKeys, aheadMs: instant - machineNow() } }))
    },
  }
}
