import { dutiesOf } from '../duties/duties.ts'
import { type DutySetting, settingsOfDuties } from '../duties/duty-settings.ts'
import { settingsOfLadders } from '../ladders/settings-of.ts'
import { partnershipOf } from '../partnerships/partnerships.ts'
import { serviceDefault } from '../partnerships/sources.ts'
import type { SettingDefinition } from './definition.ts'
import { settingDefinitions } from './definitions.ts'

/** Everything that a partnership may agree on: what the documents leave open, the days of its own duties, and the time that each rung of its ladders has to answer. */
export const definitionsOf = (partnership: string): readonly SettingDefinition[] => [
  ...settingDefinitions,
  ...settingsOfDuties(dutiesOf(partnership)).map(ofDuty),
  ...settingsOfLadders(partnershipOf(partnership)?.ladders ?? []),
]

const ofDuty = ({ setting, words, value, unset }: DutySetting): SettingDefinition => ({
  name: setting,
  words,
  ...(value.kind === 'whole-number'
    ? { kind: 'whole-number', range: { from: value.from, to: value.to } }
    : { kind: value.kind === 'day' ? 'day' : 'yes-no' }),
  unset,
  source: serviceDefault('Its document gives no day'),
})
