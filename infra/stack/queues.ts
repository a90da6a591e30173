import { Duration, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

const protectedBy = (key: IKey | undefined) => ({
  enforceSSL: true,
  ...(key === undefined
    ? { encryption: QueueEncryption.SQS_MANAGED }
    : { encryption: QueueEncryption.KMS, encryptionMasterKey: key, dataKeyReuse: Duration.hours(1) }),
})

/** Where something ends up that could not be done; kept as long as SQS keeps anything, and an alarm while not empty. */
export const deadLetterQueue = (scope: Construct, id: string, key: IKey | undefined): Queue => {
  const queue = new Queue(scope, id, { ...protectedBy(key), retentionPeriod: Duration.days(14) })
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is itself a dead-letter queue.' })
  return queue
}

export interface WorkQueueProps {
  key: IKey | undefined
  /** Timeout of the function that reads it; a message is hidden six times as long, as Lambda advises. */
  readerTimeout: Duration
  deadLetters: Queue
  /** Deliveries before a message is given up. */
  tries: number
}

/** A queue that a function works through. */
export const workQueue = (scope: Construct, id: string, { key, readerTimeout, deadLetters, tries }: WorkQueueProps): Queue =>
  new Queue(scope, id, {
    ...protectedBy(key),
    visibilityTimeout: Duration.seconds(readerTimeout.toSeconds() * 6),
    retentionPeriod: Duration.days(14),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: tries },
  })

/** The right to put messages on it. */
export const toSend = (queue: Queue): PolicyStatement[] =>
  rights(queue, ['sqs:SendMessage'], ['kms:Decrypt', 'kms:GenerateDataKey'])

/** The right to work through it. */
export const toRead = (queue: Queue): PolicyStatement[] =>
  rights(
    queue,
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    ['kms:Decrypt'],
  )

/** Said in full, because CDK's own grants name `kms:GenerateDataKey*`. */
const rights = (queue: Queue, actions: string[], keyActions: string[]): PolicyStatement[] => [
  new PolicyStatement({ actions, resources: [queue.queueArn] }),
  ...(queue.encryptionMasterKey === undefined
    ? []
    : [new PolicyStatement({ actions: keyActions, resources: [queue.encryptionMasterKey.keyArn] })]),
]
