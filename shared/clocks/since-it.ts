import type { DataOf, FactType } from '../../events/catalogue.ts'
import type { Fact } from '../matters/facts.ts'
import type { Each } from './each.ts'
import { type Happening, happening } from './happening.ts'
import { momentsOf, noFacts, readOnce } from './told.ts'

/** The first fact of a type, of those that say so, on the instance's own day or later. */
export const sinceIt = <T extends FactType>(type: T, words: string, where: (data: DataOf<T>) => boolean): Happening => {
  const inOrder = readOnce((told: readonly Fact[]) =>
    momentsOf(
      told.filter(({ data }) => where(data as DataOf<T>)),
      (data: { at: string }) => data.at,
    ),
  )
  return happening(words, (facts, of) => {
    if (of === undefined) return undefined
    const found = inOrder(facts.get(type) ?? noFacts).find(({ day }) => day >= of.day)
    return found && { text: found.text, day: found.day, instant: found.instant, fact: found.told.id }
  })
}

/** Each thing of either sort, in their order; of two under one key the first sort's counts. */
export const eachOfEither = (first: Each, second: Each): Each => ({
  words: `${first.words} and ${second.words}`,
  of: (facts) => {
    const found = first.of(facts)
    const keys = new Set(found.map(({ key }) => key))
    const others = second.of(facts).filter(({ key }) => !keys.has(key))
    return others.length === 0 ? found : [...found, ...others].sort((a, b) => a.instant - b.instant)
  },
})
