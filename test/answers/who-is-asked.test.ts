import { describe, expect, it } from 'vitest'
import type { Answer } from '../../events/answer.ts'
import { matterOf } from '../../shared/matters/matter.ts'
import { answered } from '../builders/answers.ts'
import { climbingPartnership, everyRole, raised } from '../builders/disputes.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { iso, writtenTime } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

// An answer hushes only what it answers: whoever has only to know, or whom a clock has climbed past, keeps no reminder away.

const director = 'director-of-childrens-services'
const known = anIncident('Fri 18 Dec 2026 16:30')

const partners = ['delegated-health', 'delegated-council', 'delegated-police']
const leads = ['lead-health', 'lead-council', 'lead-police']

/** Due on Tue 29 Dec: overdue on Wed 30 to the business manager, on Thu 31 to the partners, on Mon 4 Jan to the leads. */
const overdueUpTo = (when: string) => {
  const story = aStory()
  story.told(known, 'Fri 18 Dec 2026 16:45')
  story.wokenUpTo(when)
  return story
}

const next = (story: ReturnType<typeof aStory>, until: string) =>
  story
    .wokenUpTo(until)
    .find((line) => line.includes(' panel-notification overdue '))
    ?.replace(/ [a-z].*/, '')

describe('a reminder of an overdue date is kept away by an answer of', () => {
  it.each([
    ['its owner, however high it has climbed', director, 'Mon 4 Jan 2027', 'Wed 6 Jan 2027 08:30'],
    ['the step that was told last', 'business-manager', 'Wed 30 Dec 2026', 'Mon 4 Jan 2027 08:30'],
    ['the one after it', 'delegated-police', 'Thu 31 Dec 2026', 'Tue 5 Jan 2027 08:30'],
    ['somebody above who has not been told', 'lead-police', 'Wed 30 Dec 2026', 'Mon 4 Jan 2027 08:30'],
    ['the top', 'lead-health', 'Mon 4 Jan 2027', 'Wed 6 Jan 2027 08:30'],
  ])('%s', (_who, role, day, then) => {
    const story = overdueUpTo(`${day} 09:00`)
    story.told(answered(`${day} 10:00`, 'seen', { role }), `${day} 10:00`)
    expect(next(story, 'Fri 8 Jan 2027 12:00')).toBe(then)
  })
})

describe('a reminder of an overdue date is not kept away by', () => {
  it.each([
    ['a step that it has climbed past', 'business-manager', 'mine'],
    ['a role that stands on no step', 'lado', 'seen'],
    ['a role that has nothing to do with it', 'lead-social-worker', 'mine'],
  ] as const)('%s, whose answer is kept', (_who, role, answer) => {
    const story = overdueUpTo('Thu 31 Dec 2026 09:00')
    story.told(answered('Thu 31 Dec 2026 10:00', answer, { role }), 'Thu 31 Dec 2026 10:00')
    expect(story.matter()?.records.at(-1)).toMatchObject({ type: 'notice.answered', data: { role } })
    expect(next(story, 'Fri 8 Jan 2027 12:00')).toBe('Mon 4 Jan 2027 08:30')
  })

  it('what the business manager answered before it was escalated past them', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 09:00')
    story.told(answered('Wed 30 Dec 2026 10:00', 'mine', { role: 'business-manager' }), 'Wed 30 Dec 2026 10:00')
    story.told(answered('Wed 30 Dec 2026 11:00', 'escalate'), 'Wed 30 Dec 2026 11:00')
    expect(next(story, 'Fri 8 Jan 2027 12:00')).toBe('Thu 31 Dec 2026 08:30')
  })
})

it('of a limit of our own, which climbs no higher, the business manager’s answer counts on every morning', () => {
  const story = overdueUpTo('Mon 18 Jan 2027 09:00')
  // due Wed 13 January: overdue on Thu 14, Fri 15 and Mon 18
  const about = { clock: 'rapid-review-internal-target', role: 'business-manager' }
  story.told(answered('Mon 18 Jan 2027 10:00', 'seen', about), 'Mon 18 Jan 2027 10:00')
  const said = story.wokenUpTo('Thu 21 Jan 2027 00:00').filter((line) => line.includes(' rapid-review-internal-target '))
  expect(said[0]?.replace(/ [a-z].*/, '')).toBe('Wed 20 Jan 2027 08:30')
})

