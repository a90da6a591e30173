import { describe, expect, it } from 'vitest'
import type { DataOf } from '../../events/catalogue.ts'
import { lastAnswersOf, lastAnswersText } from '../../infra/cli/last-answers.ts'
import { anEvent, correction, recordOf } from '../builders/events.ts'
import { iso } from '../builders/london-time.ts'

const director = 'director-of-childrens-services'
const panel = 'panel-notification'
const answered = (id: string, when: string, more: Partial<DataOf<'notice.answered'>> = {}) =>
  anEvent('notice.answered', { at: iso(when), clock: panel, role: director, holder: 'p-1', answer: 'seen', ...more }, { id })
const mine = answered('b', 'Wed 30 Dec 2026 10:00', { answer: 'mine' })
const first = [answered('a', 'Wed 30 Dec 2026 09:00'), mine]
const texts = (events: Parameters<typeof recordOf>[0][], clocks = [panel]) =>
  lastAnswersText(
    lastAnswersOf(
      events.map((event, n) => recordOf(event, n)),
      clocks,
    ),
  )

const said = `Answered: panel-notification, mine by p-1 (${director}), Wed 30 Dec 2026 10:00`

describe('what was last answered', () => {
  it('is the latest of each role, whatever order they came in', () => {
    expect(texts(first)).toBe(said)
    expect(texts(first.toReversed())).toBe(said)
    const manager = answered('c', 'Wed 30 Dec 2026 09:30', { role: 'business-manager', holder: 'p-2' })
    expect(texts([...first, manager]).split('\n')).toEqual([
      said,
      'Answered: panel-notification, seen by p-2 (business-manager), Wed 30 Dec 2026 09:30',
    ])
  })

  it('is none of another clock, of a scanner, or that was taken back', () => {
    expect(texts(first, [])).toBe('')
    expect(texts([...first, answered('d', 'Wed 30 Dec 2026 11:00', { early: true })])).toBe(said)
    expect(texts([...first, correction(mine, null)])).toBe(said.replace('mine', 'seen').replace('10:00', '09:00'))
  })
})
