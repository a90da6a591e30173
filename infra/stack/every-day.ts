import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { toSend } from './queues.ts'
import { schedulerRole } from './scheduler-role.ts'
import type { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

/** A call that fails at five is still of use before noon. */
const ofUseFor = Duration.hours(6)

/** A call of the function that fails is made again twice; then it lies in the queue, with why. */
export const failsTo = ({ lambda }: ServiceFunction, deadLetters: Queue): void =>
  lambda.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: ofUseFor,
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  })

export interface EveryDayProps {
  stage: Stage
  /** What is called, and where a call ends up that could not be made. */
  calls: ServiceFunction
  deadLetters: Queue
  /** Minutes past five in the morning, London time. */
  minutesPastFive: number
  /** Why then. */
  description: string
  /** Names of the group, its role and the schedule: what is deployed goes by them. */
  ids: { group: string; role: string; schedule: string }
}

/** Calls a function once a day, before anybody is at work. A group apart, so that nothing else can touch the schedule. */
export const everyDay = (scope: Construct, props: EveryDayProps): ScheduleGroup => {
  const { stage, calls, deadLetters, minutesPastFive, description, ids } = props
  const group = new ScheduleGroup(scope, ids.group, { scheduleGroupName: `clocks-${stage.name}-${ids.group.toLowerCase()}` })
  const { functionArn } = calls.lambda
  const role = schedulerRole(scope, ids.role, group, [
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    ...toSend(deadLetters),
  ])
  new CfnSchedule(scope, ids.schedule, {
    groupName: group.scheduleGroupName,
    description,
    scheduleExpression: `cron(${minutesPastFive} 5 * * ? *)`,
    scheduleExpressionTimezone: 'Europe/London',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: functionArn,
      roleArn: role.roleArn,
      input: '{}',
      deadLetterConfig: { arn: deadLetters.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: ofUseFor.toSeconds(), maximumRetryAttempts: 20 },
    },
  })
  return group
}
