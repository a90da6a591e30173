import type { MatterKind } from '../matters/kinds.ts'
import type { RoleId } from '../people/role.ts'
import type { Each } from './each.ts'
import type { Happening, Start } from './happening.ts'
import type { Period } from './period.ts'
import type { PeriodBySetting } from './period-by-setting.ts'
import type { Source } from './source.ts'

export type { Source } from './source.ts'

/** How binding a time limit is. A limit that no document states is never `statutory`. */
export type Tier = 'statutory' | 'guidance' | 'local' | 'internal'

/** Who hears of an overdue clock after its owner, step by step. */
export interface Escalation {
  steps: readonly (readonly RoleId[])[]
  source: Source
}

/** A time limit as data: what starts it, how long, what meets it, who owns it, and which source says so. */
export interface Rule {
  id: string
  /** The one thing to do, in the imperative: "Notify the Panel of the incident". */
  title: string
  tier: Tier
  /** The kind of matter it watches; absent: any. */
  kind?: MatterKind
  /** The rule runs once for each of these: each conference, each core group. Absent: once a matter. */
  each?: Each
  starts: Start
  /** `null`: the source gives no number, so there is a nudge and no date. */
  due: Period | PeriodBySetting | null
  /** What stops the clock. `null`: nothing does, it must stay true until the period has run out. */
  met: Happening | null
  cancelled?: Happening
  owner: RoleId
  /** Who alone may know of it beside its owner, in place of the partnership's own escalation: allegations climb nowhere else. */
  escalation?: Escalation
  /**
   * An inner limit, on the way to an outer one: ids of rules earlier in the partnership's list, of which the first that runs
   * counts; of one that runs for each of several, its clock of the same key. It starts with the outer clock, counts back from
   * that one's due day, ends with it, and speaks of the slack that is left. `plannedDay` among them: the day for which its
   * own thing is planned.
   */
  within?: readonly [string, ...string[]]
  /**
   * Its start may lie ahead. Nothing is told before the first working morning after that day; with `then` before that very
   * moment, whatever has become of it by then.
   */
  toldWhenBegun?: true | 'then'
  /** Of a dispute: what is asked for on a rung of its ladder. Whom it tells follows from the dispute and not from the owner. */
  rung?: { asks: 'answer' | 'report'; id: string } | { asks: 'outcome' }
  /** A measure to keep in sight, no limit: it reminds beforehand and says nothing once it is over. */
  benchmark?: true
  /** Whoever is told must say that they saw it: until then others are told too, see `unseen-alarms.ts`. */
  asksSeen?: true
  /** How often a nudge is repeated: a question about a date can wait a month, and some things are looked at every Monday. Otherwise in the usual steps of days. */
  nudges?: 'monthly' | 'weekly'
  sources: readonly [Source, ...Source[]]
  /** Set where the reading is ours or a document is silent: why, in a sentence. Shown with every date that rests on it. */
  unconfirmed?: string
}

/** What an inner limit may lie within in place of a rule: it counts back from the day of the plan that it runs for. */
export const plannedDay = 'planned-day'

const idForm = /^[a-z][a-z0-9-]{2,59}$/

/** The rule of a clock: a clock of a rule that runs for each of several is called `rule:which`. */
export const ruleIdOf = (clock: string): string => clock.split(':', 1)[0] ?? clock

/** What a clock of such a rule is about: `review-1`, `2027-01-14`. Undefined of a rule that runs once. */
export const instanceOf = (clock: string): string | undefined => clock.split(':', 2)[1]

/** At least one of its unit, unless it is `onTheDay`. */
const isLength = ({ unit, count, direction }: Period): boolean =>
  Number.isInteger(count) && (count >= 1 || (count === 0 && unit === 'day' && direction === 'before'))

/** Checks a rule's shape when its file is imported, so that a bad one never reaches a matter. */
export const defineRule = (rule: Rule): Rule => {
  if (!idForm.test(rule.id)) throw new Error(`rule id ${rule.id}: expected lower-case words joined by hyphens`)
  if (rule.due === null && rule.tier === 'statutory')
    throw new Error(`rule ${rule.id}: a nudge without a number cannot be statutory`)
  if (rule.due !== null && 'unit' in rule.due && !isLength(rule.due))
    throw new Error(`rule ${rule.id}: expected a whole number of days or months from 1`)
  if (rule.due === null && rule.met === null) throw new Error(`rule ${rule.id}: nothing would ever stop this nudge`)
  if (rule.within !== undefined && (rule.tier !== 'internal' || rule.due === null))
    throw new Error(`rule ${rule.id}: an inner limit is internal and has a length`)
  if (rule.within?.includes(plannedDay) && rule.each === undefined)
    throw new Error(`rule ${rule.id}: a day is planned for each of several things, and it runs for none`)
  if (rule.starts.bornOverdue !== undefined && (rule.within !== undefined || rule.each !== undefined))
    throw new Error(`rule ${rule.id}: what starts when another clock was born overdue runs once, and within none`)
  return Object.freeze(rule)
}
