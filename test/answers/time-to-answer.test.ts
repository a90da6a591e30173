import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matterOf } from '../../shared/matters/matter.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import { definePartnership } from '../../shared/partnerships/partnership.ts'
import type { Settings } from '../../shared/settings/setting.ts'
import { dayOf, isoDay } from '../../shared/time/day.ts'
import { londonDay } from '../../shared/time/london.ts'
import { answered } from '../builders/answers.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

// How many working days those who were told of an overdue date have to say that they saw it, before the next step up hears.

const director = 'director-of-childrens-services'
const known = anIncident('Fri 18 Dec 2026 16:30')
const steps = [
  ['business-manager'],
  ['delegated-health', 'delegated-council', 'delegated-police'],
  ['lead-health', 'lead-council', 'lead-police'],
]

const agreed = (value: number | null, from = '2020-01-01'): Settings[number] => ({
  ...{
    setting: 'overdue-seen-working-days',
    value,
    from,
    agreedBy: 'executive-group',
    agreedOn: from,
    source: 'Minutes, item 1',
  },
})

/** The notification of the Panel, due on Tue 29 Dec, in a partnership that agreed on something. */
const overdueBy = (settings: Settings, until?: string) => {
  const story = aStory(bolton, undefined, { settings: [...bolton.settings, ...settings] })
  story.told(known, 'Fri 18 Dec 2026 16:45')
  if (until !== undefined) story.wokenUpTo(until)
  return story
}

/** Its overdue mornings, each with the step that hears beside the owner. */
const climbOf = (story: ReturnType<typeof aStory>) => {
  const mornings = new Map<string, string[]>()
  for (const { clock, kind, role, at: moment } of story.notices)
    if (clock === 'panel-notification' && kind === 'overdue') {
      const day = isoDay(londonDay(moment))
      mornings.set(day, [...(mornings.get(day) ?? []), role])
    }
  return [...mornings].map(([day, [owner, ...above]]) => {
    expect(owner).toBe(director)
    return `${day} → ${steps.findIndex((roles) => roles.join() === above.join()) + 1}`
  })
}

