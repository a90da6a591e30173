import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../time/day.ts'

/** The service's now, and what an instant of it is called on the real clocks of AWS. */
export interface ServiceClock {
  now(): Promise<Instant>
  /** Real instant at which the service's now will be `instant`. */
  toReal(instant: Instant): Promise<Instant>
}

/** Every real stage: the service's now is the real one. */
export const realClock: ServiceClock = {
  now: async () => Date.now(),
  toReal: async (instant) => instant,
}

/** Where the local stage keeps how far its now is ahead of the real one, in milliseconds as `aheadMs`. */
export const travelKeys = { pk: 'CLOCK', sk: 'NOW' } as const

/** Stage local only: a now that `clocks travel` has moved forward. */
export const travellingClock = (client: DynamoDBClient, table: string): ServiceClock => {
  const documents = DynamoDBDocumentClient.from(client)
  const aheadMs = async (): Promise<number> => {
    const { Item: found } = await documents.send(new GetCommand({ TableName: table, Key: travelKeys, ConsistentRead: true }))
    return Number(found?.aheadMs ?? 0)
  }
  return {
    now: async () => Date.now() + (await aheadMs()),
    toReal: async (instant) => instant - (await aheadMs()),
  }
}
