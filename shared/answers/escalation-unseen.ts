import type { Alarm } from '../clocks/alarms-of.ts'
import type { Rule } from '../clocks/rule.ts'
import type { Scene } from '../clocks/ways-of-counting.ts'
import { stepsAbove } from '../matters/climbing.ts'
import type { Told } from '../matters/matter.ts'
import { escalationOf, type Partnership, stepOfRole } from '../partnerships/partnership.ts'
import type { Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import { workingHoursAfter } from '../time/working-hours.ts'
import type { Given } from './answers-of.ts'
import { hoursToSeeEscalation } from './time-to-answer.ts'
import { forOthers } from './unseen-alarms.ts'

/** What somebody escalated: to which step above the owner of the clock, and when. */
export interface Escalated {
  step: number
  at: Instant
  /** Whether there is a step above that one. */
  hasAbove: boolean
}

/**
 * What was escalated, while nobody whom it went to or who stands above them has answered since, and the clock has not
 * climbed past them by itself.
 */
export const unansweredEscalation = (
  { escalated, reached = 0 }: Partial<Pick<Told, 'escalated' | 'reached'>>,
  rule: Rule,
  given: readonly Given[],
  partnership: Partnership,
): Escalated | undefined => {
  if (escalated === undefined || reached > escalated.step) return undefined
  const steps = escalationOf(partnership, rule)
  // by itself a limit of our own goes no higher than its first step, but here a person has asked for it
  const top = stepsAbove(rule, partnership)
  const asked = Math.min(escalated.step, top)
  const hasAnswered = ({ role, answer, at }: Given) =>
    at >= escalated.at && !forOthers.has(answer) && stepOfRole(steps, rule.owner, role).step >= asked
  return given.some(hasAnswered) ? undefined : { ...escalated, hasAbove: escalated.step < top }
}

/**
 * That nobody has answered what somebody escalated to them: once the agreed time is over they are told again, and their
 * deputies, and after as long again the step above.
 *
 * @param since when the clock in its present form was told: what rang before that has rung
 */
export const silentEscalation = (
  rule: Rule,
  { step, at, hasAbove }: Escalated,
  since: Instant,
  { calendar, settings }: Scene,
): Alarm[] => {
  const hours = hoursToSeeEscalation(rule, settings, londonDay(at))
  return (hasAbove ? [1, 2] : [1])
    .map((times): Alarm => ({ kind: 'unseen', n: step + times, at: workingHoursAfter(at, hours * times, calendar) }))
    .filter((alarm) => alarm.at > since)
}
