import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import { partnershipForm, subjectForm } from '../../events/forms.ts'
import type { wakeMatter } from '../../shared/shell/wake-matter.ts'

const wakeCall = z.strictObject({
  key: z.strictObject({
    partnership: z.string().check(z.regex(partnershipForm)),
    subject: z.string().check(z.regex(subjectForm)),
  }),
  version: z.optional(z.int().check(z.positive())),
})

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
