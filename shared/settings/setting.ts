import { type Day, dayOf } from '../time/day.ts'

/** What a partnership agreed on where its documents leave something open. A later one replaces it from its own day on. */
export interface AgreedSetting {
  /** Name of a definition in `definitions.ts`. */
  setting: string
  /** `null` unsets it: from then on the safe default holds again. */
  value: string | number | boolean | null
  /** The day from which it is in force, `YYYY-MM-DD`. */
  from: string
  /** The role or group that agreed, never a name. */
  agreedBy: string
  agreedOn: string
  /** Document and paragraph, or minute. */
  source: string
}

export type Settings = readonly AgreedSetting[]

/** The setting in force on a day, if one was agreed: of several from one day the one agreed last. */
export const settingOn = (settings: Settings, name: string, day: Day): AgreedSetting | undefined => {
  let found: AgreedSetting | undefined
  for (const each of settings) {
    if (each.setting !== name || dayOf(each.from) > day) continue
    if (found === undefined || each.from > found.from || (each.from === found.from && each.agreedOn >= found.agreedOn))
      found = each
  }
  return found?.value === null ? undefined : found
}
