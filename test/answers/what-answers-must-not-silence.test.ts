import { describe, expect, it } from 'vitest'
import { answered } from '../builders/answers.ts'
import { anEvent, anIncident, correction, done } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

const director = 'director-of-childrens-services'
const clock = 'panel-notification'
const known = anIncident('Fri 18 Dec 2026 16:30')

/** Due on Tue 29 Dec, and overdue since; it has rung up to a moment. */
const overdueUpTo = (when: string) => {
  const story = aStory()
  story.told(known, 'Fri 18 Dec 2026 16:45')
  story.wokenUpTo(when)
  return story
}

const overdues = (said: readonly string[]) => [
  ...new Set(
    said.filter((line) => line.includes(` ${clock} overdue `)).map((line) => line.replace(/ → .*/, '').replace(`${clock} `, '')),
  ),
]

describe('an answer', () => {
  it('puts a weekly reminder off for as long as it stands, and does not swallow it: it rings the morning after', () => {
    // daily to Wed 6 Jan, then Wed 13 (6) and Wed 20 (7)
    const story = overdueUpTo('Tue 12 Jan 2027 09:00')
    story.told(answered('Tue 12 Jan 2027 10:00', 'seen'), 'Tue 12 Jan 2027 10:00')
    // Tue 12 =0 · Wed 13 =1, to its end
    expect(overdues(story.wokenUpTo('Wed 20 Jan 2027 09:00'))).toEqual([
      'Thu 14 Jan 2027 08:30 overdue 6',
      'Wed 20 Jan 2027 08:30 overdue 7',
    ])
  })

  it('puts it off further when another comes before it, and where the next one comes first that one speaks', () => {
    const story = overdueUpTo('Tue 12 Jan 2027 09:00')
    story.told(answered('Tue 12 Jan 2027 10:00', 'seen'), 'Tue 12 Jan 2027 10:00')
    // Wed 13 =0 · Thu 14 =1 · Fri 15 =2, to its end
    story.told(answered('Wed 13 Jan 2027 10:00', 'mine'), 'Wed 13 Jan 2027 10:00')
    expect(overdues(story.wokenUpTo('Wed 20 Jan 2027 09:00'))).toEqual([
      'Mon 18 Jan 2027 08:30 overdue 6',
      'Wed 20 Jan 2027 08:30 overdue 7',
    ])
  })

  it('is put off no further because somebody escalated meanwhile', () => {
    const story = overdueUpTo('Tue 12 Jan 2027 09:00')
    story.told(answered('Tue 12 Jan 2027 10:00', 'seen'), 'Tue 12 Jan 2027 10:00')
    story.wokenUpTo('Wed 13 Jan 2027 09:00')
    story.told(answered('Wed 13 Jan 2027 10:00', 'escalate'), 'Wed 13 Jan 2027 10:00')
    expect(overdues(story.wokenUpTo('Thu 14 Jan 2027 09:00'))).toEqual(['Thu 14 Jan 2027 08:30 overdue 6'])
  })

  it('given under another date keeps nothing away under the new one', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    story.told(answered('Wed 30 Dec 2026 09:00', 'mine'), 'Wed 30 Dec 2026 09:00')
    const earlier = correction(known, { ...known.data, awareAt: iso('Thu 17 Dec 2026 16:30') })
    story.told(earlier, 'Wed 30 Dec 2026 10:00')
    // due on Thu 24: Tue 29 =1 · Wed 30 =2 · Thu 31 =3
    expect(overdues(story.wokenUpTo('Thu 31 Dec 2026 09:00'))).toEqual(['Thu 31 Dec 2026 08:30 overdue 3'])
  })

  it('given before a clock was met keeps nothing away once it is open again', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    story.told(answered('Wed 30 Dec 2026 09:00', 'mine'), 'Wed 30 Dec 2026 09:00')
    const met = done('incident.panel-notified', 'Wed 30 Dec 2026 09:30')
    story.told(met, 'Wed 30 Dec 2026 10:00')
    story.told(correction(met, null), 'Wed 30 Dec 2026 11:00')
    expect(overdues(story.wokenUpTo('Thu 31 Dec 2026 09:00'))).toEqual(['Thu 31 Dec 2026 08:30 overdue 2'])
  })
})

