import type { DataOf, EventType } from '../../events/catalogue.ts'
import { contactKeys, contactOfItem, type Item, matterPk, storedMatterOf } from '../../shared/adapters/matter-items.ts'
import { piledOf, pilePrefix, waitingPk } from '../../shared/adapters/waiting-items.ts'
import { factsOf } from '../../shared/matters/facts.ts'
import { streamPrefixes } from '../../shared/names.ts'
import { pileOfTag } from '../../shared/notices/pile-tag.ts'
import { tagOfMail } from '../../shared/notices/receipt.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { type Holder, peopleSubject } from '../../shared/people/directory.ts'
import { holdersAt } from '../../shared/people/holders-at.ts'
import type { Log, RejectedEvent } from '../../shared/shell/ports.ts'
import type { Instant } from '../../shared/time/day.ts'
import { instantInWords } from '../../shared/time/in-words.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { type Faults, mortal, noFaults } from './faults.ts'
import { httpRequest, linkRequest } from './lambda-events.ts'
import { aMailbox, type Told } from './mailbox.ts'
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
  {
    faults = noFaults,
    holders = everyRoleHeld,
    mailSpeaks = false,
  }: { faults?: Faults; holders?: WhoHolds; mailSpeaks?: boolean } = {},
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
  /** The version now of the matter of a reference. */
  const versionOf = (of: string | undefined): number =>
    Number([...table.items.values()].find(({ sk, reference }) => sk === streamPrefixes.head && reference === of)?.version)
  /** What a mail tells of: one notice, or of a digest all that is in it as it goes. */
  const toldBy = (tag: string, partnership: string): Told[] => {
    const pile = pileOfTag(tag)
    if (pile === undefined) return [{ tag, version: versionOf(tag.split('-')[0]) }]
    const pk = waitingPk({ partnership, holder: pile.holder })
    return [...table.items.values()]
      .filter((item) => item.pk === pk && item.sk.startsWith(pilePrefix(pile)) && item.duePk !== undefined)
      .map(piledOf)
      .filter(({ outcome }) => outcome === undefined)
      .map(({ reference, outbox, n, holder }) => ({
        tag: tagOfMail(reference, outbox.version, `${n}#${holder}`),
        version: versionOf(reference),
      }))
  }
  const service = aService({
    table,
    transport,
    log,
    dies: (port, called) => mortal(port, called, faults, (call) => crashes.push({ call, at: now })),
    now: () => now,
    nextSerial,
    holders: (partnership) => holders(partnership, toldOf(table.items, partnership, now)),
    mailSpeaks,
    takeMail: (mail, to, { notice: tag, partnership }) => {
      put({ ...mail, to: to.address, at: now, tag, serial: mailbox.mails.length, tells: toldBy(tag, partnership) })
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
    let due = Number.POSITIVE_INFINITY
    for (const { duePk, dueSk } of table.items.values()) {
      if (dueSk === undefined) continue
      // what waits for its moment is nobody else's, so it is given no grace
      const grace = /^(WAITING|UNHEARD)#/.test(String(duePk)) ? 0 : 90_000
      due = Math.min(due, Date.parse(String(dueSk).slice(0, 24)) + grace)
    }
    const { recalculation } = await table.calendar.load()
    const found = Math.min(due, recalculation?.from ?? Number.POSITIVE_INFINITY)
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
    hear: service.hear,
    /** Puts an event on the bus. */
    putOnBus: transport.putOnBus,
    settle: settleNow,
    advanceTo: (text: string) => advanceToInstant(london(text)),
    advanceToInstant,
  }
}

export type World = ReturnType<typeof aWorld>
