import { describe, expect, it } from 'vitest'
import { dutiesOf } from '../../shared/duties/duties.ts'
import { settingsOfDuties } from '../../shared/duties/duty-settings.ts'
import { settingsBehind } from '../../shared/duties/events-of.ts'
import { dutiesThatAreNoClocks } from '../../shared/duties/not-clocks.ts'
import { occurrencesOf } from '../../shared/duties/occurrences-of.ts'
import { rulesOf } from '../../shared/duties/rules-of.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { day } from '../builders/london-time.ts'

const ids = partnerships.map(({ id }) => id)
const all = ids.flatMap((id) => dutiesOf(id))
const numbered = Array.from({ length: 44 }, (_, n) => `GV-${n + 1}`)

describe('the yearly and standing statements of the documents, GV-1 to GV-44', () => {
  it('are each a duty or no clock with a reason, and none of them both', () => {
    const duties = new Set(all.flatMap(({ covers }) => covers))
    const none = dutiesThatAreNoClocks.filter(({ part }) => part === undefined).map(({ id }) => id)
    expect(numbered.filter((id) => !duties.has(id) && !none.includes(id))).toEqual([])
    expect(none.filter((id) => duties.has(id))).toEqual([])
    expect([...duties, ...none].filter((id) => !numbered.includes(id))).toEqual([])
  })

  it('that are no clock in part are a duty in the rest', () => {
    const duties = new Set(all.flatMap(({ covers }) => covers))
    const parts = dutiesThatAreNoClocks.filter(({ part }) => part !== undefined)
    expect(parts.map(({ id }) => id)).toEqual(['GV-9', 'GV-28', 'GV-30'])
    for (const { id } of parts) expect(duties.has(id), id).toBe(true)
    for (const { reason } of dutiesThatAreNoClocks) expect(reason.length).toBeGreaterThan(20)
  })
})

/** How often, in words short enough for a table. */
const often = (duty: (typeof all)[number]): string => {
  const { recurs, validFrom, validTo, turnedOnBy } = duty
  const when = {
    month: () => 'month' in recurs && `in month ${recurs.month}`,
    parts: () => 'of' in recurs && `${recurs.of} a year`,
    cycle: () => 'months' in recurs && `every ${recurs.months} months`,
    agreed: () => 'date' in recurs && `on ${settingsBehind(recurs).join(', ')}`,
    rolling: () => 'months' in recurs && `within ${recurs.months} months`,
  }[recurs.kind]()
  const span = [validFrom && `from ${validFrom}`, validTo && `to ${validTo}`, turnedOnBy && `if ${turnedOnBy}`]
  return [`${duty.id} · ${when}`, ...span.filter(Boolean)].join(' ')
}

