import type { DataOf, FactType } from '../../events/catalogue.ts'
import type { Instant } from '../time/day.ts'
import { instantOf, type Moment, momentOf } from '../time/moment.ts'

/** Something that happened, as it was told to us. Never changed: a correction is a further record. */
export interface FactRecord {
  /** The event's CloudEvents source and id: together they are unique. */
  source: string
  id: string
  type: string
  /** When the event says it was produced, if it says so. */
  time?: string
  /** When the service accepted it. */
  recordedAt: Instant
  /** Who said so from a mail, by id: absent of what a system told. */
  saidBy?: string
  data: unknown
}

/** A fact that counts now: corrections have been applied. */
export interface Fact<T extends FactType = FactType> {
  id: string
  type: T
  data: DataOf<T>
  /** When the event says it was produced, or else when we accepted it: orders facts that replace one another. */
  writtenAt: Instant
  /** Where it stands among all that was accepted of its matter: a dispute goes on in that order. */
  place: number
  /** When the thing happened, as far as the fact tells of one moment. */
  happened?: Moment
}

/** The facts that count, by type, in the order they were recorded. */
export type Facts = ReadonlyMap<FactType, readonly Fact[]>

/** The moment at which a fact says its thing happened: when aware, when done, or the day planned. */
export const happenedAt = (data: unknown): Moment | undefined => {
  const { at, awareAt, knownAt, on } = data as { at?: string; awareAt?: string; knownAt?: string; on?: string }
  const text = at ?? awareAt ?? knownAt ?? on
  return text === undefined ? undefined : momentOf(text)
}

interface Correction {
  corrects: string
  data: unknown
}

/** Which record a correction means: the one with that id from the same source, else the only one with that id. */
export const correctedRecord = (records: readonly FactRecord[], correction: FactRecord): FactRecord | undefined => {
  const { corrects } = correction.data as Correction
  const named = records.filter((r) => r.id === corrects && r.type !== 'fact.corrected')
  return named.find((r) => r.source === correction.source) ?? (named.length === 1 ? named[0] : undefined)
}

const writtenAt = (record: FactRecord) => (record.time === undefined ? record.recordedAt : instantOf(record.time))

const factOf = (record: FactRecord, data: unknown, place: number): Fact => {
  const happened = happenedAt(data)
  const fact = { id: record.id, type: record.type, data, writtenAt: writtenAt(record), place } as Fact
  if (happened !== undefined) fact.happened = happened
  return fact
}

/**
 * The facts that count once every correction is applied: the last correction written of a fact wins, null withdraws it.
 * The order in which records arrived makes no difference, but that a correction comes after what it corrects.
 */
export const factsOf = (records: readonly FactRecord[]): Facts => {
  const corrections = correctionsOf(records)
  const facts = new Map<FactType, Fact[]>()
  for (const [place, record] of records.entries()) {
    if (record.type === 'fact.corrected') continue
    const correction = corrections?.get(record)
    const data = correction === undefined ? record.data : (correction.data as Correction).data
    if (data === null) continue
    const fact = factOf(record, data, place)
    const same = facts.get(fact.type)
    if (same === undefined) facts.set(fact.type, [fact])
    else same.push(fact)
  }
  return facts
}

const isCorrection = ({ type }: FactRecord) => type === 'fact.corrected'

/** The correction that counts of each corrected record. Most matters have none. */
const correctionsOf = (records: readonly FactRecord[]): Map<FactRecord, FactRecord> | undefined => {
  if (!records.some(isCorrection)) return undefined
  const latest = new Map<FactRecord, FactRecord>()
  for (const [n, correction] of records.entries()) {
    if (!isCorrection(correction)) continue
    // what it meant when it was accepted it means for good, whoever uses that id afterwards
    const target = correctedRecord(records.slice(0, n), correction)
    if (target === undefined) continue
    const earlier = latest.get(target)
    if (earlier === undefined || isLater(correction, earlier)) latest.set(target, correction)
  }
  return latest
}

const isLater = (a: FactRecord, b: FactRecord) =>
  writtenAt(a) > writtenAt(b) || (writtenAt(a) === writtenAt(b) && `${a.source} ${a.id}` > `${b.source} ${b.id}`)
