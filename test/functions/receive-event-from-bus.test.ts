import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/receive-event/deps.ts'
import { readEnv } from '../../functions/receive-event/env.ts'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { rejectedQueue } from '../../shared/adapters/queues.ts'
import { anIncident, correction, done } from '../builders/events.ts'
import { aDesk, keptLog } from '../shell/desk.ts'
import { aws, itemsAfter, resetAws, tableHolds, writes } from './aws.ts'
import { environments } from './environment.ts'

const began = 'Fri 18 Dec 2026 17:00'
const incident = anIncident('Fri 18 Dec 2026 16:30')
const name = 'Jo-Example Person'

/** What the bus puts around an event. */
const onBus = (detail: unknown) => JSON.stringify({ version: '0', source: 'bolton', 'detail-type': 'event', detail })

const batch = (bodies: readonly string[], received = 1): SQSEvent =>
  ({
    Records: bodies.map((body, n) => ({
      messageId: `m${n + 1}`,
      body,
      attributes: { ApproximateReceiveCount: `${received}` },
      eventSource: 'aws:sqs',
    })),
  }) as unknown as SQSEvent

const delivered = async (bodies: readonly string[], received = 1) => {
  const kept = keptLog()
  const receive = receiveEvent(liveDeps(readEnv.parse(environments['receive-event']), kept.log))
  const { batchItemFailures } = (await receive(batch(bodies, received))) as SQSBatchResponse
  return { ...kept, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
}

const rejected = () =>
  aws.sqs
    .commandCalls(SendMessageCommand)
    .map(({ args: [{ input }] }) => ({ ...input, MessageBody: JSON.parse(input.MessageBody ?? '') }))

beforeEach(() => {
  resetAws()
  tableHolds([], began)
  aws.dynamodb.on(TransactWriteCommand).resolves({})
  aws.sqs.on(SendMessageCommand).resolves({})
})

describe('an event from the bus', () => {
  it('is stored, and its message is done with', async () => {
    const { failed, codes } = await delivered([onBus(incident)])
    expect(failed).toEqual([])
    expect(codes()).toEqual(['EVENT_ACCEPTED'])
    expect(writes()).toEqual(['TransactWriteCommand'])
  })

  it('that cannot be stored now stays on the queue; the others of its batch do not', async () => {
    aws.dynamodb.on(TransactWriteCommand).rejectsOnce(new Error('no such table')).resolves({})
    const { failed } = await delivered([onBus(incident), onBus({ ...incident, subject: 'SI-2026-015' })])
    expect(failed).toEqual(['m1'])
    expect(rejected()).toEqual([])
  })
})

describe('a refused event from the bus', () => {
  it('becomes a dead letter: what it was called and why, not what it said', async () => {
    const event = { ...incident, data: { ...incident.data, awareAt: name, [name]: name } }
    const { failed, lines, counts } = await delivered([onBus(event)])
    expect(failed).toEqual([])
    expect(rejected()).toEqual([
      {
        QueueUrl: environments['receive-event'].REJECTED_QUEUE_URL,
        MessageBody: {
          message: 'm1',
          id: 'incident.became-known',
          source: '/bolton/case-system',
          type: 'incident.became-known',
          subject: 'SI-2026-014',
          code: 'invalid-event',
          errors: [
            { field: 'data.awareAt', expected: expect.stringMatching(/^expected a date-time with offset/) },
            { field: 'data', expected: 'expected no other field' },
          ],
        },
      },
    ])
    expect(lines).toEqual([{ level: 'warn', code: 'EVENT_REJECTED', fields: { message: 'm1', code: 'invalid-event' } }])
    expect(counts).toEqual({ EventsRejected: 1 })
    expect(JSON.stringify([rejected(), lines])).not.toContain(name)
    expect(writes()).toEqual(['SendMessageCommand'])
  })

  it.each([
    ['is no JSON', 'not {json'],
    ['has nothing in it', '{}'],
    ['is a text', onBus(name)],
    ['says only what has no form of an id', onBus({ id: name, source: name, subject: name, type: name })],
  ])('that %s is known by the id of its message alone', async (_what, body) => {
    await delivered([body])
    expect(rejected()[0]?.MessageBody).toEqual({ message: 'm1', code: 'invalid-event', errors: [expect.anything()] })
    expect(JSON.stringify(rejected())).not.toContain(name)
  })

  it('whose id is another’s is told apart from a repeat, which is accepted', async () => {
    tableHolds(await itemsAfter(began, incident), began)
    await delivered([onBus(incident), onBus({ ...incident, data: { ...incident.data, childDied: true } })])
    expect(rejected().map(({ MessageBody: { message, code } }) => [message, code])).toEqual([['m2', 'event-id-taken']])
  })

  it('whose dead letter cannot be written stays on the queue', async () => {
    aws.sqs.on(SendMessageCommand).rejects(new Error('no such queue'))
    const { failed, codes } = await delivered(['{}'])
    expect(failed).toEqual(['m1'])
    expect(codes()).not.toContain('EVENT_REJECTED')
  })
})

describe('a correction that overtakes its fact', () => {
  const withdrawn = onBus(correction(incident, null))

  it.each([1, 2, 3])('is left on the queue at delivery %i, for the fact may come', async (received) => {
    expect(await delivered([withdrawn], received)).toMatchObject({ failed: ['m1'] })
    expect(rejected()).toEqual([])
  })

  it('is taken once the fact is there', async () => {
    tableHolds(await itemsAfter(began, incident), began)
    expect(await delivered([withdrawn], 3)).toMatchObject({ failed: [] })
    expect(rejected()).toEqual([])
    expect(writes()).toEqual(['TransactWriteCommand'])
  })

  it('is rejected with its reason when the fact never comes', async () => {
    expect(await delivered([withdrawn], 4)).toMatchObject({ failed: [] })
    expect(rejected()[0]?.MessageBody).toMatchObject({ code: 'corrects-unknown-fact', errors: [{ field: 'data.corrects' }] })
  })
})

describe('many events of one matter in one batch', () => {
  const facts = [
    done('incident.partners-aware', 'Fri 18 Dec 2026 16:45'),
    done('incident.panel-notified', 'Fri 18 Dec 2026 16:46'),
    done('incident.partnership-notified', 'Fri 18 Dec 2026 16:47'),
    done('rapid-review.meeting-held', 'Fri 18 Dec 2026 16:48'),
    done('rapid-review.decided', 'Fri 18 Dec 2026 16:49'),
    done('rapid-review.endorsed', 'Fri 18 Dec 2026 16:50'),
    done('rapid-review.sent-to-panel', 'Fri 18 Dec 2026 16:51'),
    done('practice-review.initiated', 'Fri 18 Dec 2026 16:52'),
    done('practice-review.announced', 'Fri 18 Dec 2026 16:53'),
  ]
  const all = [incident, ...facts]

  it('do not get in each other’s way: each is stored at its first delivery, in the order of the batch', async () => {
    const desk = aDesk(began)
    const receive = receiveEvent({ accept: desk.accept, rejected: rejectedQueue(new SQSClient({}), ''), log: desk.log })
    expect(await receive(batch(all.map(onBus)))).toEqual({ batchItemFailures: [] })
    const stored = await desk.table.load({ partnership: 'bolton', subject: 'SI-2026-014' })
    expect(stored?.matter.records.map(({ type }) => type)).toEqual(all.map(({ type }) => type))
  })

  it('of which one finds its matter busy stays on the queue whole, however often: a dead letter could not be sent again', async () => {
    const desk = aDesk(began, { seen: (table) => ({ ...table, commit: async () => 'conflict' }) })
    const receive = receiveEvent({ accept: desk.accept, rejected: rejectedQueue(new SQSClient({}), ''), log: desk.log })
    for (const received of [1, 4, 8])
      expect(await receive(batch([onBus(incident)], received))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
    expect(rejected()).toEqual([])
  })
})
