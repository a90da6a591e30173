import fc from 'fast-check'
import type { ClocksEvent, FactType } from '../../events/catalogue.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { dayMs, type Instant, isoDay } from '../../shared/time/day.ts'
import { isoInstant, londonDay } from '../../shared/time/london.ts'
import { anEvent, correction } from './events.ts'
import { at } from './london-time.ts'

/** An event, and when the service is told of it. */
export interface Step {
  event: ClocksEvent
  at: Instant
}

export interface History {
  /** Its id only, so that a counterexample can be read. */
  partnership: string
  steps: Step[]
}

/** What a fact is about, with the name of the field that says when. */
type About = { type: FactType; when: 'at' | 'awareAt' | 'on'; rest: Record<string, unknown> }

const awareness: fc.Arbitrary<About> = fc
  .record({
    childDied: fc.boolean(),
    abuseKnownOrSuspected: fc.constantFrom(true, true, true, false),
    lookedAfter: fc.boolean(),
    careLeaver: fc.boolean(),
    otherAreas: fc.constantFrom([], ['wigan']),
  })
  .map((rest) => ({ type: 'incident.became-known', when: 'awareAt', rest }))

const anythingDone: fc.Arbitrary<About> = fc
  .constantFrom<FactType[]>(
    'incident.partners-aware',
    'incident.panel-notified',
    'incident.partnership-notified',
    'incident.other-areas-notified',
    'incident.ofsted-notified',
    'incident.secretary-of-state-notified',
    'incident.criteria-not-met',
    'rapid-review.meeting-held',
    'rapid-review.returns-received',
    'rapid-review.drafted',
    'rapid-review.decided',
    'rapid-review.endorsed',
    'rapid-review.sent-to-panel',
    'practice-review.initiated',
    'practice-review.announced',
    'report.completed',
    'report.published',
  )
  .map((type) => ({ type, when: 'at', rest: type === 'rapid-review.decided' ? { decision: 'local-review' } : {} }))

const plannedOrSent: fc.Arbitrary<About> = fc.constantFrom<About[]>(
  { type: 'publication.planned', when: 'on', rest: {} },
  { type: 'report.sent', when: 'at', rest: { to: 'panel' } },
  { type: 'report.sent', when: 'at', rest: { to: 'secretary-of-state' } },
  { type: 'report.sent', when: 'at', rest: { to: 'ofsted' } },
)

const draw = fc.record({
  about: fc.oneof(
    { weight: 4, arbitrary: awareness },
    { weight: 8, arbitrary: anythingDone },
    { weight: 4, arbitrary: plannedOrSent },
  ),
  gapMs: fc.integer({ min: 60, max: (12 * dayMs) / 1000 }).map((seconds) => seconds * 1000),
  /** How long before it was told the thing happened. */
  lateMs: fc.integer({ min: 0, max: 6 * dayMs }),
  bareDay: fc.boolean(),
  /** Of a planned publication: how far away. */
  daysAhead: fc.integer({ min: -5, max: 60 }),
  /** One in five corrects an earlier fact instead, or withdraws it. */
  corrects: fc.option(fc.record({ which: fc.nat(), withdraw: fc.boolean() }), { freq: 4 }),
})
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never

const stepsOf = (partnership: string, draws: readonly Draw[], begin: Instant): Step[] => {
  const steps: Step[] = []
  const facts: { event: ClocksEvent; about: About }[] = []
  let now = begin
  for (const [n, { about, gapMs, lateMs, bareDay, daysAhead, corrects }] of draws.entries()) {
    now += gapMs
    const dataOf = ({ when, rest }: About) => {
      const happened = now - lateMs
      const moment = bareDay ? isoDay(londonDay(happened)) : isoInstant(happened)
      return { partnership, ...rest, [when]: when === 'on' ? isoDay(londonDay(now) + daysAhead) : moment }
    }
    const attributes = { id: `event-${n}`, time: isoInstant(now) }
    const target = corrects === null ? undefined : facts[corrects.which % facts.length]
    const event = target
      ? correction(target.event, corrects?.withdraw ? null : dataOf(target.about), attributes)
      : anEvent(about.type, dataOf(about) as never, attributes)
    if (target === undefined) facts.push({ event, about })
    steps.push({ event, at: now })
  }
  return steps
}

/** One matter's history in any partnership: facts and corrections as they reach the service, the first near Christmas. */
export const anyHistory = (maxLength = 8): fc.Arbitrary<History> =>
  fc
    .record({
      partnership: fc.constantFrom(...partnerships.map(({ id }) => id)),
      begin: fc.integer({ min: at('Sun 1 Nov 2026'), max: at('Mon 1 Feb 2027') }).map((instant) => instant - (instant % 1000)),
      draws: fc.array(draw, { minLength: 1, maxLength: maxLength }),
    })
    .map(({ partnership, begin, draws }) => ({ partnership, steps: stepsOf(partnership, draws, begin) }))
