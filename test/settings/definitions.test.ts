import { describe, expect, it } from 'vitest'
import { settingsAgreed } from '../../events/settings.ts'
import { settingsOfAnswers } from '../../shared/answers/settings-of.ts'
import { askedBy, type PeriodBySetting } from '../../shared/clocks/period-by-setting.ts'
import { waysOfCounting } from '../../shared/clocks/ways-of-counting.ts'
import { overdueRaises } from '../../shared/ladders/overdue-raising.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { settingsOfDirectory } from '../../shared/people/settings-of.ts'
import type { SettingDefinition } from '../../shared/settings/definition.ts'
import { settingDefinitions } from '../../shared/settings/definitions.ts'
import { definitionsOf } from '../../shared/settings/definitions-of.ts'
import { mailSettings } from '../../shared/settings/mail-settings.ts'
import { validateSetting } from '../../shared/settings/validate-setting.ts'

const all = [...settingDefinitions, ...settingsOfAnswers, ...settingsOfDirectory, ...Object.values(mailSettings)]
const named = all.map((each: SettingDefinition) => [each.name, each] as const)

describe('the settings', () => {
  it('have names of their own', () => {
    expect(new Set(named.map(([name]) => name)).size).toBe(named.length)
  })

  it.each(named)('%s asks a question, says what holds while unset, and which document leaves it open', (_name, definition) => {
    expect(definition.words).toMatch(/^[A-Z].*\?$/)
    expect(definition.unset).toMatch(/^[A-Z].*\.$/)
    expect(definition.source.document.length).toBeGreaterThan(5)
    expect(definition.source.paragraph.length).toBeGreaterThan(3)
    // a choice has at least two words, and nothing else has any
    expect(Object.keys(definition.choices ?? {}).length >= 2).toBe(definition.kind === 'choice')
  })

  it.each(named)('%s can be told in an event with any of its values', (name, { kind, choices, range = { from: 1, to: 24 } }) => {
    const values = kind === 'choice' ? Object.keys(choices ?? {}) : kind === 'yes-no' ? [true, false] : [range.from, range.to]
    for (const value of [...values, null]) {
      const agreed = {
        setting: name,
        value,
        from: '2027-04-01',
        agreedBy: 'executive-group',
        agreedOn: '2027-03-18',
        source: 'Minutes of 18 March 2027, item 4',
      }
      expect([value, validateSetting(agreed, all)]).toEqual([value, []])
      expect(settingsAgreed.safeParse({ partnership: 'bolton', ...agreed }).success).toBe(true)
    }
  })
})

it('change something: a rule or a dispute rests on each of a case, or every count of working days does', () => {
  const used = partnerships.flatMap(({ rules, raising = [], overdueDispute }) => [
    ...rules.flatMap(({ due }) => askedBy(due).map(({ setting }) => setting)),
    ...raising.map(({ setting }) => setting),
    ...(overdueDispute === undefined ? [] : [overdueRaises]),
  ])
  expect(settingDefinitions.map(({ name }) => name).filter((name) => !used.includes(name))).toEqual([...waysOfCounting.keys()])
})

/** What of a rule's period its setting's definition does not allow. */
const misfitsOf = ({ setting, choices, period }: PeriodBySetting, partnership: string): string[] => {
  const definition = definitionsOf(partnership).find(({ name }) => name === setting)
  if (definition === undefined) return [`${setting} is not defined`]
  const words = definition.kind === 'yes-no' ? ['true', 'false'] : Object.keys(definition.choices ?? {})
  const misfits = Object.keys(choices ?? {}).filter((word) => !words.includes(word))
  if (choices !== undefined) misfits.push(...words.filter((word) => !Object.hasOwn(choices, word)))
  const countsUnits = definition.kind !== 'whole-number' && definition.kind !== 'day'
  if (countsUnits && period !== undefined && `${period(3).unit}s` !== definition.kind) misfits.push(definition.kind)
  return misfits
}

describe.each(partnerships.map((each) => [each.id, each] as const))('%s', (partnership, { rules, settings }) => {
  it('rests its periods on settings that are defined, each of a fitting kind', () => {
    for (const { id, due } of rules)
      for (const asked of askedBy(due)) expect([id, misfitsOf(asked, partnership)]).toEqual([id, []])
  })

  it('has agreed on nothing that is not valid', () => {
    for (const agreed of settings)
      expect([agreed.setting, validateSetting(agreed, definitionsOf(partnership))]).toEqual([agreed.setting, []])
  })

  it('may agree on the days and numbers of its duties', () => {
    const ofDuties = definitionsOf(partnership).filter(({ kind }) => kind === 'day' || kind === 'whole-number')
    expect(ofDuties.length).toBeGreaterThan(1)
    const agreed = { from: '2027-04-01', agreedBy: 'executive-group', agreedOn: '2027-03-18', source: 'Minutes, item 4' }
    for (const { name, kind, range } of ofDuties) {
      const [good, bad] = kind === 'day' ? ['2027-09-30', 'autumn'] : [range?.from ?? 1, (range?.to ?? 0) + 0.5]
      expect(validateSetting({ ...agreed, setting: name, value: good }, definitionsOf(partnership))).toEqual([])
      expect(validateSetting({ ...agreed, setting: name, value: bad }, definitionsOf(partnership))).toHaveLength(1)
    }
  })
})
