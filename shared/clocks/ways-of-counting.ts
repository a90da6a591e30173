import { type AgreedSetting, type Settings, settingOn } from '../settings/setting.ts'
import type { Day } from '../time/day.ts'
import type { Period } from './period.ts'
import type { InForce } from './period-by-setting.ts'
import type { Rule } from './rule.ts'

// How a partnership counts, whatever the rule. No document says, so each is a setting that all rules of a sort rest on.

/** Something in the way periods are counted on which a partnership may agree. */
interface Way {
  setting: string
  /** What holds while it is unset, in words. */
  unset: string
  concerns(period: Period, rule: Pick<Rule, 'tier' | 'met'>): boolean
  /** The period by what was agreed: the same one, where that is what holds anyway. */
  agreed(period: Period, value: AgreedSetting['value']): Period
}

const ways: readonly Way[] = [
  {
    setting: 'working-day-zero',
    unset: 'the day of the trigger is day 0',
    concerns: ({ unit, direction }) => unit === 'working-day' && direction === 'after',
    agreed: (period, value) => (value === 'day-1' ? { ...period, dayOne: true } : period),
  },
]

/** The settings of all that is counted, which no rule names. */
export const waysOfCounting: ReadonlyMap<string, Way['unset']> = new Map(ways.map(({ setting, unset }) => [setting, unset]))

/** The period in force as its partnership counts, by what it had agreed on by a day. */
export const countedAsAgreed = (inForce: InForce, rule: Rule, day: Day, settings: Settings): InForce => {
  let { period, restsOn } = inForce
  for (const { setting, concerns, agreed: asAgreed } of ways) {
    if (period === null || !concerns(period, rule)) continue
    const agreed = settingOn(settings, setting, day)
    const before: Period = period
    if (agreed !== undefined) period = asAgreed(before, agreed.value)
    if (agreed !== undefined && period !== before) restsOn = [...restsOn, { setting, agreed }]
  }
  return { period, restsOn }
}
