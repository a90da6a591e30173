import { type Settings, settingOn } from '../settings/setting.ts'
import type { Day } from '../time/day.ts'

/** How far ahead the end of a role or a cover is told of. No document says; this many days are this service's own. */
export const endsSoonDays = { setting: 'directory-ends-soon-days', unset: 14 } as const

/** So many days, by what has been agreed on for a day. */
export const endsSoonOn = (settings: Settings, day: Day): number => {
  const agreed = settingOn(settings, endsSoonDays.setting, day)?.value
  return typeof agreed === 'number' ? agreed : endsSoonDays.unset
}
