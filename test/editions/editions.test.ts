import { describe, expect, it } from 'vitest'
import { workingDays } from '../../shared/clocks/period.ts'
import { editionOn, editions, rulesIn } from '../../shared/editions/editions.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { anIncident } from '../builders/events.ts'
import { day } from '../builders/london-time.ts'
import { aStory, contextOf } from '../builders/story.ts'

const editionsOf = (aware: string) => {
  const story = aStory('bolton')
  story.told(anIncident(aware), `${aware.slice(0, -5)}18:00`)
  const matter = story.matter()
  if (matter === undefined) throw new Error('no matter')
  return [...new Set(clocksOfMatter(matter, contextOf(bolton)).map(({ edition }) => edition?.name))]
}

describe('the editions of the national guidance', () => {
  it.each([
    ['Thu 1 Feb 2018', 'Working Together 2018'],
    ['Wed 4 Jul 2018', 'Working Together 2018'],
    ['Thu 14 Dec 2023', 'Working Together 2018'],
    ['Fri 15 Dec 2023', 'Working Together 2023'],
    ['Fri 18 Dec 2026', 'Working Together 2023'],
  ])('on %s: %s', (on, name) => expect(editionOn(day(on)).name).toBe(name))

  it('stand in the order of their days, and none is called by a year whose numbers nobody has checked', () => {
    const days = editions.map(({ from }) => from)
    expect(days).toEqual([...days].sort())
    expect(editions.map(({ name }) => name).join()).not.toContain('2026')
  })

  it('are kept by a matter that began under them', () => {
    expect(editionsOf('Thu 14 Dec 2023 12:00')).toEqual(['Working Together 2018'])
    expect(editionsOf('Fri 15 Dec 2023 12:00')).toEqual(['Working Together 2023'])
  })

  it('change the rules they name and no others', () => {
    const [first] = editions
    expect(rulesIn(first, bolton.rules)).toBe(bolton.rules)
    const next = { name: 'Next', from: '2030-01-01', changes: { 'panel-notification': { due: workingDays(3).after() } } }
    const last = { name: 'Last', from: '2031-01-01', changes: { 'rapid-review': null } }
    const after = rulesIn(last, bolton.rules, [first, next, last])
    expect(after.map(({ id }) => id)).toEqual(bolton.rules.map(({ id }) => id).filter((id) => id !== 'rapid-review'))
    expect(after.find(({ id }) => id === 'panel-notification')?.due).toEqual(workingDays(3).after())
    expect(rulesIn(next, bolton.rules, [first, next, last])).toHaveLength(bolton.rules.length)
  })
})
