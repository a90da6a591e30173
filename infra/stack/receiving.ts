import { Duration } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { fromBus } from './from-bus.ts'
import type { MatterTable } from './matter-table.ts'
import { deadLetterQueue, toRead, toSend, workQueue } from './queues.ts'
import { ServiceFunction } from './service-function.ts'
import type { Stage } from './stage.ts'

const timeout = Duration.seconds(15)

/** Events come in: over HTTP (see `front-door.ts`), or from the stage's bus through a queue. */
export class Receiving extends Construct {
  readonly bus: EventBus
  readonly function: ServiceFunction
  /** Where events wait to be taken in: those from the bus, and those that the service tells itself. */
  readonly inbox: Queue
  /** Events from the bus that were refused, each with its reason. */
  readonly rejected: Queue
  readonly deadLetters: Queue[]

  constructor(scope: Construct, id: string, { stage, key, table }: { stage: Stage; key: IKey | undefined; table: MatterTable }) {
    super(scope, id)
    this.rejected = deadLetterQueue(this, 'Rejected', key)
    const [undeliverable, givenUp] = [deadLetterQueue(this, 'Undeliverable', key), deadLetterQueue(this, 'GivenUp', key)]
    this.deadLetters = [this.rejected, undeliverable, givenUp]
    // receive-event itself stops after 4 deliveries and gives the reason; more than that is a fault
    this.inbox = workQueue(this, 'Inbox', { key, readerTimeout: timeout, deadLetters: givenUp, tries: 8 })

    this.bus = new EventBus(this, 'Bus', { eventBusName: `clocks-${stage.name}` })
    fromBus(this, 'Everything', {
      bus: this.bus,
      description: 'Every event put on the bus, but what AWS itself puts there',
      eventPattern: { source: [{ 'anything-but': { prefix: 'aws.' } }] as unknown as string[] },
      queue: this.inbox,
      deadLetters: undeliverable,
    })

    this.function = new ServiceFunction(this, 'ReceiveEvent', {
      stage,
      name: 'receive-event',
      description: 'Takes in an event and stores it before anybody is answered',
      timeout,
      environment: { TABLE_NAME: table.name, REJECTED_QUEUE_URL: this.rejected.queueUrl },
      may: [...table.toCommit(), ...toRead(this.inbox), ...toSend(this.rejected)],
    })
    this.function.lambda.addEventSourceMapping('FromInbox', {
      eventSourceArn: this.inbox.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    })
  }
}
