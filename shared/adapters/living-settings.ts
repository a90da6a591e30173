import type { Partnership } from '../partnerships/partnership.ts'
import type { Settings } from '../settings/setting.ts'
import { settingsOf, settingsSubject } from '../settings/settings-of.ts'
import type { MatterStore } from '../shell/ports.ts'
import type { Instant } from '../time/day.ts'

/** How long a function counts on without looking; open matters are counted anew later than that, see `recount.ts`. */
const lookAgainMs = 60_000

interface Known {
  settings: Settings
  records: number
  until: Instant
}

/**
 * What each partnership has agreed on, as last looked up, for a minute. What cannot be looked up is thrown.
 *
 * @param travels where the service's now can jump over the minute there is nothing to remember
 */
export const livingSettings = (
  { load }: Pick<MatterStore, 'load'>,
  { travels, realNow = Date.now }: { travels: boolean; realNow?: () => Instant },
): ((partnership: Partnership) => Promise<Settings>) => {
  const known = new Map<string, Known>()
  return async ({ id, settings: fromData }) => {
    const at = realNow()
    const before = known.get(id)
    if (before !== undefined && at < before.until) return before.settings
    const records = (await load({ partnership: id, subject: settingsSubject }))?.matter.records ?? []
    // the same settings are the same object: what was derived with them stays good
    const settings = before?.records === records.length ? before.settings : settingsOf(fromData, records)
    known.set(id, { settings, records: records.length, until: travels ? at : at + lookAgainMs })
    return settings
  }
}
