import type { ClocksEvent } from '../../events/catalogue.ts'
import { chainHash, decodeEntries, decodeNotices, type Item, keyOfPk, matterPk } from '../../shared/adapters/matter-items.ts'
import { clocksOf } from '../../shared/clocks/clocks-of.ts'
import { ruleIdOf } from '../../shared/clocks/rule.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import type { Context } from '../../shared/matters/derived.ts'
import { type FactRecord, factsOf } from '../../shared/matters/facts.ts'
import { kindOf, type MatterKind } from '../../shared/matters/kinds.ts'
import type { Matter } from '../../shared/matters/matter.ts'
import { wake } from '../../shared/matters/wake.ts'
import { isAlarm, type Notice } from '../../shared/notices/notice.ts'
import { waitOf } from '../../shared/notices/wait-of.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { settingsOf, settingsSubject } from '../../shared/settings/settings-of.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { type Instant, isoDay } from '../../shared/time/day.ts'
import { instantInWords } from '../../shared/time/in-words.ts'
import type { SentMail, Told } from './mailbox.ts'
import type { World } from './world.ts'

const calendar = englandAndWales()
const quarterOfAnHour = 15 * 60_000

/** A notice, and the moment at which a service that never fails would have decided on it. */
interface Expected {
  notice: Notice
  at: Instant
}

/** One matter as the table holds it, beside what should have been told of it. */
interface Followed {
  pk: string
  context: Context
  kind: MatterKind
  records: { fact: FactRecord; version: number }[]
  /** By version and number, what each commit asked to be sent. */
  notices: Map<string, Notice>
  expected: Expected[]
  /** Each notice of a mail for itself. */
  mails: (SentMail & Told)[]
}

/** What of the design's promises a world has broken, in sentences. Empty when it has kept them all. */
export const brokenPromises = (world: World): string[] => {
  const heads = [...world.table.items.values()].filter(({ sk }) => sk === 'HEAD')
  return heads.flatMap((head) => {
    const entries = [...world.table.items.values()].filter(({ pk, sk }) => pk === head.pk && sk.startsWith('ENTRY#'))
    const matter = followedOf(world, head, entries)
    return [
      ...brokenChain(head, entries),
      ...untold(world, matter),
      ...falseAlarms(matter),
      ...avoidableDoubles(world, matter),
    ].map((sentence) => `${head.pk}: ${sentence}`)
  })
}

const followedOf = (world: World, head: Item, entries: Item[]): Followed => {
  const key = keyOfPk(head.pk)
  const partnership = partnershipOf(key.partnership)
  if (partnership === undefined) throw new Error(key.partnership)
  const context = { partnership, calendar, settings: settingsAgreed(world, partnership) }
  const records = entries.flatMap((item) =>
    factsIn(item).map((fact) => ({ fact, version: Number(item.sk.slice('ENTRY#'.length)) })),
  )
  const notices = new Map<string, Notice>()
  for (const { pk, sk, notices: written } of world.table.items.values())
    if (pk === head.pk && sk.startsWith('NOTICES#'))
      for (const [n, notice] of decodeNotices(String(written)).entries())
        notices.set(`${sk.slice('NOTICES#'.length)}-${n}`, notice)
  return {
    pk: head.pk,
    context,
    kind: kindOf(records[0]?.fact.type ?? '') ?? 'serious-incident',
    records,
    notices,
    expected: punctually(
      key.subject,
      records.map(({ fact }) => fact),
      context,
      world.now(),
    ),
    mails: world.mails.flatMap((mail) =>
      mail.tells.filter(({ tag }) => tag.startsWith(`${head.reference}-`)).map((told) => ({ ...mail, ...told })),
    ),
  }
}

const factsIn = (item: Item): FactRecord[] =>
  decodeEntries(String(item.entries), Number(item.at)).flatMap((entry) => (entry.kind === 'fact' ? [entry.fact] : []))

/** What a partnership has agreed on: in these worlds before anything begins. */
const settingsAgreed = ({ table, now }: World, { id, settings }: Partnership): Settings => {
  const pk = matterPk({ partnership: id, subject: settingsSubject })
  const told = [...table.items.values()].filter((item) => item.pk === pk && item.sk.startsWith('ENTRY#')).flatMap(factsIn)
  return settingsOf(settings, told, now())
}

