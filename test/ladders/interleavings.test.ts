import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { courseOf } from '../../shared/ladders/course.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import { factsOfMatter } from '../../shared/matters/derived.ts'
import { type Entry, type Matter, matterOf } from '../../shared/matters/matter.ts'
import { wake } from '../../shared/matters/wake.ts'
import { climbingPartnership, dispute, everyRole, raised } from '../builders/disputes.ts'
import { at, iso } from '../builders/london-time.ts'
import { contextOf } from '../builders/story.ts'

const rungs = ['managers', 'partners', 'leads', 'chair', 'adviser']
const hourMs = 3_600_000
const start = at('Mon 11 Jan 2027 10:00')

/** Something that may be told of a dispute, whether or not its time has come. */
const anyMove = fc.oneof(
  fc.record({ type: fc.constant('responded' as const), rung: fc.constantFrom(...rungs), by: fc.constantFrom(...everyRole) }),
  fc.record({ type: fc.constant('not-resolved' as const), rung: fc.constantFrom(...rungs), by: fc.constant('council-lead') }),
  fc.record({
    type: fc.constant('escalated' as const),
    from: fc.constantFrom(...rungs),
    by: fc.constant('business-manager'),
    reason: fc.constantFrom('no-agreement', 'no-response'),
  }),
  fc.record({
    type: fc.constant('report-received' as const),
    rung: fc.constant('leads'),
    party: fc.constantFrom('council', 'police'),
  }),
  fc.record({ type: fc.constant('exited' as const), by: fc.constant('business-manager'), to: fc.constant('regulator') }),
  { arbitrary: fc.record({ type: fc.constant('resolved' as const), outcome: fc.constant('agreed') }), weight: 1 },
)

/** What happens next: so many hours later something is told, once or by two at the same moment, or the matter is woken. */
const anyStep = fc.record({
  hours: fc.integer({ min: 0, max: 120 }),
  move: fc.option(anyMove, { freq: 3 }),
  twice: fc.boolean(),
  held: fc.option(fc.subarray([...everyRole]), { freq: 4 }),
})

const anyDispute = fc.record({
  days: fc.dictionary(fc.constantFrom(...rungs), fc.integer({ min: 1, max: 5 })),
  enterAt: fc.option(fc.constantFrom('managers', 'partners'), { nil: undefined }),
  urgent: fc.boolean(),
  steps: fc.array(anyStep, { maxLength: 14 }),
})

type AnyDispute = typeof anyDispute extends fc.Arbitrary<infer T> ? T : never

/** Runs a dispute and looks at it after every step. */
const run = ({ days, enterAt, urgent, steps }: AnyDispute, look: (seen: Seen) => void): void => {
  let context = { ...contextOf(climbingPartnership(days)), held: everyRole }
  let matter: Matter | undefined
  let now = start
  const entries: Entry[] = []
  const take = (decision: { matter: Matter; entries: Entry[]; wakeAt?: number }) => {
    matter = decision.matter
    entries.push(...decision.entries)
    look({ matter: decision.matter, entries, wakeAt: decision.wakeAt, now, context })
  }
  const tell = (event: ClocksEvent) => {
    const applied = applyEvent(matter, event, now, context)
    if (applied.ok) take(applied)
  }
  tell(raised('Mon 11 Jan 2027 10:00', { urgent, ...(enterAt !== undefined && { enterAt }) }))
  for (const [n, { hours, move, twice, held }] of steps.entries()) {
    now += hours * hourMs
    context = { ...context, held: held === null ? context.held : new Set(held) }
    if (move !== null) for (const who of twice ? ['a', 'b'] : ['a']) tell(told(move, now, `${n}-${who}`))
    else if (matter !== undefined) take(wake(matter, now, context))
  }
}

const told = ({ type, ...data }: { type: string }, now: number, id: string): ClocksEvent =>
  ({
    ...dispute('exited', 'Mon 11 Jan 2027 10:00', { by: 'business-manager', to: 'regulator' }, id),
    ...{ type: `dispute.${type}`, data: { partnership: 'bolton', at: new Date(now).toISOString(), ...data } },
  }) as ClocksEvent

