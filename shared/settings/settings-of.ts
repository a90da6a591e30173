import type { DataOf } from '../../events/catalogue.ts'
import { type FactRecord, factsOf } from '../matters/facts.ts'
import type { AgreedSetting, Settings } from './setting.ts'

/** The reference under which a partnership's settings are agreed: one matter of its own. */
export const settingsSubject = 'settings'

/** What a partnership has agreed on: what its data say, and after it what was told since, corrections applied. */
export const settingsOf = (fromData: Settings, records: readonly FactRecord[]): Settings => {
  const told = factsOf(records).get('settings.agreed') ?? []
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
