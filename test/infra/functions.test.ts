import { existsSync } from 'node:fs'
import { Match } from 'aws-cdk-lib/assertions'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { entryOf, esbuildOptions } from '../../infra/stack/bundling.ts'
import { defaultProvider } from '../../infra/stack/lambda-credentials.ts'
import { contexts, refersTo, synthesised } from './synthesised.ts'

const { template, ofType, resources } = synthesised(contexts.live)
const functions = ofType('AWS::Lambda::Function')

const names = [
  'receive-event',
  'wake-matter',
  'arm-schedule',
  'send-notice',
  'sweep',
  'open-duties',
  'refresh-bank-holidays',
  'record-delivery',
  'answer-link',
  'rotate-link-key',
]

describe('the functions', () => {
  it('are as many as are named here, alike in what they run on', () => {
    expect(functions).toHaveLength(names.length)
    for (const [id, { Properties }] of functions)
      expect(Properties, id).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 512 })
  })

  it('answer or give up in time: a caller over HTTP within 15 seconds, a sender before the lease on its notices ends', () => {
    const timeoutOf = (part: string) => functions.find(([id]) => id.includes(part))?.[1].Properties.Timeout
    expect(timeoutOf('ReceiveEvent')).toBe(15)
    expect(timeoutOf('SendNotice')).toBeLessThan(60)
  })

  it('log to a group each, kept for a year', () => {
    const groups = functions.map(
      ([, { Properties }]) => refersTo((Properties.LoggingConfig as { LogGroup: unknown }).LogGroup)[0] ?? '',
    )
    expect(new Set(groups).size).toBe(functions.length)
    for (const group of groups)
      expect(resources[group], group).toMatchObject({ Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } })
  })

  it('follow the table for what they need to know', () => {
    const patterns = ofType('AWS::Lambda::EventSourceMapping').flatMap(
      ([, { Properties }]) => (Properties.FilterCriteria as { Filters: { Pattern: string }[] } | undefined)?.Filters ?? [],
    )
    expect(patterns.map(({ Pattern }) => JSON.parse(Pattern) as unknown)).toEqual(
      expect.arrayContaining([
        { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: ['HEAD'] } } } },
        { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'NOTICES#' }] } } } },
      ]),
    )
  })

  it('sweep one at a time, every minute', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: 1,
      Description: 'Does whatever is overdue',
    })
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
    })
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ SWEEP_GRACE_SECONDS: '90' }) },
    })
  })
})

describe('the opening of duties', () => {
  it('is once a day by London’s clocks, one at a time', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: 1,
      Description: 'Opens the yearly and standing duties of the day',
    })
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 5 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
    })
  })
})

describe('the daily look at gov.uk', () => {
  it('is scheduled before working hours in London, and given up to the dead letters after some hours', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(15 5 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
      Target: Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 6 * 3600, MaximumRetryAttempts: 20 } }),
    })
  })

  it('is not scheduled on one machine, where the function is there all the same', () => {
    const local = synthesised(contexts.local)
    const expressions = local.ofType('AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties.ScheduleExpression)
    expect(expressions.sort()).toEqual(['cron(0 5 * * ? *)', 'rate(1 minute)'])
    local.template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Asks gov.uk for newly proclaimed bank holidays',
    })
  })

  it('may read and keep items of the table, and nothing else of AWS but its dead letters', () => {
    const policy = ofType('AWS::IAM::Policy').find(([id]) => id.startsWith('RefreshingRefreshRole'))
    const document = policy?.[1].Properties.PolicyDocument as { Statement: { Action: string | string[] }[] } | undefined
    const actions = (document?.Statement ?? []).flatMap(({ Action }) => Action).filter((action) => !/^(logs|kms):/.test(action))
    expect(new Set(actions)).toEqual(new Set(['dynamodb:GetItem', 'dynamodb:PutItem', 'sqs:SendMessage']))
  })
})

describe('their bundles', () => {
  it.each(names)('%s is one ES module with the SDK in it, but not what no function uses of it', async (name) => {
    expect(existsSync(entryOf(name))).toBe(true)
    const { outputFiles, metafile } = await build({
      ...esbuildOptions,
      mainFields: [...esbuildOptions.mainFields],
      entryPoints: [entryOf(name)],
      bundle: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    const inputs = Object.keys(metafile.inputs).join('\n')
    expect(inputs).toContain('infra/stack/lambda-credentials.ts')
    expect(inputs).toContain('@aws-sdk/client-dynamodb')
    expect(inputs).not.toMatch(/credential-provider-(node|sso|ini|process|web-identity)\/|endpoint-discovery\/|event-streams\//)
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.filter(({ external }) => external))
    expect(outside.filter(({ path }) => !/^(node:)?[a-z0-9_/]+$/.test(path))).toEqual([])
    // what esbuild puts in for a require() that it cannot resolve: there is none in an ES module
    expect(outputFiles[0]?.text).not.toContain('Dynamic require of')
  })

  it('get their credentials from the environment of the function', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' }
    const before = Object.fromEntries(Object.keys(keys).map((key) => [key, process.env[key]]))
    try {
      Object.assign(process.env, keys)
      expect(await defaultProvider()()).toEqual({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' })
      delete process.env.AWS_ACCESS_KEY_ID
      await expect(defaultProvider()()).rejects.toThrow('no credentials')
    } finally {
      for (const [key, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[key]
        else process.env[key] = value
      }
    }
  })
})
