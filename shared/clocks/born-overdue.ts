import type { Fact, Facts } from '../matters/facts.ts'
import { type Clock, isLate } from './clock.ts'
import { type Happened, happening, type Start } from './happening.ts'
import { isLaterWord, noFacts, whenWritten } from './told.ts'

/** That the clock of another rule was born overdue: see `Start.bornOverdue`. */
export const whenBornOverdue = (rule: string, words: string): Start => ({
  ...happening(words, () => undefined),
  bornOverdue: rule,
})

/**
 * When a clock was told of, if its limit had passed by then: nobody could have kept it. That is allowed. Of one that was
 * met in time before it is not so.
 */
export const bornOverdue = (clock: Clock, facts: Facts): Happened | undefined => {
  const started = factThatStarted(clock, facts)
  if (started === undefined) return undefined
  const fact = firstSaid(started, facts.get(started.type) ?? noFacts)
  const told: Happened = { ...whenWritten(fact), fact: fact.id }
  if (!isLate(clock, told) || (clock.met !== undefined && !isLate(clock, clock.met))) return undefined
  return told
}

/** Two sources may use one id: the fact that says the very moment is the one meant. */
const factThatStarted = ({ started }: Clock, facts: Facts): Fact | undefined => {
  let named: Fact | undefined
  for (const told of facts.values())
    for (const fact of told)
      if (fact.id === started.fact) {
        if (fact.happened?.text === started.text) return fact
        named ??= fact
      }
  return named
}

/** Said again, also by another system, a day is no news: of the words that agree on it, one after the other, the first. */
const firstSaid = (last: Fact, told: readonly Fact[]): Fact => {
  const before = told.filter((fact) => isLaterWord(last, fact)).sort((a, b) => (isLaterWord(a, b) ? -1 : 1))
  let first = last
  for (const fact of before) {
    if (fact.happened?.instant !== last.happened?.instant) break
    first = fact
  }
  return first
}
