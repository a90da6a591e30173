import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { outboxKeyOf } from '../../shared/adapters/matter-items.ts'
import { streamPrefixes } from '../../shared/names.ts'
import type { sendNotices } from '../../shared/shell/send-notices.ts'

/** The keys of one commit's notices, as the table's stream shows them. */
const noticesKeys = z.object({
  pk: z.object({ S: z.string().check(z.startsWith('MATTER#')) }),
  sk: z.object({ S: z.string().check(z.startsWith(streamPrefixes.notices)) }),
})

/** A commit had something to tell: sends its notices. What fails here the sweep sends a minute later. */
export const sendOnCommit =
  ({ send }: { send: ReturnType<typeof sendNotices> }) =>
  (event: DynamoDBStreamEvent, context?: Pick<Context, 'getRemainingTimeInMillis'>): Promise<DynamoDBBatchResponse> =>
    processPartialResponse(
      event,
      async ({ dynamodb }: DynamoDBRecord) => {
        const { pk, sk } = noticesKeys.parse(dynamodb?.Keys)
        await send(outboxKeyOf({ pk: pk.S, sk: sk.S }), context?.getRemainingTimeInMillis())
      },
      new BatchProcessor(EventType.DynamoDBStreams),
      // one after the other: the mails of two commits of one matter must arrive in order
      { throwOnFullBatchFailure: false, processInParallel: false },
    )
