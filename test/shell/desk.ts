import type { ClocksEvent } from '../../events/catalogue.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import type { ComposedMail } from '../../shared/notices/compose-mail.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { settingsOf, settingsSubject } from '../../shared/settings/settings-of.ts'
import { type AcceptDeps, acceptEvent } from '../../shared/shell/accept-event.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
import { hearSilence } from '../../shared/shell/hear-silence.ts'
import type { Contexts, Log, LogFields, MatterStore } from '../../shared/shell/ports.ts'
import { recordReceipt } from '../../shared/shell/record-receipt.ts'
import { recount } from '../../shared/shell/recount.ts'
import { type SendDeps, sendNotices } from '../../shared/shell/send-notices.ts'
import { sendPile } from '../../shared/shell/send-pile.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/day.ts'
import { isoInstant } from '../../shared/time/london.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at, writtenTime } from '../builders/london-time.ts'
import { noDigest } from '../builders/no-digest.ts'
import { memoryTable } from '../world/memory-table.ts'

/** A log that keeps what it is told. */
export const keptLog = () => {
  const lines: { level: string; code: string; fields: LogFields }[] = []
  const counts: Record<string, number> = {}
  const on =
    (level: string) =>
    (code: string, fields: LogFields = {}) =>
      void lines.push({ level, code, fields })
  const log: Log = {
    info: on('info'),
    warn: on('warn'),
    error: on('error'),
    count: (metric, by = 1) => {
      counts[metric] = (counts[metric] ?? 0) + by
    },
  }
  return { log, lines, counts, codes: () => lines.map(({ code }) => code) }
}

/** A mail that the mail system took. */
export interface TakenMail extends ComposedMail {
  to: string
  tag: string
}

interface Setting {
  holders?: (partnership: string) => Holder[]
  /** Called while a mail is on its way; may throw as the mail system does. */
  onSend?: (mail: TakenMail) => unknown
  /** Called while a dispute is put on the inbox; may throw as the queue does. */
  onRaise?: (event: ClocksEvent) => unknown
  /** What a mail offers to do. */
  links?: SendDeps['links']
  /** The store as the steps see it. */
  seen?: (table: MatterStore) => MatterStore
  accepting?: Partial<AcceptDeps>
  /** Whether every partnership has agreed that no mail waits for a digest. */
  nothingWaits?: boolean
  /** Whether the mail system says what becomes of a mail. */
  mailSpeaks?: boolean
  /** In place of the one that is known under its id. */
  partnership?: Partnership
}

/** The steps of the shell over a table in memory, a directory, a mail system and a clock that the test moves. */
export const aDesk = (
  begins: string,
  {
    holders = everyRoleHeld,
    onSend = () => undefined,
    onRaise = () => undefined,
    seen = (table) => table,
    accepting,
    links,
    nothingWaits = false,
    mailSpeaks = false,
    partnership,
  }: Setting = {},
) => {
  let now = at(begins)
  const table = memoryTable(() => undefined)
  const kept = keptLog()
  const mails: TakenMail[] = []
  const inbox: ClocksEvent[] = []
  const known = contextSource({
    calendar: async () => englandAndWales((await table.calendar.load()).holidays),
    settings: async ({ id, settings }, at) =>
      settingsOf(settings, (await table.load({ partnership: id, subject: settingsSubject }))?.matter.records ?? [], at),
    held: async (of) => new Set(holders(of).map(({ role }) => role)),
    contacts: table.contacts,
  })
  const contexts: Contexts = {
    of: async (...asked) => {
      const context = await known.of(...asked)
      if (context === undefined) return undefined
      const { settings = context.partnership.settings } = context
      const own = partnership === undefined ? { settings } : { partnership, settings: partnership.settings }
      return { ...context, ...own, ...(nothingWaits && { settings: [...own.settings, noDigest] }) }
    },
  }
  const shared = {
    matters: seen(table),
    contexts,
    now: async () => now,
    log: kept.log,
  }
  const unreachable = new Map<string, string>()
  const delivered = new Map<string, Instant>()
  const directory = {
    contacts: table.contacts,
    holders: async (of: string) =>
      holders(of).map((holder): Holder => {
        const since = unreachable.get(`${of} ${holder.id}`)
        return { ...holder, ...(since !== undefined && { unreachableSince: since }) }
      }),
    markUnreachable: async (of: string, holder: string, since: number) =>
      void unreachable.set(`${of} ${holder}`, isoInstant(since)),
    markDelivered: async (of: string, holder: string, at: Instant) => void delivered.set(`${of} ${holder}`, at),
  }
  const sending: SendDeps = {
    ...shared,
    directory,
    links: links ?? {
      ofMail: async () => [],
      ofAddress: async () => [{ action: 'confirm', label: 'Confirm', url: 'https://clocks.example/a/x' }],
    },
    mailSpeaks,
    waiting: table.waiting,
    inbox: {
      put: async (event) => {
        await onRaise(event)
        inbox.push(event)
      },
    },
    mailer: {
      send: async (mail, to, { notice: tag }) => {
        const taken = { ...mail, to: to.address, tag }
        await onSend(taken)
        return `ses-${mails.push(taken)}`
      },
    },
  }
  const receive = recordReceipt({ ...shared, directory })
  let serial = 0
  const accept = acceptEvent({
    ...shared,
    newReference: () => `K7Q2${++serial}`,
    hash: sha256,
    futureFacts: 'refuse',
    recount: recount(table),
    ...accepting,
  })
  return {
    ...kept,
    table,
    mails,
    inbox,
    accept,
    wake: wakeMatter(shared),
    send: sendNotices(sending),
    sendPile: sendPile({ ...sending, waiting: table.waiting }),
    receive,
    /** Listens, as the sweep does, for what has not been heard of. */
    listen: async () => {
      const hear = hearSilence({ ...shared, silence: table.silence, recordReceipt: receive })
      const heard: string[] = []
      for (const unheard of await table.silence.unheard(now, 1000)) heard.push(await hear(unheard))
      return heard
    },
    unreachable,
    delivered,
    shared,
    /** Accepts, or fails the test. */
    take: async (event: ClocksEvent) => {
      const accepted = await accept(event)
      if (!accepted.ok) throw new Error(accepted.code)
      return accepted
    },
    advanceTo: (written: string) => {
      now = at(written)
    },
    wait: (ms: number) => {
      now += ms
    },
    now: () => now,
    /** One line a mail: whom to, and what about. */
    told: () => mails.map(({ to, subject }) => `${to.split('@')[0]}: ${subject}`),
    clock: () => writtenTime(now),
  }
}

export type Desk = ReturnType<typeof aDesk>

export const second = 1000
export const minute = 60 * second
