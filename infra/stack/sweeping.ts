import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Linking } from './linking.ts'
import type { Mail } from './mail.ts'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toSend } from './queues.ts'
import { schedulerRole } from './scheduler-role.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

export interface SweepingProps {
  stage: Stage
  key: IKey | undefined
  table: MatterTable
  mail: Mail
  /** Where open matters are called to count anew. */
  calls: Queue
  /** Where the disputes are told that a commit raises. */
  inbox: Queue
  /** What it takes to put links into mails. */
  linking: Linking
}

/** How long the quicker ways are given; on one machine the emulator’s scheduler has fired by then. */
const graceSeconds = (stage: Stage) => (stage.local ? 5 : 90)

/** Every minute whatever is overdue is done, by whatever it was forgotten: schedules, streams and mails may all be lost. */
export class Sweeping extends Construct {
  readonly sweep: ServiceFunction
  readonly group: ScheduleGroup
  readonly deadLetters: Queue[]

  constructor(scope: Construct, id: string, { stage, key, table, mail, calls, inbox, linking }: SweepingProps) {
    super(scope, id)
    const unswept = deadLetterQueue(this, 'Unswept', key)
    this.deadLetters = [unswept]
    this.sweep = new ServiceFunction(this, 'Sweep', {
      stage,
      name: 'sweep',
      description: 'Does whatever is overdue',
      timeout: Duration.minutes(5),
      atOnce: 1,
      environment: {
        TABLE_NAME: table.name,
        ...mail.environment,
        ...linking.environment,
        WAKE_QUEUE_URL: calls.queueUrl,
        INBOX_QUEUE_URL: inbox.queueUrl,
        SWEEP_GRACE_SECONDS: String(graceSeconds(stage)),
      },
      may: [
        ...table.toCommit(),
        ...table.toFindDue(),
        ...mail.toSend(),
        ...linking.may,
        ...[calls, inbox, unswept].flatMap(toSend),
      ],
    })
    mail.explainTo(this.sweep)
    // the next minute's sweep is the retry
    this.sweep.lambda.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.minutes(10),
      onFailure: { bind: () => ({ destination: unswept.queueArn }) },
    })
    // a group apart from the matters' schedules, so that what arms those cannot touch this one
    this.group = new ScheduleGroup(this, 'Pulse', { scheduleGroupName: `clocks-${stage.name}-pulse` })
    const { functionArn } = this.sweep.lambda
    const role = schedulerRole(this, 'PulseRole', this.group, [
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
      ...toSend(unswept),
    ])
    new CfnSchedule(this, 'EveryMinute', {
      groupName: this.group.scheduleGroupName,
      description: 'The service’s pulse',
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: unswept.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 2 },
      },
    })
  }
}
