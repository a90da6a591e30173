import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent, FactType } from '../../events/catalogue.ts'
import { type Clock, dueText, stateAt } from '../../shared/clocks/clock.ts'
import { clocksOfMatter } from '../../shared/matters/derived.ts'
import { matterOf } from '../../shared/matters/matter.ts'
import { wake } from '../../shared/matters/wake.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { dayMs, type Instant, isoDay } from '../../shared/time/day.ts'
import { isoInstant, londonDay } from '../../shared/time/london.ts'
import { anEvent, correction } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'
import { aStory, contextOf } from '../builders/story.ts'
import { toldOfMeetings } from './told-of-meetings.ts'

// The laws of settling, for allegations, missing children, late publication and child protection.

type Kind = readonly { type: FactType; when?: 'knownAt' | 'on'; rest?: Record<string, unknown> }[]

const allegation: Kind = [
  { type: 'allegation.made', when: 'knownAt', rest: { criteria: ['risk-of-harm'] } },
  { type: 'allegation.referred' },
  { type: 'allegation.action-decided' },
  { type: 'allegation.delay-explained', rest: { reason: 'complexity' } },
  { type: 'allegation.delay-explained', rest: { reason: 'regulator' } },
  { type: 'allegation.concluded', rest: { outcome: 'false' } },
]
const missing: Kind = [
  { type: 'missing.reported' },
  { type: 'missing.returned', rest: { placedOutsideArea: true } },
  { type: 'return-interview.offered' },
  { type: 'return-interview.completed' },
  { type: 'return-interview.declined' },
  { type: 'missing.strategy-meeting-held' },
]
const publication: Kind = [
  { type: 'practice-review.initiated' },
  { type: 'publication.planned', when: 'on' },
  { type: 'publication.delayed', rest: { reason: 'inquest' } },
  { type: 'publication.delayed', rest: { reason: 'not-to-be-published' } },
  { type: 'publication.delay-explained', rest: { to: 'panel' } },
  { type: 'practice-review.progress-checked' },
  { type: 'report.published' },
]

const childProtection: Kind = [
  { type: 'strategy-discussion.held', rest: { section47Initiated: true } },
  { type: 'conference.planned', when: 'on', rest: { conference: 'initial' } },
  { type: 'conference.planned', when: 'on', rest: { conference: 'review-1' } },
  { type: 'conference.held', rest: { conference: 'initial', outcome: 'plan' } },
  { type: 'conference.held', rest: { conference: 'review-1', outcome: 'plan' } },
  { type: 'conference.not-proceeding' },
  { type: 'conference.reports-submitted', rest: { conference: 'initial' } },
  { type: 'conference.family-saw-reports', rest: { conference: 'review-1' } },
  { type: 'core-group.held' },
  { type: 'plan.ended', rest: { because: 'looked-after' } },
]

const aStep = fc.record({
  which: fc.nat(),
  gapMs: fc.integer({ min: 60, max: 3_000_000 }).map((seconds) => seconds * 1000),
  lateMs: fc.integer({ min: 0, max: 40 * dayMs }),
  bareDay: fc.boolean(),
  corrects: fc.option(fc.record({ which: fc.nat(), withdraw: fc.boolean() }), { freq: 4 }),
})

type Steps = readonly { event: ClocksEvent; at: Instant }[]

const stepsOf = (kind: Kind, partnership: string, drawn: readonly (typeof aStep extends fc.Arbitrary<infer T> ? T : never)[]) => {
  const told: { event: ClocksEvent; about: Kind[number] }[] = []
  let now = at('Mon 21 Dec 2026 09:00')
  return drawn.map(({ which, gapMs, lateMs, bareDay, corrects }, n) => {
    now += gapMs
    const happened = now - lateMs
    const dataOf = ({ when, rest }: Kind[number]) => ({
      partnership,
      ...rest,
      [when ?? 'at']:
        when === 'on' ? isoDay(londonDay(now + lateMs * 9)) : bareDay ? isoDay(londonDay(happened)) : isoInstant(happened),
    })
    const attributes = { id: `event-${n}`, time: isoInstant(now), subject: 'X-2027-001' }
    const target = corrects === null ? undefined : told[corrects.which % told.length]
    if (target !== undefined)
      return {
        event: correction(target.event, corrects?.withdraw ? null : dataOf(target.about), attributes),
        at: now,
      }
    const about = kind[which % kind.length] as Kind[number]
    const event = anEvent(about.type, dataOf(about) as never, attributes)
    told.push({ event, about })
    return { event, at: now }
  })
}