describe('a second reminder of a rung without an agreed time', () => {
  /** The first was on Wed 13, the second is on Mon 18. */
  const secondAfter = (role: string, answer: Answer) => {
    const story = aStory(climbingPartnership(), undefined, { held: everyRole })
    const raising = raised('Mon 11 Jan 2027 10:00')
    story.told(raising, 'Mon 11 Jan 2027 10:00')
    story.wokenUpTo('Wed 13 Jan 2027 09:00')
    const { partnership } = raising.data
    const data = { partnership, at: iso('Fri 15 Jan 2027 10:00'), clock: 'climb-managers', role, holder: 'p-1', answer }
    story.told(anEvent('notice.answered', data, { subject: raising.subject, id: 'answer' }), 'Fri 15 Jan 2027 10:00')
    story.wokenUpTo('Fri 22 Jan 2027 12:00')
    return writtenTime(story.notices.find(({ kind, n }) => kind === 'nudge' && n === 2)?.at ?? 0)
  }

  it.each(['council-manager', 'police-manager', 'business-manager'])('is kept away by who is asked: %s', (role) => {
    // Fri 15 =0 · Mon 18 =1, to its end
    expect(secondAfter(role, 'seen')).toBe('Tue 19 Jan 2027 08:30')
  })

  it.each(['council-lead', 'police-lead', 'health-lead'])(
    'is not by who was only told of the dispute, or not at all: %s',
    (role) => {
      expect(secondAfter(role, 'mine')).toBe('Mon 18 Jan 2027 08:30')
    },
  )
})