describe('with a time agreed to answer an overdue notice', () => {
  // overdue from Wed 30 Dec on; its mornings: Wed 30 · Thu 31 · Mon 4 Jan · Tue 5 · Wed 6, then Wed 13 and Wed 20
  it.each([
    [
      'none: each notice is a step up',
      [],
      ['12-30 → 1', '12-31 → 2', '01-04 → 3', '01-05 → 3', '01-06 → 3', '01-13 → 3', '01-20 → 3'],
    ],
    [
      'one working day: the same',
      [agreed(1)],
      ['12-30 → 1', '12-31 → 2', '01-04 → 3', '01-05 → 3', '01-06 → 3', '01-13 → 3', '01-20 → 3'],
    ],
    // Wed 30 =0 · Thu 31 =1 · Mon 4 =2; Mon 4 =0 · Tue 5 =1 · Wed 6 =2
    [
      'two: reminders go on and each second is a step up',
      [agreed(2)],
      ['12-30 → 1', '12-31 → 1', '01-04 → 2', '01-05 → 2', '01-06 → 3', '01-13 → 3', '01-20 → 3'],
    ],
    // Thu 31 =1 · Mon 4 =2 · Tue 5 =3; Wed 6 =1 · Thu 7 =2 · Fri 8 =3, on which no reminder would ring
    [
      'three: the last step hears on its own morning',
      [agreed(3)],
      ['12-30 → 1', '12-31 → 1', '01-04 → 1', '01-05 → 2', '01-06 → 2', '01-08 → 3', '01-13 → 3', '01-20 → 3'],
    ],
    // Thu 31 =1 · Mon 4 =2 · Tue 5 =3 · Wed 6 =4 · Thu 7 =5; Fri 8 =1 · Mon 11 =2 · Tue 12 =3 · Wed 13 =4 · Thu 14 =5
    [
      'five: so do both',
      [agreed(5)],
      ['12-30 → 1', '12-31 → 1', '01-04 → 1', '01-05 → 1', '01-06 → 1', '01-07 → 2', '01-13 → 2', '01-14 → 3', '01-20 → 3'],
    ],
  ])('%s', (_what, settings, mornings) => {
    const story = overdueBy(settings, 'Thu 21 Jan 2027 12:00')
    expect(climbOf(story).map((line) => line.slice(5))).toEqual(mornings)
  })

  it('and none agreed the timeline says nothing of steps', () => {
    const story = overdueBy([], 'Thu 21 Jan 2027 12:00')
    expect(story.entries.some((entry) => 'step' in entry)).toBe(false)
  })

  it('an answer puts the next step off for as long as it stands, and no longer', () => {
    const story = overdueBy([agreed(2)], 'Wed 30 Dec 2026 09:00')
    story.told(answered('Wed 30 Dec 2026 10:00', 'mine'), 'Wed 30 Dec 2026 10:00')
    story.wokenUpTo('Wed 6 Jan 2027 12:00')
    // kept away on Thu 31 and on Mon 4; by Tue 5 the two working days are over
    expect(climbOf(story)).toEqual(['2026-12-30 → 1', '2027-01-05 → 2', '2027-01-06 → 2'])
  })

  it('an answer keeps the morning of a step away too on which no reminder would ring', () => {
    const story = overdueBy([agreed(3)], 'Thu 7 Jan 2027 09:00')
    story.told(answered('Thu 7 Jan 2027 10:00', 'seen'), 'Thu 7 Jan 2027 10:00')
    // Fri 8 is kept away: so Mon 11
    story.wokenUpTo('Tue 12 Jan 2027 12:00')
    expect(climbOf(story).at(-1)).toBe('2027-01-11 → 3')
  })

  it('a change is told to those who were told, and not to the step whose time has not come', () => {
    const notMet = done('incident.criteria-not-met', 'Thu 31 Dec 2026 13:00')
    const toldOf = (settings: Settings) =>
      overdueBy(settings, 'Thu 31 Dec 2026 12:00')
        .told(notMet, 'Thu 31 Dec 2026 13:30')
        .flatMap((line) => (line.includes(' panel-notification ') ? [line.split(' → ')[1]] : []))
    expect(toldOf([agreed(2)])).toEqual([director, 'business-manager'])
    expect(toldOf([])).toEqual([director, 'business-manager', ...(steps[1] ?? [])])
  })

  it('a date that moves begins at the bottom again, with as long', () => {
    const story = overdueBy([agreed(2)], 'Mon 4 Jan 2027 12:00')
    const data = { ...known.data, awareAt: iso('Mon 21 Dec 2026 09:00') }
    story.told(correction(known, data), 'Mon 4 Jan 2027 13:00')
    const before = climbOf(story).length
    story.wokenUpTo('Fri 8 Jan 2027 12:00')
    // due on Wed 30 now. Tue 5 =0 · Wed 6 =1 · Thu 7 =2, which is its fifth and last daily morning
    expect(climbOf(story).slice(before)).toEqual(['2027-01-05 → 1', '2027-01-06 → 1', '2027-01-07 → 2'])
  })

  it('escalate now still goes one step above all who were told', () => {
    const story = overdueBy([agreed(3)], 'Thu 31 Dec 2026 09:00')
    const said = story.told(answered('Thu 31 Dec 2026 10:00', 'escalate'), 'Thu 31 Dec 2026 10:00')
    expect(said.map((line) => line.split(' → ')[1])).toEqual(steps[1])
  })

  it('a limit of our own stays with the business manager, and has no mornings of its own', () => {
    const story = overdueBy([agreed(3)], 'Fri 5 Feb 2027 12:00')
    const roles = story.notices.filter(({ clock, kind }) => clock === 'rapid-review-internal-target' && kind === 'overdue')
    expect(new Set(roles.map(({ role }) => role))).toEqual(new Set(['practice-review-group', 'business-manager']))
    const plain = overdueBy([], 'Fri 5 Feb 2027 12:00')
    expect(roles).toEqual(
      plain.notices.filter(({ clock, kind }) => clock === 'rapid-review-internal-target' && kind === 'overdue'),
    )
  })

  it('an allegation’s dates climb to the director, and to nobody else, as they do without', () => {
    const made = anEvent(
      'allegation.made',
      { knownAt: iso('Thu 24 Dec 2026 21:40'), criteria: ['possible-offence'] },
      { subject: 'AL-1' },
    )
    const story = aStory(bolton, undefined, { settings: [agreed(3)] })
    story.told(made, 'Fri 25 Dec 2026 02:10')
    story.wokenUpTo('Fri 5 Feb 2027 12:00')
    const overdue = story.notices.filter(({ clock, kind }) => clock === 'allegation-referral' && kind === 'overdue')
    expect(new Set(overdue.map(({ role }) => role))).toEqual(new Set(['lado', director]))
  })

  it('a date that stays overdue raises its dispute once, when the last step is first told', () => {
    const raises = { ...agreed(1), setting: 'overdue-raises-dispute', value: true }
    const story = aStory(definePartnership({ ...bolton, settings: [...bolton.settings, agreed(2), raises] }))
    story.told(known, 'Fri 18 Dec 2026 16:45')
    story.wokenUpTo('Thu 21 Jan 2027 12:00')
    const raised = story.raises.filter(({ cause }) => cause.startsWith('panel-notification '))
    expect(raised.map(({ at: when }) => when)).toEqual([iso('Wed 6 Jan 2027 08:30')])
  })
})

