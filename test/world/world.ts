import { expect } from 'vitest'
import type { ClocksEvent, DataOf, EventType } from '../../events/catalogue.ts'
import { armOnChange } from '../../functions/arm-schedule/arm-on-change.ts'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { sendOnCommit } from '../../functions/send-notice/send-on-commit.ts'
import { sweepNow } from '../../functions/sweep/sweep-now.ts'
import { wakeOnCall } from '../../functions/wake-matter/wake-on-call.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import type { MatterKey } from '../../shared/matters/matter.ts'
import { streamPrefixes } from '../../shared/names.ts'
import type { ComposedMail } from '../../shared/notices/compose-mail.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { settingsOf, settingsSubject } from '../../shared/settings/settings-of.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { armSchedule } from '../../shared/shell/arm-schedule.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
import type { Log, RejectedEvent, WakeCall } from '../../shared/shell/ports.ts'
import { recalculate } from '../../shared/shell/recalculate.ts'
import { recount } from '../../shared/shell/recount.ts'
import { refreshBankHolidays } from '../../shared/shell/refresh-bank-holidays.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import { sweep } from '../../shared/shell/sweep.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import { type Calendar, englandAndWales } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/day.ts'
import { instantInWords } from '../../shared/time/in-words.ts'
import { type Faults, mortal, noFaults } from './faults.ts'
import { httpRequest, sqsEvent, streamEvent } from './lambda-events.ts'
import { type Change, memoryTable } from './memory-table.ts'
import { london } from './time-line.ts'

const minute = 60_000

/** A mail that the mail system accepted. */
export interface SentMail extends ComposedMail {
  to: string
  at: Instant
  tag: string
  /** Version of its matter when the mail system took it. */
  version: number
}

/** Where and when a process died. */
export interface CrashAt {
  call: string
  at: Instant
}

interface Message {
  id: string
  body: string
  visibleAt: Instant
  received: number
}

/** Making a calendar is dear, and nearly always it is the one before. */
const calendarWith = (holidays: Parameters<typeof englandAndWales>[0] = []): Calendar => {
  const of = JSON.stringify(holidays)
  if (made?.of !== of) made = { of, calendar: englandAndWales(holidays) }
  return made.calendar
}
let made: { of: string; calendar: Calendar } | undefined

/** Everybody's address tells their role: nobody has a name here. */
export const everyRoleHeld = (partnership: string): Holder[] =>
  (partnerships.find(({ id }) => id === partnership)?.roles ?? []).map(({ id }) => ({
    id,
    role: id,
    address: `${id}@${partnership}.example`,
  }))

/**
 * The whole service on one thread with a clock of its own: the real core, the real handlers, and in memory what AWS
 * does between them. Time moves only when told to.
 */