describe('the duties of each partnership', () => {
  it('Bolton’s', () => {
    expect(dutiesOf('bolton').map(often)).toEqual([
      'annual-report · on annual-report-date',
      'independent-scrutiny · in month 10 from 2020-10-01',
      'quality-assurance-cycle · on quality-assurance-cycle-date',
      'thematic-audit · 2 a year',
      'complaints-themes · 1 a year',
      'section-11 · on section-11-date, section-11-months',
      'partnership-meeting · every 2 months from 2019-07-01 to 2020-03-31',
      'implementation-meeting · every 2 months from 2019-07-01 to 2020-03-31',
      'communication-meeting · 4 a year',
      'quality-practice-meeting · 4 a year',
      'thematic-learning-meeting · 2 a year',
      'workforce-meeting · 4 a year',
      'education-collaborative · 3 a year',
      'health-collaborative · 4 a year',
      'practitioner-collaborative · 2 a year',
      'priority-areas · 1 a year',
      'meeting-with-children · 2 a year',
      'network-bites · 12 a year if network-bites-watched',
      'education-newsletter · 3 a year if education-newsletter-watched',
    ])
  })

  it('Stockport’s', () => {
    expect(dutiesOf('stockport').map(often)).toEqual([
      'annual-report · on annual-report-date',
      'section-11 · on section-11-date, section-11-months',
      'section-175 · on section-175-date, section-175-months',
      'executive-meeting · 4 a year',
      'development-day · on development-day-date',
      'mid-year-review · on mid-year-review-date',
      'practice-improvement-report · 4 a year',
      'practice-improvement-plan · on work-plans-date',
      'quality-assurance-report · 4 a year',
      'quality-assurance-plan · on work-plans-date',
      'front-line-visits · 1 a year',
      'practice-week · 1 a year',
      'learning-hub · 2 a year',
      'standards-board-data · 4 a year',
      'safeguarding-lead-meeting · 4 a year',
      'providers-forum · 4 a year',
      'complex-strategy · every 36 months from 2018-01-01 to 2020-12-31',
      'early-help-programme · 1 a year',
      'audit-plan · 1 a year',
    ])
  })

  it('Rochdale’s', () => {
    expect(dutiesOf('rochdale').map(often)).toEqual([
      'annual-report · within 12 months',
      'budget · in month 12',
      'section-11 · on section-11-date, section-11-months',
      'training-impact-report · 1 a year',
      'subgroup-reports · 4 a year',
      'strategic-objectives · 1 a year',
      'communication-plan · 1 a year',
    ])
  })

  it('none of a partnership that is not watched', () => expect(dutiesOf('wigan')).toEqual([]))

  it.each(ids)('%s: every rule has its source, its owner among the roles, and says when the reading is ours', (id) => {
    const partnership = partnerships.find((each) => each.id === id)
    const rules = rulesOf(dutiesOf(id))
    expect(partnership?.rules).toEqual(expect.arrayContaining(rules.map(({ id: rule }) => expect.objectContaining({ id: rule }))))
    const roles = new Set(partnership?.roles.map((role) => role.id))
    for (const { id: rule, owner, tier, due, unconfirmed } of rules) {
      expect(roles, rule).toContain(owner)
      expect(tier, rule).not.toBe('statutory')
      if (due !== null && 'setting' in due) expect(unconfirmed, rule).toBeDefined()
    }
  })

  it.each(ids)('%s: what expired starts nothing now nor ever again', (id) => {
    const expired = dutiesOf(id).filter(({ validTo }) => validTo !== undefined)
    expect(occurrencesOf(expired, [], day('Tue 24 Nov 2026'), day('Thu 31 Dec 2099'))).toEqual([])
  })

  it.each(ids)('%s: the subject of every matter is short enough for an event', (id) => {
    for (const { subject } of occurrencesOf(dutiesOf(id), [], day('Sun 1 Jan 2017'), day('Fri 31 Dec 2027')))
      expect(subject).toMatch(/^[A-Za-z0-9-]{3,40}$/)
  })
})

describe('the settings that duties rest on', () => {
  it.each(ids)('%s: each is described once', (id) => {
    const names = settingsOfDuties(dutiesOf(id)).map(({ setting }) => setting)
    expect(new Set(names).size).toBe(names.length)
    for (const { recurs } of dutiesOf(id)) for (const setting of settingsBehind(recurs)) expect(names).toContain(setting)
  })

  it('Rochdale’s', () => {
    expect(
      settingsOfDuties(dutiesOf('rochdale')).map(({ setting, value, unset }) => `${setting} · ${value.kind} · ${unset}`),
    ).toEqual([
      'year-begins-in · whole-number · January',
      'duties-open-ahead-months · whole-number · 3 months, a default of this service',
      'report-copies-working-days · whole-number · what the document says, in the safer reading',
      'section-11-date · day · no date: the business manager is asked once a month',
      'section-11-months · whole-number · no date: the business manager is asked once a month',
    ])
  })

  it('Bolton turns on what its report only describes', () => {
    expect(settingsOfDuties(dutiesOf('bolton')).filter(({ value }) => value.kind === 'yes-or-no')).toMatchObject([
      { setting: 'network-bites-watched', unset: 'not watched' },
      { setting: 'education-newsletter-watched', unset: 'not watched' },
    ])
  })
})
