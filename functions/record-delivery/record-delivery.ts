import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { recordPileReceipt } from '../../shared/shell/record-pile-receipt.ts'
import type { recordReceipt } from '../../shared/shell/record-receipt.ts'
import { receiptOf } from './receipt-of.ts'

/** SES said what became of a mail: keeps it, and where the mail did not arrive has whoever comes next told. */
export const recordDelivery =
  ({ record, recordPile }: { record: ReturnType<typeof recordReceipt>; recordPile: ReturnType<typeof recordPileReceipt> }) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      async ({ body }: SQSRecord) => {
        const receipt = receiptOf(JSON.parse(body))
        if (receipt === undefined) return
        await ('pile' in receipt ? recordPile(receipt) : record(receipt))
      },
      new BatchProcessor(EventType.SQS),
      { throwOnFullBatchFailure: false },
    )
