import { describe, expect, it } from 'vitest'
import { itemsOfLiveClocks, type LiveClocks, liveClocksOf } from '../../shared/shell/live-clocks-of.ts'
import { anEvent, anIncident, done } from '../builders/events.ts'
import { assigned } from '../builders/people.ts'
import { aDesk } from './desk.ts'

const director = 'director-of-childrens-services'
const began = 'Fri 18 Dec 2026 17:00'

const aDeskWithMatters = async () => {
  const desk = aDesk(began)
  await desk.take(anIncident('Fri 18 Dec 2026 16:30'))
  await desk.take(anIncident('Thu 17 Dec 2026', {}, { subject: 'SI-2', id: 'second' }))
  await desk.take(anIncident('Thu 17 Dec 2026', { partnership: 'rochdale' }, { subject: 'SI-3', id: 'third' }))
  await desk.take(done('incident.panel-notified', 'Fri 18 Dec 2026 16:50'))
  await desk.take(anEvent('allegation.made', { knownAt: '2026-12-18', criteria: ['harmed-child'] }, { subject: 'AL-1' }))
  await desk.take(assigned('p-1', 'business-manager', 'Fri 18 Dec 2026'))
  return desk
}

/** `K7Q22 panel-notification, unanswered`, in order. */
const written = ({ clocks }: LiveClocks): string[] =>
  clocks.map(({ reference, clock, isUnanswered }) => `${reference} ${clock.id}${isUnanswered ? ', unanswered' : ''}`)

describe('what is open in a role', () => {
  it('is what it owns in all open matters of its partnership, the first due first, and nothing that is done', async () => {
    const desk = await aDeskWithMatters()
    const found = await liveClocksOf(desk.shared)('bolton', director, desk.now(), false)
    expect(written(found)).toEqual([
      'K7Q22 panel-notification',
      'K7Q22 partnership-notification',
      'K7Q21 partnership-notification',
    ])
    expect(found.isCutShort).toBe(false)
    const [first] = itemsOfLiveClocks(found)
    expect(first?.heading).toBe('Due Thursday 24 December 2026: notify the Panel of the incident (K7Q22)')
  })

  it('waits for an answer once it is overdue, until somebody in the role gives one', async () => {
    const desk = await aDeskWithMatters()
    desk.advanceTo('Tue 29 Dec 2026 09:00')
    await desk.wake({ partnership: 'bolton', subject: 'SI-2' })
    const live = async () => written(await liveClocksOf(desk.shared)('bolton', director, desk.now(), false))
    expect(await live()).toContain('K7Q22 panel-notification, unanswered')
    const answer = {
      at: '2026-12-29T09:00:00+00:00',
      clock: 'panel-notification',
      role: director,
      holder: director,
      answer: 'mine',
    } as const
    await desk.take(anEvent('notice.answered', { ...answer, early: true }, { subject: 'SI-2', id: 'scanner' }))
    expect(await live()).toContain('K7Q22 panel-notification, unanswered')
    await desk.take(anEvent('notice.answered', answer, { subject: 'SI-2', id: 'answer' }))
    expect(await live()).toContain('K7Q22 panel-notification')
  })

  it('of an allegation is listed only for whoever may know of it', async () => {
    const desk = await aDeskWithMatters()
    const listed = async (mayKnow: boolean) => written(await liveClocksOf(desk.shared)('bolton', 'lado', desk.now(), mayKnow))
    expect(await listed(false)).toEqual([])
    const known = await listed(true)
    expect(known.length).toBeGreaterThan(0)
    expect(known.every((line) => line.endsWith(', unanswered'))).toBe(true)
  })

  it('is looked for page by page, to the end', async () => {
    const desk = await aDeskWithMatters()
    const onePerPage = { ...desk.table, open: (after: string | undefined) => desk.table.open(after, 1) }
    const all = await liveClocksOf({ ...desk.shared, matters: onePerPage })('bolton', director, desk.now(), false)
    expect(written(all)).toHaveLength(3)
  })

  it('says so where there are more open matters than it looks at', async () => {
    const desk = await aDeskWithMatters()
    const keys = Array.from({ length: 500 }, () => ({ partnership: 'bolton', subject: 'SI-2' }))
    const endless = { ...desk.table, open: async () => ({ keys, next: '0 x' }) }
    const found = await liveClocksOf({ ...desk.shared, matters: endless })('bolton', 'chair', desk.now(), false)
    expect(found.isCutShort).toBe(true)
    expect(itemsOfLiveClocks(found).at(-1)?.heading).toBe('There may be more')
  })

  it('is not looked for so long that the mail could not go out, nor those behind it', async () => {
    const desk = await aDeskWithMatters()
    const slow: typeof desk.table.load = async (key) => {
      desk.wait(8_000)
      return desk.table.load(key)
    }
    const onePerPage = { ...desk.table, load: slow, open: (after: string | undefined) => desk.table.open(after, 1) }
    const found = await liveClocksOf({ ...desk.shared, matters: onePerPage })('bolton', director, desk.now(), true)
    // 8, 16, 24 seconds: there are four matters of this partnership
    expect(found.isCutShort).toBe(true)
  })

  it('is listed but for a matter that cannot be looked at, and says that there may be more', async () => {
    const desk = await aDeskWithMatters()
    const broken: typeof desk.table.load = async (key) => {
      if (key.subject === 'SI-2') throw new Error('throttled')
      return desk.table.load(key)
    }
    const found = await liveClocksOf({ ...desk.shared, matters: { ...desk.table, load: broken } })(
      'bolton',
      director,
      desk.now(),
      false,
    )
    expect(written(found)).toEqual(['K7Q21 partnership-notification'])
    expect(found.isCutShort).toBe(true)
  })

  it('is listed as far as one mail can be sent, the first due first', async () => {
    const desk = await aDeskWithMatters()
    const keys = Array.from({ length: 800 }, () => ({ partnership: 'bolton', subject: 'SI-2' }))
    const crowded = { ...desk.table, open: async () => ({ keys }) }
    const found = await liveClocksOf({ ...desk.shared, matters: crowded })('bolton', director, desk.now(), true)
    // two in each matter
    expect(found.clocks).toHaveLength(1000)
    expect(found.isCutShort).toBe(true)
  })
})
