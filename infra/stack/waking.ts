import { ArnFormat, Duration, Stack, Token, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { streamPrefixes } from '../../shared/names.ts'
import { followTable } from './follow-table.ts'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toRead, toSend, workQueue } from './queues.ts'
import { schedulerRole } from './scheduler-role.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

const timeout = Duration.seconds(30)

/** Matters sleep until their next alarm: one schedule each, whose call is put on a queue that wakes them. */
export class Waking extends Construct {
  readonly group: ScheduleGroup
  readonly arming: ServiceFunction
  readonly deadLetters: Queue[]
  /** Whoever puts a call on it has a matter woken. */
  readonly calls: Queue

  constructor(scope: Construct, id: string, { stage, key, table }: { stage: Stage; key: IKey | undefined; table: MatterTable }) {
    super(scope, id)
    const [givenUp, unfollowed, uncalled] = ['GivenUp', 'Unfollowed', 'Uncalled'].map((name) => deadLetterQueue(this, name, key))
    if (givenUp === undefined || unfollowed === undefined || uncalled === undefined) throw new Error('unreachable')
    this.deadLetters = [givenUp, unfollowed, uncalled]
    this.calls = workQueue(this, 'Calls', { key, readerTimeout: timeout, deadLetters: givenUp, tries: 5 })
    const { calls } = this

    const waking = new ServiceFunction(this, 'WakeMatter', {
      stage,
      name: 'wake-matter',
      description: 'Rings what is due in a matter',
      timeout,
      environment: { TABLE_NAME: table.name },
      may: [...table.toCommit(), ...toRead(calls)],
    })
    waking.lambda.addEventSourceMapping('FromCalls', {
      eventSourceArn: calls.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    })

    this.group = new ScheduleGroup(this, 'Schedules', { scheduleGroupName: `clocks-${stage.name}` })
    const role = schedulerRole(this, 'CallRole', this.group, [...toSend(calls), ...toSend(uncalled)])
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `clocks-${stage.name}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    })
    this.arming = new ServiceFunction(this, 'ArmSchedule', {
      stage,
      name: 'arm-schedule',
      description: 'Sets a matter’s one schedule to its next alarm',
      timeout,
      environment: {
        TABLE_NAME: table.name,
        WAKE_QUEUE_URL: calls.queueUrl,
        WAKE_QUEUE_ARN: calls.queueArn,
        SCHEDULE_GROUP: this.group.scheduleGroupName,
        SCHEDULE_ROLE_ARN: role.roleArn,
        SCHEDULE_DLQ_ARN: uncalled.queueArn,
      },
      may: [
        ...table.toFollow(),
        ...toSend(calls),
        ...toSend(unfollowed),
        new PolicyStatement({
          actions: ['Create', 'Update', 'Delete', 'Get'].map((verb) => `scheduler:${verb}Schedule`),
          resources: [schedules],
        }),
        new PolicyStatement({
          actions: ['iam:PassRole'],
          resources: [role.roleArn],
          conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
        }),
      ],
    })
    const { account, region } = Stack.of(this)
    const accountInFindings = Token.isUnresolved(account) ? '<AWS::AccountId>' : account
    Validations.of(this.arming).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:scheduler:${region}:${accountInFindings}:schedule/clocks-${stage.name}/*]`,
      reason: 'Every matter has a schedule of its own, made when it opens: only their group can be named beforehand.',
    })
    followTable(this.arming, {
      table,
      filter: { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: [streamPrefixes.head] } } } },
      deadLetters: unfollowed,
    })
  }
}
