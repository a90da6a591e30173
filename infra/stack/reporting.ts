import { Duration } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Mail } from './mail.ts'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toRead, workQueue } from './queues.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

const timeout = Duration.seconds(30)

export interface ReportingProps {
  stage: Stage
  key: IKey | undefined
  table: MatterTable
  mail: Mail
}

/** What SES says became of each mail comes by the account's own bus, and waits in a queue. */
export class Reporting extends Construct {
  readonly deadLetters: Queue[]
  readonly receipts: Queue

  constructor(scope: Construct, id: string, { stage, key, table, mail }: ReportingProps) {
    super(scope, id)
    const [unheard, givenUp] = [deadLetterQueue(this, 'Unheard', key), deadLetterQueue(this, 'GivenUp', key)]
    this.deadLetters = [unheard, givenUp]
    this.receipts = workQueue(this, 'Receipts', { key, readerTimeout: timeout, deadLetters: givenUp, tries: 5 })
    const { receipts } = this
    // the one bus on which SES speaks
    const bus = EventBus.fromEventBusName(this, 'Account', 'default')
    mail.saysOn(bus)
    const ours = new Rule(this, 'OfOurMail', {
      eventBus: bus,
      description: 'What SES says of the mail of this stage',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [mail.environment.CONFIGURATION_SET] } } },
      },
      targets: [
        {
          bind: () => ({
            arn: receipts.queueArn,
            deadLetterConfig: { arn: unheard.queueArn },
            retryPolicy: { maximumEventAgeInSeconds: Duration.hours(24).toSeconds(), maximumRetryAttempts: 185 },
          }),
        },
      ],
    })
    for (const queue of [receipts, unheard])
      queue.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': ours.ruleArn } },
        }),
      )
    const recording = new ServiceFunction(this, 'RecordDelivery', {
      stage,
      name: 'record-delivery',
      description: 'Keeps what became of each mail, and has the next told when one did not arrive',
      timeout,
      environment: { TABLE_NAME: table.name },
      may: [...table.toCommit(), ...toRead(receipts)],
    })
    recording.lambda.addEventSourceMapping('FromReceipts', {
      eventSourceArn: receipts.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    })
  }
}
