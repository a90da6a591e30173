import type { DataOf, EventType } from '../../events/catalogue.ts'
import { contactKeys, contactOfItem, type Item, matterPk, storedMatterOf } from '../../shared/adapters/matter-items.ts'
import { factsOf } from '../../shared/matters/facts.ts'
import { streamPrefixes } from '../../shared/names.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { type Holder, peopleSubject } from '../../shared/people/directory.ts'
import { holdersAt } from '../../shared/people/holders-at.ts'
import type { Log, RejectedEvent } from '../../shared/shell/ports.ts'
import type { Instant } from '../../shared/time/day.ts'
import { instantInWords } from '../../shared/time/in-words.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { type Faults, mortal, noFaults } from './faults.ts'
import { httpRequest, linkRequest } from './lambda-events.ts'
import { aMailbox } from './mailbox.ts'
import { memoryTable } from './memory-table.ts'
import { aService, linksUrl } from './service.ts'
import { london } from './time-line.ts'
import { aTransport } from './transport.ts'

const minute = 60_000

/** Who holds the roles of a partnership, given who was told to hold them. */
type WhoHolds = (partnership: string, told: readonly Holder[]) => Holder[]

/** Who holds its roles by what the directory was told. */
const toldOf = (items: ReadonlyMap<string, Item>, partnership: string, at: Instant): Holder[] => {
  const key = { partnership, subject: peopleSubject }
  const [all, { pk }] = [[...items.values()], contactKeys(partnership, '')]
  const stored = storedMatterOf(
    key,
    all.filter((item) => item.pk === matterPk(key)),
  )
  const contacts = all.filter((item) => item.pk === pk).map(contactOfItem)
  return holdersAt(factsOf(stored?.matter.records ?? []), contacts, at)
}

/** Where and when a process died. */
export interface CrashAt {
  call: string
  at: Instant
}

/**
 * The whole service on one thread with a clock of its own: the real core, the real handlers, and in memory what AWS
 * does between them. Time moves only when told to.
 */
export const aWorld = (
  begins: string,
  { faults = noFaults, holders = everyRoleHeld }: { faults?: Faults; holders?: WhoHolds } = {},
) => {
  let now = london(begins)
  let serial = 0
  const nextSerial = () => ++serial
  const crashes: CrashAt[] = []
  const rejected: RejectedEvent[] = []
  const counts: Record<string, number> = {}
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    count: (metric, by = 1) => {
      counts[metric] = (counts[metric] ?? 0) + by
    },
  }
  const { put, ...mailbox } = aMailbox()
  const transport = aTransport(() => now, nextSerial, faults)
  const table = memoryTable(transport.changed)
  /** The version now of the matter whose reference a tag begins with. */
  const versionOf = (tag: string): number =>
    Number(
      [...table.items.values()].find(({ sk, reference }) => sk === streamPrefixes.head && reference === tag.split('-')[0])
        ?.version,
    )
  const service = aService({
    table,
    transport,
    log,
    dies: (port, called) => mortal(port, called, faults, (call) => crashes.push({ call, at: now })),
    now: () => now,
    nextSerial,
    holders: (partnership) => holders(partnership, toldOf(table.items, partnership, now)),
    takeMail: (mail, to, tag) => {
      put({ ...mail, to: to.address, at: now, tag, version: versionOf(tag) })
      return `ses-${mailbox.mails.length}`
    },
    reject: (event) => rejected.push(event),
  })

  /** Everything that happens at this very moment, until nothing more does. */
  const settleNow = async () => {
    const { receive: inbox, wake, arm: heads, send: notices } = service
    for (let rounds = 0; rounds < 100; rounds++) {
      await transport.deliver({ inbox, wake, heads, notices })
      if (transport.isQuiet()) return
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
      const moments = transport.moments()
      if (sweepAt !== undefined) moments.push(sweepAt)
      const next = Math.min(...moments.filter((at) => at > now))
      if (next > target) break
      now = next
      await settleNow()
      // a sweep that dies is followed by another
      if (sweepAt === now) await service.sweep({}).catch(() => undefined)
      await settleNow()
    }
    now = target
  }

  const eventOf = <T extends EventType>(type: T, data: DataOf<T>, { subject = 'SI-2026-014', id = `e${nextSerial()}` } = {}) => ({
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
    ...mailbox,
    crashes,
    rejected,
    counts,
    schedules: transport.schedules,
    eventOf,
    /** Takes an event in as a link of the service's own does. */
    accept: service.accept,
    now: () => now,
    /** Posts over HTTP as a case system does: a fault in between is answered with 500, and it posts again. */
    postEvent: async (event: ReturnType<typeof eventOf>): Promise<{ status: number; body: Record<string, unknown> }> => {
      const scopes = partnerships.map(({ id }) => `events/${id}`)
      for (let tries = 0; tries < 50; tries++) {
        const answer = await service.receive(httpRequest(event, scopes))
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
    /** What a link of a mail answers to a request with this method; a form where fields are given. */
    open: (url: string, method: 'GET' | 'HEAD' | 'POST', form?: Record<string, string>) =>
      service.link(linkRequest(url.slice(`${linksUrl}/a/`.length), method, form)),
    refresh: service.refresh,
    /** Puts an event on the bus. */
    putOnBus: transport.putOnBus,
    settle: settleNow,
    advanceTo: (text: string) => advanceToInstant(london(text)),
    advanceToInstant,
  }
}

export type World = ReturnType<typeof aWorld>
