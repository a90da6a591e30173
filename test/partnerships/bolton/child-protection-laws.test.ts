import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../../events/catalogue.ts'
import { clocksOf } from '../../../shared/clocks/clocks-of.ts'
import { type FactRecord, factsOf } from '../../../shared/matters/facts.ts'
import { childProtectionRules } from '../../../shared/partnerships/bolton/child-protection.rules.ts'
import { englandAndWales } from '../../../shared/time/calendar.ts'
import { type Day, dayMs, isoDay } from '../../../shared/time/day.ts'
import { isoInstant } from '../../../shared/time/london.ts'
import { anEvent, correction, recordOf } from '../../builders/events.ts'
import { day } from '../../builders/london-time.ts'
import { aStory } from '../../builders/story.ts'

const calendar = englandAndWales()
const clocksFrom = (records: readonly FactRecord[]) => clocksOf(childProtectionRules, factsOf(records), calendar)

const aDay = fc.integer({ min: day('Mon 30 Nov 2026'), max: day('Fri 30 Jun 2028') })
const conference = fc.constantFrom('initial', 'review-1', 'review-2', 'review-3')
const moment = fc
  .tuple(aDay, fc.option(fc.integer({ min: 0, max: 86_399 })))
  .map(([on, second]) => (second === null ? isoDay(on) : isoInstant(on * dayMs + second * 1000)))
/** Few days, so that minutes name core groups that were held. */
const groupDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 4 }).map((n) => day('Thu 28 Jan 2027') + n)

const fact: fc.Arbitrary<Pick<ClocksEvent, 'type' | 'data'>> = fc
  .oneof(
    fc
      .record({ at: moment, section47Initiated: fc.boolean(), practitionerMayHaveCausedHarm: fc.boolean() })
      .map((data) => ({ type: 'strategy-discussion.held', data })),
    fc
      .record({
        conference,
        at: moment,
        outcome: fc.constantFrom('plan', 'plan', 'no-plan'),
        chairDecidedAgainstMajority: fc.boolean(),
      })
      .map((data) => ({ type: 'conference.held', data })),
    fc.record({ conference, on: aDay.map(isoDay) }).map((data) => ({ type: 'conference.planned', data })),
    fc
      .tuple(
        fc.constantFrom('conference.reports-submitted', 'conference.minutes-circulated', 'conference.family-saw-reports'),
        conference,
        moment,
      )
      .map(([type, of, at]) => ({ type, data: { conference: of, at } })),
    groupDay.map((on) => ({ type: 'core-group.held', data: { at: isoDay(on) } })),
    fc
      .tuple(fc.constantFrom('core-group.minutes-circulated', 'core-group.minutes-uploaded'), groupDay, moment)
      .map(([type, on, at]) => ({ type, data: { heldOn: isoDay(on), at } })),
    fc
      .tuple(
        fc.constantFrom(
          'strategy-discussion.decided',
          'core-group.held',
          'plan.revised',
          'lado.consulted',
          'conference.not-proceeding',
          'conference.requested',
          'plan.end-letter-sent',
        ),
        moment,
      )
      .map(([type, at]) => ({ type, data: { at } })),
    aDay.map((on) => ({ type: 'birth.expected', data: { on: isoDay(on) } })),
    moment.map((at) => ({ type: 'plan.ended', data: { at, because: 'looked-after' } })),
  )
  .map((found) => found as unknown as Pick<ClocksEvent, 'type' | 'data'>)

/** Facts of one matter, each written at a time of its own, accepted in the order given. */
const history = fc.array(fc.tuple(fact, fc.integer({ min: 0, max: 500 })), { minLength: 1, maxLength: 14 }).map((drawn) =>
  drawn.map(([{ type, data }, hours], n) => {
    const time = isoInstant(day('Mon 30 Nov 2026') * dayMs + hours * 3_600_000)
    return anEvent(type, data as never, { id: `event-${n}`, time })
  }),
)
const recordsOf = (events: readonly ClocksEvent[]) => events.map((event, n) => recordOf(event, n * 1000))

