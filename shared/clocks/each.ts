import type { DataOf, FactType } from '../../events/catalogue.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import { type Moment, momentOf } from '../time/moment.ts'
import { type Happened, type Happening, happening } from './happening.ts'

/** One of the things that a rule runs for each of: its name within the matter, and when it was or will be. */
export interface Instance extends Moment {
  /** `initial`, `review-1`, `2027-01-14`: part of the clock's id. */
  key: string
  fact: Fact
}

/** Where a rule finds the things it runs for. */
export interface Each {
  words: string
  of(facts: Facts): readonly Instance[]
}

type Reads<T extends FactType, R> = (data: DataOf<T>) => R

/**
 * One instance for each key that facts of this type name. Told twice under one key, the last word written counts: a
 * plan moves, a meeting is corrected.
 *
 * @param where leaves out facts for which the rule does not run
 */
export const each = <T extends FactType>(
  type: T,
  words: string,
  key: Reads<T, string>,
  at: Reads<T, string>,
  where: Reads<T, boolean> = () => true,
): Each => ({
  words,
  of: (facts) => {
    const found = new Map<string, Instance>()
    for (const fact of facts.get(type) ?? []) {
      const data = fact.data as DataOf<T>
      if (!where(data)) continue
      const instance = { ...momentOf(at(data)), key: key(data), fact }
      const other = found.get(instance.key)
      if (other === undefined || isLaterWord(fact, other.fact)) found.set(instance.key, instance)
    }
    return [...found.values()].sort((a, b) => a.instant - b.instant || (a.key < b.key ? -1 : 1))
  },
})

const isLaterWord = (a: Fact, b: Fact) => a.writtenAt > b.writtenAt || (a.writtenAt === b.writtenAt && a.id > b.id)

/** Each day on which something happened: two core groups of one day are one. */
export const eachDayOf = (type: FactType, words: string): Each =>
  each(
    type,
    words,
    (data) => momentOf((data as { at: string }).at).text.slice(0, 10),
    (data) => (data as { at: string }).at,
  )

/** The instance's own moment. */
export const itself = (words: string): Happening =>
  happening(words, (_facts, of) => of && { text: of.text, day: of.day, instant: of.instant, fact: of.fact.id })

/** The first fact of a type that names the instance. */
export const ofIt = <T extends FactType>(
  type: T,
  words: string,
  key: Reads<T, string | undefined>,
  at: Reads<T, string> = (data) => (data as { at: string }).at,
): Happening =>
  happening(words, (facts, of) => {
    if (of === undefined) return undefined
    return earliest(
      (facts.get(type) ?? []).filter((fact) => key(fact.data as DataOf<T>) === of.key),
      at as Reads<FactType, string>,
    )
  })

/** The first fact of a type on a later day than the instance's own. */
export const nextAfterIt = (type: FactType, words: string): Happening =>
  happening(words, (facts, of) => {
    if (of === undefined) return undefined
    const at = (data: unknown) => (data as { at: string }).at
    return earliest(
      (facts.get(type) ?? []).filter(({ data }) => momentOf(at(data)).day > of.day),
      at,
    )
  })

/** The first fact of a type within so many days before the instance, its own day included. */
export const shortlyBeforeIt = (type: FactType, words: string, from: (day: number) => number): Happening =>
  happening(words, (facts, of) => {
    if (of === undefined) return undefined
    const at = (data: unknown) => (data as { at: string }).at
    const inTime = (facts.get(type) ?? []).filter(({ data }) => {
      const { day } = momentOf(at(data))
      return day >= from(of.day) && day <= of.day
    })
    return earliest(inTime, at)
  })

const earliest = (facts: readonly Fact[], at: (data: never) => string): Happened | undefined => {
  let first: Happened | undefined
  for (const fact of facts) {
    const found = { ...momentOf(at(fact.data as never)), fact: fact.id }
    if (first === undefined || found.instant < first.instant || (found.instant === first.instant && found.fact < first.fact))
      first = found
  }
  return first
}
