import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/refresh-bank-holidays/deps.ts'
import { readEnv } from '../../functions/refresh-bank-holidays/env.ts'
import { refreshDaily } from '../../functions/refresh-bank-holidays/refresh-daily.ts'
import { aFeed } from '../builders/feed.ts'
import { keptLog } from '../shell/desk.ts'
import { aws, resetAws, tableHolds, writes } from './aws.ts'
import { environments, real } from './environment.ts'

const local = environments['refresh-bank-holidays']

const called = async (input: unknown, environment: Record<string, string> = local) => {
  const kept = keptLog()
  const refresh = refreshDaily(liveDeps(readEnv.parse(environment), kept.log))
  return { ...kept, result: await refresh(input) }
}

beforeEach(() => {
  resetAws()
  tableHolds([], 'Mon 21 Dec 2026 05:15')
  aws.dynamodb.on(PutCommand).resolves({})
})

describe('a call to refresh the bank holidays', () => {
  it('in the local stage takes the feed it is given', async () => {
    const { result } = await called({ feed: aFeed('Tue 29 Dec 2026') })
    expect(result).toEqual({ ok: true, added: ['2026-12-29'] })
    const [put] = aws.dynamodb.commandCalls(PutCommand)
    expect(put?.args[0].input).toMatchObject({
      TableName: 'clocks',
      Item: { pk: 'CALENDAR', sk: 'england-and-wales', version: 1 },
      ConditionExpression: 'attribute_not_exists(pk)',
    })
  })

  it.each([{}, null, 'now', { fed: {} }])(
    'in the local stage needs a feed: nothing there goes to the internet, with %j',
    async (input) => {
      await expect(called(input)).rejects.toThrow('the local stage needs the feed in the call')
    },
  )

  it.each(['live', 'test'])('in stage %s refuses a feed that it is given, and writes nothing', async (STAGE) => {
    await expect(called({ feed: aFeed('Tue 29 Dec 2026') }, { ...real(local), STAGE })).rejects.toThrow(
      'only the local stage takes a feed in the call',
    )
    expect(writes()).toEqual([])
    expect(aws.dynamodb.commandCalls(GetCommand)).toEqual([])
  })

  it('in a real stage asks gov.uk, whatever else the call says', async () => {
    const asked: string[] = []
    const refresh = refreshDaily({
      refreshFrom: async (feed) => {
        asked.push(await feed.read())
        return { ok: true, added: [] }
      },
      feed: { read: async () => 'gov.uk' },
    })
    await refresh({})
    await refresh({ url: 'https://elsewhere.example' })
    expect(asked).toEqual(['gov.uk', 'gov.uk'])
  })
})
