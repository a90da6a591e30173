import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { metricsNamespace, type ServiceFunction, serviceName } from './service-function.ts'
import type { Stage } from './stage.ts'

export interface AlarmsProps {
  stage: Stage
  key: IKey | undefined
  deadLetters: Queue[]
  followers: ServiceFunction[]
  /** Whose failures leave no dead letter. */
  unheard: readonly ServiceFunction[]
  /** Names of the rules of the account's own bus that keep no dead letters. */
  rules: readonly string[]
  groups: ScheduleGroup[]
}

/** What an operator must hear of. Silence is the first alarm of all: a service that does not sweep is not watching. */
export class Alarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { stage, key, deadLetters, followers, unheard, rules, groups }: AlarmsProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true, ...(key !== undefined && { masterKey: key }) })
    if (stage.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(stage.alarmEmail))

    for (const queue of deadLetters)
      this.above(0, `DeadLetters-${queue.node.path.split('/').slice(1).join('')}`, {
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'Maximum' }),
        description: 'Something could not be done: its dead letter says what',
      })
    for (const { lambda, node } of followers)
      this.above(60_000, `Behind-${node.id}`, {
        metric: lambda.metric('IteratorAge', { period: minute, statistic: 'Maximum' }),
        description: 'The table’s stream is followed more than a minute late: the sweep does the work meanwhile',
      })
    for (const { lambda, node } of unheard)
      this.above(0, `Failing-${node.id}`, {
        metric: lambda.metricErrors({ period: minute }),
        description: 'The key that signs the links in mails could not be rotated: the one before goes on signing',
      })
    for (const rule of rules)
      this.above(0, `Lost-${rule}`, {
        metric: new Metric({
          ...{ namespace: 'AWS/Events', metricName: 'FailedInvocations', dimensionsMap: { RuleName: rule } },
          ...{ statistic: 'Sum', period: minute },
        }),
        description: 'What SES said of a mail was lost: its silence is heard instead, and the next are told',
      })
    for (const group of groups)
      this.above(0, `Dropped-${group.node.id}`, {
        metric: group.metricDropped({ period: minute }),
        description:
          'EventBridge Scheduler gave up a call: the sweep does the work of a matter, the next day’s call that of a day',
      })
    const counted = (metricName: string) =>
      new Metric({
        namespace: metricsNamespace,
        metricName,
        dimensionsMap: { service: serviceName(stage) },
        statistic: 'Sum',
        period: minute,
      })
    this.above(0, 'NobodyHome', { metric: counted('NobodyHome'), description: 'A notice found nobody to be told, up to the top' })
    this.above(0, 'MailsWithoutLinks', {
      metric: counted('MailsWithoutLinks'),
      description: 'Mails went out without links: their key could not be had',
    })
    this.above(0, 'SweepFailures', { metric: counted('SweepFailures'), description: 'Overdue work could not be done' })
    this.above(0, 'QuotaNearlyUsed', {
      metric: counted('QuotaNearlyUsed'),
      description: 'Nine tenths of what SES lets us send in a day are used: what is not pressing waits',
    })
    this.above(0, 'MailsThrottled', {
      metric: counted('MailsThrottled'),
      description: 'SES took no more mail for now: what it did not take is sent again by the sweep',
    })
    this.above(0, 'MailsSilent', {
      metric: counted('MailsSilent'),
      description: 'SES has said nothing of a mail in time: the next were told; should it go on, its events are lost',
    })
    this.above(0, 'DutiesNotOpened', {
      metric: counted('DutiesNotOpened'),
      description: 'A yearly or standing duty could not be opened: it is tried again tomorrow',
    })
    this.above(0, 'CalendarRefreshFailed', {
      metric: counted('CalendarRefreshFailed'),
      description: 'The bank holidays of gov.uk could not be had, or lack a day that we count with: dates may be wrong',
    })
    this.say('Pulse', {
      metric: counted('Sweeps'),
      description: 'The service has not swept for five minutes: nobody is watching the clocks',
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 5,
      treatMissingData: TreatMissingData.BREACHING,
    })
  }

  private above(threshold: number, id: string, { metric, description }: { metric: IMetric; description: string }): void {
    this.say(id, {
      metric,
      description,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }

  private say(id: string, { metric, description, ...when }: AlarmOf): void {
    const alarm = new Alarm(this, id, { metric, alarmDescription: description, ...when })
    alarm.addAlarmAction(new SnsAction(this.topic))
    alarm.addOkAction(new SnsAction(this.topic))
  }
}

const minute = Duration.minutes(1)

interface AlarmOf {
  metric: IMetric
  description: string
  comparisonOperator: ComparisonOperator
  threshold: number
  evaluationPeriods: number
  treatMissingData: TreatMissingData
}