interface Seen {
  matter: Matter
  entries: readonly Entry[]
  wakeAt: number | undefined
  now: number
  context: Parameters<typeof wake>[2]
}

const courseIn = ({ matter, context }: Pick<Seen, 'matter' | 'context'>) =>
  courseOf(context.partnership.ladders, factsOfMatter(matter, context))

const holding = (property: (seen: Seen) => void) =>
  fc.assert(
    fc.property(anyDispute, (dispute) => run(dispute, property)),
    { numRuns: 400 },
  )

describe('whatever is told of a dispute, by whomever and whenever,', () => {
  it('it climbs rung by rung, and none is skipped', () =>
    holding((seen) => {
      const visited = courseIn(seen)?.visits.map(({ rung }) => rung.id) ?? []
      const first = rungs.indexOf(visited[0] ?? '')
      expect(visited).toEqual(rungs.slice(first, first + visited.length))
    }))

  it('one rung is open, or it is resolved and none is', () =>
    holding(({ matter, context }) => {
      const course = courseIn({ matter, context })
      const open = course?.visits.filter(({ left }) => left === undefined) ?? []
      expect(open).toHaveLength(1)
      const told = [...matter.told].filter(([id, { open: isOpen }]) => isOpen && /^climb-[a-z]+$/.test(id))
      const answered = open[0]?.answered !== undefined
      expect(told.map(([id]) => id)).toEqual(course?.resolved || answered ? [] : [`climb-${open[0]?.rung.id}`])
    }))

  it('somebody will be asked about it until it is resolved, and nobody afterwards', () =>
    holding((seen) => {
      const resolved = courseIn(seen)?.resolved !== undefined
      expect(seen.wakeAt !== undefined && seen.wakeAt > seen.now).toBe(!resolved)
    }))

  it('its timeline tells the same matter again', () =>
    holding(({ matter, entries }) => {
      const again = matterOf(matter, entries)
      expect([again.records, [...again.told]]).toEqual([matter.records, [...matter.told]])
    }))

  it('woken a second time at one moment it says nothing', () =>
    holding(({ matter, now, context }) => expect(wake(matter, now, context).notices).toEqual([])))
})

describe('an answer and the end of its time in the same second', () => {
  const context = { ...contextOf(climbingPartnership({ managers: 1 })), held: everyRole }
  const morning = at('Wed 13 Jan 2027 08:30')
  const answer = dispute('responded', 'Wed 13 Jan 2027 08:30', { rung: 'managers', by: 'police-manager' })
  const begun = applyEvent(undefined, raised('Mon 11 Jan 2027 10:00'), start, context)
  const matter = begun.ok ? begun.matter : undefined

  it('end on the first rung, answered, when the answer is stored first', () => {
    const answered = applyEvent(matter, answer, morning - 1, context)
    const after = answered.ok ? wake(answered.matter, morning, context).matter : undefined
    expect(after && courseIn({ matter: after, context })?.visits.map(({ rung, answered: by }) => [rung.id, by?.by])).toEqual([
      ['managers', 'police-manager'],
    ])
  })

  it('end on the second rung when the time ran out first: the answer is refused, and may be told there as what it is', () => {
    const climbed = matter && wake(matter, morning, context).matter
    expect(climbed && courseIn({ matter: climbed, context })?.visits.map(({ rung, why }) => [rung.id, why])).toEqual([
      ['managers', 'raised'],
      ['partners', 'no-response'],
    ])
    const late = applyEvent(climbed, answer, morning, context)
    expect(late.ok ? 'taken' : late.refusal.code).toBe('rung-not-open')
  })

  it('is decided by the answer even when both are found by one look', () => {
    const answered = applyEvent(matter, answer, morning, context)
    expect(answered.ok && answered.notices.every(({ clock }) => clock === 'dispute-outcome:managers')).toBe(true)
    expect(iso('Wed 13 Jan 2027 08:30')).toBe('2027-01-13T08:30:00+00:00')
  })
})
