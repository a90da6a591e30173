import type { FactType } from '../../events/catalogue.ts'
import type { Rule } from '../clocks/rule.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import { isPlan } from '../matters/kinds.ts'
import type { Calendar } from '../time/calendar.ts'

/** Facts that remember which types they were asked for. */
class Asked extends Map<FactType, readonly Fact[]> {
  readonly types = new Set<FactType>()

  override get(type: FactType): readonly Fact[] | undefined {
    this.types.add(type)
    return super.get(type)
  }
}

/**
 * The types of facts that may meet a rule: those that its happening looks for. Found by looking on while it does, so that
 * no rule has to say twice what it waits for.
 *
 * @param instance key of the thing that the clock runs for
 */
export const typesRead = (rule: Rule, facts: Facts, instance: string | undefined, calendar: Calendar): FactType[] => {
  // what is told of a dispute means an answer, a report or an outcome by the rung that it names, not by its type alone
  if (rule.rung?.asks === 'answer') return ['dispute.responded']
  if (rule.rung?.asks === 'report') return ['dispute.report-received']
  if (rule.rung !== undefined || rule.met === null) return []
  const asked = new Asked(facts)
  const of = rule.each?.of(facts).find(({ key }) => key === instance)
  rule.met.in(asked, of, calendar)
  rule.met.missing(asked, of, calendar)
  return [...asked.types].filter((type) => !isPlan(type))
}
