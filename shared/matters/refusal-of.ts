import { type ClocksEvent, catalogue, type DataOf, type EventType } from '../../events/catalogue.ts'
import { type FieldError, fieldErrors } from '../../events/parse-event.ts'
import { type AnswerRefusal, refusalOfAnswer } from '../answers/refusal-of.ts'
import { type DisputeRefusal, invalidIn, refusalOfDispute } from '../ladders/refusal-of.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { type Contact, peopleSubject } from '../people/directory.ts'
import { onlyWithdrawn, type PeopleRefusal, refusalOfPeople } from '../people/refusal-of.ts'
import { definitionsOf } from '../settings/definitions-of.ts'
import { settingsSubject } from '../settings/settings-of.ts'
import { validateSetting } from '../settings/validate-setting.ts'
import type { Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import { instantOf, momentOf } from '../time/moment.ts'
import { correctedRecord, type FactRecord, factsOf } from './facts.ts'
import { isPlan, kindOf } from './kinds.ts'
import type { Matter } from './matter.ts'

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
  /** What is told of a dispute does not fit its ladder, or the rung that it is on. */
  | DisputeRefusal
  /** An answer to a mail that nobody was sent, or that does not say what it must. */
  | AnswerRefusal
  | PeopleRefusal

/** A clock in another house may run ahead of ours by this much. */
const skewMs = 5 * 60_000

export interface ApplyOptions {
  /** A fact cannot lie in the future, so a mistyped year is refused; a planner may ask what if it could. */
  futureFacts: 'refuse' | 'allow'
  /** Who said so from a mail, by id. */
  saidBy?: string
}

/** What an event is judged by. */
interface Judging {
  /** As it is without the event. */
  matter: Matter
  /** When the service accepts it. */
  now: Instant
  partnership: Partnership
  /** Of the directory: the addresses that it has. */
  contacts: readonly Contact[]
  futureFacts: ApplyOptions['futureFacts']
}

/** Why an event is not taken, if it is not. */
export const refusalOf = (event: ClocksEvent, fact: FactRecord, judging: Judging): Refusal | undefined => {
  const { matter, now, futureFacts } = judging
  // a time ahead of ours would make this the last word on what may be moved or corrected, for years
  if (futureFacts === 'refuse' && event.time !== undefined && instantOf(event.time) > now + skewMs) return notYet('time')
  if (matter.kind !== (kindOf(event.type) ?? matter.kind)) return anotherKind(`a ${matter.kind.replace('-', ' ')}`)
  // a case of this name would leave the partnership without a directory
  if (event.subject === peopleSubject && matter.kind !== 'people') return anotherKind('the directory')
  if (event.type === 'fact.corrected') return refusalOfCorrection(event, fact, judging)
  if (event.type === 'notice.answered') {
    const refusal = refusalOfAnswer(event.data, matter, judging.partnership)
    if (refusal !== undefined) return refusal
  }
  const { partnership, contacts } = judging
  const facts = () => factsOf(matter.records)
  return (
    refusalOfPeople(event, event.subject, { partnership, contacts, facts }) ??
    refusalOfFact(event, 'data', event.subject, judging) ??
    refusalOfDispute(event, facts, partnership)
  )
}

const anotherKind = (of: string): Refusal => ({
  code: 'another-kind-of-matter',
  errors: [{ field: 'subject', expected: `expected a reference that is not that of ${of}` }],
})

type Told = { [T in EventType]: { type: T; data: DataOf<T> } }[EventType]

/** What is wrong with a fact by itself, newly told or corrected. */
const refusalOfFact = (told: Told, under: string, subject: string, { now, futureFacts }: Judging): Refusal | undefined => {
  if (told.type === 'settings.agreed') return settingRefusal(subject, told.data, under)
  return futureFacts === 'allow' ? undefined : inTheFuture(told, told.data, under, now)
}

const refusalOfCorrection = (
  event: ClocksEvent<'fact.corrected'>,
  correction: FactRecord,
  judging: Judging,
): Refusal | undefined => {
  const target = correctedRecord(judging.matter.records, correction)
  if (target === undefined)
    return {
      code: 'corrects-unknown-fact',
      errors: [{ field: 'data.corrects', expected: 'expected the id of an event already accepted for this matter' }],
    }
  if (target.type === 'dispute.passed-on') return passedOnStays
  if (event.data.data === null) return undefined
  if (judging.matter.kind === 'people') return onlyWithdrawn
  const type = target.type as EventType
  const read = catalogue[type].safeParse(event.data.data)
  if (!read.success) return { code: 'corrected-data-invalid', errors: fieldErrors(read.error.issues, ['data', 'data']) }
  if (read.data.partnership !== event.data.partnership)
    return {
      code: 'corrected-data-invalid',
      errors: [{ field: 'data.data.partnership', expected: 'expected the partnership of the matter' }],
    }
  const told = { type, data: read.data } as Told
  return refusalOfFact(told, 'data.data', event.subject, judging) ?? invalidIn(told, judging.partnership)
}

/** What the service did on its own, and told people of, is not for others to take back. */
const passedOnStays: Refusal = {
  code: 'dispute-invalid',
  errors: [{ field: 'data.corrects', expected: 'expected an event that was sent to the service: this one it told itself' }],
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
