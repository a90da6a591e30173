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

export interface OpeningProps {
  stage: Stage
  key: IKey | undefined
  table: MatterTable
}

/** Once a day the duties are opened whose time has come: nobody tells the service of them, so it tells itself. */
export class Opening extends Construct {
  readonly open: ServiceFunction
  readonly group: ScheduleGroup
  readonly deadLetters: Queue[]

  constructor(scope: Construct, id: string, { stage, key, table }: OpeningProps) {
    super(scope, id)
    const unopened = deadLetterQueue(this, 'Unopened', key)
    this.deadLetters = [unopened]
    this.open = new ServiceFunction(this, 'OpenDuties', {
      stage,
      name: 'open-duties',
      description: 'Opens the yearly and standing duties of the day',
      timeout: Duration.minutes(2),
      atOnce: 1,
      environment: { TABLE_NAME: table.name },
      may: [...table.toCommit(), ...toSend(unopened)],
    })
    this.open.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: unopened.queueArn }) },
    })
    this.group = new ScheduleGroup(this, 'Duties', { scheduleGroupName: `clocks-${stage.name}-duties` })
    const { functionArn } = this.open.lambda
    const role = schedulerRole(this, 'EveryDayRole', this.group, [
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
      ...toSend(unopened),
    ])
    new CfnSchedule(this, 'EveryDay', {
      groupName: this.group.scheduleGroupName,
      description: 'Before anybody is at work, so that what is new is among the morning’s mail',
      scheduleExpression: 'cron(0 5 * * ? *)',
      scheduleExpressionTimezone: 'Europe/London',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: unopened.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: Duration.hours(6).toSeconds(), maximumRetryAttempts: 20 },
      },
    })
  }
}
