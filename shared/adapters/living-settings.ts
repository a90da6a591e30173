import type { FactRecord } from '../matters/facts.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { Settings } from '../settings/setting.ts'
import { settingsOf, settingsSubject } from '../settings/settings-of.ts'
import type { MatterStore } from '../shell/ports.ts'
import type { Instant } from '../time/day.ts'

/** How long a function counts on without looking; open matters are counted anew later than that, see `recount.ts`. */
const lookAgainMs = 60_000

interface Known {
  records: readonly FactRecord[]
  until: Instant
  /** What was derived last, and what from: the same settings are the same object, so what was derived with them stays good. */
  settings?: { of: string; are: Settings }
}

/**
 * What each partnership has agreed on, as last looked up, for a minute. What cannot be looked up is thrown.
 *
 * @param travels where the service's now can jump over the minute there is nothing to remember
 */
export const livingSettings = (
  { load }: Pick<MatterStore, 'load'>,
  { travels, realNow = Date.now }: { travels: boolean; realNow?: () => Instant },
): ((partnership: Partnership, at: Instant) => Promise<Settings>) => {
  const known = new Map<string, Known>()
  const lookUp = async (partnership: string): Promise<Known> => {
    const asked = realNow()
    const before = known.get(partnership)
    if (before !== undefined && asked < before.until) return before
    const records = (await load({ partnership, subject: settingsSubject }))?.matter.records ?? []
    const now = { ...before, records, until: travels ? asked : asked + lookAgainMs }
    known.set(partnership, now)
    return now
  }
  return async ({ id, settings: fromData }, at) => {
    const here = await lookUp(id)
    const are = settingsOf(fromData, here.records, at)
    const of = JSON.stringify(are)
    if (here.settings?.of !== of) here.settings = { of, are }
    return here.settings.are
  }
}
