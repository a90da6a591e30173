import { Duration } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { fromBus } from './from-bus.ts'
import type { Mail } from './mail.ts'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toRead, workQueue } from './queues.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'
import { wordsOfSes } from './words-of-ses.ts'

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
  /** The rules by which SES's words come: what they cannot pass on leaves no dead letter, for it would hold addresses. */
  readonly rules: readonly string[]

  constructor(scope: Construct, id: string, { stage, key, table, mail }: ReportingProps) {
    super(scope, id)
    const givenUp = deadLetterQueue(this, 'GivenUp', key)
    this.deadLetters = [givenUp]
    this.receipts = workQueue(this, 'Receipts', { key, readerTimeout: timeout, deadLetters: givenUp, tries: 5 })
    const { receipts } = this
    // the one bus on which SES speaks
    const bus = EventBus.fromEventBusName(this, 'Account', 'default')
    mail.saysOn(bus)
    this.rules = wordsOfSes(mail.environment.CONFIGURATION_SET).map(({ name, eventPattern, passedOn }) => {
      const ruleName = `clocks-${stage.name}-mail-${name}`
      fromBus(this, `Mail-${name}`, {
        bus,
        name: ruleName,
        description: `What SES says of the mail of this stage that was ${name}, without addresses`,
        eventPattern,
        passedOn,
        queue: receipts,
      })
      return ruleName
    })
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
