import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { livingContexts } from '../../shared/adapters/living-contexts.ts'
import { mailer } from '../../shared/adapters/mailer.ts'
import { decodeNotices, dueKeys, type Item, referenceKeys, sentKeys } from '../../shared/adapters/matter-items.ts'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { peopleTable } from '../../shared/adapters/people-table.ts'
import { silenceTable } from '../../shared/adapters/silence-table.ts'
import { pilePrefix, waitingPk } from '../../shared/adapters/waiting-items.ts'
import { waitingTable } from '../../shared/adapters/waiting-table.ts'
import type { Notice } from '../../shared/notices/notice.ts'
import { pileOfTag } from '../../shared/notices/pile-tag.ts'
import { tagOfMail } from '../../shared/notices/receipt.ts'
import { isOfPressingKind } from '../../shared/notices/urgency.ts'
import type { Log } from '../../shared/shell/ports.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import { mostInOneMail, sendPile } from '../../shared/shell/send-pile.ts'
import { sweep } from '../../shared/shell/sweep.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import { anIncident } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { peopleItems } from '../builders/people-items.ts'
import { aDesk } from '../shell/desk.ts'
import { wireOf } from './incident-life.ts'
import { makeTally, type Used } from './tally.ts'
import { nowhere, onWire } from './wire.ts'
import { wireTable } from './wire-table.ts'

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, count: () => undefined }
const table = 'clocks-real-Table-1A2B3C4D5E6F'
const partnership = 'bolton'
const morning = 'Wed 30 Dec 2026 08:30'
const minute = 60_000

/** What became of a morning on which so many notices are due at once. */
export interface Burst {
  notices: number
  mails: number
  lost: number
  doubled: number
  /** Mails of what is pressing that came after a mail of what is not. */
  outOfOrder: number
  /** How many minutes after the alarm the last of what is pressing was handed over, and the last of all. */
  pressingDoneAfter: number
  allDoneAfter: number
  seconds: number
  used: Used
}

/** One notice as its mail would be tagged. */
interface Asked {
  tag: string
  notice: Notice
}

/**
 * A morning on which the stream has shown nothing and everything is left to the sweep: incidents on their last day, and
 * as many with days left. Through the real sweep, senders, adapters and SDK; behind the wire a table and an SES in memory.
 */
export const burst = async (atLeast: number): Promise<Burst> => {
  const templates = await templatesOf(
    anIncident('Mon 21 Dec 2026 10:00', {}, { subject: 'SI-A', id: 'known-a' }),
    anIncident('Thu 24 Dec 2026 09:00', {}, { subject: 'SI-B', id: 'known-b' }),
  )
  const tally = makeTally()
  const stored = wireTable(tally, () => undefined)
  for (const item of peopleItems(partnership, everyRoleHeld(partnership))) stored.has(wireOf(item))
  const asked: Asked[] = []
  for (let n = 0; asked.length < atLeast; n++)
    for (const template of templates) asked.push(...stamp(template, n, (item) => stored.has(wireOf(item))))

  let now = at(morning)
  const sent: { tag: string; minutes: number }[] = []
  const mails = {
    answer: (_request: unknown, body: Record<string, unknown>) => {
      tally.called('SES.SendEmail')
      const [{ Value }] = body.EmailTags as [{ Value: string }]
      sent.push({ tag: Value, minutes: (now - at(morning)) / minute })
      return { body: { MessageId: '010b019362b8f2c5-9a4c8f0e-1f2d-4b57-8a3c-2f6b1d0c9e7a-000000' } }
    },
  }
  const run = sweeping(
    new DynamoDBClient({ ...nowhere, requestHandler: onWire(stored.answer) }),
    new SESv2Client({ ...nowhere, requestHandler: onWire(mails.answer) }),
    async () => now,
  )
  const began = performance.now()
  for (let swept = 1; swept <= 25; swept++) {
    now += minute
    tally.invoked('sweep')
    const { failed } = await run(90_000)
    if (failed > 0) throw new Error(`${failed} failures at minute ${swept}`)
  }
  const seconds = (performance.now() - began) / 1000
  const told = sent.flatMap(({ tag, minutes }) => toldBy(tag, stored.items).map((each) => ({ tag: each, minutes })))
  const times = Map.groupBy(told, ({ tag }) => tag)
  const pressing = new Set(asked.filter(({ notice }) => isOfPressingKind(notice)).map(({ tag }) => tag))
  const firstOther = told.findIndex(({ tag }) => !pressing.has(tag))
  const after = (of: readonly { minutes: number }[]) => Math.max(0, ...of.map(({ minutes }) => minutes))
  return {
    notices: asked.length,
    mails: sent.length,
    lost: asked.filter(({ tag }) => !times.has(tag)).length,
    doubled: told.length - times.size,
    outOfOrder: told.slice(firstOther).filter(({ tag }) => pressing.has(tag)).length,
    pressingDoneAfter: after(told.filter(({ tag }) => pressing.has(tag))),
    allDoneAfter: after(told),
    seconds,
    used: tally.used.sweep,
  }
}

