import { describe, expect, it } from 'vitest'
import type { DataOf } from '../../events/catalogue.ts'
import { climbingPartnership, everyRole, raised } from '../builders/disputes.ts'
import { anEvent } from '../builders/events.ts'
import { at, iso } from '../builders/london-time.ts'
import { aStory } from '../builders/story.ts'

const when = 'Tue 12 Jan 2027 10:00'

/** The roles whose deputies are told too when the open rung first reminds, after an answer. */
const silentAfter = (...answers: Partial<DataOf<'notice.answered'>>[]): string[] => {
  const story = aStory(climbingPartnership(), undefined, { held: everyRole })
  const raising = raised('Mon 11 Jan 2027 10:00')
  story.told(raising, 'Mon 11 Jan 2027 10:00')
  for (const [n, answer] of answers.entries()) {
    const data = { at: iso(when), clock: 'climb-managers', role: 'council-manager', holder: 'p-1', answer: 'seen' } as const
    const { partnership } = raising.data
    story.told(
      anEvent('notice.answered', { ...data, ...answer, partnership }, { subject: raising.subject, id: `answer-${n}` }),
      when,
    )
  }
  story.wokenUpTo('Wed 13 Jan 2027 09:00')
  const reminded = story.notices.filter(({ kind, at: moment }) => kind === 'nudge' && moment === at('Wed 13 Jan 2027 08:30'))
  return reminded.flatMap(({ role, unanswered }) => (unanswered ? [role] : []))
}

describe('a rung that reminds', () => {
  it.each<[string, Partial<DataOf<'notice.answered'>>[], string[]]>([
    ['that nobody answered: those of all', [], ['council-manager', 'police-manager', 'business-manager']],
    ['that one answered: those of the others', [{}], ['police-manager', 'business-manager']],
    ['that only a follower answered', [{ role: 'business-manager' }], ['council-manager', 'police-manager']],
    ['that one answered is not theirs', [{ answer: 'not-mine' }], ['council-manager', 'police-manager', 'business-manager']],
    [
      'that was answered before it was opened',
      [{ at: iso('Fri 8 Jan 2027 10:00') }],
      ['council-manager', 'police-manager', 'business-manager'],
    ],
  ])('tells the deputies too, %s', (_what, answers, expected) => expect(silentAfter(...answers)).toEqual(expected))
})
