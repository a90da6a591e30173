import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { keyOfPk } from '../../shared/adapters/matter-items.ts'
import { streamPrefixes } from '../../shared/names.ts'
import type { armSchedule } from '../../shared/shell/arm-schedule.ts'

const number = z.object({ N: z.coerce.number().check(z.int()) })

/** A matter's head as the table's stream shows it. */
const headImage = z.object({
  pk: z.object({ S: z.string() }),
  sk: z.object({ S: z.literal(streamPrefixes.head) }),
  version: number,
  wakeAt: z.optional(number),
})

/** A matter's head has changed: sets its one timer to the alarm that comes next. */
export const armOnChange =
  ({ arm }: { arm: ReturnType<typeof armSchedule> }) =>
  (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    processPartialResponse(
      event,
      async ({ dynamodb }: DynamoDBRecord) => {
        const { pk, version, wakeAt } = headImage.parse(dynamodb?.NewImage)
        await arm({ key: keyOfPk(pk.S), version: version.N, ...(wakeAt !== undefined && { wakeAt: wakeAt.N }) })
      },
      new BatchProcessor(EventType.DynamoDBStreams),
      // one after the other: of two changes of one matter the later must have the last word
      { throwOnFullBatchFailure: false, processInParallel: false },
    )
