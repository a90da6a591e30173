import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Inbox, RejectedEvents, WakeCall, WakeQueue } from '../shell/ports.ts'

/** Thrown when SQS did not take every message of a batch: send all of them again. */
class NotQueuedError extends Error {
  override name = 'NotQueuedError'
}

/** As many messages as SQS takes in one request. */
const batchSize = 10
/** Requests on their way at once. */
const atOnce = 10

/** The queue that wakes matters. */
export const wakeQueue = (client: SQSClient, url: string): WakeQueue => ({
  send: async (call, delaySeconds) => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(call), DelaySeconds: delaySeconds }))
  },
  sendAll: async (calls) => {
    const batches = inBatches(calls)
    for (let n = 0; n < batches.length; n += atOnce)
      await Promise.all(batches.slice(n, n + atOnce).map((batch) => sendBatch(client, url, batch)))
  },
})

const inBatches = (calls: readonly WakeCall[]): WakeCall[][] =>
  Array.from({ length: Math.ceil(calls.length / batchSize) }, (_, n) => calls.slice(n * batchSize, (n + 1) * batchSize))

const sendBatch = async (client: SQSClient, url: string, batch: readonly WakeCall[]): Promise<void> => {
  const Entries = batch.map((call, n) => ({ Id: `${n}`, MessageBody: JSON.stringify(call) }))
  const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))
  if (Failed.length > 0) throw new NotQueuedError(`${Failed.length} of ${batch.length} calls were not taken`)
}

/** Where events from the bus wait to be taken in, in the form in which the bus puts them there. */
export const inboxQueue = (client: SQSClient, url: string): Inbox => ({
  put: async (event) => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify({ detail: event }) }))
  },
})

/** Where events from the bus end up that were refused: ids and the reason, not what they said. */
export const rejectedQueue = (client: SQSClient, url: string): RejectedEvents => ({
  add: async (rejected) => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(rejected) }))
  },
})
