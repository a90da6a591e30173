import type { Clock } from '../clocks/clock.ts'
import { clocksOf } from '../clocks/clocks-of.ts'
import type { Rule } from '../clocks/rule.ts'
import type { Scene } from '../clocks/ways-of-counting.ts'
import type { Edition } from '../editions/edition.ts'
import { editionOn, rulesIn } from '../editions/editions.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { rulesFor } from '../partnerships/rules-by-kind.ts'
import type { Contact } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'
import type { Settings } from '../settings/setting.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { type FactRecord, type Facts, factsOf } from './facts.ts'
import { isPlan } from './kinds.ts'
import type { Matter } from './matter.ts'

/** What the core may know beside the matter: nothing else is read. */
export interface Context {
  partnership: Partnership
  calendar: Calendar
  /** What the partnership has agreed on, in its data and since. */
  settings?: Settings
  /** Of a dispute: the roles that anybody holds now. Where it is not known, every role counts as held. */
  held?: ReadonlySet<RoleId>
  /** Of the directory: the addresses that it has. */
  contacts?: readonly Contact[]
}

/** The clocks of a matter as its facts now stand. */
export const clocksOfMatter = (matter: Matter, context: Context): Clock[] => derivedOf(matter, context).clocks

/** The facts of a matter that count now. */
export const factsOfMatter = (matter: Matter, context: Context): Facts => derivedOf(matter, context).facts

/** What follows from a list of records. */
interface Derived extends Context {
  facts: Facts
  clocks: Clock[]
}

/**
 * The list last derived from. It is never changed, so a matter that only wakes has the clocks it had: most of a plan's
 * work. One variable, not a WeakMap, whose entries cost a plan half its speed in garbage collection.
 */
let last: (Derived & { records: readonly FactRecord[] }) | undefined

/** The facts and clocks of a matter as it stands. */
export const derivedOf = (
  { records, kind }: Matter,
  { partnership, calendar, settings = partnership.settings }: Context,
): Derived => {
  const isSame = last?.partnership === partnership && last.calendar === calendar && last.settings === settings
  if (last?.records === records && isSame) return last
  const facts = factsOf(records)
  const scene = { calendar, settings, closures: partnership.closures ?? [] }
  const clocks = clocksIn(editionOn(beginningOf(facts)), rulesFor(kind, partnership.rules), facts, scene)
  last = { records, partnership, calendar, settings, facts, clocks }
  return last
}

/** The clocks of a matter, by the rules of the edition in force when it began. */
const clocksIn = (edition: Edition, rules: readonly Rule[], facts: Facts, { calendar, settings, closures }: Scene): Clock[] => {
  const clocks = clocksOf(rulesIn(edition, rules), facts, calendar, settings, closures)
  for (const clock of clocks) clock.edition = edition
  return clocks
}

/** The day of the first thing that happened in it; plans do not count. */
const beginningOf = (facts: Facts): Day => {
  let first = Number.POSITIVE_INFINITY
  for (const [type, told] of facts)
    if (!isPlan(type)) for (const { happened } of told) if (happened !== undefined && happened.day < first) first = happened.day
  return first
}
