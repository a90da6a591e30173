import { describe, expect, it } from 'vitest'
import { newMatter } from '../../shared/matters/matter.ts'
import { wake } from '../../shared/matters/wake.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { at, day, iso } from '../builders/london-time.ts'
import { aStory, contextOf, written } from '../builders/story.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const told = () => {
  const story = aStory()
  story.told(known, 'Fri 18 Dec 2026 16:45')
  return story
}
const matterOf = (story: ReturnType<typeof aStory>) => story.matter() ?? newMatter({ partnership: 'bolton', subject: 'x' })
const director = 'director-of-childrens-services'

describe('waking a matter', () => {
  it('rings what is due at that moment and asks to be woken for the next', () => {
    const story = told()
    expect(story.wokenAt('Tue 22 Dec 2026 08:30')).toEqual([
      `Tue 22 Dec 2026 08:30 panel-notification half-way → ${director}`,
      `Tue 22 Dec 2026 08:30 partnership-notification half-way → ${director}`,
    ])
    expect(story.next()).toBe('Wed 23 Dec 2026 08:30')
  })

  it('after an outage rings all that was missed, in order, each under its own moment', () => {
    const story = told()
    const said = story.wokenAt('Wed 30 Dec 2026 14:00')
    expect(said.filter((line) => line.includes(' panel-notification '))).toEqual([
      `Tue 22 Dec 2026 08:30 panel-notification half-way → ${director}`,
      `Wed 23 Dec 2026 08:30 panel-notification two-days-before → ${director}`,
      `Tue 29 Dec 2026 08:30 panel-notification last-day → ${director}`,
      `Wed 30 Dec 2026 08:30 panel-notification overdue 1 → ${director}`,
      'Wed 30 Dec 2026 08:30 panel-notification overdue 1 → business-manager',
    ])
    expect(story.entries.filter(({ kind }) => kind === 'alarm')).toContainEqual({
      kind: 'alarm',
      clock: 'panel-notification',
      alarm: 'last-day',
      n: 0,
      due: '2026-12-29',
      at: at('Tue 29 Dec 2026 08:30'),
      rungAt: at('Wed 30 Dec 2026 14:00'),
    })
  })

  it('a second before its moment says nothing, and keeps the same appointment', () => {
    const story = told()
    expect(story.wokenAt('Tue 22 Dec 2026 08:29:59')).toEqual([])
    expect(story.next()).toBe('Tue 22 Dec 2026 08:30')
  })

  it('before what has been rung, by a clock that runs behind, says nothing either', () => {
    const story = told()
    story.wokenAt('Tue 22 Dec 2026 08:30')
    expect(story.wokenAt('Mon 21 Dec 2026 09:00')).toEqual([])
  })

  it('with nothing left to say asks for nothing', () => {
    const story = aStory()
    story.told(done('report.published', 'Thu 1 Jul 2027'), 'Thu 1 Jul 2027 12:00')
    story.wokenUpTo('Sun 2 Jul 2028 12:00')
    expect(story.next()).toBeUndefined()
    expect(story.notices.map(({ kind }) => kind)).toEqual(['opened', 'half-way', 'two-days-before', 'last-day'])
  })

  it('what nobody was told of yet is told, as after a new rule was deployed', () => {
    const partnership = { ...bolton, rules: bolton.rules.filter(({ id }) => id !== 'partnership-notification') }
    const before = aStory(partnership)
    before.told(known, 'Fri 18 Dec 2026 16:45')
    const decision = wake(matterOf(before), at('Mon 21 Dec 2026 10:00'), {
      partnership: bolton,
      calendar: contextOf(bolton).calendar,
    })
    expect(written(decision.notices)).toEqual([`Mon 21 Dec 2026 10:00 partnership-notification opened → ${director}`])
  })

  it('what no rule knows any more is closed, and nobody is written to about it', () => {
    const partnership = { ...bolton, rules: bolton.rules.filter(({ id }) => id === 'panel-notification') }
    const decision = wake(matterOf(told()), at('Mon 21 Dec 2026 10:00'), { partnership, calendar: contextOf(bolton).calendar })
    expect(decision.notices).toEqual([])
    expect(decision.entries).toMatchObject([
      { clock: 'partnership-notification', change: 'cancelled' },
      { clock: 'rapid-review-internal-target', change: 'cancelled' },
    ])
  })
})

