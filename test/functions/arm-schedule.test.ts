import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { armOnChange } from '../../functions/arm-schedule/arm-on-change.ts'
import { liveDeps } from '../../functions/arm-schedule/deps.ts'
import { readEnv } from '../../functions/arm-schedule/env.ts'
import { at } from '../builders/london-time.ts'
import { keptLog } from '../shell/desk.ts'
import { streamEvent } from '../world/lambda-events.ts'
import { aws, resetAws, tableHolds } from './aws.ts'
import { environments, real } from './environment.ts'

const key = { partnership: 'bolton', subject: 'SI-2026-014' }

const head = (version: number, wakeAt?: number) => ({
  pk: 'MATTER#bolton#SI-2026-014',
  sk: 'HEAD',
  version,
  reference: 'K7Q2M',
  hash: 'a',
  ...(wakeAt !== undefined && { wakeAt, duePk: 'DUE#1', dueSk: 'b' }),
})

type Head = Parameters<typeof streamEvent>[0]

const changedIn = async (environment: Record<string, string>, ...heads: Head[]) => {
  const kept = keptLog()
  const arm = armOnChange(liveDeps(readEnv.parse(environment), kept.log))
  const Records = heads.flatMap((each, n) => streamEvent(each, true, n + 1).Records)
  const { batchItemFailures } = await arm({ Records } as DynamoDBStreamEvent)
  return { ...kept, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
}

/** In a real stage, whose now is the real one: what is far ahead is decades ahead. */
const changed = (...heads: Head[]) => changedIn(real(environments['arm-schedule']), ...heads)

const scheduled = () =>
  aws.scheduler.calls().map(({ args: [command] }) => ({ does: command.constructor.name, input: command.input }))

const expressions = () => scheduled().map(({ input }) => ('ScheduleExpression' in input ? input.ScheduleExpression : undefined))

const notFound = new ResourceNotFoundException({ message: 'no such schedule', $metadata: {}, Message: 'no such schedule' })
const exists = new ConflictException({ message: 'exists', $metadata: {}, Message: 'exists' })

/** The whole definition that both making and replacing are given. */
const definition = (expression: string, version: number) => ({
  Name: expect.stringMatching(/^bolton-[0-9a-f]{40}$/),
  GroupName: 'clocks-local',
  ScheduleExpression: expression,
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: {
    Arn: 'arn:aws:sqs:eu-west-2:000000000000:wake',
    RoleArn: 'arn:aws:iam::000000000000:role/calls',
    Input: JSON.stringify({ key, version }),
    DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-2:000000000000:uncalled' },
    RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
  },
})

beforeEach(() => {
  resetAws()
  tableHolds([], 'Fri 18 Dec 2026 17:00')
  aws.scheduler.resolves({})
  aws.sqs.on(SendMessageCommand).resolves({})
})

describe('a matter whose head has changed', () => {
  it('gets its one schedule replaced, in UTC to the second, calling the queue with key and version', async () => {
    expect(await changed(head(3, at('Mon 29 Dec 2098 08:30')))).toMatchObject({ failed: [], lines: [] })
    expect(scheduled()).toEqual([{ does: 'UpdateScheduleCommand', input: definition('at(2098-12-29T08:30:00)', 3) }])
  })

  it('in summer is called an hour earlier in UTC: 08:30 is London’s', async () => {
    await changed(head(3, at('Tue 1 Jul 2098 08:30')))
    expect(scheduled()).toEqual([{ does: 'UpdateScheduleCommand', input: definition('at(2098-07-01T07:30:00)', 3) }])
  })

  it('that has no schedule yet gets one of the same definition', async () => {
    aws.scheduler.on(UpdateScheduleCommand).rejects(notFound)
    await changed(head(1, at('Mon 29 Dec 2098 08:30')))
    expect(scheduled()).toEqual([
      { does: 'UpdateScheduleCommand', input: definition('at(2098-12-29T08:30:00)', 1) },
      { does: 'CreateScheduleCommand', input: definition('at(2098-12-29T08:30:00)', 1) },
    ])
  })

  it('whose schedule is made by somebody else meanwhile, or lingers after it fired, is updated after all', async () => {
    aws.scheduler.on(UpdateScheduleCommand).rejectsOnce(notFound).resolves({})
    aws.scheduler.on(CreateScheduleCommand).rejects(exists)
    expect(await changed(head(1, at('Mon 29 Dec 2098 08:30')))).toMatchObject({ failed: [] })
    expect(scheduled().map(({ does }) => does)).toEqual([
      'UpdateScheduleCommand',
      'CreateScheduleCommand',
      'UpdateScheduleCommand',
    ])
  })

  it('keeps its name, which says nothing of the caller’s reference and fits 64 characters', async () => {
    await changed(head(1, at('Mon 29 Dec 2098 08:30')), head(2, at('Tue 30 Dec 2098 08:30')), head(3))
    const names = scheduled().map(({ input }) => ('Name' in input ? input.Name : undefined))
    expect(new Set(names).size).toBe(1)
    expect(names[0]).not.toContain(key.subject)
    expect(names[0]?.length).toBeLessThanOrEqual(64)
  })

  it('that has nothing more to say loses its schedule, also when there is none', async () => {
    const { Name } = definition('', 0)
    await changed(head(4))
    expect(scheduled()).toEqual([{ does: 'DeleteScheduleCommand', input: { Name, GroupName: 'clocks-local' } }])
    aws.scheduler.on(DeleteScheduleCommand).rejects(notFound)
    expect(await changed(head(4))).toMatchObject({ failed: [] })
  })
})

describe('a matter that is due soon', () => {
  it.each([
    ['in 90 seconds', 90, 90],
    ['in half a minute', 30, 30],
    ['now', 0, 0],
    ['since an hour: the service was away', -3600, 0],
  ])('%s is put on the queue, for a schedule may come too late', async (_when, seconds, delay) => {
    await changedIn(environments['arm-schedule'], head(2, at('Fri 18 Dec 2026 17:00') + seconds * 1000))
    expect(scheduled()).toEqual([])
    const [sent] = aws.sqs.commandCalls(SendMessageCommand)
    expect(sent?.args[0].input).toMatchObject({
      QueueUrl: environments['arm-schedule'].WAKE_QUEUE_URL,
      MessageBody: JSON.stringify({ key, version: 2 }),
    })
    // the service's now has moved on by some milliseconds
    expect(sent?.args[0].input.DelaySeconds).toBeGreaterThanOrEqual(Math.max(0, delay - 2))
    expect(sent?.args[0].input.DelaySeconds).toBeLessThanOrEqual(delay)
  })

  it('in two minutes is left to the Scheduler', async () => {
    await changedIn(environments['arm-schedule'], head(2, at('Fri 18 Dec 2026 17:02')))
    expect(scheduled().map(({ does }) => does)).toEqual(['UpdateScheduleCommand'])
    expect(aws.sqs.calls()).toEqual([])
  })

  it('by a now that has been moved forward is called when the real one gets there', async () => {
    await changedIn(environments['arm-schedule'], head(2, at('Fri 18 Dec 2026 17:02')))
    const [expression] = expressions()
    const called = Date.parse(`${expression?.slice('at('.length, -1)}Z`)
    expect(Math.abs(called - (Date.now() + 120_000))).toBeLessThan(3000)
  })
})

describe('a batch of changes', () => {
  it('is worked through one after the other, so that the latest of a matter has the last word', async () => {
    const happened: string[] = []
    aws.scheduler.on(UpdateScheduleCommand).callsFake(async ({ ScheduleExpression }) => {
      happened.push(`${ScheduleExpression} begins`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      happened.push(`${ScheduleExpression} is done`)
    })
    await changed(head(1, at('Mon 29 Dec 2098 08:30')), head(2, at('Tue 30 Dec 2098 08:30')))
    expect(happened).toEqual([
      'at(2098-12-29T08:30:00) begins',
      'at(2098-12-29T08:30:00) is done',
      'at(2098-12-30T08:30:00) begins',
      'at(2098-12-30T08:30:00) is done',
    ])
  })

  it('of which one fails has the others armed; the log names the fault, and the stream brings it again', async () => {
    aws.scheduler
      .on(UpdateScheduleCommand)
      .rejectsOnce(Object.assign(new Error('of bolton'), { name: 'ThrottlingException' }))
      .resolves({})
    const { failed, lines } = await changed(head(1, at('Mon 29 Dec 2098 08:30')), head(2, at('Tue 30 Dec 2098 08:30')))
    expect(failed).toEqual(['1'])
    expect(lines).toEqual([{ level: 'error', code: 'MATTER_NOT_ARMED', fields: { error: 'ThrottlingException' } }])
    expect(scheduled()).toHaveLength(2)
  })

  it('is not answered for a record that is no head', async () => {
    expect(await changed({ ...head(1), sk: 'ENTRY#000001' })).toMatchObject({ failed: ['1'] })
    expect([...aws.scheduler.calls(), ...aws.sqs.calls()]).toEqual([])
  })
})
