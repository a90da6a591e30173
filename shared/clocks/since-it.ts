import type { DataOf, FactType } from '../../events/catalogue.ts'
import { momentOf } from '../time/moment.ts'
import type { Each } from './each.ts'
import { type Happened, type Happening, happening } from './happening.ts'

/** The first fact of a type, of those that say so, on the instance's own day or later. */
export const sinceIt = <T extends FactType>(
  type: T,
  words: string,
  where: (data: DataOf<T>) => boolean = () => true,
): Happening =>
  happening(words, (facts, of) => {
    let first: Happened | undefined
    for (const { id, data } of of === undefined ? [] : (facts.get(type) ?? [])) {
      if (!where(data as DataOf<T>)) continue
      const told = { ...momentOf((data as { at: string }).at), fact: id }
      if (of !== undefined && told.day >= of.day && (first === undefined || told.instant < first.instant)) first = told
    }
    return first
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
