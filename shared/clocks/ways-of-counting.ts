import { type AgreedSetting, type Settings, settingOn } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import type { Moment } from '../time/moment.ts'
import type { Closure } from './closure.ts'
import { openDays } from './open-days.ts'
import { dueOn, type Period } from './period.ts'
import type { InForce } from './period-by-setting.ts'
import type { Rule } from './rule.ts'

// How a partnership counts, whatever the rule. No document says, so each is a setting that all rules of a sort rest on.

/** What counting asks of a partnership beside its rules. */
export interface Scene {
  calendar: Calendar
  settings: Settings
  /** Days on which its offices are closed. */
  closures: readonly Closure[]
}

/** Something in the way periods are counted on which a partnership may agree. */
interface Way {
  setting: string
  /** What holds while it is unset, in words. */
  unset: string
  concerns(period: Period, rule: Rule, closures: readonly Closure[]): boolean
  /** The period by what was agreed: the same one, where that is what holds anyway. */
  agreed(period: Period, value: AgreedSetting['value'], closures: readonly Closure[]): Period
  /**
   * The period as it would be, had the partnership agreed on something else: a date that this would move rests on the
   * default. Absent where it would move every date; the convention beside each says then which was used.
   */
  otherwise?(period: Period, closures: readonly Closure[]): Period
}

const skipsClosures = 'local-limits-skip-closures'

const ways: readonly Way[] = [
  {
    setting: 'working-day-zero',
    unset: 'the day of the trigger is day 0',
    concerns: ({ unit, direction }) => unit === 'working-day' && direction === 'after',
    agreed: (period, value) => (value === 'day-1' ? { ...period, dayOne: true } : period),
  },
  {
    setting: skipsClosures,
    unset: 'days on which the offices are closed count like any other working day',
    // what the law or the guidance asks for waits for no office
    concerns: ({ unit }, { tier }, closures) => unit === 'working-day' && tier === 'local' && closures.length > 0,
    agreed: (period, value, closures) => (value === true ? { ...period, skips: closures } : period),
    otherwise: (period, closures) => ({ ...period, skips: closures }),
  },
  {
    setting: 'month-end-off-working-day',
    unset: 'a day counted in months stays where it falls',
    // what need only stay true has nothing to be done on its last day, and must not end before its time
    concerns: ({ unit }, { met }) => unit === 'month' && met !== null,
    agreed: (period, value) =>
      value === 'next-working-day' || value === 'previous-working-day' ? { ...period, offWorkingDay: value } : period,
    otherwise: (period) => ({ ...period, offWorkingDay: 'next-working-day' }),
  },
]

/** The settings that no rule names, because all that is counted rests on them; each with what holds while it is unset. */
export const waysOfCounting: ReadonlyMap<string, string> = new Map(ways.map(({ setting, unset }) => [setting, unset]))

/** The period in force as its partnership counts it, by what it had agreed on by a day. */
export const countedAsAgreed = (inForce: InForce, rule: Rule, from: Moment, day: Day, scene: Scene): InForce => {
  let { period, restsOn } = inForce
  for (const way of ways) {
    if (period === null || !way.concerns(period, rule, scene.closures)) continue
    const agreed = settingOn(scene.settings, way.setting, day)
    const before: Period = period
    if (agreed !== undefined) period = way.agreed(before, agreed.value, scene.closures)
    const moves = period !== before || wouldMove(way, before, from, scene)
    if (moves) restsOn = [...restsOn, { setting: way.setting, ...(agreed !== undefined && { agreed }) }]
  }
  return { period, restsOn }
}

const wouldMove = ({ otherwise }: Way, period: Period, from: Moment, { calendar, closures }: Scene): boolean =>
  otherwise !== undefined && dueOn(otherwise(period, closures), from.day, calendar) !== dueOn(period, from.day, calendar)

/** The days by which a rule of the partnership's own finds what happened within some working days of a day. */
export const daysAround = (day: Day, { tier }: Rule, { calendar, settings, closures }: Scene): Calendar =>
  closures.length === 0 || tier === 'statutory' || tier === 'guidance' || settingOn(settings, skipsClosures, day)?.value !== true
    ? calendar
    : openDays(calendar, closures)
