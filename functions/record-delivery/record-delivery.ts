import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { recordReceipt } from '../../shared/shell/record-receipt.ts'
import { receiptOf } from './receipt-of.ts'

/** SES said what became of a mail: keeps it, and where the mail did not arrive has whoever comes next told. */
export const recordDelivery =
  ({ record }: { record: ReturnType<typeof recordReceipt> }) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      async ({ body }: SQSRecord) => {
        const receipt = receiptOf(JSON.parse(body))
        if (receipt !== undefined) await record(receipt)
      },
      new BatchProcessor(EventType.SQS),
      { throwOnFullBatchFailure: false },
    )