/** The sweep as its `deps.ts` wires it. */
const sweeping = (dynamodb: DynamoDBClient, ses: SESv2Client, now: () => Promise<number>) => {
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
    inbox: { put: () => Promise.reject(new Error('nothing is raised here')) },
    mailer: mailer(ses, { from: 'clocks@partnership.example', configurationSet: 'clocks-real' }),
  }
  const wake = wakeMatter(shared)
  return sweep({
    ...sending,
    wakeMatter: (key) => wake(key),
    sendNotices: sendNotices(sending),
    sendPile: sendPile(sending),
    silence: silenceTable(dynamodb, table),
    hearSilence: async () => 'heard',
    recalculate: async () => 0,
  })
}

interface Template {
  subject: string
  reference: string
  items: readonly Item[]
}

/** Each incident as it lies in the table at the moment at which this morning's alarms have rung and nothing is sent. */
const templatesOf = async (...incidents: readonly ReturnType<typeof anIncident>[]): Promise<Template[]> => {
  const desk = aDesk('Mon 21 Dec 2026 11:00')
  const sendAll = async () => {
    for (const outbox of await desk.table.unsent(desk.now(), 100)) await desk.send(outbox)
    for (const pile of await desk.table.waiting.ripe(desk.now(), 100)) await desk.sendPile(pile)
  }
  const stops = ['Tue 22', 'Wed 23', 'Thu 24', 'Tue 29'].flatMap((day) => [`${day} Dec 2026 08:30`, `${day} Dec 2026 08:40`])
  const [first, second] = incidents
  if (first !== undefined) await desk.take(first)
  await sendAll()
  for (const stop of stops) {
    desk.advanceTo(stop)
    for (const { subject } of incidents) await desk.wake({ partnership, subject })
    await sendAll()
    if (stop.startsWith('Thu 24') && stop.endsWith('08:40') && second !== undefined) {
      desk.advanceTo('Thu 24 Dec 2026 10:00')
      await desk.take(second)
      await sendAll()
    }
  }
  desk.advanceTo(morning)
  for (const { subject } of incidents) await desk.wake({ partnership, subject })
  const items = [...desk.table.items.values()]
  return incidents.map(({ subject }) => {
    const own = items.filter(({ pk }) => pk === `MATTER#${partnership}#${subject}`)
    return { subject, reference: String(own.find(({ sk }) => sk === 'HEAD')?.reference), items: own }
  })
}

/** Lays the n-th copy of an incident in the table, and says what it asks to be told this morning. */
const stamp = ({ subject, reference, items }: Template, n: number, lay: (item: Item) => void): Asked[] => {
  const [newSubject, newReference] = [`${subject}-${n}`, `${reference}X${n}`]
  const pk = `MATTER#${partnership}#${newSubject}`
  const asked: Asked[] = []
  const gone = new Set(
    items.filter(({ sk, messageId, waitsUntil }) => sk.startsWith('SENT#') && !messageId && !waitsUntil).map(({ sk }) => sk),
  )
  for (const item of items) {
    const listed =
      item.duePk === undefined
        ? {}
        : dueKeys(String(item.duePk).split('#')[0] as 'DUE', Date.parse(String(item.dueSk).slice(0, 24)), pk)
    lay({ ...item, pk, ...(item.reference !== undefined && { reference: newReference }), ...listed })
    if (!item.sk.startsWith('NOTICES#') || item.duePk === undefined) continue
    const version = Number(item.sk.slice('NOTICES#'.length))
    for (const [place, notice] of decodeNotices(String(item.notices)).entries()) {
      const delivery = `${place}#${notice.role}`
      const { sk } = sentKeys({ key: { partnership, subject: newSubject }, version }, delivery)
      if (!gone.has(sk)) asked.push({ tag: tagOfMail(newReference, version, delivery), notice })
    }
  }
  lay({ ...referenceKeys(partnership, newReference), matter: pk })
  return asked
}

type Wired = ReturnType<ReturnType<typeof wireTable>['items']['get']>

/** What a mail told: of a digest all that was recorded as sent with its part. */
const toldBy = (tag: string, items: ReadonlyMap<string, NonNullable<Wired>>): string[] => {
  const pile = pileOfTag(tag)
  if (pile === undefined) return [tag]
  const pk = waitingPk({ partnership, holder: pile.holder })
  const text = (item: NonNullable<Wired>, name: string): string => Object.values(item[name] ?? { S: '' })[0] ?? ''
  return [...items.values()]
    .filter((item) => text(item, 'pk') === pk && text(item, 'sk').startsWith(pilePrefix(pile)))
    .sort((a, b) => (text(a, 'sk') < text(b, 'sk') ? -1 : 1))
    .slice(pile.part * mostInOneMail, (pile.part + 1) * mostInOneMail)
    .filter((item) => text(item, 'outcome') === 'sent')
    .map((item) =>
      tagOfMail(text(item, 'reference'), Number(text(item, 'version')), `${text(item, 'n')}#${text(item, 'holder')}`),
    )
}
