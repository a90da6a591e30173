import { serviceDefault } from '../partnerships/sources.ts'
import type { SettingDefinition } from '../settings/definition.ts'
import { endsSoonDays } from './ends-soon.ts'

/** What a partnership may agree on about its directory: each has one. */
export const settingsOfDirectory: readonly SettingDefinition[] = [
  {
    name: endsSoonDays.setting,
    words: 'How many days before a role or a cover ends is the business manager told of it, and asked who follows?',
    kind: 'whole-number',
    range: { from: 1, to: 90 },
    unset: 'Fourteen days, a default of this service.',
    source: serviceDefault('No document says how far ahead the end of a role is looked at'),
  },
]
