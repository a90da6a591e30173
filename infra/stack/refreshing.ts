import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toSend } from './queues.ts'
import { schedulerRole } from './scheduler-role.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

export interface RefreshingProps {
  stage: Stage
  key: IKey | undefined
  table: MatterTable
}

/** Once a day gov.uk is asked for bank holidays. On one machine nothing asks by itself: the feed comes with the call. */
export class Refreshing extends Construct {
  readonly refresh: ServiceFunction
  /** None on one machine. */
  readonly groups: ScheduleGroup[] = []
  readonly deadLetters: Queue[]

  constructor(scope: Construct, id: string, { stage, key, table }: RefreshingProps) {
    super(scope, id)
    const unrefreshed = deadLetterQueue(this, 'Unrefreshed', key)
    this.deadLetters = [unrefreshed]
    this.refresh = new ServiceFunction(this, 'Refresh', {
      stage,
      name: 'refresh-bank-holidays',
      description: 'Asks gov.uk for newly proclaimed bank holidays',
      timeout: Duration.seconds(30),
      environment: { TABLE_NAME: table.name },
      may: [...table.toKeep(), ...toSend(unrefreshed)],
    })
    this.refresh.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: unrefreshed.queueArn }) },
    })
    if (!stage.local) this.groups.push(this.daily(stage, unrefreshed))
  }

  private daily(stage: Stage, unrefreshed: Queue): ScheduleGroup {
    const group = new ScheduleGroup(this, 'Daily', { scheduleGroupName: `clocks-${stage.name}-daily` })
    const { functionArn } = this.refresh.lambda
    const role = schedulerRole(this, 'DailyRole', group, [
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
      ...toSend(unrefreshed),
    ])
    new CfnSchedule(this, 'EveryMorning', {
      groupName: group.scheduleGroupName,
      description: 'Before anybody is at work: whoever’s date has moved finds the mail in the morning',
      scheduleExpression: 'cron(15 5 * * ? *)',
      scheduleExpressionTimezone: 'Europe/London',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: unrefreshed.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: Duration.hours(6).toSeconds(), maximumRetryAttempts: 20 },
      },
    })
    return group
  }
}
