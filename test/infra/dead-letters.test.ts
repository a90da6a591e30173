import { describe, expect, it } from 'vitest'
import { contexts, refersTo, synthesised } from './synthesised.ts'

const { template, ofType, resources } = synthesised(contexts.live)
const queues = ofType('AWS::SQS::Queue')
const redriveOf = (id: string | undefined) =>
  resources[id ?? '']?.Properties.RedrivePolicy as { maxReceiveCount: number } | undefined
const functions = ofType('AWS::Lambda::Function')
const mappings = ofType('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties)

describe('what cannot be done', () => {
  it('ends in a queue that keeps it for 14 days, from every queue that is worked through', () => {
    const worked = mappings
      .map(({ EventSourceArn }) => refersTo(EventSourceArn)[0] ?? '')
      .filter((id) => resources[id]?.Type === 'AWS::SQS::Queue')
    expect(worked).toHaveLength(3)
    for (const [id, { Properties }] of queues) {
      expect(Properties.MessageRetentionPeriod, id).toBe(14 * 24 * 3600)
      // a queue that nobody works through holds dead letters itself
      expect(redriveOf(id) !== undefined, id).toBe(worked.includes(id))
    }
    // wake-matter and record-delivery: five tries; receive-event gives its reason after four, so the queue must allow more
    expect(worked.map((id) => redriveOf(id)?.maxReceiveCount).sort()).toEqual([5, 5, 8])
  })

  it('is reported by every way in which a function is called, message by message', () => {
    for (const { FunctionResponseTypes } of mappings) expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    // somebody waits for what the pages answer; the rotation of the key is watched by an alarm, and called again
    const answered = ['AnsweringAnswerLink', 'LinkKeysRotateLinkKey']
    for (const [id] of functions.filter(([each]) => !answered.some((part) => each.startsWith(part)))) {
      const paths = [
        ...mappings
          .filter(({ FunctionName }) => refersTo(FunctionName)[0] === id)
          .map(({ EventSourceArn, DestinationConfig }) => DestinationConfig ?? redriveOf(refersTo(EventSourceArn)[0])),
        ...ofType('AWS::Lambda::EventInvokeConfig')
          .filter(([, { Properties }]) => refersTo(Properties.FunctionName)[0] === id)
          .map(([, { Properties }]) => Properties.DestinationConfig),
      ]
      expect(paths.length, id).toBeGreaterThan(0)
      for (const path of paths)
        expect(
          queues.map(([queue]) => queue),
          id,
        ).toContain(refersTo(path)[0])
    }
  })

  it('is an alarm where the key of the links cannot be rotated', () => {
    const [rotating] = functions.find(([id]) => id.startsWith('LinkKeysRotateLinkKey')) ?? []
    const alarms = ofType('AWS::CloudWatch::Alarm').filter(
      ([, { Properties }]) => Properties.MetricName === 'Errors' && JSON.stringify(Properties.Dimensions).includes(`${rotating}`),
    )
    expect(alarms).toHaveLength(1)
  })

  it('does not hold up the stream for long: the sweep does it instead', () => {
    const streams = mappings.filter(({ StartingPosition }) => StartingPosition !== undefined)
    expect(streams).toHaveLength(2)
    for (const stream of streams)
      expect(stream).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: 3600,
      })
  })

  it('is kept by the bus and the Scheduler too, but for what SES says (see reporting.test.ts)', () => {
    for (const type of ['AWS::Events::Rule', 'AWS::Scheduler::Schedule']) {
      const [, found] = ofType(type)[0] ?? []
      const targets = [found?.Properties.Targets ?? found?.Properties.Target].flat() as { DeadLetterConfig: { Arn: unknown } }[]
      expect(targets).toHaveLength(1)
      expect(resources[refersTo(targets[0]?.DeadLetterConfig)[0] ?? '']?.Type).toBe('AWS::SQS::Queue')
    }
  })

  it('may be put there: whoever reports may send to that queue', () => {
    const senders = ofType('AWS::IAM::Policy').filter(([, policy]) => JSON.stringify(policy).includes('sqs:SendMessage'))
    const reachable = new Set(senders.flatMap(([, policy]) => refersTo(policy.Properties.PolicyDocument)))
    for (const part of [
      'TellingUnfollowed',
      'WakingUnfollowed',
      'WakingUncalled',
      'SweepingUnswept',
      'OpeningUnopened',
      'RefreshingUnrefreshed',
      'ReceivingRejected',
    ])
      expect(
        [...reachable].some((id) => id.startsWith(part)),
        part,
      ).toBe(true)
  })
})

describe('messages in flight', () => {
  it('are hidden for longer than the function may take', () => {
    for (const { EventSourceArn, FunctionName } of mappings) {
      const queue = resources[refersTo(EventSourceArn)[0] ?? '']
      if (queue?.Type !== 'AWS::SQS::Queue') continue
      const timeout = resources[refersTo(FunctionName)[0] ?? '']?.Properties.Timeout
      expect(queue.Properties.VisibilityTimeout).toBe(Number(timeout) * 6)
    }
  })

  it('travel over TLS only', () => {
    expect(ofType('AWS::SQS::QueuePolicy')).toHaveLength(queues.length)
    for (const [id, { Properties }] of ofType('AWS::SQS::QueuePolicy'))
      expect(JSON.stringify(Properties), id).toContain('{"Bool":{"aws:SecureTransport":"false"}}')
  })
})

describe('the alarms', () => {
  const alarms = ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)

  it('watch every dead-letter queue', () => {
    const dead = queues.map(([id]) => id).filter((id) => redriveOf(id) === undefined)
    const watched = alarms
      .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible')
      .flatMap(({ Dimensions }) => refersTo(Dimensions))
    expect(watched.sort()).toEqual(dead.sort())
  })

  it('take silence for trouble: a service that does not sweep watches nothing', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Clocks',
      MetricName: 'Sweeps',
      Dimensions: [{ Name: 'service', Value: 'clocks-live' }],
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    })
  })

  it.each([
    ['NobodyHome', 0, 1],
    ['SweepFailures', 0, 1],
    ['CalendarRefreshFailed', 0, 1],
    ['IteratorAge', 60_000, 2],
    ['InvocationDroppedCount', 0, 4],
    ['FailedInvocations', 0, 5],
    ['DutiesNotOpened', 0, 1],
  ])('watch %s above %i', (metric, threshold, times) => {
    const found = alarms.filter(({ MetricName }) => MetricName === metric)
    expect(found).toHaveLength(times)
    for (const alarm of found) expect(alarm).toMatchObject({ ComparisonOperator: 'GreaterThanThreshold', Threshold: threshold })
  })

  it('are told to the topic, and the topic to whoever was named', () => {
    const topic = ofType('AWS::SNS::Topic')[0]?.[0]
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: topic }])
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: contexts.live.alarmEmail })
    expect(synthesised(contexts.test).ofType('AWS::SNS::Subscription')).toEqual([])
  })
})
