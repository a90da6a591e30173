import type { DataOf, FactType } from '../../events/catalogue.ts'
import { momentOf } from '../time/moment.ts'
import type { Each } from './each.ts'
import { type Happened, type Happening, happening } from './happening.ts'

type Says<T extends FactType> = (data: DataOf<T>) => boolean

/** The first fact of a type, of those that say so, on the instance's own day or later. */
export const sinceIt = <T extends FactType>(type: T, words: string, where: Says<T> = () => true): Happening =>
  firstFrom(type, words, where, 0)

/** The first fact of a type on a later day than the instance's own. */
export const afterIt = (type: FactType, words: string): Happening => firstFrom(type, words, () => true, 1)

const firstFrom = <T extends FactType>(type: T, words: string, where: Says<T>, daysLater: number): Happening =>
  happening(words, (facts, of) => {
    if (of === undefined) return undefined
    const told = (facts.get(type) ?? [])
      .filter(({ data }) => where(data as DataOf<T>))
      .map(({ id, data }): Happened => ({ ...momentOf((data as { at: string }).at), fact: id }))
      .filter(({ day }) => day >= of.day + daysLater)
    // of two told for one moment the id decides, not arrival
    return told.sort((a, b) => a.instant - b.instant || (a.fact < b.fact ? -1 : 1))[0]
  })

/** Each thing of either sort; of two under one key the first sort's counts. */
export const eachOfEither = (first: Each, second: Each): Each => ({
  words: `${first.words} and ${second.words}`,
  of: (facts) => {
    const found = first.of(facts)
    const keys = new Set(found.map(({ key }) => key))
    return [...found, ...second.of(facts).filter(({ key }) => !keys.has(key))]
  },
})
