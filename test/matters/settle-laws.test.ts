import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateAt } from '../../shared/clocks/clock.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { extend, matterOf } from '../../shared/matters/matter.ts'
import { wake } from '../../shared/matters/wake.ts'
import { dayMs, isoDay } from '../../shared/time/day.ts'
import { anyHistory, type History } from '../builders/histories.ts'
import { aStory, contextOf } from '../builders/story.ts'
import { toldOfMeetings } from './told-of-meetings.ts'

const numRuns = 300

/** Lives a history through, waking when asked, and looks after every event and after every wake. */
const lived = (
  { partnership, steps }: History,
  look: (story: ReturnType<typeof aStory>, now: number) => void = () => undefined,
) => {
  const story = aStory(partnership)
  for (const { event, at } of steps) {
    while (wakesBefore(story, at)) {
      const now = story.wakeAt() ?? at
      story.wokenAt(now)
      look(story, now)
    }
    story.told(event, at)
    look(story, at)
  }
  return story
}

const wakesBefore = (story: ReturnType<typeof aStory>, at: number) => (story.wakeAt() ?? Number.POSITIVE_INFINITY) <= at

const matterOfStory = (story: ReturnType<typeof aStory>) => {
  const matter = story.matter()
  if (matter === undefined) throw new Error('a history begins with a fact')
  return matter
}

const law = <T>(title: string, property: fc.IProperty<T>) => it(title, () => fc.assert(property, { numRuns }))

describe('in any history', () => {
  law(
    'waking again at the same moment changes nothing and says nothing',
    fc.property(anyHistory(), (history) => {
      lived(history, (story, now) => {
        const again = wake(matterOfStory(story), now, contextOf(history.partnership))
        expect(again).toEqual({
          matter: story.matter(),
          entries: [],
          notices: [],
          ...(story.wakeAt() !== undefined && { wakeAt: story.wakeAt() }),
        })
      })
    }),
  )

  law(
    'nothing is due before the moment it asked to be woken at; then something is, or it asks for a later one',
    fc.property(anyHistory(), (history) => {
      lived(history, (story, now) => {
        const wakeAt = story.wakeAt()
        if (wakeAt === undefined) return
        expect(wakeAt).toBeGreaterThan(now)
        const context = contextOf(history.partnership)
        expect(wake(matterOfStory(story), wakeAt - 1, context)).toMatchObject({ entries: [], notices: [], wakeAt })
        const then = wake(matterOfStory(story), wakeAt, context)
        // at the end of a duty that had only to stay true nothing is left to say
        if (then.notices.length === 0) expect(then.wakeAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(wakeAt)
        else expect(then.notices.every(({ at }) => at === wakeAt)).toBe(true)
      })
    }),
  )

  law(
    'whatever is open has a next moment, so that a list of those finds every open matter',
    fc.property(anyHistory(), (history) => {
      lived(history, (story, now) => {
        const states = clocksOfMatter(matterOfStory(story), contextOf(history.partnership)).map((clock) => stateAt(clock, now))
        const isOpen = states.some((state) => state === 'running' || state === 'overdue')
        expect(story.wakeAt() !== undefined).toBe(isOpen)
      })
    }),
  )

  law(
    'what is told is how the clocks stand: every open clock with its date, and no other',
    fc.property(anyHistory(), (history) => {
      lived(history, (story) => {
        const matter = matterOfStory(story)
        const open = clocksOfMatter(matter, contextOf(history.partnership)).filter(
          ({ met, cancelled }) => met === undefined && cancelled === undefined,
        )
        expect(
          [...matter.told]
            .filter(([, told]) => told.open)
            .map(([id, { due }]) => [id, due])
            .sort(),
        ).toEqual(open.map(({ id, due }) => [id, due === null ? null : isoDay(due)]).sort())
      })
    }),
  )

  law(
    'no alarm is rung for a clock that is met or cancelled, nor before its moment, nor with another date',
    fc.property(anyHistory(), (history) => {
      let seen = 0
      lived(history, (story, now) => {
        const clocks = clocksOfMatter(matterOfStory(story), contextOf(history.partnership))
        for (const notice of story.notices.slice(seen)) {
          expect(notice.at).toBeLessThanOrEqual(now)
          if (notice.kind === 'cancelled') continue
          const clock = clocks.find(({ id }) => id === notice.clock)
          expect(clock).toMatchObject({ id: notice.clock })
          if (notice.kind === 'met') expect(clock?.met).toBeDefined()
          else expect([clock?.met, clock?.cancelled]).toEqual([undefined, undefined])
          expect(notice.due).toBe(clock?.due == null ? null : isoDay(clock.due))
        }
        seen = story.notices.length
      })
    }),
  )

  law(
    'a meeting is told once, to everybody who had been told a date of it, and to nobody else',
    fc.property(anyHistory(), (history) => {
      const { partnership } = contextOf(history.partnership)
      let [entries, notices] = [0, 0]
      lived(history, (story) => {
        const told = story.notices.slice(notices).filter(({ kind }) => kind === 'met')
        expect(told.map(({ clock, role }) => `${clock} → ${role}`).sort()).toEqual(
          toldOfMeetings(story.entries.slice(entries), story.notices.slice(0, notices), partnership).sort(),
        )
        ;[entries, notices] = [story.entries.length, story.notices.length]
      })
    }),
  )

  law(
    'each alarm is rung at most once, and no two notices are the same',
    fc.property(anyHistory(), (history) => {
      const story = lived(history)
      const ids = story.notices.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const alarms = story.entries.flatMap((entry) =>
        entry.kind === 'alarm' ? [`${entry.clock} ${entry.alarm} ${entry.n} ${entry.due} ${entry.at}`] : [],
      )
      expect(new Set(alarms).size).toBe(alarms.length)
    }),
  )

  law(
    'every notice is for a role of the partnership',
    fc.property(anyHistory(), (history) => {
      const roles = contextOf(history.partnership).partnership.roles.map(({ id }) => id)
      for (const { role } of lived(history).notices) expect(roles).toContain(role)
    }),
  )

  law(
    'the timeline tells the matter: read again from its entries it is the same',
    fc.property(anyHistory(), fc.nat(), (history, cut) => {
      const { matter, entries } = lived(history)
      const key = { partnership: history.partnership, subject: 'SI-2026-014' }
      expect(matterOf(key, entries)).toEqual(matter())
      const at = cut % (entries.length + 1)
      expect(extend(matterOf(key, entries.slice(0, at)), entries.slice(at))).toEqual(matter())
    }),
  )
})

describe('catching up equals going step by step', () => {
  law(
    'woken at any moments at all, it has rung the same alarms, to the same roles, in the same order',
    fc.property(anyHistory(), fc.array(fc.integer({ min: 1, max: 90 * dayMs }), { maxLength: 6 }), (history, offsets) => {
      const end = (history.steps.at(-1)?.at ?? 0) + 90 * dayMs
      const [stepByStep, late] = [lived(history), lived(history)]
      const before = late.notices.length
      stepByStep.wokenUpTo(end)
      for (const offset of [...offsets].sort((a, b) => a - b)) late.wokenAt(end - 90 * dayMs + offset)
      late.wokenAt(end)
      expect(late.notices.slice(before)).toEqual(stepByStep.notices.slice(before))
      expect(late.matter()).toEqual(stepByStep.matter())
      expect(late.next()).toBe(stepByStep.next())
    }),
  )
})