describe('the child protection clocks of any facts', () => {
  it('are the same in whatever order the facts arrived', () => {
    const seen = new Set<string>()
    const shuffled = history.chain((events) =>
      fc.record({ events: fc.constant(events), other: fc.shuffledSubarray(events, { minLength: events.length }) }),
    )
    fc.assert(
      fc.property(shuffled, ({ events, other }) => {
        const clocks = clocksFrom(recordsOf(events))
        for (const { rule } of clocks) seen.add(rule.id)
        expect(clocksFrom(recordsOf(other))).toEqual(clocks)
      }),
      { numRuns: 500 },
    )
    // every rule but the two of facts not drawn here was at work
    const missing = childProtectionRules.map(({ id }) => id).filter((id) => !seen.has(id))
    expect(missing).toEqual(['strategy-discussion-after-death', 'review-decisions-circulated'])
  })

  it('are the same when a fact was told wrongly first and then corrected, or withdrawn', () => {
    const corrected = fc.record({ events: history, which: fc.nat(), wrong: fact, withdraw: fc.boolean() })
    fc.assert(
      fc.property(corrected, ({ events, which, wrong, withdraw }) => {
        const n = which % events.length
        const right = events[n] as ClocksEvent
        // told of another thing of the same kind, if the draw is of that kind, or told at all
        const data = wrong.type === right.type ? { ...wrong.data, partnership: 'bolton' } : right.data
        const told = { ...right, data } as ClocksEvent
        const fixed = correction(told, withdraw ? null : (right.data as Record<string, unknown>), {
          time: '2028-12-01T09:00:00Z',
        })
        const asIfRight = withdraw ? events.filter((_event, at) => at !== n) : events
        expect(clocksFrom(recordsOf([...events.with(n, told), fixed]))).toEqual(clocksFrom(recordsOf(asIfRight)))
      }),
      { numRuns: 500 },
    )
  })

  it('have ids of their own, and say what is missing exactly as long as they are not met', () => {
    fc.assert(
      fc.property(history, (events) => {
        const clocks = clocksFrom(recordsOf(events))
        expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length)
        for (const { met, missing } of clocks) expect(missing.length > 0).toBe(met === undefined)
      }),
    )
  })

  it('of a plan that has ended ask for no core group and no conference any more', () => {
    fc.assert(
      fc.property(history, moment, (events, at) => {
        const ended = anEvent('plan.ended', { at, because: 'looked-after' }, { id: 'the-end' })
        const open = clocksFrom(recordsOf([...events, ended])).filter(({ met, cancelled }) => !met && !cancelled)
        expect(
          open
            .map(({ rule }) => rule.id)
            .filter((id) => /core-group(?!-minutes)|review-conference|reports|conference-date:/.test(id)),
        ).toEqual([])
      }),
    )
  })
})

describe('what people are told of any facts', () => {
  it('is every clock that runs and no other, and a second look at one moment says nothing', () => {
    const changed = fc.record({ events: history, withdrawn: fc.subarray([0, 1, 2, 3]) })
    fc.assert(
      fc.property(changed, ({ events, withdrawn }) => {
        const story = aStory()
        const corrections = withdrawn.filter((n) => n < events.length).map((n) => correction(events[n] as ClocksEvent, null))
        const told = [...events, ...corrections]
        for (const [n, event] of told.entries()) {
          const now = day('Mon 30 Nov 2026') * dayMs + n * 36 * 3_600_000
          story.wokenUpTo(now)
          story.told(event, now, { futureFacts: 'allow' })
          expect(story.wokenAt(now)).toEqual([])
        }
        const open = clocksFrom(recordsOf(told)).filter(({ met, cancelled }) => !met && !cancelled)
        const toldOpen = [...(story.matter()?.told ?? [])].filter(([, { open }]) => open).map(([id]) => id)
        expect(toldOpen.sort()).toEqual(open.map(({ id }) => id).sort())
      }),
      { numRuns: 200 },
    )
  })
})
