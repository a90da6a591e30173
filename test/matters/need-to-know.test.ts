import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { deliveriesOf } from '../../shared/notices/deliveries.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anEvent, correction, done } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'
import { aStory, contextOf } from '../builders/story.ts'

// Allegations are seen only by the LADO and, when the LADO does not answer, by the director.

const director = 'director-of-childrens-services'
const needToKnow = ['lado', director]

const madeIn = (partnership: string): ClocksEvent =>
  anEvent(
    'allegation.made',
    { partnership, knownAt: iso('Thu 24 Dec 2026 21:40'), criteria: ['possible-offence'] },
    { subject: 'AL-2026-003' },
  )

const everyone = (partnership: Partnership): Holder[] =>
  partnership.roles.map(({ id }) => ({ id: `holder-of-${id}`, role: id, address: `${id}@${partnership.id}.example` }))

describe.each(partnerships.map((each) => [each.id, each] as const))('in %s', (id, partnership) => {
  it('the LADO hears of a new allegation at once, on Christmas night', () => {
    const story = aStory(partnership)
    expect(story.told(madeIn(id), 'Fri 25 Dec 2026 02:10')).toEqual([
      'Fri 25 Dec 2026 02:10 new-allegation opened → lado',
      'Fri 25 Dec 2026 02:10 allegation-referral opened → lado',
    ])
  })

  it('a year of silence reaches the director and nobody else', () => {
    const story = aStory(partnership)
    story.told(madeIn(id), 'Fri 25 Dec 2026 02:10')
    const referred = done('allegation.referred', 'Thu 31 Dec 2026 10:00', { subject: 'AL-2026-003' })
    story.told({ ...referred, data: { ...referred.data, partnership: id } } as ClocksEvent, 'Thu 31 Dec 2026 10:05')
    story.wokenUpTo('Fri 31 Dec 2027 12:00')
    expect(new Set(story.notices.map(({ role }) => role))).toEqual(new Set(needToKnow))
  })

  it('what changes of a clock that had climbed to the director goes to the director, and to nobody else', () => {
    const about = { subject: 'AL-2026-003' }
    const story = aStory(partnership)
    const made = madeIn(id)
    story.told(made, 'Fri 25 Dec 2026 02:10')
    // known on Thu 24 Dec: Tue 29 =1, so overdue from Wed 30 on; by October the whole escalation would have been climbed
    story.wokenUpTo('Fri 1 Oct 2027 12:00')
    const later = { ...made.data, knownAt: iso('Tue 29 Dec 2026 10:00') }
    const moved = story.told(correction(made, later, about), 'Fri 1 Oct 2027 13:00')
    const withdrawn = story.told(correction(made, null, { ...about, id: 'withdrawn' }), 'Fri 1 Oct 2027 14:00')
    for (const [said, kind] of [
      [moved, 'moved'],
      [withdrawn, 'cancelled'],
    ] as const)
      expect(said.filter((line) => line.includes(` allegation-referral ${kind}`)).map((line) => line.split(' → ')[1])).toEqual(
        needToKnow,
      )
    expect(new Set(story.notices.map(({ role }) => role))).toEqual(new Set(needToKnow))
  })

  it('a vacant LADO is stood in for by the director; without either nobody else is written to', () => {
    const story = aStory(partnership)
    story.told(madeIn(id), 'Fri 25 Dec 2026 02:10')
    const matter = story.matter()
    if (matter === undefined) throw new Error('no matter')
    const sendTo = (holders: Holder[]) =>
      deliveriesOf(story.notices, clocksOfMatter(matter, contextOf(partnership)), holders, partnership, new Set())
    const withoutLado = everyone(partnership).filter(({ role }) => role !== 'lado')
    const { toSend } = sendTo(withoutLado)
    expect(toSend.map(({ to, insteadOf }) => `${to.role} instead of ${insteadOf}`)).toEqual([
      `${director} instead of lado`,
      `${director} instead of lado`,
    ])
    const alone = sendTo(withoutLado.filter(({ role }) => role !== director))
    expect(alone.toSend).toEqual([])
    expect(alone.nobody).toHaveLength(2)
  })

  it('every rule of allegations climbs by its own escalation, and no other rule has one', () => {
    for (const { id: rule, owner, escalation } of partnership.rules)
      expect([rule, escalation?.steps.flat()]).toEqual([rule, owner === 'lado' ? needToKnow : undefined])
  })
})
