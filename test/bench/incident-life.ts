import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { armOnChange } from '../../functions/arm-schedule/arm-on-change.ts'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { sendOnCommit } from '../../functions/send-notice/send-on-commit.ts'
import { wakeOnCall } from '../../functions/wake-matter/wake-on-call.ts'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { mailer } from '../../shared/adapters/mailer.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { newReference } from '../../shared/adapters/new-reference.ts'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { inboxQueue, rejectedQueue, wakeQueue } from '../../shared/adapters/queues.ts'
import { scheduler } from '../../shared/adapters/scheduler.ts'
import { pileKeyOf } from '../../shared/adapters/waiting-items.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import { streamPrefixes } from '../../shared/names.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { armSchedule } from '../../shared/shell/arm-schedule.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import { sendPile } from '../../shared/shell/send-pile.ts'
import type { PileKey } from '../../shared/shell/waiting-ports.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import type { Instant } from '../../shared/time/day.ts'
import { peopleItems } from '../builders/people-items.ts'
import { httpRequest, sqsEvent } from '../world/lambda-events.ts'
import type { WireItem, WireValue } from './capacity.ts'
import { makeTally, type Tally, type Worker } from './tally.ts'
import { nowhere, onWire } from './wire.ts'
import { wireMail, wireQueue, wireScheduler } from './wire-services.ts'
import { type Change, wireTable } from './wire-table.ts'

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, count: () => undefined }
const table = 'clocks-real-Table-1A2B3C4D5E6F'
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-2:000000000000:${name}`

export interface Life {
  tally: Tally
  facts: number
  /** Wake-up calls that the Scheduler made. */
  schedulesFired: number
  items: ReadonlyMap<string, WireItem>
}

/**
 * One incident's whole life through the real functions, the real adapters and the real SDK, with AWS in memory behind
 * the wire and a clock that jumps to whatever comes next. Every call is counted.
 *
 * @param holdersOfEach how many people hold each role, and are written to
 */
export const live = async (events: readonly ClocksEvent[], holdersOfEach = 1): Promise<Life> => {
  let now: Instant = 0
  let schedulesFired = 0
  const tally = makeTally()
  const changes: Change[] = []
  const stored = wireTable(tally, (change) => changes.push(change))
  const timers = wireScheduler(tally)
  const queue = wireQueue(tally, () => now)
  const mails = wireMail(tally)
  const people = rochdale.roles.flatMap(({ id: role }) =>
    Array.from({ length: holdersOfEach }, (_, n) => ({
      id: `${role}-${n + 1}`,
      role,
      address: `${role}-${n + 1}@rochdale.example`,
    })),
  )
  for (const item of peopleItems(rochdale.id, people)) stored.has(wireOf(item))

  const functions = wire({
    dynamodb: new DynamoDBClient({ ...nowhere, requestHandler: onWire(stored.answer) }),
    timers: new SchedulerClient({ ...nowhere, requestHandler: onWire(timers.answer) }),
    queue: new SQSClient({ ...nowhere, requestHandler: onWire(queue.answer) }),
    mails: new SESv2Client({ ...nowhere, requestHandler: onWire(mails.answer) }),
    now: async () => now,
  })
  const invoke = async (worker: Worker, work: () => Promise<object>): Promise<void> => {
    tally.invoked(worker)
    const answer = await work()
    const failed = 'batchItemFailures' in answer ? (answer.batchItemFailures as unknown[]).length : 0
    if (failed > 0 || ('statusCode' in answer && answer.statusCode !== 202))
      throw new Error(`${worker} failed: ${JSON.stringify(answer)}`)
  }
  /** As the event source mappings of the stack filter the stream: heads, and new notices. */
  const readStream = async () => {
    for (let change = changes.shift(); change !== undefined; change = changes.shift()) {
      const event = streamEvent(change)
      const sk = String(change.item.sk && 'S' in change.item.sk && change.item.sk.S)
      if (sk === streamPrefixes.head) await invoke('arm-schedule', () => functions.arm(event))
      else if (change.isNew && sk.startsWith(streamPrefixes.notices)) await invoke('send-notice', () => functions.send(event))
    }
  }
  const wakeUpTo = async (end: Instant) => {
    while (true) {
      const pile = nextPile(stored.items)
      const next = Math.min(...[timers.next(), queue.next(), pile?.until].filter((at) => at !== undefined))
      if (next > end) return
      now = Math.max(now, next)
      if (pile !== undefined && pile.until <= now) {
        tally.invoked('sweep')
        await functions.sendPile(pile)
      }
      for (const call of timers.fire(now)) {
        schedulesFired++
        queue.put(call)
      }
      for (const call of queue.take()) await invoke('wake-matter', () => functions.wake(sqsEvent('m', call, 1)))
      await readStream()
    }
  }

  for (const event of events) {
    const at = Date.parse(event.time ?? '')
    await wakeUpTo(at)
    now = at
    await invoke('receive-event', () => functions.receive(httpRequest(event, [`events/${rochdale.id}`])))
    await readStream()
  }
  await wakeUpTo(now + 400 * 86_400_000)
  return { tally, facts: events.length, schedulesFired, items: stored.items }
}

/** What waits for the earliest moment, as the sweep finds it in the index. */
const nextPile = (items: ReadonlyMap<string, WireItem>): PileKey | undefined =>
  [...items.values()]
    .filter(({ duePk }) => duePk !== undefined && 'S' in duePk && duePk.S.startsWith('WAITING#'))
    .map(({ pk, sk }) => pileKeyOf({ pk: textOf(pk), sk: textOf(sk) }))
    .sort((a, b) => a.until - b.until)[0]

const textOf = (value: WireValue | undefined): string => (value !== undefined && 'S' in value ? value.S : '')

interface Clients {
  dynamodb: DynamoDBClient
  timers: SchedulerClient
  queue: SQSClient
  mails: SESv2Client
  now: () => Promise<Instant>
}

/** Each function wired as its own `deps.ts` wires it. */
export const wire = ({ dynamodb, timers, queue, mails, now }: Clients) => {
  const shared = {
    matters: matterTable(dynamodb, table),
    contexts: livingContexts(dynamodb, table, { travels: false }),
    now,
    log: silent,
  }
  const sending = {
    ...shared,
    mailSpeaks: true,
    waiting: waitingTable(dynamodb, table),
    directory: peopleTable(dynamodb, table),
    inbox: inboxQueue(queue, 'https://sqs.eu-west-2.amazonaws.com/000000000000/inbox'),
    mailer: mailer(mails, { from: 'clocks@partnership.example', configurationSet: 'clocks-real' }),
  }
  return {
    receive: receiveEvent({
      accept: acceptEvent({ ...shared, newReference, hash: sha256, futureFacts: 'refuse', recount: async () => undefined }),
      rejected: rejectedQueue(queue, 'https://sqs.eu-west-2.amazonaws.com/000000000000/rejected'),
      log: silent,
    }),
    arm: armOnChange({
      arm: armSchedule({
        timer: scheduler(timers, {
          group: 'clocks-real',
          queueArn: arn('sqs', 'clocks-real-wake'),
          roleArn: arn('iam', 'role/clocks-real-scheduler'),
          deadLetterArn: arn('sqs', 'clocks-real-schedule-dead-letters'),
          toReal: async (instant) => instant,
        }),
        queue: wakeQueue(queue, 'https://sqs.eu-west-2.amazonaws.com/000000000000/wake'),
        now,
      }),
    }),
    send: sendOnCommit({ send: sendNotices(sending) }),
    sendPile: sendPile(sending),
    wake: wakeOnCall({ wake: wakeMatter(shared) }),
  }
}

/** As it goes over the wire. */
export const wireOf = (item: Record<string, string | number>): WireItem =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, typeof value === 'number' ? { N: `${value}` } : { S: value }]),
  )

export const streamEvent = ({ isNew, item }: Change): DynamoDBStreamEvent =>
  ({
    Records: [
      {
        eventName: isNew ? 'INSERT' : 'MODIFY',
        eventSource: 'aws:dynamodb',
        dynamodb: { SequenceNumber: '1', Keys: { pk: item.pk, sk: item.sk }, NewImage: item },
      },
    ],
  }) as unknown as DynamoDBStreamEvent
