import type { Facts } from '../matters/facts.ts'
import { isPlan } from '../matters/kinds.ts'
import type { Day } from '../time/day.ts'
import { type Clock, countedFrom } from './clock.ts'
import type { Happened } from './happening.ts'
import type { Instance } from './instance.ts'
import { dueOf } from './period.ts'
import { periodOn } from './period-by-setting.ts'
import { plannedDay, type Rule } from './rule.ts'
import type { Scene } from './ways-of-counting.ts'

/** What an inner limit counts back from, and ends with. */
interface Outer {
  id: string
  due: Day
  started: Happened
  provisional: boolean
  ended?: Happened | undefined
}

/**
 * Adds the limits on the way to outer ones. Done or not, each ends with its outer one, whose own end says all there is to
 * say; where the outer one has no date there is nothing to count back from.
 *
 * @param clocks those of the rules before it
 * @param firsts where the clocks of each rule begin among them
 */
export const addInnerClocks = (
  clocks: Clock[],
  firsts: ReadonlyMap<string, number>,
  rule: Rule,
  facts: Facts,
  scene: Scene,
): void => {
  const within = rule.within ?? []
  const add = (outer: Outer | undefined, of?: Instance) => {
    const clock = outer && innerClock(rule, outer, facts, scene, of)
    if (clock !== undefined) clocks.push(clock)
  }
  if (rule.each === undefined) {
    const first = within.map((id) => firsts.get(id)).find((n) => n !== undefined)
    const outer = first === undefined ? undefined : clocks[first]
    add(outer && clockAsOuter(outer))
    return
  }
  const outers = clocksNamed(within, clocks, firsts)
  for (const of of rule.each.of(facts)) add(outerOf(within, outers, of), of)
}

/** The clocks of the rules named, by their ids: looked for once, however many things the inner rule runs for. */
const clocksNamed = (rules: readonly string[], clocks: readonly Clock[], firsts: ReadonlyMap<string, number>) => {
  const found = new Map<string, Clock>()
  for (const id of rules)
    for (let n = firsts.get(id) ?? clocks.length; clocks[n]?.rule.id === id; n++) {
      const clock = clocks[n] as Clock
      found.set(clock.id, clock)
    }
  return found
}

const outerOf = (within: readonly string[], outers: ReadonlyMap<string, Clock>, of: Instance): Outer | undefined => {
  for (const id of within) {
    if (id === plannedDay && isPlan(of.fact.type)) return plannedOuter(of)
    const clock = outers.get(`${id}:${of.key}`) ?? outers.get(id)
    if (clock !== undefined) return clockAsOuter(clock)
  }
  return undefined
}

const plannedOuter = ({ text, day, instant, fact }: Instance): Outer => ({
  id: plannedDay,
  due: day,
  started: { text, day, instant, fact: fact.id },
  provisional: false,
})

const clockAsOuter = ({ id, due, started, provisional, met, cancelled }: Clock): Outer | undefined =>
  due === null ? undefined : { id, due, started, provisional, ended: met ?? cancelled }

const innerClock = (
  rule: Rule,
  { id, due: outerDue, started, provisional, ended }: Outer,
  facts: Facts,
  { calendar, settings }: Scene,
  of?: Instance,
): Clock | undefined => {
  const inForce = periodOn(rule.due, started.day, settings)
  if (inForce === undefined || inForce.period === null) return undefined
  const { period, restsOn } = inForce
  const outer = { id, due: outerDue }
  const met = rule.met?.in(facts, of, calendar)
  const cancelled = ended ?? rule.cancelled?.in(facts, of, calendar)
  const clock: Clock = {
    id: of === undefined ? rule.id : `${rule.id}:${of.key}`,
    rule,
    started,
    period,
    due: dueOf(period, countedFrom({ started, outer }), calendar).day,
    outer,
    missing: met === undefined && rule.met !== null ? rule.met.missing(facts, of, calendar) : [],
    provisional: provisional || outerDue > calendar.publishedTo,
  }
  if (restsOn.length > 0) clock.restsOn = restsOn
  if (met !== undefined) clock.met = met
  if (cancelled !== undefined) clock.cancelled = cancelled
  return clock
}
