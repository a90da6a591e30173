import { type AgreedSetting, type Settings, settingOn } from '../settings/setting.ts'
import type { Day } from '../time/day.ts'
import type { Happening } from './happening.ts'
import type { Period } from './period.ts'

/**
 * A number that the documents leave open: the partnership's setting, or what holds while it is unset. `off`: the rule
 * does not run until the partnership turns it on. What one setting leaves open another may answer.
 */
export interface PeriodBySetting {
  setting: string
  period?: (value: number) => Period
  /** Where the setting is a choice of words, what each of them means. `null`: a nudge, which is asked for without a date. */
  choices?: Readonly<Record<string, Period | PeriodBySetting | null | 'off'>>
  /** What the setting is looked up for, where it is not the trigger: two rules that stand in for one another ask of one day. */
  asOf?: Happening
  /** Where the setting is a day and not a length: the fact that starts the clock has worked it out, and nothing is added. */
  isDay?: true
  unset: Period | PeriodBySetting | null | 'off'
  /** While unset, the partnership's own document answers: then the date rests on it and on no default. */
  answeredByDocument?: true
  /** Why what holds while it is unset is our reading, in a sentence: shown until the partnership has agreed. */
  doubt?: string
}

/** What a date rests on that the documents do not say. */
export interface RestsOn {
  setting: string
  /** Absent while nothing was agreed: then the date rests on the safe default. */
  agreed?: AgreedSetting
}

/** A rule's length of time on some day, and all settings it rests on. */
export interface InForce {
  period: Period | null
  restsOn: readonly RestsOn[]
}

/** The period in force on a day. `undefined`: the rule is off. */
export const periodOn = (due: Period | PeriodBySetting | null, day: Day, settings: Settings): InForce | undefined => {
  if (due === null || 'unit' in due) return { period: due, restsOn: [] }
  const agreed = settingOn(settings, due.setting, day)
  const chosen = chosenBy(due, agreed?.value ?? null)
  if (agreed !== undefined && chosen !== undefined) return answered(chosen, [{ setting: due.setting, agreed }], day, settings)
  // an agreed day is in the fact that starts the clock already: the date rests on it all the same
  const restsOn = { setting: due.setting, ...(due.isDay && agreed !== undefined && { agreed }) }
  return answered(due.unset, due.answeredByDocument ? [] : [restsOn], day, settings)
}

const answered = (
  answer: PeriodBySetting['unset'],
  restsOn: readonly RestsOn[],
  day: Day,
  settings: Settings,
): InForce | undefined => {
  const inForce = answer === 'off' ? undefined : periodOn(answer, day, settings)
  return inForce && { period: inForce.period, restsOn: [...restsOn, ...inForce.restsOn] }
}

/** What the setting's value means; undefined for a word that the rule does not know. */
const chosenBy = (due: PeriodBySetting, value: AgreedSetting['value']) =>
  value === null ? undefined : typeof value === 'number' ? due.period?.(value) : due.choices?.[String(value)]

/** The settings that a period asks, in the order in which it asks them. */
export const askedBy = (due: Period | PeriodBySetting | null): PeriodBySetting[] => {
  if (due === null || 'unit' in due) return []
  const answers = [...Object.values(due.choices ?? {}), due.unset]
  return [due, ...answers.flatMap((answer) => (answer === 'off' ? [] : askedBy(answer)))]
}
