import type { MatterKey } from '../../shared/matters/matter.ts'
import { streamPrefixes } from '../../shared/names.ts'
import type { WakeCall } from '../../shared/shell/ports.ts'
import type { Instant } from '../../shared/time/day.ts'
import type { Faults } from './faults.ts'
import { sqsEvent, streamEvent } from './lambda-events.ts'
import type { Change } from './memory-table.ts'

const minute = 60_000

interface Message {
  id: string
  body: string
  visibleAt: Instant
  received: number
}

/** The functions that are called when something lies ready for them. */
export interface Callees {
  inbox(event: ReturnType<typeof sqsEvent>): Promise<unknown>
  wake(event: ReturnType<typeof sqsEvent>): Promise<unknown>
  heads(event: ReturnType<typeof streamEvent>): Promise<{ batchItemFailures: unknown[] }>
  notices(event: ReturnType<typeof streamEvent>): Promise<{ batchItemFailures: unknown[] }>
}

const nameOf = ({ partnership, subject }: MatterKey) => `${partnership}/${subject}`

/** What AWS does between the functions: the streams of the table, the queues and the schedules. */
export const aTransport = (now: () => Instant, nextSerial: () => number, faults: Faults) => {
  const streams = { heads: [] as Change[], notices: [] as Change[] }
  const schedules = new Map<string, { call: WakeCall; at: Instant }>()
  const queues = { wake: [] as Message[], inbox: [] as Message[] }
  const enqueue = (queue: Message[], body: unknown, visibleAt: Instant) =>
    queue.push({ id: `m${nextSerial()}`, body: JSON.stringify(body), visibleAt, received: 0 })

  /** A stream is read in order, and a record that fails is read again before those behind it. */
  const readStream = async (records: Change[], read: Callees['heads']) => {
    for (let tries = 0; records.length > 0 && tries < 50; tries++) {
      const [{ item, isNew }] = records as [Change]
      const { batchItemFailures } = await read(streamEvent(item, isNew, nextSerial()))
      if (batchItemFailures.length === 0) records.shift()
    }
    // what a stream could not deliver in its day is lost to it; the sweep is there for that
    records.length = 0
  }

  const readQueue = async (queue: Message[], read: Callees['wake']) => {
    for (const message of queue.filter(({ visibleAt }) => visibleAt <= now())) {
      message.received++
      const { batchItemFailures } = (await read(sqsEvent(message.id, message.body, message.received))) as {
        batchItemFailures: unknown[]
      }
      if (batchItemFailures.length === 0 || message.received >= 5) queue.splice(queue.indexOf(message), 1)
      else message.visibleAt = now() + 2 * minute
    }
  }

  const fireSchedules = () => {
    for (const [name, schedule] of [...schedules]) {
      if (schedule.at > now()) continue
      schedules.delete(name)
      const { fires, lateMs } = faults.onSchedule()
      for (let n = 0; n < fires; n++) enqueue(queues.wake, schedule.call, now() + lateMs)
    }
  }

  return {
    schedules,
    /** Shows a change of the table to the streams. */
    changed: (change: Change) => {
      if (faults.losesRecord()) return
      if (change.item.sk === streamPrefixes.head) streams.heads.push(change)
      else if (change.isNew && change.item.sk.startsWith(streamPrefixes.notices)) streams.notices.push(change)
    },
    timer: {
      arm: async (call: WakeCall, at: Instant) => void schedules.set(nameOf(call.key), { call, at }),
      disarm: async (key: MatterKey) => void schedules.delete(nameOf(key)),
    },
    queue: {
      send: async (call: WakeCall, delay: number) => void enqueue(queues.wake, call, now() + delay * 1000),
      sendAll: async (calls: readonly WakeCall[]) => {
        for (const call of calls) enqueue(queues.wake, call, now())
      },
    },
    inbox: { put: async (event: unknown) => void enqueue(queues.inbox, { detail: event }, now()) },
    putOnBus: (event: unknown) => enqueue(queues.inbox, { detail: event }, now()),
    /** Calls each function that something lies ready for. */
    deliver: async (to: Callees) => {
      fireSchedules()
      await readQueue(queues.inbox, to.inbox)
      await readQueue(queues.wake, to.wake)
      await readStream(streams.heads, to.heads)
      await readStream(streams.notices, to.notices)
    },
    isQuiet: () =>
      [...queues.inbox, ...queues.wake].every(({ visibleAt }) => visibleAt > now()) &&
      streams.heads.length + streams.notices.length === 0,
    /** When something will lie ready. */
    moments: (): Instant[] => [
      ...[...schedules.values()].map(({ at }) => at),
      ...[...queues.wake, ...queues.inbox].map(({ visibleAt }) => visibleAt),
    ],
  }
}
