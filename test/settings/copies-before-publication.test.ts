import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { explain, whyNoClock } from '../../shared/clocks/explain.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import { definitionsOf } from '../../shared/settings/definitions-of.ts'
import type { AgreedSetting } from '../../shared/settings/setting.ts'
import { validateSetting } from '../../shared/settings/validate-setting.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anEvent, planned, recordOf } from '../builders/events.ts'
import { clockOf, clocksFrom, standing } from '../builders/standing.ts'
import { aStory } from '../builders/story.ts'

const agreedOn = (setting: string, value: AgreedSetting['value']): AgreedSetting => ({
  setting,
  value,
  from: '2026-12-01',
  agreedBy: 'safeguarding-executive',
  agreedOn: '2026-11-19',
  source: 'Minutes, item 3',
})

const having = (id: string, ...settings: AgreedSetting[]): Partnership => {
  const partnership = partnershipOf(id)
  if (partnership === undefined) throw new Error(`no partnership ${id}`)
  return { ...partnership, settings }
}
const ofsted = (value: boolean) => agreedOn('pre-publication-ofsted', value)

const plannedOn: ClocksEvent = planned('Fri 8 Jan 2027')
const copies = (partnership: Partnership) =>
  standing(partnership, [plannedOn], 'Wed 16 Dec 2026 12:00')
    .filter((line) => line.startsWith('pre-publication-'))
    .map((line) => line.replace('pre-publication-', '').replace(' · running', ''))

describe('pre-publication-ofsted: who gets a copy before publication on Friday 8 January', () => {
  // Thu 7 =1 · Wed 6 =2 · Tue 5 =3 · Mon 4 =4 · Thu 31 =5 · Wed 30 =6 · Tue 29 =7 whole days, so Thu 24
  const two = ['panel · Thu 24 Dec 2026', 'secretary-of-state · Thu 24 Dec 2026']
  const three = [...two, 'ofsted · Thu 24 Dec 2026']

  it.each<[string, string, AgreedSetting[], string[]]>([
    ['Bolton’s document names two', 'bolton', [], two],
    ['Bolton agreed on Ofsted, too', 'bolton', [ofsted(true)], three],
    ['Bolton agreed that its document is complete', 'bolton', [ofsted(false)], two],
    ['Stockport’s is silent', 'stockport', [], three],
    ['Stockport agreed on Ofsted', 'stockport', [ofsted(true)], three],
    ['Stockport agreed that Ofsted gets none', 'stockport', [ofsted(false)], two],
    ['Rochdale’s document names three', 'rochdale', [], three],
    ['and nothing can take from that', 'rochdale', [ofsted(false)], three],
  ])('%s', (_what, id, settings, expected) => {
    expect(copies(having(id, ...settings))).toEqual(expected)
  })

  it('is no question in Rochdale: what is told of it is refused', () => {
    const refused = (id: string) => validateSetting(ofsted(false), definitionsOf(id)).map(({ field }) => field)
    expect([refused('rochdale'), refused('bolton'), refused('stockport')]).toEqual([['setting'], [], []])
    const story = aStory('rochdale')
    const told = anEvent('settings.agreed', { ...ofsted(false), partnership: 'rochdale' }, { subject: 'settings' })
    expect(() => story.told(told, 'Wed 16 Dec 2026 12:00')).toThrow('setting-invalid')
  })
})

describe('what its date says of it', () => {
  const restsOn = (partnership: Partnership) => clockOf(partnership, 'pre-publication-ofsted', [plannedOn]).restsOn
  const clearDays = { setting: 'pre-publication-clear-days' }

  it('both questions that it rests on, each agreed or not', () => {
    expect(restsOn(having('stockport'))).toEqual([{ setting: 'pre-publication-ofsted' }, clearDays])
    const agreed = ofsted(true)
    expect(restsOn(having('bolton', agreed))).toEqual([{ setting: 'pre-publication-ofsted', agreed }, clearDays])
    expect(restsOn(having('rochdale'))).toEqual([clearDays])
  })

  it('in words', () => {
    const clock = clockOf(having('stockport'), 'pre-publication-ofsted', [plannedOn])
    expect(explain(clock, [recordOf(plannedOn)], englandAndWales()).settings).toEqual([
      'pre-publication-ofsted is not agreed, so the safe default holds: yes.',
      'pre-publication-clear-days is not agreed, so the safe default holds: 7 clear working days before.',
    ])
  })

  it('as many days as the other setting says', () => {
    // Tue 29 is the seventh day itself
    const partnership = having('bolton', ofsted(true), agreedOn('pre-publication-clear-days', false))
    expect(copies(partnership)).toContain('ofsted · Tue 29 Dec 2026')
  })

  it('and where it does not run, that it is turned off', () => {
    const bolton = having('bolton')
    const rule = bolton.rules.find(({ id }) => id === 'pre-publication-ofsted')
    expect(clocksFrom(bolton, [plannedOn]).map(({ id }) => id)).not.toContain('pre-publication-ofsted')
    expect(rule && whyNoClock(rule, [])).toContain('It is turned off: as agreed in pre-publication-ofsted; until then off.')
  })
})
