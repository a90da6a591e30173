import type { Rule } from '../clocks/rule.ts'
import type { MatterKind } from '../matters/kinds.ts'
import { type Day, dayOf, type Instant } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import type { Delivery } from './deliveries.ts'
import type { Notice } from './notice.ts'

/** What is asked of a notice to know how long it can wait. */
export type Telling = Pick<Delivery, 'notice' | 'rule' | 'insteadOf'> & {
  /** The kind of its matter. */
  matter: MatterKind
}

/** Reminders that ring at a moment of their own. They may wait on the morning on which they ring, and no longer. */
const reminders: ReadonlySet<string> = new Set(['half-way', 'two-days-before', 'nudge'])

/** What changed about a clock. The law’s clocks are told of at once. */
const changes: ReadonlySet<string> = new Set(['opened', 'moved', 'reopened', 'cancelled'])

/** Nothing is left to be done. */
const endings: ReadonlySet<string> = new Set(['met'])

/** Whether a notice of this kind ever waits. A kind that is not known here never does. */
const isOfWaitingKind = ({ kind }: { kind: string }): boolean => reminders.has(kind) || changes.has(kind) || endings.has(kind)

/** Hours run through the night. */
const countsHours = ({ due }: Notice): boolean => due?.includes('T') ?? false

const dueDayOf = ({ due }: Notice): Day | null => (due === null ? null : dayOf(due.slice(0, 10)))

/** Allegations and disputes wait for nobody, nor does what the directory says of itself: its mails are lists of their own. */
const isGrave = ({ rule, matter }: { rule: Rule; matter: MatterKind }): boolean =>
  matter === 'allegation' ||
  matter === 'dispute' ||
  matter === 'people' ||
  rule.rung !== undefined ||
  rule.escalation !== undefined

/** One that is for a single person is the answer to something they said. */
const isToOnePerson = (notice: Notice & { person?: unknown }): boolean => notice.person !== undefined

/** Somebody was not reached, or nobody holds the role: that is an incident in itself. */
const isForAnother = ({ notice, insteadOf }: Telling): boolean => notice.undelivered !== undefined || insteadOf !== undefined

/**
 * Whether a notice can wait for its reader’s next digest without anybody being told late. In doubt it cannot: whatever is
 * due before that day is over, whatever climbs, and every kind that is not known here.
 *
 * @param digest the moment of the reader’s next digest
 */
export const isRoutine = (telling: Telling, digest: Instant): boolean => {
  const { notice, rule } = telling
  if (endings.has(notice.kind)) return true
  if (!isOfWaitingKind(notice) || isGrave(telling) || isToOnePerson(notice) || isForAnother(telling)) return false
  if (countsHours(notice)) return false
  const due = dueDayOf(notice)
  if (due !== null && due <= londonDay(digest)) return false
  // what has no date is to be done as soon as possible
  if (changes.has(notice.kind)) return rule.tier !== 'statutory' && due !== null
  const climbs = notice.kind === 'nudge' && notice.role !== rule.owner
  return !climbs && londonDay(notice.at) === londonDay(digest)
}

/** The same by what the notice alone says, where no more is known: a commit is listed by it before anybody has looked. */
export const isOfPressingKind = (notice: Notice): boolean =>
  !isOfWaitingKind(notice) || countsHours(notice) || notice.undelivered !== undefined

/** Whether a mail that is an hour late is too late: the time is up, or somebody has climbed for want of an answer. */
export const isPressing = (telling: Omit<Telling, 'insteadOf'>): boolean => isOfPressingKind(telling.notice) || isGrave(telling)

/**
 * Whether a notice may be left until the quiet hours end. Not what counts hours or is grave, not what is due before or on the
 * day on which they end, not what the law asks for and is late, and nothing of a kind that is not known here.
 */
export const maySleep = (telling: Telling, wakes: Instant): boolean => {
  const { notice, rule } = telling
  if (isGrave(telling) || isToOnePerson(notice) || isForAnother(telling) || countsHours(notice)) return false
  if (notice.kind === 'overdue') return rule.tier !== 'statutory'
  const due = dueDayOf(notice)
  const hasTime = due === null ? notice.kind === 'nudge' || endings.has(notice.kind) : due > londonDay(wakes)
  return isOfWaitingKind(notice) && hasTime
}

/** The most urgent first; within one sort in the order in which they were decided on. */
export const byUrgency = <T extends Omit<Telling, 'insteadOf'>>(tellings: readonly T[]): T[] => {
  const rank = (telling: T) => (isPressing(telling) ? 0 : telling.rule.tier === 'statutory' ? 1 : 2)
  return tellings.toSorted((a, b) => rank(a) - rank(b))
}
