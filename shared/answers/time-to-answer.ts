import type { Rule } from '../clocks/rule.ts'
import { type Settings, settingOn } from '../settings/setting.ts'
import type { Day } from '../time/day.ts'

/** How long somebody has to say that they have seen a mail before the next role up hears. No document says: settings. */
export const daysToAnswer = 'overdue-seen-working-days'
export const hoursToAnswer = 'allegation-seen-working-hours'

const unsetDays = 1
const unsetHours = 4
const hoursOfADay = 8

/** For how many working days an overdue date stays with those who were told last; undefined where nothing is agreed. */
export const agreedDaysToAnswer = (settings: Settings, day: Day): number | undefined => {
  const agreed = settingOn(settings, daysToAnswer, day)?.value
  return typeof agreed === 'number' ? agreed : undefined
}

/** Within how many working hours an allegation is to be seen. */
export const hoursToSeeAllegation = (settings: Settings, day: Day): number => {
  const agreed = settingOn(settings, hoursToAnswer, day)?.value
  return typeof agreed === 'number' ? agreed : unsetHours
}

/** Within how many working hours whoever somebody escalated to is to say that they saw it: an allegation sooner than a date. */
export const hoursToSeeEscalation = ({ kind }: Rule, settings: Settings, day: Day): number =>
  kind === 'allegation' ? hoursToSeeAllegation(settings, day) : (agreedDaysToAnswer(settings, day) ?? unsetDays) * hoursOfADay
