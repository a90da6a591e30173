import { settingsOfAnswers } from '../answers/settings-of.ts'
import { askedBy } from '../clocks/period-by-setting.ts'
import { waysOfCounting } from '../clocks/ways-of-counting.ts'
import { dutiesOf } from '../duties/duties.ts'
import { type DutySetting, settingsOfDuties } from '../duties/duty-settings.ts'
import { overdueRaises } from '../ladders/overdue-raising.ts'
import { settingsOfLadders } from '../ladders/settings-of.ts'
import { partnershipOf } from '../partnerships/partnerships.ts'
import { serviceDefault } from '../partnerships/sources.ts'
import { settingsOfDirectory } from '../people/settings-of.ts'
import type { SettingDefinition } from './definition.ts'
import { settingDefinitions } from './definitions.ts'
import { mailSettings } from './mail-settings.ts'

/**
 * Everything that a partnership may agree on: what its own documents leave open, the days of its own duties, and the time
 * that each rung of its ladders has to answer. What none of its rules asks, or its document answers for good, it cannot
 * agree on: it would change nothing.
 */
export const definitionsOf = (id: string): readonly SettingDefinition[] => {
  const partnership = partnershipOf(id)
  const asked = new Set([
    ...(partnership?.rules ?? []).flatMap(({ due }) => askedBy(due).map(({ setting }) => setting)),
    ...(partnership?.raising ?? []).map(({ setting }) => setting),
    ...(partnership?.overdueDispute === undefined ? [] : [overdueRaises]),
  ])
  return [
    ...settingDefinitions.filter(({ name }) => asked.has(name) || waysOfCounting.has(name)),
    ...settingsOfDuties(dutiesOf(id)).map(ofDuty),
    ...settingsOfLadders(partnership?.ladders ?? []),
    ...settingsOfAnswers,
    ...settingsOfDirectory,
    ...Object.values(mailSettings),
  ]
}

const ofDuty = ({ setting, words, value, unset }: DutySetting): SettingDefinition => ({
  name: setting,
  words,
  ...(value.kind === 'whole-number'
    ? { kind: 'whole-number', range: { from: value.from, to: value.to } }
    : { kind: value.kind === 'day' ? 'day' : 'yes-no' }),
  unset,
  source: serviceDefault('Its document gives no day'),
})