describe('a bank holiday proclaimed late', () => {
  const proclaimed = englandAndWales([{ day: day('Tue 29 Dec 2026') }])

  it('moves the running clocks at the next look, and says so', () => {
    const decision = wake(matterOf(told()), at('Mon 21 Dec 2026 10:00'), { partnership: bolton, calendar: proclaimed })
    expect(written(decision.notices)).toEqual([
      `Mon 21 Dec 2026 10:00 panel-notification moved → ${director}`,
      `Mon 21 Dec 2026 10:00 partnership-notification moved → ${director}`,
      'Mon 21 Dec 2026 10:00 rapid-review-internal-target moved → practice-review-group',
    ])
    // Mon 21 =1 · Tue 22 =2 · Wed 23 =3 · Thu 24 =4 · Wed 30 =5
    expect(decision.notices[0]).toMatchObject({ due: '2026-12-30', movedFrom: '2026-12-29' })
  })

  it('after a clock’s last day leaves that clock alone', () => {
    const thursday = englandAndWales([{ day: day('Thu 31 Dec 2026') }])
    const decision = wake(matterOf(told()), at('Mon 21 Dec 2026 10:00'), { partnership: bolton, calendar: thursday })
    // … Tue 29 =5 · Wed 30 =6 · Mon 4 =7 · … · Wed 13 =14 · Thu 14 =15
    expect(written(decision.notices)).toEqual([
      'Mon 21 Dec 2026 10:00 rapid-review-internal-target moved → practice-review-group',
    ])
    expect(decision.notices[0]).toMatchObject({ due: '2027-01-14', movedFrom: '2027-01-13' })
  })
})

describe('a nudge whose beginning is corrected', () => {
  it('is counted anew, without a mail that says so', () => {
    const story = aStory()
    const death = anIncident('Fri 18 Dec 2026 12:40', { childDied: true, lookedAfter: true, abuseKnownOrSuspected: false })
    story.told(death, 'Fri 18 Dec 2026 13:00')
    story.wokenUpTo('Tue 22 Dec 2026 09:00') // nudge 1, two working days after Friday
    const data = { ...death.data, awareAt: iso('Mon 21 Dec 2026 09:00') }
    expect(story.told(anEvent('fact.corrected', { corrects: death.id, data }, { id: 'c' }), 'Tue 22 Dec 2026 10:00')).toEqual([])
    // from Monday: Tue 22 =1 · Wed 23 =2 · Thu 24 =3 · Tue 29 =4 · Wed 30 =5
    expect(story.wokenUpTo('Thu 31 Dec 2026 00:00')).toEqual([
      `Wed 23 Dec 2026 08:30 looked-after-death-notification nudge 1 → ${director}`,
      `Wed 30 Dec 2026 08:30 looked-after-death-notification nudge 2 → ${director}`,
      'Wed 30 Dec 2026 08:30 looked-after-death-notification nudge 2 → business-manager',
    ])
  })

  it('by so little that a reminder comes round at the moment at which it rang: it is not told twice', () => {
    const story = aStory()
    const death = anIncident('Fri 18 Dec 2026 12:40', { childDied: true, lookedAfter: true, abuseKnownOrSuspected: false })
    story.told(death, 'Fri 18 Dec 2026 13:00')
    // from Friday as from Saturday: Mon 21 =1 · Tue 22 =2
    expect(story.wokenUpTo('Tue 22 Dec 2026 09:00')).toHaveLength(1)
    const data = { ...death.data, awareAt: iso('Sat 19 Dec 2026 09:00') }
    story.told(anEvent('fact.corrected', { corrects: death.id, data }, { id: 'c' }), 'Tue 22 Dec 2026 10:00')
    expect(story.entries.at(-1)).toMatchObject({ change: 'moved', from: '2026-12-19' })
    // Wed 23 =3 · Thu 24 =4 · Tue 29 =5
    expect(story.next()).toBe('Tue 29 Dec 2026 08:30')
  })
})