describe('what was escalated and nobody answers', () => {
  const lines = (said: readonly string[]) => said.flatMap((line) => (line.includes(' unseen ') ? [line] : []))
  /** Escalated by the director, or by another, eight days before it is due. */
  const escalated = (role = director) => {
    const story = overdueUpTo('Mon 21 Dec 2026 09:00')
    story.told(answered('Mon 21 Dec 2026 10:00', 'escalate', { role }), 'Mon 21 Dec 2026 10:00')
    return story
  }
  const said = (story: ReturnType<typeof aStory>, until = 'Thu 24 Dec 2026 12:00') => lines(story.wokenUpTo(until))

  it('is told again after a working day, to the deputies too, and to the step above after another', () => {
    const story = escalated()
    expect(said(story)).toEqual([
      `Tue 22 Dec 2026 10:00 panel-notification unseen 2 → ${director}`,
      'Tue 22 Dec 2026 10:00 panel-notification unseen 2 → business-manager',
      `Wed 23 Dec 2026 10:00 panel-notification unseen 3 → ${director}`,
      ...partners.map((role) => `Wed 23 Dec 2026 10:00 panel-notification unseen 3 → ${role}`),
    ])
    const again = story.notices.filter(({ kind, n }) => kind === 'unseen' && n === 2)
    expect(again.map(({ role, unanswered }) => [role, unanswered])).toEqual([
      [director, undefined],
      ['business-manager', true],
    ])
    const matter = story.matter()
    expect(matter && matterOf(matter, story.entries)).toEqual(matter)
  })

  it('and wakes its matter for it, whatever else there is to say', () => {
    // half-way is Tue 22 at 08:30
    const story = escalated()
    story.wokenUpTo('Tue 22 Dec 2026 09:00')
    expect(story.next()).toBe('Tue 22 Dec 2026 10:00')
  })

  it('takes as long as was agreed to answer an overdue notice', () => {
    const agreed = { setting: 'overdue-seen-working-days', value: 2, from: '2020-01-01', agreedBy: 'executive-group' }
    const story = aStory('bolton', undefined, { settings: [{ ...agreed, agreedOn: '2020-01-01', source: 'Minutes' }] })
    story.told(known, 'Fri 18 Dec 2026 16:45')
    story.told(answered('Mon 21 Dec 2026 10:00', 'escalate'), 'Mon 21 Dec 2026 10:00')
    expect(said(story)[0]).toContain('Wed 23 Dec 2026 10:00')
  })

  it.each([
    ['business-manager', 'seen', 0],
    ['delegated-health', 'mine', 0],
    // the owner was not asked, and whoever says that somebody else has it has not seen to it
    [director, 'mine', 6],
    ['business-manager', 'not-mine', 6],
    ['lado', 'seen', 6],
  ] as const)('is not told again once it is answered: %s, %s', (role, answer, times) => {
    const story = escalated()
    story.told(answered('Mon 21 Dec 2026 11:00', answer, { role }), 'Mon 21 Dec 2026 11:00')
    expect(said(story)).toHaveLength(times)
  })

  it('rings after all, in its place, when the answer is taken back', () => {
    const story = escalated()
    const seen = answered('Mon 21 Dec 2026 11:00', 'seen', { role: 'business-manager' })
    story.told(seen, 'Mon 21 Dec 2026 11:00')
    story.wokenUpTo('Wed 23 Dec 2026 09:00')
    const told = story.told(correction(seen, null), 'Wed 23 Dec 2026 09:30')
    expect(lines(told).map((line) => line.replace(/ [a-z].*/, ''))).toEqual(['Tue 22 Dec 2026 10:00', 'Tue 22 Dec 2026 10:00'])
    expect(said(story)).toHaveLength(4)
  })

  it('from the top is told again there, and no higher', () => {
    const story = escalated('delegated-police')
    expect(said(story)).toEqual([
      `Tue 22 Dec 2026 10:00 panel-notification unseen 4 → ${director}`,
      ...leads.map((role) => `Tue 22 Dec 2026 10:00 panel-notification unseen 4 → ${role}`),
    ])
  })

  it('is watched under another date too, and no more once it is met', () => {
    const moved = escalated()
    const data = { ...known.data, awareAt: iso('Mon 21 Dec 2026 09:00') }
    moved.told(correction(known, data), 'Mon 21 Dec 2026 13:00')
    expect(said(moved)).toHaveLength(6)
    const met = escalated()
    met.told(done('incident.panel-notified', 'Mon 21 Dec 2026 12:00'), 'Mon 21 Dec 2026 12:05')
    expect(said(met)).toEqual([])
  })

  it('swallows no weekly reminder that an answer had put off', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 09:00')
    story.told(answered('Wed 30 Dec 2026 10:00', 'escalate', { role: 'delegated-health' }), 'Wed 30 Dec 2026 10:00')
    story.wokenUpTo('Tue 12 Jan 2027 09:00')
    // again, in the weeks when reminders are weekly: Wed 13 is the next
    story.told(answered('Tue 12 Jan 2027 10:00', 'escalate', { role: 'delegated-health' }), 'Tue 12 Jan 2027 10:00')
    story.told(answered('Tue 12 Jan 2027 11:00', 'seen'), 'Tue 12 Jan 2027 11:00')
    const all = story
      .wokenUpTo('Thu 14 Jan 2027 09:00')
      .filter((line) => line.endsWith(director) && line.includes(' panel-notification '))
    expect(all.map((line) => line.replace(/ [a-z].*/, ''))).toEqual(['Wed 13 Jan 2027 10:00', 'Thu 14 Jan 2027 08:30'])
  })

  it('of a nudge climbs too, which by itself goes one step up and no higher', () => {
    const story = aStory()
    const death = anIncident('Fri 18 Dec 2026 12:40', { childDied: true, lookedAfter: true, abuseKnownOrSuspected: false })
    story.told(death, 'Fri 18 Dec 2026 13:00')
    const about = { clock: 'looked-after-death-notification' }
    story.told(answered('Mon 21 Dec 2026 10:00', 'escalate', about), 'Mon 21 Dec 2026 10:00')
    expect(said(story).map((line) => line.split(' → ')[1])).toEqual([director, 'business-manager', director, ...partners])
  })

  it('of an allegation is told again to the director after four working hours, and to nobody else', () => {
    const story = aStory()
    const subject = { subject: 'AL-1' }
    const made = anEvent('allegation.made', { knownAt: iso('Mon 4 Jan 2027 09:30'), criteria: ['harmed-child'] }, subject)
    story.told(made, 'Mon 4 Jan 2027 10:00')
    const data = {
      at: iso('Mon 4 Jan 2027 11:00'),
      clock: 'allegation-referral',
      role: 'lado',
      holder: 'p-9',
      answer: 'escalate',
    } as const
    expect(story.told(anEvent('notice.answered', data, { ...subject, id: 'e' }), 'Mon 4 Jan 2027 11:00')).toHaveLength(1)
    // 11:00 to 15:00
    expect(said(story, 'Fri 8 Jan 2027 12:00')).toEqual([
      'Mon 4 Jan 2027 15:00 allegation-referral unseen 2 → lado',
      `Mon 4 Jan 2027 15:00 allegation-referral unseen 2 → ${director}`,
    ])
  })
})
