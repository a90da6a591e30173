import type { DataOf, FactType } from '../../events/catalogue.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import type { Settings } from '../settings/setting.ts'
import { isoDay } from '../time/day.ts'
import { type Moment, momentOf } from '../time/moment.ts'
import { type Happened, type Happening, happening } from './happening.ts'
import type { Instance } from './instance.ts'
import { isLaterWord, momentIn, momentsOf, noFacts, readOnce } from './told.ts'

export type { Instance } from './instance.ts'

/** Where a rule finds the things it runs for. */
export interface Each {
  words: string
  /** What people call the one with this key: "review conference 1". Without it a day is written out and a key is its own name. */
  name?(key: string): string
  /**
   * In the order in which they are or were.
   *
   * @param settings for what begins so many days before something, as agreed
   */
  of(facts: Facts, settings?: Settings): readonly Instance[]
}

type Reads<T extends FactType, R> = (data: DataOf<T>) => R
type Keys<T extends FactType, R> = (data: DataOf<T>, at: Moment) => R

const at = (data: unknown): string => (data as { at: string }).at

/**
 * One instance for each key that facts of this type name. Told twice under one key, the last word written counts: a
 * plan moves, a meeting is corrected.
 *
 * @param where leaves out facts for which the rule does not run
 */
export const each = <T extends FactType>(
  type: T,
  words: string,
  key: Keys<T, string>,
  when: Reads<T, string> = at,
  where: Reads<T, boolean> = () => true,
): Each => {
  const instancesIn = readOnce((told: readonly Fact[]) => {
    const found = new Map<string, Instance>()
    for (const fact of told) {
      const data = fact.data as DataOf<T>
      if (!where(data)) continue
      const { text, day, instant } = momentIn(fact, when(data))
      const instance = { text, day, instant, key: key(data, { text, day, instant }), fact }
      const other = found.get(instance.key)
      if (other === undefined || isLaterWord(fact, other.fact)) found.set(instance.key, instance)
    }
    return [...found.values()].sort((a, b) => a.instant - b.instant || (a.key < b.key ? -1 : 1))
  })
  return { words, of: (facts) => instancesIn(facts.get(type) ?? noFacts) }
}

/** Each day in London on which something happened: two core groups of one day are one. */
export const eachDayOf = <T extends FactType>(type: T, words: string, where?: Reads<T, boolean>): Each =>
  each(type, words, (_data, { day }) => isoDay(day), at, where)

/** The same things, with the names that people call them by. */
export const called = (things: Each, name: (key: string) => string): Each => ({ ...things, name })

/** Those of some things of which the last word says so. */
export const those = (things: Each, words: string, say: (fact: Fact, key: string) => boolean): Each => {
  const thoseOf = readOnce((all: readonly Instance[]) => all.filter(({ fact, key }) => say(fact, key)))
  return { ...things, words, of: (facts) => thoseOf(things.of(facts)) }
}

/** The first of some things, for a rule that runs once. */
export const theFirstOf = (things: Each): Happening =>
  happening(things.words, (facts) => {
    const [first] = things.of(facts)
    return first && happenedOf({ ...first, told: first.fact })
  })

/** The instance's own moment. */
export const itself = (words: string): Happening =>
  happening(words, (_facts, of) => of && { text: of.text, day: of.day, instant: of.instant, fact: of.fact.id })

/** Of other things the one that goes by the instance's name: the same conference, planned and then held. */
export const theSameOf = (things: Each, words: string): Happening =>
  happening(words, (facts, of) => {
    const same = of && things.of(facts).find(({ key }) => key === of.key)
    return same && happenedOf({ ...same, told: same.fact })
  })

/** The first fact of a type that names the instance, at the time it says or else, with `whenTold`, at which it was told. */
export const ofIt = <T extends FactType>(
  type: T,
  words: string,
  key: Keys<T, string | undefined>,
  when: Reads<T, string> | 'when-told' = at,
): Happening => {
  const firstByKey = readOnce((told: readonly Fact[]) => {
    const first = new Map<string, Happened>()
    for (const found of momentsOf(told, when as Reads<FactType, string> | 'when-told')) {
      const name = key(found.told.data as DataOf<T>, found)
      if (name !== undefined && !first.has(name)) first.set(name, happenedOf(found))
    }
    return first
  })
  return happening(words, (facts, of) => of && firstByKey(facts.get(type) ?? noFacts).get(of.key))
}

/** The first of some things on a later day than the instance's own. */
export const nextAfterIt = (things: Each, words: string): Happening =>
  happening(words, (facts, of) => {
    if (of === undefined) return undefined
    const all = things.of(facts)
    const next = all[firstFrom(all, of.day + 1)]
    return next && happenedOf({ ...next, told: next.fact })
  })

/** The first fact of a type at the instance's own moment or later; where only days are known, on its day or later. */
export const fromItOn = (type: FactType, words: string): Happening => {
  const inOrder = readOnce((told: readonly Fact[]) => momentsOf(told, at))
  return happening(words, (facts, of) => {
    if (of === undefined) return undefined
    const all = inOrder(facts.get(type) ?? noFacts)
    for (let n = firstFrom(all, of.day); n < all.length; n++) {
      const found = all[n]
      if (found !== undefined && !isBefore(found, of)) return happenedOf(found)
    }
    return undefined
  })
}

/** The first fact of a type within so many working days before the instance, its own day included. */
export const shortlyBeforeIt = (type: FactType, words: string, workingDays: number): Happening => {
  const inOrder = readOnce((told: readonly Fact[]) => momentsOf(told, at))
  return happening(words, (facts, of, calendar) => {
    if (of === undefined || calendar === undefined) return undefined
    const all = inOrder(facts.get(type) ?? noFacts)
    const found = all[firstFrom(all, calendar.before(of.day, workingDays))]
    return found && found.day <= of.day ? happenedOf(found) : undefined
  })
}

/** The day that lies so many working days before the instance. */
export const workingDaysBeforeIt = (count: number, words: string): Happening =>
  happening(words, (_facts, of, calendar) => {
    if (of === undefined || calendar === undefined) return undefined
    return { ...momentOf(isoDay(calendar.before(of.day, count))), fact: of.fact.id }
  })

const happenedOf = ({ text, day, instant, told }: Moment & { told: Fact }): Happened => ({ text, day, instant, fact: told.id })

const isBefore = (a: Moment, b: Moment): boolean =>
  a.text.length === 10 || b.text.length === 10 ? a.day < b.day : a.instant < b.instant

/** The place of the first of those in order that is on the day or later. */
const firstFrom = (inOrder: readonly Moment[], day: number): number => {
  let low = 0
  let high = inOrder.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle]?.day ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}
