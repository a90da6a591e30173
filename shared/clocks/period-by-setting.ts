import { type AgreedSetting, type Settings, settingOn } from '../settings/setting.ts'
import type { Day } from '../time/day.ts'
import type { Happening } from './happening.ts'
import type { Period } from './period.ts'

const workingDayZero = 'working-day-zero'

/**
 * A number that the documents leave open: the partnership's setting, or what holds while it is unset. `off`: the rule
 * does not run until the partnership turns it on.
 */
export interface PeriodBySetting {
  setting: string
  period?: (value: number) => Period
  /** Where the setting is a choice of words, what each of them means. */
  choices?: Readonly<Record<string, Period | 'off'>>
  /** What the setting is looked up for, where it is not the trigger: two rules that stand in for one another ask of one day. */
  asOf?: Happening
  /** Where the setting is a day and not a length: the fact that starts the clock has worked it out, and nothing is added. */
  isDay?: true
  /** What holds while it is unset: a length, or what another setting says. */
  unset: Period | null | 'off' | PeriodBySetting
  /** While unset, the partnership's own document answers: then the date rests on it and on no default. */
  answeredByDocument?: true
}

/** What a date rests on that the documents do not say. */
export interface RestsOn {
  setting: string
  /** Absent while nothing was agreed: then the date rests on the safe default. */
  agreed?: AgreedSetting
  /** The rule's own setting, which is not agreed: this one answers in its place. */
  insteadOf?: string
}

/** What holds while nothing at all is agreed. */
export const unsetOf = ({ unset }: PeriodBySetting): Period | null | 'off' =>
  unset !== null && typeof unset === 'object' && 'setting' in unset ? unsetOf(unset) : unset

/** The period in force on a day. `undefined`: the rule is off. */
export const periodOn = (
  due: Period | PeriodBySetting | null,
  day: Day,
  settings: Settings,
): { period: Period | null; restsOn?: RestsOn } | undefined => {
  if (due === null || 'unit' in due) return countedFrom(due, day, settings)
  const agreed = settingOn(settings, due.setting, day)
  const period = periodFor(due, agreed?.value ?? null)
  if (agreed === undefined || period === undefined) return unsetOn(due, day, settings, agreed)
  return period === 'off' ? undefined : { ...countedFrom(period, day, settings), restsOn: { setting: due.setting, agreed } }
}

const unsetOn = (due: PeriodBySetting, day: Day, settings: Settings, agreed: AgreedSetting | undefined) => {
  const { unset } = due
  if (unset === 'off') return undefined
  if (unset !== null && 'setting' in unset) return answeredElsewhere(due.setting, periodOn(unset, day, settings))
  // an agreed day is in the fact that starts the clock already: the date rests on it all the same
  const restsOn = { setting: due.setting, ...(due.isDay && agreed !== undefined && { agreed }) }
  return { ...(!due.answeredByDocument && { restsOn }), ...countedFrom(unset, day, settings) }
}

const answeredElsewhere = (insteadOf: string, inForce: ReturnType<typeof periodOn>): ReturnType<typeof periodOn> =>
  inForce?.restsOn === undefined ? inForce : { ...inForce, restsOn: { ...inForce.restsOn, insteadOf } }

/** What the setting's value means; undefined for a word that the rule does not know. */
const periodFor = (due: PeriodBySetting, value: AgreedSetting['value']): Period | 'off' | undefined =>
  value === null ? undefined : typeof value === 'number' ? due.period?.(value) : due.choices?.[String(value)]

/** Whether a partnership counts the trigger's day itself: a word on all its working days that run forward. */
const countedFrom = (period: Period | null, day: Day, settings: Settings): { period: Period | null; restsOn?: RestsOn } => {
  if (period?.unit !== 'working-day' || period.direction !== 'after') return { period }
  const agreed = settingOn(settings, workingDayZero, day)
  if (agreed?.value !== 'day-1') return { period }
  return { period: { ...period, dayOne: true }, restsOn: { setting: workingDayZero, agreed } }
}