describe('a new allegation', () => {
  it('that was passed on has still to be seen by whoever has it now', () => {
    const story = aStory()
    const subject = { subject: 'AL-1' }
    story.told(
      anEvent('allegation.made', { knownAt: iso('Mon 4 Jan 2027 09:30'), criteria: ['harmed-child'] }, subject),
      'Mon 4 Jan 2027 10:00',
    )
    const answer = { clock: 'new-allegation', role: 'lado', holder: 'p-9', answer: 'covered-by', by: 'p-8' } as const
    story.told(
      anEvent('notice.answered', { at: iso('Mon 4 Jan 2027 11:00'), ...answer }, { ...subject, id: 'passed' }),
      'Mon 4 Jan 2027 11:00',
    )
    const said = story.wokenUpTo('Mon 4 Jan 2027 14:00')
    expect(said).toContain('Mon 4 Jan 2027 14:00 new-allegation unseen 1 → lado')
  })
})

describe('“Escalate now”', () => {
  const partners = ['delegated-health', 'delegated-council', 'delegated-police']
  const by = (role: string) => {
    const story = overdueUpTo('Mon 21 Dec 2026 09:00')
    return story
      .told(answered('Mon 21 Dec 2026 09:00', 'escalate', { role }), 'Mon 21 Dec 2026 09:00')
      .map((line) => line.split(' → ')[1])
  }

  it('goes one step above whoever says so, before the clock has climbed at all', () => {
    expect(by(director)).toEqual(['business-manager'])
    expect(by('business-manager')).toEqual(partners)
    expect(by('delegated-health')).toEqual(['lead-health', 'lead-council', 'lead-police'])
  })

  it('of what the business manager owns reaches somebody, though it is a limit of our own', () => {
    const story = aStory()
    story.told(done('incident.panel-notified', 'Fri 18 Dec 2026 16:30'), 'Fri 18 Dec 2026 16:45')
    const answer = answered('Mon 21 Dec 2026 09:00', 'escalate', { role: 'business-manager', clock: 'incident-awareness' })
    expect(story.told(answer, 'Mon 21 Dec 2026 09:00').map((line) => line.split(' → ')[1])).toEqual(partners)
  })
})

describe('“This is not my role any more”', () => {
  it('is told to the business manager though the clock is met or cancelled: mail still goes to somebody who has left', () => {
    const story = overdueUpTo('Wed 30 Dec 2026 08:45')
    story.told(done('incident.panel-notified', 'Wed 30 Dec 2026 08:50'), 'Wed 30 Dec 2026 08:55')
    const notMine = answered('Wed 30 Dec 2026 09:00', 'not-mine')
    expect(story.told(notMine, 'Wed 30 Dec 2026 09:00')).toEqual([`Wed 30 Dec 2026 09:00 ${clock} not-mine → business-manager`])
    story.told(correction(known, null), 'Wed 30 Dec 2026 10:00')
    const again = answered('Wed 30 Dec 2026 11:00', 'not-mine')
    expect(story.told(again, 'Wed 30 Dec 2026 11:00')).toEqual([`Wed 30 Dec 2026 11:00 ${clock} not-mine → business-manager`])
  })
})

describe('an answer of somebody above whom there is nobody', () => {
  it('that an allegation is not theirs goes back to the LADO, and to nobody else', () => {
    const story = aStory()
    const subject = { subject: 'AL-1' }
    const made = anEvent('allegation.made', { knownAt: iso('Mon 4 Jan 2027 09:30'), criteria: ['harmed-child'] }, subject)
    story.told(made, 'Mon 4 Jan 2027 10:00')
    const answer = { clock: 'new-allegation', role: director, holder: 'p-9', answer: 'not-mine' } as const
    const event = anEvent('notice.answered', { at: iso('Mon 4 Jan 2027 11:00'), ...answer }, { ...subject, id: 'no' })
    expect(story.told(event, 'Mon 4 Jan 2027 11:00')).toEqual(['Mon 4 Jan 2027 11:00 new-allegation not-mine → lado'])
  })
})