export const aWorld = (
  begins: string,
  { faults = noFaults, holders = everyRoleHeld }: { faults?: Faults; holders?: typeof everyRoleHeld } = {},
) => {
  let now = london(begins)
  let serial = 0
  const crashes: CrashAt[] = []
  const mails: SentMail[] = []
  const rejected: RejectedEvent[] = []
  const counts: Record<string, number> = {}
  const streams = { heads: [] as Change[], notices: [] as Change[] }
  const schedules = new Map<string, { call: WakeCall; at: Instant }>()
  const queues = { wake: [] as Message[], inbox: [] as Message[] }
  let unread: SentMail[] = []

  const table = memoryTable((change) => {
    if (faults.losesRecord()) return
    if (change.item.sk === streamPrefixes.head) streams.heads.push(change)
    else if (change.isNew && change.item.sk.startsWith(streamPrefixes.notices)) streams.notices.push(change)
  })
  const dies = <T extends object>(port: T, called: string) =>
    mortal(port, called, faults, (call) => crashes.push({ call, at: now }))
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    count: (metric, by = 1) => {
      counts[metric] = (counts[metric] ?? 0) + by
    },
  }
  /** The version now of the matter whose reference a tag begins with. */
  const versionOf = (tag: string): number =>
    Number(
      [...table.items.values()].find(({ sk, reference }) => sk === streamPrefixes.head && reference === tag.split('-')[0])
        ?.version,
    )
  const enqueue = (queue: Message[], body: unknown, visibleAt: Instant) =>
    queue.push({ id: `m${++serial}`, body: JSON.stringify(body), visibleAt, received: 0 })
  const nameOf = ({ partnership, subject }: MatterKey) => `${partnership}/${subject}`
  const calendar = dies(table.calendar, 'calendar')
  const shared = {
    matters: dies(table, 'table'),
    contexts: contextSource({
      calendar: async () => calendarWith((await calendar.load()).holidays),
      settings: async ({ id, settings }, at) =>
        settingsOf(settings, (await table.load({ partnership: id, subject: settingsSubject }))?.matter.records ?? [], at),
      held: async (partnership) => new Set(holders(partnership).map(({ role }) => role)),
    }),
    now: async () => now,
    log,
  }

  const receive = receiveEvent({
    accept: acceptEvent({
      ...shared,
      newReference: () => `R${++serial}`,
      hash: sha256,
      futureFacts: 'refuse',
      recount: recount({ calendar }),
    }),
    rejected: { add: async (event) => void rejected.push(event) },
    log,
  })
  const send = sendNotices({
    ...shared,
    inbox: dies({ put: async (event: ClocksEvent) => void enqueue(queues.inbox, { detail: event }, now) }, 'inbox'),
    directory: dies({ holders: async (partnership: string) => holders(partnership) }, 'directory'),
    mailer: dies(
      {
        send: async (mail: ComposedMail, to: Holder, tag: string) => {
          const sent = { ...mail, to: to.address, at: now, tag, version: versionOf(tag) }
          mails.push(sent)
          unread.push(sent)
          return `ses-${mails.length}`
        },
      },
      'mailer',
    ),
  })
  const wake = wakeMatter(shared)
  const queue = dies(
    {
      send: async (call: WakeCall, delay: number) => void enqueue(queues.wake, call, now + delay * 1000),
      sendAll: async (calls: readonly WakeCall[]) => {
        for (const call of calls) enqueue(queues.wake, call, now)
      },
    },
    'queue',
  )
  const functions = {
    arm: armOnChange({
      arm: armSchedule({
        timer: dies(
          {
            arm: async (call: WakeCall, at: Instant) => void schedules.set(nameOf(call.key), { call, at }),
            disarm: async (key: MatterKey) => void schedules.delete(nameOf(key)),
          },
          'timer',
        ),
        queue,
        now: shared.now,
      }),
    }),
    send: sendOnCommit({ send }),
    wake: wakeOnCall({ wake }),
    sweep: sweepNow({
      sweep: sweep({
        ...shared,
        wakeMatter: (key) => wake(key),
        sendNotices: send,
        recalculate: recalculate({ ...shared, calendar, queue }),
      }),
      graceMs: 90_000,
    }),
  }

  /** A stream is read in order, and a record that fails is read again before those behind it. */
  const readStream = async (
    records: Change[],
    read: (event: ReturnType<typeof streamEvent>) => Promise<{ batchItemFailures: unknown[] }>,
  ) => {
    for (let tries = 0; records.length > 0 && tries < 50; tries++) {
      const [{ item, isNew }] = records as [Change]
      const { batchItemFailures } = await read(streamEvent(item, isNew, ++serial))
      if (batchItemFailures.length === 0) records.shift()
    }
    // what a stream could not deliver in its day is lost to it; the sweep is there for that
    records.length = 0
  }

  const readQueue = async (queue: Message[], read: (event: ReturnType<typeof sqsEvent>) => Promise<unknown>) => {
    for (const message of queue.filter(({ visibleAt }) => visibleAt <= now)) {
      message.received++
      const { batchItemFailures } = (await read(sqsEvent(message.id, message.body, message.received))) as {
        batchItemFailures: unknown[]
      }
      if (batchItemFailures.length === 0 || message.received >= 5) queue.splice(queue.indexOf(message), 1)
      else message.visibleAt = now + 2 * minute
    }
  }

  const fireSchedules = () => {
    for (const [name, schedule] of [...schedules]) {
      if (schedule.at > now) continue
      schedules.delete(name)
      const { fires, lateMs } = faults.onSchedule()
      for (let n = 0; n < fires; n++) enqueue(queues.wake, schedule.call, now + lateMs)
    }
  }

  /** Everything that happens at this very moment, until nothing more does. */
  const settleNow = async () => {
    for (let rounds = 0; rounds < 100; rounds++) {
      fireSchedules()
      await readQueue(queues.inbox, (event) => receive(event))
      await readQueue(queues.wake, functions.wake)
      await readStream(streams.heads, functions.arm)
      await readStream(streams.notices, functions.send)
      const quiet = [...queues.inbox, ...queues.wake].every(({ visibleAt }) => visibleAt > now)
      if (quiet && streams.heads.length + streams.notices.length === 0) return
    }
    throw new Error(`the world does not come to rest at ${instantInWords(now)}`)
  }

  /** The sweep runs every minute; minutes in which it could find nothing are skipped. */
  const nextSweep = async (): Promise<Instant | undefined> => {
    const [due] = [...table.items.values()]
      .map(({ dueSk }) => dueSk)
      .filter((sk) => sk !== undefined)
      .sort()
    const { recalculation } = await table.calendar.load()
    const found = Math.min(
      due === undefined ? Number.POSITIVE_INFINITY : Date.parse(String(due).slice(0, 24)) + 90_000,
      recalculation?.from ?? Number.POSITIVE_INFINITY,
    )
    if (!Number.isFinite(found)) return undefined
    return Math.max(Math.ceil(found / minute), Math.floor(now / minute) + 1) * minute
  }

  const advanceToInstant = async (target: Instant) => {
    await settleNow()
    while (true) {
      const sweepAt = await nextSweep()
      const moments = [
        ...[...schedules.values()].map(({ at }) => at),
        ...[...queues.wake, ...queues.inbox].map(({ visibleAt }) => visibleAt),
      ]
      if (sweepAt !== undefined) moments.push(sweepAt)
      const next = Math.min(...moments.filter((at) => at > now))
      if (next > target) break
      now = next
      await settleNow()
      // a sweep that dies is followed by another
      if (sweepAt === now) await functions.sweep({}).catch(() => undefined)
      await settleNow()
    }
    now = target
  }

  const eventOf = <T extends EventType>(type: T, data: DataOf<T>, { subject = 'SI-2026-014', id = `e${++serial}` } = {}) => ({
    specversion: '1.0',
    id,
    source: '/test/case-system',
    subject,
    type,
    time: new Date(now).toISOString(),
    data,
  })

  return {
    table,
    mails,
    crashes,
    rejected,
    counts,
    schedules,
    eventOf,
    now: () => now,
    /** Posts over HTTP as a case system does: a fault in between is answered with 500, and it posts again. */
    postEvent: async (event: ReturnType<typeof eventOf>): Promise<{ status: number; body: Record<string, unknown> }> => {
      const scopes = partnerships.map(({ id }) => `events/${id}`)
      for (let tries = 0; tries < 50; tries++) {
        const answer = await receive(httpRequest(event, scopes))
        if ('statusCode' in answer && answer.statusCode !== 500)
          return { status: answer.statusCode ?? 0, body: JSON.parse(answer.body ?? '{}') }
      }
      throw new Error('the case system gave up')
    },
    post: async function <T extends EventType>(type: T, data: DataOf<T>, options: { subject?: string; id?: string } = {}) {
      const answer = await this.postEvent(eventOf(type, data, options))
      await settleNow()
      return answer
    },
    /** The daily look at gov.uk, whose feed says this. */
    refresh: (feed: unknown) =>
      refreshBankHolidays({ feed: { read: async () => JSON.stringify(feed) }, calendar, now: shared.now, log })(),
    /** Puts an event on the bus. */
    putOnBus: (event: unknown) => enqueue(queues.inbox, { detail: event }, now),
    settle: settleNow,
    advanceTo: (text: string) => advanceToInstant(london(text)),
    advanceToInstant,
    /** Takes one mail off the pile; fails, telling what is there, when there is none such. */
    expectMail: (to: string, subject: string | RegExp): SentMail => {
      const found = unread.find(
        (mail) =>
          mail.to.startsWith(`${to}@`) &&
          (typeof subject === 'string' ? mail.subject.startsWith(subject) : subject.test(mail.subject)),
      )
      expect(found, `no mail to ${to} saying ${subject}; unread are:\n${describe(unread)}`).toBeDefined()
      unread = unread.filter((mail) => mail !== found)
      return found as SentMail
    },
    expectNoMoreMail: () => expect(describe(unread)).toBe(''),
    /** Reads the rest of the pile without looking. */
    readAllMail: () => {
      unread = []
    },
  }
}

const describe = (mails: readonly SentMail[]) =>
  mails.map(({ to, subject, at }) => `${instantInWords(at)} → ${to}: ${subject}`).join('\n')

export type World = ReturnType<typeof aWorld>
