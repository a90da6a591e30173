import type { Rule } from '../clocks/rule.ts'
import type { Ring } from '../matters/notices-of.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { agencyOf } from '../people/agency.ts'
import { type Settings, settingOn } from '../settings/setting.ts'
import { isoInstant, londonDay } from '../time/london.ts'
import type { Raising } from './raising.ts'

/** Whether a date that is still overdue when its last rung is told becomes a dispute. No document says so: it must be agreed. */
export const overdueRaises = 'overdue-raises-dispute'

/**
 * The disputes that overdue dates raise, when their alarm comes to the last rung of their own ladder for the first time.
 *
 * @param rings about to be told
 */
export const raisedByOverdue = (rings: readonly Ring[], partnership: Partnership, settings: Settings): Raising[] => {
  const last = partnership.escalation.steps.length
  const raised: Raising[] = []
  for (const { clock, rule, kind, step, stays, due, at } of rings) {
    if (kind !== 'overdue' || !climbsToTheTop(rule)) continue
    const { overdueDispute: ladder } = partnership
    if (step !== last || stays || ladder === undefined || settingOn(settings, overdueRaises, londonDay(at))?.value !== true)
      continue
    raised.push({
      cause: `${clock} ${due}`,
      at: isoInstant(at),
      ladder,
      about: 'overdue-duty',
      by: 'business-manager',
      parties: partiesTo(rule, partnership),
    })
  }
  return raised
}

/** What only few may know of, what is only our own aim and what is a dispute itself never become one. */
const climbsToTheTop = ({ tier, escalation, rung }: Rule): boolean =>
  tier !== 'internal' && escalation === undefined && rung === undefined

/** The agency whose duty it is, or where that is a body of them all, the partners. */
const partiesTo = ({ owner }: Rule, { agencies }: Partnership): string[] => {
  const agency = agencyOf(owner, agencies)
  if (agency !== undefined) return [agency.id]
  return agencies.filter(({ kind }) => kind === 'safeguarding-partner').map(({ id }) => id)
}
