import type { DataOf, FactType } from '../../events/catalogue.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import type { Calendar } from '../time/calendar.ts'
import { isoInstant } from '../time/london.ts'
import { type Moment, momentOf } from '../time/moment.ts'
import type { Instance } from './instance.ts'
import { momentsOf } from './told.ts'

/** A moment in a matter's facts, and the fact it comes from. */
export interface Happened extends Moment {
  /** Id of the event that told it. */
  fact: string
}

/** Something a rule waits for: it reads the facts and says whether, and when, it has happened. */
export interface Happening {
  /** In words, as the subject of a list: "the Panel was notified". */
  words: string
  /**
   * @param of the thing that the rule runs for, where it runs for each of several
   * @param calendar for what is only so within some working days
   */
  in(facts: Facts, of?: Instance, calendar?: Calendar): Happened | undefined
  /** What of it has not happened yet, in words. Empty once it has. */
  missing(facts: Facts, of?: Instance, calendar?: Calendar): string[]
}

/** What starts a rule: a happening, or another clock. */
export interface Start extends Happening {
  /**
   * In place of a fact: id of a rule earlier in the partnership's list. It has happened when that one's clock was born overdue:
   * its limit had passed when it was told of, and it had not been met in time. At the moment of telling.
   */
  bornOverdue?: string
}

type Picks<T extends FactType> = (data: DataOf<T>) => string | undefined

/** A happening that is one thing: what is missing of it is itself. */
export const happening = (words: string, read: Happening['in']): Happening => ({
  words,
  in: read,
  missing: (facts, of, calendar) => (read(facts, of, calendar) === undefined ? [words] : []),
})

const at = (data: unknown): string | undefined => (data as { at?: string }).at

const choose = <T extends FactType>(
  type: T,
  pick: Picks<T>,
  better: (a: Happened, b: Happened, aFact: Fact, bFact: Fact) => boolean,
): Happening['in'] => {
  return (facts) => {
    const told = facts.get(type)
    if (told === undefined) return undefined
    let best: Happened | undefined
    let bestFact: Fact | undefined
    for (const fact of told) {
      const text = pick(fact.data as DataOf<T>)
      if (text === undefined) continue
      const { day, instant } = text === fact.happened?.text ? fact.happened : momentOf(text)
      const found: Happened = { text, day, instant, fact: fact.id }
      if (best === undefined || bestFact === undefined || better(found, best, fact, bestFact)) {
        best = found
        bestFact = fact
      }
    }
    return best
  }
}

/** The first time a fact of this type says so: told twice, the earlier moment counts; of equals the id decides, not arrival. */
export const when = <T extends FactType>(type: T, words: string, pick: Picks<T> = at): Happening =>
  happening(
    words,
    choose(type, pick, (a, b) => a.instant < b.instant || (a.instant === b.instant && a.fact < b.fact)),
  )

/** The last word on something that may be moved: of several facts the one written last counts. */
export const latest = <T extends FactType>(type: T, words: string, pick: Picks<T> = at): Happening =>
  happening(
    words,
    choose(type, pick, (_a, _b, a, b) => a.writtenAt > b.writtenAt || (a.writtenAt === b.writtenAt && a.id > b.id)),
  )

/** The moment at which it was first told, whatever day it speaks of: a plan is made when it is told. */
export const whenTold = <T extends FactType>(type: T, words: string, where: (data: DataOf<T>) => boolean): Happening =>
  happening(words, (facts) => {
    const told = facts.get(type)?.filter(({ data }) => where(data as DataOf<T>)) ?? []
    const [first] = momentsOf(told, 'when-told')
    return first && { text: first.text, day: first.day, instant: first.instant, fact: first.told.id }
  })

/** Happened when all have: at the latest of their moments. */
export const allOf = (...parts: Happening[]): Happening => ({
  words: parts.map((part) => part.words).join(' and '),
  in: (facts, of, calendar) => {
    let last: Happened | undefined
    for (const part of parts) {
      const found = part.in(facts, of, calendar)
      if (found === undefined) return undefined
      if (last === undefined || found.instant > last.instant) last = found
    }
    return last
  },
  missing: (facts, of, calendar) => parts.flatMap((part) => part.missing(facts, of, calendar)),
})

/** Happened at the later of the two, or at the first alone while the second is not known: the earlier, safer reading. */
export const laterOf = (known: Happening, perhaps: Happening): Happening => ({
  words: `${known.words} and ${perhaps.words}`,
  in: (facts, of, calendar) => {
    const first = known.in(facts, of, calendar)
    const second = perhaps.in(facts, of, calendar)
    return first !== undefined && second !== undefined && second.instant > first.instant ? second : first
  },
  missing: known.missing,
})

/** The earlier of two ways in which the same thing may be told. */
export const eitherOf = (...parts: Happening[]): Happening =>
  happening([...new Set(parts.map((part) => part.words))].join(' or '), (facts, of, calendar) => {
    let first: Happened | undefined
    for (const part of parts) {
      const found = part.in(facts, of, calendar)
      if (found !== undefined && (first === undefined || found.instant < first.instant)) first = found
    }
    return first
  })

/** @example familyInWords('rapid-review.') // 'rapid review' */
const familyInWords = (family: string): string => family.replace('.', '').replaceAll('-', ' ')

/** The first fact of any type that begins so, at the time it was told. */
export const firstOf = (...families: string[]): Happening =>
  happening(`something was told of ${families.map(familyInWords).join(' or ')}`, (facts) => {
    const told = [...facts.values()].flat().filter(({ type }) => families.some((family) => type.startsWith(family)))
    const [first] = told.sort((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1))
    return first && { ...momentOf(isoInstant(first.writtenAt)), fact: first.id }
  })

/** Happened only as long as no fact of this type is known. */
export const unless = (type: FactType, part: Happening): Happening =>
  happening(`${part.words}, without ${type}`, (facts, of, calendar) =>
    facts.has(type) ? undefined : part.in(facts, of, calendar),
  )
