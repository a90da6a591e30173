import { type Settings, settingOn } from '../settings/setting.ts'
import { addMonths, type Day, dayOf } from '../time/day.ts'
import type { Duty } from './duty.ts'
import { type Turn, turnsOf } from './recurrence.ts'

/** A duty for one of its periods: a matter of its own. */
export interface Occurrence extends Turn {
  duty: Duty
  /** Duty and period: `budget-2027`. */
  subject: string
  /** The first day on which the matter must be open. */
  opensOn: Day
}

/** How many months before its day a duty is opened, at the most: a setting that moves no date, only when it is first told. */
export const opensAheadMonths = 'duties-open-ahead-months'

/** Ours, no document's: long enough to commission a scrutiny, short enough to be remembered. */
const defaultAheadMonths = 3

const longestAheadMonths = 24

/**
 * The periods of duties that are open on some day from `from` to `to`, in the order of the duties and their days: those
 * due in that time, and those due later that open in it. A period whose day lies outside what the document covers is
 * none, so an expired cycle opens nothing. Settings count as they stand on `from`.
 */
export const occurrencesOf = (duties: readonly Duty[], settings: Settings, from: Day, to: Day): Occurrence[] => {
  const ahead = aheadMonths(settings, from)
  return duties
    .filter((duty) => isTurnedOn(duty, settings, from))
    .flatMap((duty) => {
      const began = duty.validFrom === undefined ? undefined : dayOf(duty.validFrom)
      return turnsOf(duty.recurs, began, settings, from, addMonths(to, ahead + 1))
        .filter(({ dueOn }) => isCovered(duty, dueOn))
        .map((turn) => ({
          ...turn,
          duty,
          subject: `${duty.id}-${turn.period}`,
          opensOn: Math.max(turn.begins, addMonths(turn.dueOn, -ahead)),
        }))
        .filter(({ opensOn }) => opensOn <= to)
    })
}

/** Whether a day lies within what the duty's document covers, its first and its last day included. */
export const isCovered = ({ validFrom, validTo }: Duty, day: Day): boolean =>
  (validFrom === undefined || day >= dayOf(validFrom)) && (validTo === undefined || day <= dayOf(validTo))

export const isTurnedOn = ({ turnedOnBy }: Duty, settings: Settings, on: Day): boolean =>
  turnedOnBy === undefined || settingOn(settings, turnedOnBy, on)?.value === true

const aheadMonths = (settings: Settings, on: Day): number => {
  const value = settingOn(settings, opensAheadMonths, on)?.value
  return typeof value === 'number' && value >= 1 ? Math.min(value, longestAheadMonths) : defaultAheadMonths
}
