import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { RejectedEvents, WakeQueue } from '../shell/ports.ts'

/** The queue that wakes matters. */
export const wakeQueue = (client: SQSClient, url: string): WakeQueue => ({
  send: async (call, delaySeconds) => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(call), DelaySeconds: delaySeconds }))
  },
})

/** Where events from the bus end up that were refused: ids and the reason, not what they said. */
export const rejectedQueue = (client: SQSClient, url: string): RejectedEvents => ({
  add: async (rejected) => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(rejected) }))
  },
})
