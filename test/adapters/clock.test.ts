import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { realClock, type ServiceClock, travellingClock } from '../../shared/adapters/clock.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const hour = 3_600_000

beforeEach(() => {
  dynamodb.reset()
})

const aheadOfReal = async ({ now }: ServiceClock) => {
  const before = Date.now()
  const told = await now()
  return [told - before, told - Date.now()] as const
}

describe('the service’s now', () => {
  it('is the real one in every real stage, and so are its instants', async () => {
    const [most, least] = await aheadOfReal(realClock)
    expect(most).toBeGreaterThanOrEqual(0)
    expect(least).toBeLessThanOrEqual(0)
    expect(await realClock.toReal(1234)).toBe(1234)
  })

  it('in the local stage is as far ahead as travel has moved it, and its instants as much earlier', async () => {
    dynamodb.on(GetCommand).resolves({ Item: { aheadMs: 5 * hour } })
    const clock = travellingClock(new DynamoDBClient({}), 'clocks')
    const [most, least] = await aheadOfReal(clock)
    expect(most).toBeGreaterThanOrEqual(5 * hour)
    expect(least).toBeLessThanOrEqual(5 * hour)
    expect(await clock.toReal(6 * hour)).toBe(hour)
    expect(dynamodb.commandCalls(GetCommand)[0]?.args[0].input).toEqual({
      TableName: 'clocks',
      Key: { pk: 'CLOCK', sk: 'NOW' },
      ConsistentRead: true,
    })
  })

  it('in the local stage is the real one until somebody travels', async () => {
    dynamodb.on(GetCommand).resolves({})
    expect(await travellingClock(new DynamoDBClient({}), 'clocks').toReal(hour)).toBe(hour)
  })
})
