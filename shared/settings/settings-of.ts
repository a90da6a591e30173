import type { DataOf } from '../../events/catalogue.ts'
import { type FactRecord, factsOf } from '../matters/facts.ts'
import type { Instant } from '../time/day.ts'
import type { AgreedSetting, Settings } from './setting.ts'

/** The reference under which a partnership's settings are agreed: one matter of its own. */
export const settingsSubject = 'settings'

/**
 * How long after it was accepted a setting begins to count: longer than any function goes on with what it has looked up,
 * so that all change over at one instant and no sender takes a new date for a false one.
 */
export const settingsCountAfterMs = 2 * 60_000

/**
 * What a partnership has agreed on: what its data say, and after it what was told since, corrections applied.
 *
 * @param at the moment at which it is asked; what was accepted too shortly before does not count yet
 */
export const settingsOf = (fromData: Settings, records: readonly FactRecord[], at: Instant): Settings => {
  const told = factsOf(records.filter(({ recordedAt }) => recordedAt + settingsCountAfterMs <= at)).get('settings.agreed') ?? []
  if (told.length === 0) return fromData
  return [...fromData, ...told.map(({ data }) => agreedOf(data as DataOf<'settings.agreed'>))]
}

const agreedOf = ({ setting, value, from, agreedBy, agreedOn, source }: DataOf<'settings.agreed'>): AgreedSetting => ({
  setting,
  value,
  from,
  agreedBy,
  agreedOn,
  source,
})
