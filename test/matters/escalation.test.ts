import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { rochdale } from '../../shared/partnerships/rochdale/rochdale.partnership.ts'
import { stockport } from '../../shared/partnerships/stockport/stockport.partnership.ts'
import { anEvent, anIncident, done, planned } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

const known = anIncident('Fri 18 Dec 2026 16:30')
const director = 'director-of-childrens-services'

/** Who is told at each moment at which one clock speaks, up to a day: `Wed 30 Dec 2026 08:30 overdue 1: a, b`. */
const toldOf = (clock: string, story: ReturnType<typeof aStory>, until: string): string[] => {
  const lines = new Map<string, string[]>()
  for (const line of story.wokenUpTo(until)) {
    const [about = '', role = ''] = line.split(' → ')
    if (about.includes(` ${clock} `)) lines.set(about, [...(lines.get(about) ?? []), role])
  }
  return [...lines].map(
    ([about, roles]) => `${about.replace(`${clock} `, '').slice(0, 6)} ${about.split(`${clock} `)[1]}: ${roles.join(', ')}`,
  )
}

const delegated = {
  bolton: 'delegated-health, delegated-council, delegated-police',
  // in Stockport and Rochdale the director sits among the delegated partners, and is told as the owner already
  stockport: 'executive-nurse, local-police-chief-officer',
  rochdale: 'delegated-police, delegated-health',
} as Record<string, string> & { bolton: string }
const lead = {
  bolton: 'lead-health, lead-council, lead-police',
  stockport: 'lead-council, lead-health, lead-police',
  rochdale: 'lead-police, lead-health, lead-council',
} as Record<string, string> & { bolton: string }

describe.each(partnerships.map((each) => [each.id, each] as const))('an overdue notification in %s', (id, partnership) => {
  it('is told to its owner, and each time one step higher: business manager, delegated partners, lead representatives', () => {
    const story = aStory(partnership)
    story.told({ ...known, data: { ...known.data, partnership: id } } as typeof known, 'Fri 18 Dec 2026 16:45')
    expect(toldOf('panel-notification', story, 'Thu 14 Jan 2027 00:00')).toEqual([
      `Tue 22 half-way: ${director}`,
      `Wed 23 two-days-before: ${director}`,
      `Tue 29 last-day: ${director}`,
      `Wed 30 overdue 1: ${director}, business-manager`,
      `Thu 31 overdue 2: ${director}, ${delegated[id]}`,
      `Mon 4  overdue 3: ${director}, ${lead[id]}`,
      `Tue 5  overdue 4: ${director}, ${lead[id]}`,
      `Wed 6  overdue 5: ${director}, ${lead[id]}`,
      `Wed 13 overdue 6: ${director}, ${lead[id]}`,
    ])
  })
})