/** The notices of a service that never fails: each fact taken when it was accepted, each alarm rung to the second. */
const punctually = (subject: string, facts: FactRecord[], context: Context, end: Instant): Expected[] => {
  const expected: Expected[] = []
  const expect = (notices: readonly Notice[], at: Instant) => expected.push(...notices.map((notice) => ({ notice, at })))
  let matter: Matter | undefined
  let wakeAt: Instant | undefined
  const sleepUntil = (until: Instant) => {
    while (matter !== undefined && wakeAt !== undefined && wakeAt <= until) {
      const woken = wake(matter, wakeAt, context)
      expect(woken.notices, wakeAt)
      matter = woken.matter
      wakeAt = woken.wakeAt
    }
  }
  // the steps that the service took itself it takes again, at their moment
  for (const fact of facts.filter(({ source }) => source !== 'service')) {
    sleepUntil(fact.recordedAt - 1)
    const applied = applyEvent(
      matter,
      { ...fact, specversion: '1.0', subject } as unknown as ClocksEvent,
      fact.recordedAt,
      context,
    )
    if (!applied.ok) throw new Error(`accepted before, refused now: ${fact.id}`)
    expect(applied.notices, fact.recordedAt)
    matter = applied.matter
    wakeAt = applied.wakeAt
  }
  sleepUntil(end - quarterOfAnHour)
  return expected
}

const noticeOfMail = ({ notices }: Followed, { tag }: Told): Notice | undefined =>
  notices.get(/-(\d{6}-\d+)_/.exec(tag)?.[1] ?? '')

/** Promise 9: each record carries the hash of the one before it. */
const brokenChain = (head: Item, entries: Item[]): string[] => {
  let previous = ''
  const broken = entries
    .sort((a, b) => (a.sk < b.sk ? -1 : 1))
    .filter(({ at, entries: written, previous: carried, hash }) => {
      const holds = carried === previous && hash === chainHash(previous, Number(at), String(written))
      previous = String(hash)
      return !holds
    })
  return [
    ...broken.map(({ sk }) => `the chain breaks at ${sk}`),
    ...(head.hash === previous ? [] : ['the head is not the last of the chain']),
  ]
}

/** Promise 2: each alarm reaches every holder in a quarter of an hour, of its moment or of the last crash in the way. */
const untold = (world: World, matter: Followed): string[] =>
  matter.expected
    .filter(({ notice, at: rung }) => {
      const deadline = deadlineOf(world, matter, notice, rung)
      if (deadline > world.now()) return false
      const told = matter.mails.some(
        (mail) => nameOf(noticeOfMail(matter, mail)) === nameOf(notice) && mail.at >= rung && mail.at <= deadline,
      )
      return !told && !endedBy(matter, notice, rung, deadline)
    })
    .map(({ notice, at }) => `nobody was told of ${notice.id} (${instantInWords(at)})`)

/** A quarter of an hour after a moment, or after the last crash in the way. */
const soonAfter = ({ crashes }: World, moment: Instant): Instant =>
  crashes
    .filter(({ at }) => at >= moment)
    .sort((a, b) => a.at - b.at)
    .reduce((latest, { at }) => (at <= latest ? at + quarterOfAnHour : latest), moment + quarterOfAnHour)

/** When a notice must be out: an alarm soon after its moment; a change that can wait soon after its reader's next digest. */
const deadlineOf = (world: World, { context, kind }: Followed, notice: Notice, rung: Instant): Instant => {
  const soon = soonAfter(world, rung)
  const rule = context.partnership.rules.find(({ id }) => id === ruleIdOf(notice.clock))
  const waitAt = (now: Instant) => rule && waitOf({ notice, rule, matter: kind }, {}, context, now)
  if (isAlarm(notice) || waitAt(rung) === undefined) return soon
  // it may have been put by as late as that
  return soonAfter(world, waitAt(soon)?.until ?? soon)
}

