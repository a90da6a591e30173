import { Duration } from 'aws-cdk-lib'
import { type EventPattern, Rule, type RuleProps, type RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

export interface FromBusProps {
  bus: NonNullable<RuleProps['eventBus']>
  description: string
  eventPattern: EventPattern
  /** To be watched by, where there are no dead letters. */
  name?: string
  /** What of an event is passed on, where it is not all. */
  passedOn?: RuleTargetInput
  queue: Queue
  /**
   * What the bus could not put on the queue within a day: the event as it was, whatever is passed on of it. Absent where
   * that may not be kept.
   */
  deadLetters?: Queue
}

/** What a bus says of something waits in a queue, and nothing else that EventBridge sends gets in. */
export const fromBus = (
  scope: Construct,
  id: string,
  { bus, description, eventPattern, name, passedOn, queue, deadLetters }: FromBusProps,
): void => {
  const rule = new Rule(scope, id, {
    eventBus: bus,
    ...(name !== undefined && { ruleName: name }),
    description,
    eventPattern,
    targets: [
      {
        bind: () => ({
          arn: queue.queueArn,
          ...(passedOn !== undefined && { input: passedOn }),
          ...(deadLetters !== undefined && { deadLetterConfig: { arn: deadLetters.queueArn } }),
          retryPolicy: { maximumEventAgeInSeconds: Duration.hours(24).toSeconds(), maximumRetryAttempts: 185 },
        }),
      },
    ],
  })
  // CDK's own target would let the rules of every account in, when the queue is encrypted
  for (const target of deadLetters === undefined ? [queue] : [queue, deadLetters])
    target.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [target.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
      }),
    )
}
