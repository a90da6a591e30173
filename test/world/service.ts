import { answerLink } from '../../functions/answer-link/answer-link.ts'
import { armOnChange } from '../../functions/arm-schedule/arm-on-change.ts'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { sendOnCommit } from '../../functions/send-notice/send-on-commit.ts'
import { sweepNow } from '../../functions/sweep/sweep-now.ts'
import { wakeOnCall } from '../../functions/wake-matter/wake-on-call.ts'
import { linkCrypto } from '../../shared/adapters/link-crypto.ts'
import { sha256 } from '../../shared/adapters/matter-items.ts'
import type { ComposedMail } from '../../shared/notices/compose-mail.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { settingsOf, settingsSubject } from '../../shared/settings/settings-of.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { armSchedule } from '../../shared/shell/arm-schedule.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
import { hearSilence } from '../../shared/shell/hear-silence.ts'
import { linkMaker } from '../../shared/shell/link-maker.ts'
import { linkPages } from '../../shared/shell/link-pages.ts'
import type { MailTags } from '../../shared/shell/mail-ports.ts'
import type { Log, RejectedEvent } from '../../shared/shell/ports.ts'
import { recalculate } from '../../shared/shell/recalculate.ts'
import { recordReceipt } from '../../shared/shell/record-receipt.ts'
import { recount } from '../../shared/shell/recount.ts'
import { refreshBankHolidays } from '../../shared/shell/refresh-bank-holidays.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import { sendPile } from '../../shared/shell/send-pile.ts'
import { sweep } from '../../shared/shell/sweep.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import { type Calendar, englandAndWales } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/day.ts'
import type { memoryTable } from './memory-table.ts'
import type { aTransport } from './transport.ts'

/** Making a calendar is dear, and nearly always it is the one before. */
const calendarWith = (holidays: Parameters<typeof englandAndWales>[0] = []): Calendar => {
  const of = JSON.stringify(holidays)
  if (made?.of !== of) made = { of, calendar: englandAndWales(holidays) }
  return made.calendar
}
let made: { of: string; calendar: Calendar } | undefined

/** What the functions find in the world, in place of AWS. */
interface Surroundings {
  table: ReturnType<typeof memoryTable>
  transport: Pick<ReturnType<typeof aTransport>, 'timer' | 'queue' | 'inbox'>
  log: Log
  /** A port that dies at the faults of the world. */
  dies<T extends object>(port: T, called: string): T
  now(): Instant
  nextSerial(): number
  holders(partnership: string): Holder[]
  /** Whether the mail system says what becomes of a mail. */
  mailSpeaks: boolean
  /** Takes a mail in and gives its id. */
  takeMail(mail: ComposedMail, to: Holder, tags: MailTags): string
  reject(event: RejectedEvent): unknown
}

/** Where the links in the mails of the world lead. */
export const linksUrl = 'https://clocks.example'

/** The real functions with the real core, wired as `deps.ts` wires them. */
export const aService = ({ table, transport, log, dies, nextSerial, ...world }: Surroundings) => {
  const calendar = dies(table.calendar, 'calendar')
  const shared = {
    matters: dies(table, 'table'),
    contexts: contextSource({
      calendar: async () => calendarWith((await calendar.load()).holidays),
      settings: async ({ id, settings }, at) =>
        settingsOf(settings, (await table.load({ partnership: id, subject: settingsSubject }))?.matter.records ?? [], at),
      held: async (partnership) => new Set(world.holders(partnership).map(({ role }) => role)),
      contacts: table.contacts,
    }),
    now: async () => world.now(),
    log,
  }
  const directory = dies(
    {
      holders: async (partnership: string) => world.holders(partnership),
      contacts: table.contacts,
      markUnreachable: async () => undefined,
      markDelivered: async () => undefined,
      markAnswered: async () => undefined,
    },
    'directory',
  )
  const keys = async () => [{ id: 'world', key: 'the one key of the world, long enough' }] as const
  const sending = {
    ...shared,
    mailSpeaks: world.mailSpeaks,
    waiting: dies(table.waiting, 'waiting'),
    inbox: dies(transport.inbox, 'inbox'),
    directory,
    links: linkMaker({ keys, crypto: linkCrypto, url: linksUrl }),
    mailer: dies({ send: async (mail: ComposedMail, to: Holder, tags: MailTags) => world.takeMail(mail, to, tags) }, 'mailer'),
  }
  const send = sendNotices(sending)
  const wake = wakeMatter(shared)
  const receive = recordReceipt(sending)
  const queue = dies(transport.queue, 'queue')
  const accept = acceptEvent({
    ...shared,
    newReference: () => `R${nextSerial()}`,
    hash: sha256,
    futureFacts: 'refuse',
    recount: recount({ calendar }),
  })
  return {
    /** As a link of the service's own does. */
    accept,
    link: answerLink({ pageOf: linkPages({ ...shared, directory, keys, crypto: linkCrypto, accept, hash: sha256 }), log }),
    receive: receiveEvent({
      accept,
      rejected: { add: async (event) => void world.reject(event) },
      log,
    }),
    arm: armOnChange({ arm: armSchedule({ timer: dies(transport.timer, 'timer'), queue, now: shared.now }) }),
    send: sendOnCommit({ send }),
    wake: wakeOnCall({ wake }),
    /** What the mail system says of a mail. */
    hear: receive,
    sweep: sweepNow({
      sweep: sweep({
        ...sending,
        wakeMatter: (key) => wake(key),
        sendNotices: send,
        sendPile: sendPile(sending),
        silence: table.silence,
        hearSilence: hearSilence({ ...sending, silence: table.silence, recordReceipt: receive }),
        recalculate: recalculate({ ...shared, calendar, queue }),
      }),
      graceMs: 90_000,
    }),
    /** The daily look at gov.uk, whose feed says this. */
    refresh: (feed: unknown) =>
      refreshBankHolidays({ feed: { read: async () => JSON.stringify(feed) }, calendar, now: shared.now, log })(),
  }
}