describe('who else is told', () => {
  const storyOf = (partnership: Partnership, event: typeof known, when: string) => {
    const story = aStory(partnership)
    story.told(event, when)
    return story
  }

  it('of a target of our own: the business manager and nobody above', () => {
    const story = storyOf(bolton, known, 'Fri 18 Dec 2026 16:45')
    story.wokenUpTo('Wed 13 Jan 2027 12:00')
    // due Wed 13 January
    expect(toldOf('rapid-review-internal-target', story, 'Tue 19 Jan 2027 00:00')).toEqual([
      'Thu 14 overdue 1: practice-review-group, business-manager',
      'Fri 15 overdue 2: practice-review-group, business-manager',
      'Mon 18 overdue 3: practice-review-group, business-manager',
    ])
  })

  it('of a rapid review: its group, then the steps', () => {
    const story = aStory(stockport)
    story.told(anIncident('Fri 18 Dec 2026 16:30', { partnership: 'stockport' }), 'Fri 18 Dec 2026 16:45')
    story.wokenUpTo('Wed 13 Jan 2027 12:00')
    expect(toldOf('rapid-review', story, 'Tue 19 Jan 2027 00:00')).toEqual([
      'Thu 14 overdue 1: rapid-review-panel, business-manager',
      'Fri 15 overdue 2: rapid-review-panel, executive-nurse, director-of-childrens-services, local-police-chief-officer',
      'Mon 18 overdue 3: rapid-review-panel, lead-council, lead-health, lead-police',
    ])
  })

  it('of what the business manager owns: the delegated partners next, for nobody is told twice', () => {
    const story = storyOf(rochdale, planned('Fri 8 Jan 2027', {}), 'Mon 7 Dec 2026 11:00')
    // due Thu 24 December
    story.wokenUpTo('Thu 24 Dec 2026 12:00')
    expect(toldOf('pre-publication-panel', story, 'Thu 31 Dec 2026 12:00')).toEqual([
      'Tue 29 overdue 1: business-manager, delegated-police, delegated-health, director-of-childrens-services',
      'Wed 30 overdue 2: business-manager, lead-police, lead-health, lead-council',
      'Thu 31 overdue 3: business-manager, lead-police, lead-health, lead-council',
    ])
  })

  it('of a nudge: its owner first, from the second on one step up as well, and never higher', () => {
    const death = anIncident('Fri 18 Dec 2026 12:40', { childDied: true, lookedAfter: true, abuseKnownOrSuspected: false })
    const story = storyOf(bolton, death, 'Fri 18 Dec 2026 13:00')
    expect(toldOf('looked-after-death-notification', story, 'Thu 14 Jan 2027 00:00')).toEqual([
      `Tue 22 nudge 1: ${director}`,
      `Tue 29 nudge 2: ${director}, business-manager`,
      `Wed 6  nudge 3: ${director}, business-manager`,
      `Wed 13 nudge 4: ${director}, business-manager`,
    ])
  })

  it('a clock born overdue climbs from the bottom, however late it is', () => {
    const story = storyOf(bolton, anIncident('Tue 1 Dec 2026'), 'Fri 18 Dec 2026 12:00') // due Tue 8 December
    expect(toldOf('panel-notification', story, 'Wed 6 Jan 2027 00:00')).toEqual([
      // Tue 15 was the fifth working day; the sixth alarm is a week after it, on Tue 22, and the seventh on Tue 29
      `Tue 22 overdue 6: ${director}, business-manager`,
      `Tue 29 overdue 7: ${director}, ${delegated.bolton}`,
      `Tue 5  overdue 8: ${director}, ${lead.bolton}`,
    ])
  })

  it('a date that moves begins at the bottom again', () => {
    const story = storyOf(bolton, known, 'Fri 18 Dec 2026 16:45')
    story.wokenUpTo('Mon 4 Jan 2027 12:00') // overdue three times, as high as the lead representatives
    const data = { ...known.data, awareAt: iso('Mon 21 Dec 2026 09:00') }
    story.told(anEvent('fact.corrected', { corrects: known.id, data }, { id: 'c' }), 'Mon 4 Jan 2027 13:00')
    // from Mon 21: Tue 22 =1 · Wed 23 =2 · Thu 24 =3 · Tue 29 =4 · Wed 30 =5, so Thu 31 =overdue 1 and Mon 4 =2 have gone by
    expect(toldOf('panel-notification', story, 'Wed 6 Jan 2027 12:00')).toEqual([
      `Tue 5  overdue 3: ${director}, business-manager`,
      `Wed 6  overdue 4: ${director}, ${delegated.bolton}`,
    ])
  })

  it('a clock that is met is told to nobody any more, however high it had climbed', () => {
    const story = storyOf(bolton, known, 'Fri 18 Dec 2026 16:45')
    story.wokenUpTo('Mon 4 Jan 2027 12:00')
    story.told(done('incident.panel-notified', 'Mon 4 Jan 2027 13:00'), 'Mon 4 Jan 2027 13:05')
    expect(toldOf('panel-notification', story, 'Fri 5 Mar 2027 00:00')).toEqual([])
  })
})