const history = fc
  .record({
    kind: fc.constantFrom(allegation, missing, publication, childProtection),
    partnership: fc.constantFrom(...partnerships.map(({ id }) => id)),
    drawn: fc.array(aStep, { minLength: 1, maxLength: 10 }),
  })
  .map(({ kind, partnership, drawn }) => ({ partnership, steps: stepsOf(kind, partnership, drawn) as Steps }))

/** Lives it through, waking when asked, and looks after every event and every wake. */
const lived = (partnership: string, steps: Steps, look: (story: ReturnType<typeof aStory>, now: Instant) => void) => {
  const story = aStory(partnership)
  for (const { event, at: moment } of steps) {
    for (let wakeAt = story.wakeAt(); wakeAt !== undefined && wakeAt <= moment; wakeAt = story.wakeAt()) {
      story.wokenAt(wakeAt)
      look(story, wakeAt)
    }
    story.told(event, moment)
    look(story, moment)
  }
  return story
}

const matterOfStory = (story: ReturnType<typeof aStory>) => {
  const matter = story.matter()
  if (matter === undefined) throw new Error('a history begins with a fact')
  return matter
}

const isOpen = ({ met, cancelled }: Clock) => met === undefined && cancelled === undefined

const law = (title: string, look: (partnership: string) => Parameters<typeof lived>[2]) =>
  it(title, () => {
    fc.assert(
      fc.property(history, ({ partnership, steps }) => void lived(partnership, steps, look(partnership))),
      { numRuns: 300 },
    )
  })

describe('in any history of an allegation, a missing child, a publication or a child protection process', () => {
  law('waking again at the same moment changes nothing and says nothing', (partnership) => (story, now) => {
    expect(wake(matterOfStory(story), now, contextOf(partnership))).toMatchObject({ entries: [], notices: [] })
  })

  law('it always wakes later than now, and before then has nothing to say', (partnership) => (story, now) => {
    const wakeAt = story.wakeAt()
    if (wakeAt === undefined) return
    expect(wakeAt).toBeGreaterThan(now)
    expect(wake(matterOfStory(story), wakeAt - 1, contextOf(partnership))).toMatchObject({ entries: [], notices: [], wakeAt })
  })

  law('an open clock was told with its date, or lies ahead and wakes its matter', (partnership) => (story, now) => {
    const matter = matterOfStory(story)
    const open = clocksOfMatter(matter, contextOf(partnership)).filter(isOpen)
    const toldOf = ({ id }: Clock) => matter.told.get(id)
    for (const clock of open.filter((each) => toldOf(each)?.open))
      expect([clock.id, toldOf(clock)?.due]).toEqual([clock.id, dueText(clock)])
    for (const clock of open.filter((each) => !toldOf(each)?.open)) {
      expect([clock.id, clock.rule.toldWhenBegun]).toEqual([clock.id, true])
      // the first working morning after it begins is never further away than this, over Christmas too
      expect(londonDay(now)).toBeLessThanOrEqual(clock.started.day + 5)
      expect(story.wakeAt()).toBeDefined()
    }
  })

  law('whatever is open has a next moment, so that a bank holiday proclaimed later reaches it', (partnership) => (story, now) => {
    const states = clocksOfMatter(matterOfStory(story), contextOf(partnership)).map((clock) => stateAt(clock, now))
    const isAnyOpen = states.includes('running') || states.includes('overdue')
    expect(story.wakeAt() !== undefined).toBe(isAnyOpen)
  })

  law('a meeting is told once, to everybody who had been told a date of it, and to nobody else', (partnership) => {
    let [entries, notices] = [0, 0]
    return (story) => {
      const told = story.notices.slice(notices).filter(({ kind }) => kind === 'met')
      expect(told.map(({ clock, role }) => `${clock} → ${role}`).sort()).toEqual(
        toldOfMeetings(story.entries.slice(entries), story.notices.slice(0, notices), contextOf(partnership).partnership).sort(),
      )
      ;[entries, notices] = [story.entries.length, story.notices.length]
    }
  })

  law('the timeline alone tells the same matter', () => (story) => {
    const matter = matterOfStory(story)
    expect(matterOf(matter, story.entries)).toEqual(matter)
  })
})
