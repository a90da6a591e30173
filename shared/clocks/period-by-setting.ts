import { type AgreedSetting, type Settings, settingOn } from '../settings/setting.ts'
import type { Day } from '../time/day.ts'
import type { Period } from './period.ts'

/**
 * A number that the documents leave open: the partnership's setting, or what holds while it is unset. `off`: the rule
 * does not run until the partnership turns it on.
 */
export interface PeriodBySetting {
  setting: string
  period?: (value: number) => Period
  /** Where the setting is a choice of words, what each of them means. */
  choices?: Readonly<Record<string, Period>>
  /** Where the setting is a day and not a length: the fact that starts the clock has worked it out, and nothing is added. */
  isDay?: true
  unset: Period | null | 'off'
}

/** What a date rests on that the documents do not say. */
export interface RestsOn {
  setting: string
  /** Absent while nothing was agreed: then the date rests on the safe default. */
  agreed?: AgreedSetting
}

/** The period in force on the trigger's day. `undefined`: the rule is off. */
export const periodOn = (
  due: Period | PeriodBySetting | null,
  day: Day,
  settings: Settings,
): { period: Period | null; restsOn?: RestsOn } | undefined => {
  if (due === null || 'unit' in due) return { period: due }
  const agreed = settingOn(settings, due.setting, day)
  const period = periodFor(due, agreed?.value ?? null)
  if (agreed !== undefined && period !== undefined) return { period, restsOn: { setting: due.setting, agreed } }
  if (due.unset === 'off') return undefined
  return { period: due.unset, restsOn: { setting: due.setting, ...(due.isDay && agreed !== undefined && { agreed }) } }
}

const periodFor = (due: PeriodBySetting, value: AgreedSetting['value']): Period | undefined =>
  typeof value === 'number' ? due.period?.(value) : typeof value === 'string' ? due.choices?.[value] : undefined
