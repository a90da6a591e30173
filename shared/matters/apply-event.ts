import { type ClocksEvent, catalogue, type DataOf, type EventType } from '../../events/catalogue.ts'
import { type FieldError, fieldErrors } from '../../events/parse-event.ts'
import { definitionsOf } from '../settings/definitions-of.ts'
import { settingsSubject } from '../settings/settings-of.ts'
import { validateSetting } from '../settings/validate-setting.ts'
import type { Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import { instantOf, momentOf } from '../time/moment.ts'
import { correctedRecord, type FactRecord } from './facts.ts'
import { isPlan, kindOf } from './kinds.ts'
import { type Decision, type Entry, extend, type Matter, newMatter, type WarningEntry } from './matter.ts'
import { type Context, settle } from './settle.ts'
import { warningsOf } from './warnings-of.ts'

/** Why an event was not accepted. Nothing is stored of it. */
export type Refusal =
  /** May be accepted later, when the fact it corrects has arrived. */
  | { code: 'corrects-unknown-fact'; errors: FieldError[] }
  | { code: 'corrected-data-invalid'; errors: FieldError[] }
  /** The subject names a matter of another kind: a second matter needs a reference of its own. */
  | { code: 'another-kind-of-matter'; errors: FieldError[] }
  /** What was agreed is not something that this partnership can agree on. */
  | { code: 'setting-invalid'; errors: FieldError[] }
  | { code: 'in-the-future'; errors: FieldError[] }

export type Applied = ({ ok: true; warnings: WarningEntry[] } & Decision) | { ok: false; refusal: Refusal }

/** A clock in another house may run ahead of ours by this much. */
const skewMs = 5 * 60_000

export interface ApplyOptions {
  /** A fact cannot lie in the future, so a mistyped year is refused; a planner may ask what if it could. */
  futureFacts: 'refuse' | 'allow'
}

/**
 * Takes one more fact into a matter and settles it: which clocks it starts, moves, meets or cancels, who is told, and
 * when to wake. Facts may come in any order. A matter begins with its first fact. What is odd about it, but no reason to
 * refuse it, becomes a warning in the timeline: docs/facts.md has them all.
 *
 * @param now when the service accepts the event
 */
export const applyEvent = (
  matter: Matter | undefined,
  event: ClocksEvent,
  now: Instant,
  context: Context,
  { futureFacts }: ApplyOptions = { futureFacts: 'refuse' },
): Applied => {
  const before = matter ?? newMatter({ partnership: event.data.partnership, subject: event.subject }, kindOf(event.type))
  const fact = recordOf(event, now)
  const refusal = refusalOf(before, event, fact, now, futureFacts)
  if (refusal !== undefined) return { ok: false, refusal }
  const entry: Entry = { kind: 'fact', fact }
  const settled = settle(extend(before, [entry]), now, context)
  const warnings = warningsOf(settled.matter, fact, now, context)
  return { ok: true, ...settled, entries: [entry, ...warnings, ...settled.entries], warnings }
}

const recordOf = (event: ClocksEvent, recordedAt: Instant): FactRecord => ({
  source: event.source,
  id: event.id,
  type: event.type,
  ...(event.time !== undefined && { time: event.time }),
  recordedAt,
  data: event.data,
})

const refusalOf = (
  matter: Matter,
  event: ClocksEvent,
  fact: FactRecord,
  now: Instant,
  futureFacts: ApplyOptions['futureFacts'],
): Refusal | undefined => {
  // a time ahead of ours would make this the last word on what may be moved or corrected, for years
  if (futureFacts === 'refuse' && event.time !== undefined && instantOf(event.time) > now + skewMs) return notYet('time')
  if (matter.kind !== (kindOf(event.type) ?? matter.kind))
    return {
      code: 'another-kind-of-matter',
      errors: [{ field: 'subject', expected: `expected a reference that is not that of a ${matter.kind.replace('-', ' ')}` }],
    }
  if (event.type === 'settings.agreed') return settingRefusal(event.subject, event.data, 'data')
  if (event.type !== 'fact.corrected') return futureFacts === 'allow' ? undefined : inTheFuture(event, event.data, 'data', now)
  const target = correctedRecord(matter.records, fact)
  if (target === undefined)
    return {
      code: 'corrects-unknown-fact',
      errors: [{ field: 'data.corrects', expected: 'expected the id of an event already accepted for this matter' }],
    }
  if (event.data.data === null) return undefined
  const type = target.type as EventType
  const read = catalogue[type].safeParse(event.data.data)
  if (!read.success) return { code: 'corrected-data-invalid', errors: fieldErrors(read.error.issues, ['data', 'data']) }
  if (read.data.partnership !== event.data.partnership)
    return {
      code: 'corrected-data-invalid',
      errors: [{ field: 'data.data.partnership', expected: 'expected the partnership of the matter' }],
    }
  if (type === 'settings.agreed') return settingRefusal(event.subject, read.data as DataOf<'settings.agreed'>, 'data.data')
  return futureFacts === 'allow' ? undefined : inTheFuture({ type }, read.data, 'data.data', now)
}

/** Settings are one matter a partnership, and each must be one that is defined, with a value that it can have. */
const settingRefusal = (
  subject: string,
  { partnership, ...agreed }: DataOf<'settings.agreed'>,
  under: string,
): Refusal | undefined => {
  const errors =
    subject === settingsSubject
      ? validateSetting(agreed, definitionsOf(partnership)).map(({ field, ...rest }) => ({ field: `${under}.${field}`, ...rest }))
      : [{ field: 'subject', expected: `expected ${settingsSubject}: a partnership’s settings are one matter` }]
  return errors.length === 0 ? undefined : { code: 'setting-invalid', errors }
}

/** Plans lie in the future; what has happened does not. A bare day may be today. */
const inTheFuture = ({ type }: { type: EventType }, data: unknown, under: string, now: Instant): Refusal | undefined => {
  if (isPlan(type)) return undefined
  const fields = ['at', 'awareAt', 'partnersAwareAt', 'occurredOn', 'knownAt', 'heldOn', 'revisedOn'] as const
  const late = fields.find((field) => {
    const text = (data as Partial<Record<(typeof fields)[number], string>>)[field]
    if (text === undefined) return false
    const told = momentOf(text)
    return text.length === 10 ? told.day > londonDay(now + skewMs) : told.instant > now + skewMs
  })
  return late === undefined ? undefined : notYet(`${under}.${late}`)
}

const notYet = (field: string): Refusal => ({
  code: 'in-the-future',
  errors: [{ field, expected: 'expected a time that has passed: a fact cannot lie in the future' }],
})
