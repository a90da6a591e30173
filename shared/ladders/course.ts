import type { DataOf, FactType } from '../../events/catalogue.ts'
import type { Happened } from '../clocks/happening.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import { momentOf } from '../time/moment.ts'
import { isEntry, type Ladder, type Rung, rungAfter } from './ladder.ts'

/** Why a rung was reached. */
export type Reached = 'raised' | 'not-resolved' | DataOf<'dispute.escalated'>['reason'] | DataOf<'dispute.passed-on'>['because']

/** A dispute's time on one rung. */
export interface Visit {
  rung: Rung
  opened: Happened
  /** The place of the fact that opened it: what was told of the rung before belongs to a time that was withdrawn. */
  since: number
  why: Reached
  /** The role that answered, and when. */
  answered?: Happened & { by: string }
  /** When it went on to the next rung. */
  left?: Happened
}

/** How far a dispute has come, and how. */
export interface Course {
  ladder: Ladder
  raised: DataOf<'dispute.raised'>
  /** In the order of the ladder, each rung once; the last one is where it is. */
  visits: readonly [Visit, ...Visit[]]
  resolved?: Happened & { outcome: string }
  exits: readonly (Happened & { to: DataOf<'dispute.exited'>['to'] })[]
}

/** A dispute's facts are told in the order in which they were accepted: each names the rung that was open then. */
let last: { ladders: readonly Ladder[]; facts: Facts; course: Course | undefined } | undefined

/**
 * The way of a dispute up its ladder, from the facts alone. A fact of a rung that the dispute never reached says nothing:
 * when an escalation is withdrawn, what followed it is gone too.
 *
 * @returns undefined as long as nobody has raised it, or once that was withdrawn
 */
export const courseOf = (ladders: readonly Ladder[], facts: Facts): Course | undefined => {
  // every rung of every ladder asks, and all ask of the same facts
  if (last?.facts === facts && last.ladders === ladders) return last.course
  const course = courseIn(ladders, facts)
  last = { ladders, facts, course }
  return course
}

const courseIn = (ladders: readonly Ladder[], facts: Facts): Course | undefined => {
  const [told] = of(facts, 'dispute.raised')
  const ladder = ladders.find(({ id }) => id === told?.data.ladder)
  if (told === undefined || ladder === undefined) return undefined
  const first = firstRung(ladder, told.data.enterAt)
  if (first === undefined) return undefined
  const visits: [Visit, ...Visit[]] = [visit(first, told, 'raised', facts)]
  for (let here = visits[0]; ; ) {
    const onward = onwardFrom(here, facts)
    const next = rungAfter(ladder, here.rung.id)
    if (onward === undefined || next === undefined) break
    here.left = at(onward.fact)
    here = visit(next, onward.fact, onward.why, facts)
    visits.push(here)
  }
  const [resolved] = of(facts, 'dispute.resolved')
  return {
    ladder,
    raised: told.data,
    visits,
    ...(resolved !== undefined && { resolved: { ...at(resolved), outcome: resolved.data.outcome } }),
    exits: of(facts, 'dispute.exited').map((fact) => ({ ...at(fact), to: fact.data.to })),
  }
}

const of = <T extends FactType>(facts: Facts, type: T): readonly Fact<T>[] => (facts.get(type) ?? []) as readonly Fact<T>[]

const at = (fact: Fact): Happened => {
  const { text, day, instant } = fact.happened ?? momentOf((fact.data as { at: string }).at)
  return { text, day, instant, fact: fact.id }
}

const firstRung = (ladder: Ladder, enterAt: string | undefined): Rung | undefined =>
  enterAt === undefined || !isEntry(ladder, enterAt) ? ladder.rungs[0] : ladder.rungs.find(({ id }) => id === enterAt)

const visit = (rung: Rung, opening: Fact, why: Reached, facts: Facts): Visit => {
  const since = opening.place
  const answer = of(facts, 'dispute.responded').find(({ data, place }) => data.rung === rung.id && place > since)
  return {
    rung,
    opened: at(opening),
    since,
    why,
    ...(answer !== undefined && { answered: { ...at(answer), by: answer.data.by } }),
  }
}

/** What took the dispute from a rung to the next: the first of what was accepted while it was there. */
const onwardFrom = ({ rung: { id }, since }: Visit, facts: Facts): { fact: Fact; why: Reached } | undefined =>
  [
    ...of(facts, 'dispute.not-resolved').flatMap((fact) =>
      fact.data.rung === id ? [{ fact, why: 'not-resolved' as const }] : [],
    ),
    ...of(facts, 'dispute.escalated').flatMap((fact) => (fact.data.from === id ? [{ fact, why: fact.data.reason }] : [])),
    ...of(facts, 'dispute.passed-on').flatMap((fact) => (fact.data.from === id ? [{ fact, why: fact.data.because }] : [])),
  ]
    .filter(({ fact }) => fact.place > since)
    .sort((a, b) => a.fact.place - b.fact.place)[0]

/** The rung that a dispute is on; undefined once it is resolved. */
export const openVisit = ({ visits, resolved }: Course): Visit | undefined => (resolved === undefined ? visits.at(-1) : undefined)

/** The visit of a rung, if the dispute ever came there. */
export const visitOf = (course: Course | undefined, rung: string): Visit | undefined =>
  course?.visits.find((visit) => visit.rung.id === rung)