/** What changed is told when it is found, in foul weather a little later: its own moment is no part of its name. */
const nameOf = (notice: Notice | undefined): string | undefined =>
  notice === undefined || isAlarm(notice) ? notice?.id : `${notice.clock}/${notice.kind}-${notice.n}/${notice.due}>${notice.role}`

/** Whether a fact that closed or moved the clock came in before the notice had to be out. */
const endedBy = ({ records, context }: Followed, notice: Notice, rung: Instant, deadline: Instant): boolean => {
  const known = records.filter(({ fact }) => fact.recordedAt <= deadline).map(({ fact }) => fact)
  return records
    .filter(({ fact }) => fact.recordedAt >= rung && fact.recordedAt <= deadline)
    .some((_, n, all) => !isOpenAs(known.slice(0, known.length - (all.length - 1 - n)), notice, context))
}

/** Whether a notice says what is so: of most, that its clock is open and has this date. */
const isOpenAs = (
  facts: readonly FactRecord[],
  { clock: id, kind, due }: Notice,
  { partnership: { rules, closures }, settings }: Context,
): boolean => {
  const clock = clocksOf(rules, factsOf(facts), calendar, settings, closures).find((each) => each.id === id)
  if (kind === 'cancelled') return clock === undefined || clock.cancelled !== undefined
  if (kind === 'met') return clock === undefined || clock.met !== undefined || clock.cancelled !== undefined
  if (clock === undefined || kind === 'dispute-exited') return clock !== undefined
  const isClosed = clock.met !== undefined || clock.cancelled !== undefined
  if (isClosed || kind === 'dispute-resolved') return isClosed && kind === 'dispute-resolved'
  return (clock.due === null ? null : isoDay(clock.due)) === due
}

/** Promises 3 and 10: a mail speaks of a clock that was open when it went, and of the date that the facts then gave. */
const falseAlarms = (matter: Followed): string[] =>
  matter.mails.flatMap((mail) => {
    const notice = noticeOfMail(matter, mail)
    if (notice === undefined) return [`a mail that no commit asked for: ${mail.subject}`]
    const known = matter.records.filter(({ version }) => version <= mail.version).map(({ fact }) => fact)
    return isOpenAs(known, notice, matter.context) ? [] : [`a false alarm: ${notice.id}, sent ${instantInWords(mail.at)}`]
  })

/** Promise 4: a second mail only where the process died between the mail system's yes and our record, and it says so. */
const avoidableDoubles = (world: World, matter: Followed): string[] => {
  const sent = Map.groupBy(matter.mails, (mail) => {
    const notice = noticeOfMail(matter, mail)
    // that it reached neither of two is two things to be told
    return `${notice?.id} not to ${notice?.undelivered} to ${mail.to}`
  })
  const unrecorded = ['mailer.send done', 'table.recordSent', 'waiting.finish', 'waiting.passOn']
  const excuses = world.crashes.filter(({ call }) => unrecorded.includes(call)).length
  const doubles = [...sent].filter(([, copies]) => copies.length > 1)
  // by the mail before: of a digest that was not recorded all comes a second time, perhaps in several mails
  const extra = new Set(doubles.flatMap(([, copies]) => copies.slice(0, -1).map(({ serial }) => serial))).size
  return [
    ...(extra > excuses ? [`${extra} second mails for ${excuses} crashes that excuse one`] : []),
    ...doubles
      .filter(([, copies]) => !copies.slice(1).every(({ text }) => text.includes('first sent')))
      .map(([what]) => `a second mail that does not say so: ${what}`),
  ]
}

/** Promise 1: whatever was accepted is in the timeline of its matter, once. */
export const lostEvents = (world: World, accepted: readonly { id: string; subject: string }[]): string[] =>
  accepted.flatMap(({ id, subject }) => {
    const found = [...world.table.items.values()]
      .filter(({ pk, sk }) => sk.startsWith('ENTRY#') && keyOfPk(pk).subject === subject)
      .flatMap((item) => decodeEntries(String(item.entries), Number(item.at)))
      .filter((entry) => entry.kind === 'fact' && entry.fact.id === id)
    return found.length === 1 ? [] : [`event ${id} is in the timeline ${found.length} times`]
  })