describe('a change to a clock that had climbed is told to everybody who was told of it', () => {
  // due Tue 29 December; overdue on Wed 30, Thu 31 and Mon 4
  const climbed = (until: string) => {
    const story = aStory()
    story.told(known, 'Fri 18 Dec 2026 16:45')
    story.wokenUpTo(until)
    return story
  }
  const notMet = done('incident.criteria-not-met', 'Mon 4 Jan 2027 13:00')
  const aware = (on: string, id: string) =>
    anEvent('fact.corrected', { corrects: known.id, data: { ...known.data, awareAt: iso(on) } }, { id })

  /** Who is told of the notification at a step. */
  const toldAt = (story: ReturnType<typeof aStory>, event: ClocksEvent, when: string) =>
    story
      .told(event, when)
      .filter((line) => line.includes(' panel-notification '))
      .map((line) => line.split(' panel-notification ')[1])

  it.each([
    ['before it is overdue, the owner', 'Tue 29 Dec 2026 12:00', [director]],
    ['overdue once, one step', 'Wed 30 Dec 2026 12:00', [director, 'business-manager']],
    ['twice, two', 'Thu 31 Dec 2026 12:00', [director, 'business-manager', ...delegated.bolton.split(', ')]],
    [
      'weeks later, all three, each once',
      'Wed 13 Jan 2027 12:00',
      [director, 'business-manager', ...delegated.bolton.split(', '), ...lead.bolton.split(', ')],
    ],
  ])('cancelled: %s', (_why, until, roles) => {
    expect(toldAt(climbed(until), notMet, 'Wed 13 Jan 2027 13:30')).toEqual(roles.map((role) => `cancelled → ${role}`))
  })

  it('withdrawn altogether: the same', () => {
    const withdrawn = anEvent('fact.corrected', { corrects: known.id, data: null }, { id: 'withdrawn' })
    expect(toldAt(climbed('Wed 30 Dec 2026 12:00'), withdrawn, 'Wed 30 Dec 2026 13:00')).toEqual([
      `cancelled → ${director}`,
      'cancelled → business-manager',
    ])
  })

  it('moved, and moved again before it climbs anew: they knew the date that has changed', () => {
    const story = climbed('Wed 30 Dec 2026 12:00')
    const both = [`moved → ${director}`, 'moved → business-manager']
    // from Mon 21 Dec: Thu 24 =3 · Tue 29 =4 · Wed 30 =5
    expect(toldAt(story, aware('Mon 21 Dec 2026', 'c1'), 'Wed 30 Dec 2026 13:00')).toEqual(both)
    // from Tue 22 Dec: Tue 29 =3 · Wed 30 =4 · Thu 31 =5
    expect(toldAt(story, aware('Tue 22 Dec 2026', 'c2'), 'Wed 30 Dec 2026 14:00')).toEqual(both)
    expect(toldAt(story, notMet, 'Mon 4 Jan 2027 13:30')).toEqual([`cancelled → ${director}`, 'cancelled → business-manager'])
  })

  it('reopened, when what had ended it is withdrawn', () => {
    const story = climbed('Thu 31 Dec 2026 12:00')
    story.told(notMet, 'Mon 4 Jan 2027 13:30')
    const withdrawn = anEvent('fact.corrected', { corrects: notMet.id, data: null }, { id: 'withdrawn' })
    expect(toldAt(story, withdrawn, 'Tue 5 Jan 2027 09:00')).toEqual(
      [director, 'business-manager', ...delegated.bolton.split(', ')].map((role) => `reopened → ${role}`),
    )
  })

  it('a nudge that had gone a step up, and none that had not', () => {
    const death = anIncident('Fri 18 Dec 2026 12:40', { childDied: true, lookedAfter: true, abuseKnownOrSuspected: false })
    const withdrawn = anEvent('fact.corrected', { corrects: death.id, data: null }, { id: 'withdrawn' })
    for (const [until, roles] of [
      ['Tue 22 Dec 2026 12:00', [director]],
      ['Tue 29 Dec 2026 12:00', [director, 'business-manager']],
    ] as const) {
      const story = aStory()
      story.told(death, 'Fri 18 Dec 2026 13:00')
      story.wokenUpTo(until)
      expect(story.told(withdrawn, 'Wed 30 Dec 2026 09:00').map((line) => line.split(' → ')[1])).toEqual(roles)
    }
  })
})
