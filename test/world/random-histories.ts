import * as fc from 'fast-check'
import type { Faults } from './faults.ts'
import type { World } from './world.ts'

const hour = 3_600_000

/** One event of a history: when it happened and how it finds its way to us. */
export interface Step {
  what: keyof typeof tells
  /** Hours after the matter's beginning at which it happened. */
  happened: number
  /** Hours later at which it is delivered: not always in order. */
  delay: number
  twice: boolean
  overBus: boolean
}

export interface History {
  partnership: 'bolton' | 'stockport' | 'rochdale'
  begins: number
  died: boolean
  otherAreas: boolean
  knownAfter: number
  steps: Step[]
}

const at = (iso: string) => ({ at: iso })

/** What a step says, given the moment at which it happened. */
export const tells = {
  'incident.partners-aware': at,
  'incident.panel-notified': at,
  'incident.partnership-notified': at,
  'incident.other-areas-notified': at,
  'incident.ofsted-notified': at,
  'incident.secretary-of-state-notified': at,
  'incident.criteria-not-met': at,
  'rapid-review.meeting-held': at,
  'rapid-review.decided': (iso: string) => ({ at: iso, decision: 'local-review' }),
  'rapid-review.endorsed': at,
  'rapid-review.sent-to-panel': at,
  'practice-review.initiated': at,
  'publication.planned': (iso: string) => ({ on: new Date(Date.parse(iso) + 20 * 24 * hour).toISOString().slice(0, 10) }),
  'report.sent': (iso: string) => ({ at: iso, to: 'panel' }),
  withdrawn: (_iso: string) => ({ corrects: 'panel', data: null }),
} as const

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...(Object.keys(tells) as (keyof typeof tells)[])),
  happened: fc.integer({ min: 0, max: 30 * 24 }),
  delay: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 60 })),
  twice: fc.boolean(),
  overBus: fc.boolean(),
})

export const history: fc.Arbitrary<History> = fc.record({
  partnership: fc.constantFrom('bolton', 'stockport', 'rochdale'),
  begins: fc.integer({ min: 0, max: 20 * 24 }),
  died: fc.boolean(),
  otherAreas: fc.boolean(),
  knownAfter: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 * 24 })),
  steps: fc.array(step, { maxLength: 8 }),
})

/** One event on its way to us. */
export interface Delivery {
  at: number
  event: ReturnType<World['eventOf']>
  overBus: boolean
}

export interface Weather {
  seed: number
  /** In a thousand calls. */
  crashes: number
  lateSchedules: number
  lostSchedules: number
  doubledSchedules: number
  lostRecords: number
}

export const weather: fc.Arbitrary<Weather> = fc.record({
  seed: fc.integer(),
  crashes: fc.constantFrom(0, 5, 30, 80),
  lateSchedules: fc.constantFrom(0, 200),
  lostSchedules: fc.constantFrom(0, 100, 1000),
  doubledSchedules: fc.constantFrom(0, 300),
  lostRecords: fc.constantFrom(0, 50, 1000),
})

/** Mulberry32: small, seeded, and the same everywhere. */
const random = (seed: number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const faultsOf = ({ seed, crashes, lateSchedules, lostSchedules, doubledSchedules, lostRecords }: Weather): Faults => {
  const next = random(seed)
  const happens = (inThousand: number) => next() * 1000 < inThousand
  return {
    onCall: () => (happens(crashes) ? (happens(500) ? 'before' : 'after') : 'none'),
    onSchedule: () => ({
      fires: happens(lostSchedules) ? 0 : happens(doubledSchedules) ? 2 : 1,
      lateMs: happens(lateSchedules) ? Math.floor(next() * 55_000) : 0,
    }),
    losesRecord: () => happens(lostRecords),
  }
}
