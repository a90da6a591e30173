import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Notice } from '../notices/notice.ts'
import type { Settings } from '../settings/setting.ts'
import { settingsOf, settingsSubject } from '../settings/settings-of.ts'
import type { Instant } from '../time/day.ts'
import { endOfDay, isoInstant } from '../time/london.ts'
import { instantOf } from '../time/moment.ts'
import { applyEvent } from './apply-event.ts'
import { type FactRecord, happenedAt } from './facts.ts'
import { isPlan } from './kinds.ts'
import type { Matter, WarningEntry } from './matter.ts'
import type { Refusal } from './refusal-of.ts'
import { type Context, clocksOfMatter } from './settle.ts'
import { wake } from './wake.ts'

/** One line of a plan's input, with the moment at which it is taken to be known. */
interface Told {
  event: ClocksEvent
  at: Instant
}

export interface Plan {
  matters: Matter[]
  /** In the order in which they would be sent. */
  notices: { subject: string; notice: Notice }[]
  refusals: { event: string; refusal: Refusal }[]
  /** What is odd about facts that were accepted, in the order in which they became known. */
  warnings: { subject: string; warning: WarningEntry }[]
  /** What it was worked out with: the settings that the events tell are among it, each from its own day on. */
  context: Context
  /** The moment of the last event: how the clocks stand is asked of this moment unless another is given. */
  now: Instant
}

/**
 * What would happen: the same core without the shell. Events are taken in the order of their times, and between them
 * every matter wakes when it asked to.
 *
 * @param until how far to look; by default to the end of the last due day, as if nothing more happened
 */
export const plan = (events: readonly ClocksEvent[], given: Context, until?: Instant): Plan => {
  const told = inOrder(events)
  const now = told.at(-1)?.at ?? 0
  const context = { ...given, settings: settingsIn(told, given) }
  const result: Plan = { matters: [], notices: [], refusals: [], warnings: [], context, now: until ?? now }
  for (const each of bySubject(told)) runMatter(each, context, until, result)
  result.notices.sort((a, b) => a.notice.at - b.notice.at)
  result.warnings.sort((a, b) => a.warning.at - b.warning.at)
  return result
}

/** A plan asks what if it were agreed, so it waits for nothing: what is agreed counts from its day on, whenever it is told. */
const settingsIn = (told: readonly Told[], { partnership, settings = partnership.settings }: Context): Settings => {
  const records = told
    .filter(({ event: { subject, data } }) => subject === settingsSubject && data.partnership === partnership.id)
    .map(({ event, at }): FactRecord => ({ ...event, recordedAt: at, time: isoInstant(at) }))
  return records.length === 0 ? settings : settingsOf(settings, records, Number.POSITIVE_INFINITY)
}

/** By when they are taken to be known. What says nothing of that is known with the line before it of the same matter. */
const inOrder = (events: readonly ClocksEvent[]): Told[] => {
  const before = new Map<string, Instant>()
  const told = events.map((event): Told => {
    const at = knownAt(event) ?? before.get(event.subject) ?? happenedAt(event.data)?.instant ?? 0
    before.set(event.subject, at)
    return { event, at }
  })
  return told.sort((a, b) => a.at - b.at)
}

/** Its own time, or what it tells of when that is later or all there is. A plan and a correction tell of nothing past. */
const knownAt = (event: ClocksEvent): Instant | undefined => {
  const time = event.time === undefined ? undefined : instantOf(event.time)
  if (isPlan(event.type) || event.type === 'fact.corrected') return time
  return Math.max(time ?? 0, happenedAt(event.data)?.instant ?? 0)
}

const bySubject = (told: readonly Told[]): Told[][] => {
  const groups = new Map<string, Told[]>()
  for (const each of told) groups.set(each.event.subject, [...(groups.get(each.event.subject) ?? []), each])
  return [...groups.values()]
}

const runMatter = (told: readonly Told[], context: Context, until: Instant | undefined, result: Plan): void => {
  let matter: Matter | undefined
  let wakeAt: Instant | undefined
  const take = (decision: { matter: Matter; notices: Notice[]; wakeAt?: Instant }) => {
    matter = decision.matter
    wakeAt = decision.wakeAt
    for (const notice of decision.notices) result.notices.push({ subject: decision.matter.subject, notice })
  }
  const wakeUpTo = (end: Instant) => {
    while (matter !== undefined && wakeAt !== undefined && wakeAt <= end) take(wake(matter, wakeAt, context))
  }
  for (const { event, at } of told) {
    if (until !== undefined && at > until) break
    wakeUpTo(at)
    const applied = applyEvent(matter, event, at, context, { futureFacts: 'allow' })
    if (applied.ok) {
      take(applied)
      for (const warning of applied.warnings) result.warnings.push({ subject: event.subject, warning })
    } else result.refusals.push({ event: event.id, refusal: applied.refusal })
  }
  if (matter === undefined) return
  wakeUpTo(until ?? lastDue(matter, context))
  result.matters.push(matter)
}

const lastDue = (matter: Matter, context: Context): Instant =>
  clocksOfMatter(matter, context).reduce((last, { due }) => (due === null ? last : Math.max(last, endOfDay(due))), 0)