describe('a time to answer that is agreed while a clock is overdue', () => {
  it('counts from the last step that was told: none is taken back and none skipped', () => {
    // each notice a step up on Wed 30 and Thu 31; three working days from Mon 4 on
    const slower = overdueBy([agreed(3, '2027-01-04')], 'Thu 14 Jan 2027 12:00')
    // Thu 31 =0 · Mon 4 =1 · Tue 5 =2 · Wed 6 =3
    expect(climbOf(slower)).toEqual([
      '2026-12-30 → 1',
      '2026-12-31 → 2',
      '2027-01-04 → 2',
      '2027-01-05 → 2',
      '2027-01-06 → 3',
      '2027-01-13 → 3',
    ])
    const faster = overdueBy([agreed(5), agreed(1, '2027-01-05')], 'Thu 14 Jan 2027 12:00')
    expect(climbOf(faster)).toEqual([
      '2026-12-30 → 1',
      '2026-12-31 → 1',
      '2027-01-04 → 1',
      '2027-01-05 → 2',
      '2027-01-06 → 3',
      '2027-01-13 → 3',
    ])
    const withdrawn = overdueBy([agreed(5), agreed(null, '2027-01-05')], 'Thu 14 Jan 2027 12:00')
    expect(climbOf(withdrawn)).toEqual(climbOf(faster))
  })

  const day = fc.integer({ min: 0, max: 40 }).map((n) => isoDay(dayOf('2026-12-28') + n))
  const settings = fc.array(fc.tuple(fc.option(fc.integer({ min: 1, max: 5 })), day), { maxLength: 5 })
  const answers = fc.array(
    fc.tuple(
      fc.constantFrom('seen', 'mine', 'escalate'),
      fc.integer({ min: 0, max: 30 }),
      fc.constantFrom(director, ...steps.flat()),
    ),
    { maxLength: 6 },
  )

  it('whatever is agreed and answered when, it climbs step by step to the top', () => {
    const climbs = fc.property(settings, answers, fc.array(settings, { maxLength: 3 }), (first, given, later) => {
      const agreedOn = (all: typeof first) => all.map(([value, from]) => agreed(value, from))
      let story = overdueBy(agreedOn(first), 'Wed 30 Dec 2026 09:00')
      const heard: number[] = []
      const hear = () => heard.push(...climbOf(story).map((line) => Number(line.split(' → ')[1])))
      let changes = later
      for (const [n, [answer, days, role]] of [...given].sort(([, a], [, b]) => a - b).entries()) {
        const when = at('Wed 30 Dec 2026 09:00') + days * 86_400_000 + n
        story.wokenUpTo(when)
        story.told(
          { ...answered('Wed 30 Dec 2026 09:00', answer as 'seen', { role, at: new Date(when).toISOString() }), id: `a-${n}` },
          when,
        )
        const [next, ...rest] = changes
        if (next === undefined) continue
        // what was told is the same; what is agreed is another thing from now on, and for the days before too
        changes = rest
        hear()
        const matter = story.matter()
        story = aStory(bolton, matter, { settings: agreedOn(next) })
        story.wokenAt(when + 1)
      }
      story.wokenUpTo('Fri 30 Apr 2027 12:00')
      hear()
      expect(heard[0]).toBe(1)
      expect(heard.at(-1)).toBe(3)
      for (const [n, step] of heard.entries()) if (n > 0) expect([0, 1]).toContain(step - (heard[n - 1] ?? 0))
    })
    void fc.assert(climbs, { numRuns: 100 })
  })

  it('caught up with late it has told the same, and its timeline alone tells the same matter', () => {
    const same = fc.property(settings, fc.array(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 6 }), (all, hours) => {
      const agreedOn = all.map(([value, from]) => agreed(value, from))
      const stepByStep = overdueBy(agreedOn, 'Fri 12 Feb 2027 12:00')
      const late = overdueBy(agreedOn)
      for (const hour of [...hours].sort((a, b) => a - b)) late.wokenAt(at('Fri 18 Dec 2026 17:00') + hour * 3_600_000)
      late.wokenUpTo('Fri 12 Feb 2027 12:00')
      expect(climbOf(late)).toEqual(climbOf(stepByStep))
      const matter = late.matter()
      expect(matter && matterOf(matter, late.entries)).toEqual(matter)
      const { length } = late.entries
      late.wokenAt('Fri 12 Feb 2027 12:00')
      expect(late.entries).toHaveLength(length)
    })
    void fc.assert(same, { numRuns: 100 })
  })
})
