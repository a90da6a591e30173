import * as fc from 'fast-check'
import { everyClimb, type LadderClimbed, raisingOf } from '../builders/climbs.ts'
import type { Delivery } from './random-histories.ts'
import type { World } from './world.ts'

const hour = 3_600_000

/** Something told of a dispute, whether or not its time has come: most of it is refused. */
interface Move {
  what: 'responded' | 'report-received' | 'not-resolved' | 'escalated' | 'resolved' | 'exited' | 'withdrawn'
  /** Which rung it names, from 0. */
  rung: number
  /** Hours after the dispute was raised. */
  happened: number
  /** Hours later at which it is delivered: not always in order. */
  delay: number
  twice: boolean
  overBus: boolean
}

export interface Dispute {
  /** `bolton front-line-practice` */
  ladder: string
  begins: number
  urgent: boolean
  moves: Move[]
}

const move: fc.Arbitrary<Move> = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('responded' as const, 'not-resolved' as const, 'escalated' as const) },
    fc.constantFrom('report-received' as const, 'resolved' as const, 'exited' as const, 'withdrawn' as const),
  ),
  rung: fc.integer({ min: 0, max: 4 }),
  happened: fc.integer({ min: 1, max: 20 * 24 }),
  delay: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 60 })),
  twice: fc.boolean(),
  overBus: fc.boolean(),
})

export const dispute: fc.Arbitrary<Dispute> = fc.record({
  ladder: fc.constantFrom(...everyClimb.map(({ name }) => name)),
  begins: fc.integer({ min: 1, max: 10 * 24 }),
  urgent: fc.boolean(),
  moves: fc.array(move, { maxLength: 8 }),
})

const climbOf = (ladder: string): LadderClimbed => {
  const found = everyClimb.find(({ name }) => name === ladder)
  if (found === undefined) throw new Error(ladder)
  return found
}

/** What a move says, but for the moment. */
const tellingOf = ({ what, rung: n }: Move, { rungs, parties }: LadderClimbed, escalation: string | undefined) => {
  const [rung = '', holder = ''] = rungs[Math.min(n, rungs.length - 1)] ?? []
  const by = 'business-manager'
  return {
    responded: { rung, by: holder },
    'report-received': { rung, party: parties[0] },
    'not-resolved': { rung, by },
    escalated: { from: rung, by, reason: 'no-response' },
    resolved: { outcome: 'agreed' },
    exited: { by, to: 'regulator' },
    withdrawn: { corrects: escalation ?? 'nothing', data: null },
  }[what]
}

/** The deliveries of a dispute, the n-th of its world. */
export const deliveriesOfDispute = (world: World, { ladder, begins, urgent, moves }: Dispute, n: number): Delivery[] => {
  const climb = climbOf(ladder)
  const start = world.now() + begins * hour
  const subject = `D-${n}00`
  const made = (type: string, data: object, id: string, happened: number) => ({
    ...world.eventOf(type as 'dispute.raised', { partnership: climb.partnership, ...data } as never, {
      subject,
      id: `${subject}-${id}`,
    }),
    time: new Date(happened).toISOString(),
  })
  const raised = made('dispute.raised', { ...raisingOf(climb), at: new Date(start).toISOString(), urgent }, 'raised', start)
  const escalation = moves.findIndex(({ what }) => what === 'escalated')
  return [
    { at: start, event: raised, overBus: false },
    ...moves.flatMap((each, m) => {
      const moment = start + each.happened * hour
      const telling = tellingOf(each, climb, escalation < 0 ? undefined : `${subject}-m${escalation}`)
      const event =
        each.what === 'withdrawn'
          ? made('fact.corrected', telling, `m${m}`, moment)
          : made(`dispute.${each.what}`, { at: new Date(moment).toISOString(), ...telling }, `m${m}`, moment)
      const delivery = { at: moment + each.delay * hour, event, overBus: each.overBus }
      return each.twice ? [delivery, { ...delivery, at: delivery.at + 7 * hour }] : [delivery]
    }),
  ]
}
