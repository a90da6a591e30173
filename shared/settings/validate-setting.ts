import type { FieldError } from '../../events/parse-event.ts'
import { dayOf, isoDay } from '../time/day.ts'
import type { SettingDefinition, SettingKind } from './definition.ts'
import { settingDefinitions } from './definitions.ts'
import type { AgreedSetting } from './setting.ts'

/** No limit of any document is longer than this many of its units: more is a slip of the pen. */
const longest: Record<'working-days' | 'days' | 'months', number> = { 'working-days': 250, days: 366, months: 24 }

/**
 * What is wrong with something a partnership says it has agreed; nothing when it may be taken as it is. `null` for its
 * value unsets it.
 *
 * @param definitions what may be agreed on at all
 */
export const validateSetting = (
  agreed: AgreedSetting,
  definitions: readonly SettingDefinition[] = settingDefinitions,
): FieldError[] => {
  const definition = definitions.find(({ name }) => name === agreed.setting)
  const errors: FieldError[] = []
  if (definition === undefined) errors.push({ field: 'setting', expected: 'expected the name of a setting that is defined' })
  else if (agreed.value !== null) {
    const expected = expectedOf(definition, agreed.value)
    if (expected !== undefined) errors.push({ field: 'value', expected })
  }
  for (const field of ['from', 'agreedOn'] as const)
    if (!isDay(agreed[field])) errors.push({ field, expected: 'expected a date such as 2026-12-18' })
  for (const field of ['agreedBy', 'source'] as const)
    if (agreed[field].trim() === '')
      errors.push({ field, expected: 'expected to be told: a setting without it explains nothing' })
  return errors
}

/** What the value should have been; undefined when it is one. */
const expectedOf = (
  { kind, choices = {}, range }: SettingDefinition,
  value: NonNullable<AgreedSetting['value']>,
): string | undefined => {
  if (kind === 'yes-no') return typeof value === 'boolean' ? undefined : 'expected true or false'
  if (kind === 'choice') {
    const known = typeof value === 'string' && Object.hasOwn(choices, value)
    return known ? undefined : `expected one of ${Object.keys(choices).join(', ')}`
  }
  if (kind === 'day') return typeof value === 'string' && isDay(value) ? undefined : 'expected a date such as 2026-12-18'
  return expectedNumber(kind, value, range ?? { from: 1, to: kind === 'whole-number' ? Number.MAX_SAFE_INTEGER : longest[kind] })
}

const expectedNumber = (kind: SettingKind, value: unknown, { from, to }: { from: number; to: number }): string | undefined => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return undefined
  return `expected a whole number${kind === 'whole-number' ? '' : ` of ${kind.replace('-', ' ')}`} from ${from} to ${to}`
}

const isDay = (text: string): boolean => /^20\d\d-\d\d-\d\d$/.test(text) && isoDay(dayOf(text)) === text
