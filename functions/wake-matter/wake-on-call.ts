import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { subject } from '../../events/envelope.ts'
import { partnership } from '../../events/fields.ts'
import type { wakeMatter } from '../../shared/shell/wake-matter.ts'

const wakeCall = z.strictObject({ key: z.strictObject({ partnership, subject }), version: z.int().positive().optional() })

/** A matter asked to be woken now: rings what is due in it, unless a newer schedule exists. */
export const wakeOnCall =
  ({ wake }: { wake: ReturnType<typeof wakeMatter> }) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      async ({ body }: SQSRecord) => {
        const call = wakeCall.parse(JSON.parse(body))
        await wake(call.key, call.version)
      },
      new BatchProcessor(EventType.SQS),
      { throwOnFullBatchFailure: false },
    )
