import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { anIncident, done } from '../builders/events.ts'
import { anyHistory } from '../builders/histories.ts'
import { at } from '../builders/london-time.ts'
import { aStory, contextOf } from '../builders/story.ts'

const now = 'Mon 1 Mar 2027 12:00'

it('a warning stands in the timeline between the fact and what follows from it, and holds no value', () => {
  const story = aStory()
  story.told(anIncident('Mon 1 Feb 2027 10:00'), now)
  const before = story.entries.length
  story.told(done('incident.panel-notified', 'Sun 31 Jan 2027', { id: 'notified' }), now)
  const [fact, warning, next] = story.entries.slice(before)
  expect([fact?.kind, warning?.kind, next?.kind]).toEqual(['fact', 'warning', 'clock'])
  expect(warning).toEqual({
    kind: 'warning',
    code: 'before-its-cause',
    fact: 'notified',
    about: 'panel-notification',
    at: at(now),
  })
})

it('whatever the history, the answer lists the warnings of the timeline, each once and of the event just taken', () => {
  fc.assert(
    fc.property(anyHistory(), ({ partnership, steps }) => {
      let matter: Parameters<typeof applyEvent>[0]
      for (const { event, at: told } of steps) {
        const applied = applyEvent(matter, event, told, contextOf(partnership))
        if (!applied.ok) continue
        expect(applied.entries.filter(({ kind }) => kind === 'warning')).toEqual(applied.warnings)
        expect(new Set(applied.warnings.map(({ code }) => code)).size).toBe(applied.warnings.length)
        for (const { fact } of applied.warnings) expect(fact).toBe(event.id)
        matter = applied.matter
      }
    }),
    { numRuns: 100 },
  )
})
