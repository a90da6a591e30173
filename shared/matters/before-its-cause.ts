import type { Clock } from '../clocks/clock.ts'
import type { Happened } from '../clocks/happening.ts'
import type { Fact, Facts } from './facts.ts'
import { isPlan } from './kinds.ts'

/**
 * The first rule whose order a fact breaks: what meets its clock lies before what starts it, and the fact is one of the
 * two. Asked of the clocks, so a new rule needs no list of what must follow what.
 *
 * Only where the start is itself something that happened: what is done ahead of a planned day, or of a day that was
 * worked out, lies before it as it should.
 */
export const beforeItsCause = (fact: Fact, facts: Facts, clocks: readonly Clock[]): string | undefined =>
  clocks.find(({ started, met, period }) => {
    if (met === undefined || period?.direction === 'before' || !lies(met, started)) return false
    return (met.fact === fact.id || started.fact === fact.id) && hasHappened(started, facts)
  })?.rule.id

/** Of a bare day only the day is compared. */
const lies = (met: Happened, started: Happened): boolean =>
  met.text.length === 10 || started.text.length === 10 ? met.day < started.day : met.instant < started.instant

const hasHappened = ({ fact: id, text }: Happened, facts: Facts): boolean => {
  for (const [type, told] of facts)
    if (!isPlan(type) && told.some((fact) => fact.id === id && fact.happened?.text === text)) return true
  return false
}
