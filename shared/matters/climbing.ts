import { agreedDaysToAnswer } from '../answers/time-to-answer.ts'
import type { Rule } from '../clocks/rule.ts'
import type { NoticeKind } from '../notices/notice.ts'
import { escalationOf, type Partnership, stepUp } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day, Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'

/** How far the overdue alarms of a clock have climbed under its present date, by what was told and not by what is agreed now. */
export interface Climb {
  /** How many steps above its owner. 0: none has rung. */
  step: number
  /** The moment of the first alarm on that step. */
  since: Instant
  /** The number of the last alarm. */
  n: number
}

export const foot: Climb = { step: 0, since: Number.NEGATIVE_INFINITY, n: 0 }

/** An alarm as far as it says how high it goes. */
interface Climbing {
  kind: NoticeKind
  n: number
  /** Of an overdue alarm that is told to the same step as the one before: which. Otherwise it is one step higher. */
  step?: number | undefined
}

/**
 * How many steps above its owner an alarm is told to: an overdue one a step higher than the one before, unless it stays where
 * that was, a nudge one step from the second on, what nobody has seen from the second time on, and what somebody
 * escalated as high as they did.
 *
 * @param before how far the clock had climbed before it
 */
export const stepOf = ({ kind, n, step }: Climbing, before: Climb): number => {
  if (kind === 'overdue') return step ?? before.step + 1
  return kind === 'escalate' ? n : kind === 'unseen' ? n - 1 : kind === 'nudge' && n > 1 ? 1 : 0
}

/** How far a clock has climbed once an overdue alarm has rung. */
export const climbAfter = (before: Climb, alarm: Climbing & { at: Instant }): Climb => {
  const step = stepOf(alarm, before)
  return { step, since: step === before.step ? before.since : alarm.at, n: alarm.n }
}

/** How the climb of a clock goes on, by what the partnership has agreed. */
export interface Pace {
  settings: Settings
  calendar: Calendar
  /** Beyond which step nobody further up would hear. */
  top: number
}

/**
 * The step that an overdue alarm at a moment is told to: the next one, or while those on the last have not had as many working
 * days to answer as were agreed, that one again.
 */
export const stepAt = (before: Climb, at: Instant, { settings, calendar }: Pace): number => {
  const agreed = agreedDaysToAnswer(settings, londonDay(at))
  const stays = before.step > 0 && agreed !== undefined && calendar.between(londonDay(before.since), londonDay(at)) < agreed
  return stays ? before.step : before.step + 1
}

/**
 * The day on which the agreed time of those on the last step is over, where it is agreed and there is somebody above them: the
 * next step hears on its morning, though the reminders may have become weekly by then.
 *
 * @param after the last alarm that rang: what lies before is not made up for
 */
export const dayOfNextStep = (before: Climb, after: Instant, { settings, calendar, top }: Pace): Day | undefined => {
  if (before.step === 0 || before.step >= top) return undefined
  const from = londonDay(after)
  for (let days = 1; ; days++) {
    const day = calendar.after(from, days)
    const agreed = agreedDaysToAnswer(settings, day)
    if (agreed === undefined) return undefined
    if (calendar.between(londonDay(before.since), day) >= agreed) return day
  }
}

/** Of a limit of our own only the first step above its owner's role hears, whatever number its alarm has. */
const staysLow = (rule: Rule): boolean => rule.tier === 'internal' && rule.escalation === undefined

/** How many steps there are above the owner of a rule. */
export const stepsAbove = (rule: Rule, partnership: Partnership): number =>
  escalationOf(partnership, rule).escalation.steps.filter((roles) => roles.some((role) => role !== rule.owner)).length

/** The step beyond which an alarm of a rule climbs no further by itself. */
export const topOf = (rule: Rule, partnership: Partnership): number => (staysLow(rule) ? 1 : stepsAbove(rule, partnership))

/**
 * A limit of our own is no matter for chief officers: the first step above its owner's role hears of it, and no other. What
 * only few may know of climbs as far as they go: there is nobody else to hear of it.
 */
export const rolesAbove = (rule: Rule, step: number, partnership: Partnership): readonly RoleId[] => {
  const above = escalationOf(partnership, rule)
  return staysLow(rule)
    ? (above.escalation.steps[0] ?? []).filter((role) => role !== rule.owner)
    : stepUp(above, rule.owner, step)
}

/** Everybody up to a step, each once. */
export const rolesUpTo = (rule: Rule, step: number, partnership: Partnership): readonly RoleId[] => {
  const highest = Math.min(step, escalationOf(partnership, rule).escalation.steps.length)
  const steps = Array.from({ length: highest }, (_, n) => rolesAbove(rule, n + 1, partnership))
  return [...new Set(steps.flat())]
}
