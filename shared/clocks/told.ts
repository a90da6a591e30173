import type { Fact } from '../matters/facts.ts'
import { isoInstant } from '../time/london.ts'
import { type Moment, momentOf } from '../time/moment.ts'

// How facts of one type are read by what asks for one of several things. A case of two years has forty core groups and
// every one of them asks, so what is found in a list of facts is found once.

export const noFacts: readonly Fact[] = []

/**
 * What is found in a list, which never changes, is found once. Only of the last list: the clocks of one matter are all
 * worked out before those of the next, and remembering more costs more than it saves.
 */
export const readOnce = <Of, Found>(read: (list: readonly Of[]) => Found): ((list: readonly Of[]) => Found) => {
  let last: { list: readonly Of[]; found: Found } | undefined
  return (list) => {
    if (last?.list !== list) last = { list, found: read(list) }
    return last.found
  }
}

/** Reads a moment of a fact; the one that it is about has been read already. */
export const momentIn = (fact: Fact, text: string): Moment => (fact.happened?.text === text ? fact.happened : momentOf(text))

/** The moment at which a fact was written, in words of its own. */
export const whenWritten = (fact: Fact): Moment => momentOf(isoInstant(fact.writtenAt))

/** The moments of facts, the earliest first; of equals the id decides, not arrival. */
export const momentsOf = (
  told: readonly Fact[],
  when: ((data: never) => string) | 'when-told',
): readonly (Moment & { told: Fact })[] =>
  told
    .map((fact) => {
      const { text, day, instant } = when === 'when-told' ? whenWritten(fact) : momentIn(fact, when(fact.data as never))
      return { text, day, instant, told: fact }
    })
    .sort((a, b) => a.instant - b.instant || (a.told.id < b.told.id ? -1 : 1))

/** Whether a fact was written after another that it then replaces. */
export const isLaterWord = (a: Fact, b: Fact) => a.writtenAt > b.writtenAt || (a.writtenAt === b.writtenAt && a.id > b.id)
