import { Duration } from 'aws-cdk-lib'
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { MatterTable } from './matter-table.ts'
import type { ServiceFunction } from './service-function.ts'

export interface FollowProps {
  table: MatterTable
  /** What a record of the stream must look like to be passed on. */
  filter: Record<string, unknown>
  deadLetters: Queue
}

/**
 * Has a function called with what changes in the table. A record that cannot be handled is given up after a few tries
 * and reported: the sweep does its work a minute later, while a record tried for a day would hold up its whole shard.
 */
export const followTable = ({ lambda }: ServiceFunction, { table, filter, deadLetters }: FollowProps): void => {
  lambda.addEventSourceMapping('FromTable', {
    eventSourceArn: table.streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [FilterCriteria.filter(filter)],
    batchSize: 10,
    // order is kept within a matter, which is a partition of the table
    parallelizationFactor: 4,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 5,
    maxRecordAge: Duration.hours(1),
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  })
}
