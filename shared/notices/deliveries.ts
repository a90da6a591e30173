import { type Clock, dueText } from '../clocks/clock.ts'
import { type Rule, ruleIdOf } from '../clocks/rule.ts'
import { escalationOf, type Partnership } from '../partnerships/partnership.ts'
import type { Contact, Holder } from '../people/directory.ts'
import type { RoleId } from '../people/role.ts'
import type { Notice } from './notice.ts'
import { type Reader, readersOf } from './readers-of.ts'
import { type Before, notToldBefore, toldInPlace } from './told-before.ts'

/** One notice on its way to one person. */
export interface Delivery extends Reader {
  /** Unique within its commit: the notice's number and the holder. */
  key: string
  notice: Notice
  rule: Rule
  /** The clock as it stands now; absent when the facts no longer start it. */
  clock: Clock | undefined
  /** What is told in place of a role that is not reached: see `toldInPlace`. */
  told?: string
  /** The other roles that the same commit tells of the same thing. */
  others: readonly RoleId[]
}

/** A commit's notices, sorted by what can be done with them now. */
export interface Deliveries {
  toSend: Delivery[]
  /** Keys of notices that are not sent: the clock has been met, cancelled or moved since, so it would be a false alarm. */
  withdrawn: string[]
  /** Notices for which nobody could be found, up to the top of the escalation. */
  nobody: Notice[]
}

/**
 * Works out whom to write to.
 *
 * @param sent keys of deliveries already made
 * @param people whoever may be written to in person, whatever roles they hold
 * @param before what the matter has told already; where it is not known a mail may be the second of the same thing
 */
export const deliveriesOf = (
  notices: readonly Notice[],
  clocks: readonly Clock[],
  holders: readonly Holder[],
  partnership: Partnership,
  sent: ReadonlySet<string>,
  people: readonly Contact[] = [],
  before: Before = { mails: [], undelivered: new Set() },
): Deliveries => {
  const result: Deliveries = { toSend: [], withdrawn: [], nobody: [] }
  const heard = new Set<string>()
  for (const [n, notice] of notices.entries()) {
    const clock = clocks.find(({ id }) => id === notice.clock)
    const rule = partnership.rules.find(({ id }) => id === ruleIdOf(notice.clock))
    if (rule === undefined || isFalseNow(notice, clock)) {
      if (!sent.has(`${n}`)) result.withdrawn.push(`${n}`)
      continue
    }
    const readers =
      notice.inPerson === undefined
        ? readersOf(notice, rule, holders, escalationOf(partnership, rule))
        : inPerson(notice.inPerson, notice, people)
    if (readers.length === 0) result.nobody.push(notice)
    const others = othersTold(notice, notices).filter((role) => holders.some((holder) => holder.role === role))
    const told = toldInPlace(notice, readers)
    for (const reader of notToldBefore(notice, readers, before))
      addDelivery(
        result.toSend,
        { key: `${n}#${reader.to.id}`, notice, rule, clock, others, ...(told !== undefined && { told }), ...reader },
        heard,
        sent,
      )
  }
  return result
}

const inPerson = (person: string, { role }: Notice, people: readonly Contact[]): Reader[] =>
  people.filter(({ holder }) => holder === person).map(({ address }) => ({ to: { id: person, role, address } }))

/**
 * Whoever hears of an alarm already, in another role or at an address that they share, is not written to again. It is not
 * recorded: should the first reader leave before their mail goes, the next one is to have it.
 */
const addDelivery = (toSend: Delivery[], delivery: Delivery, heard: Set<string>, sent: ReadonlySet<string>): void => {
  const { key, notice, to } = delivery
  // whoever is asked on a rung need not be told that it is open
  const kind = notice.kind === 'dispute-moved' ? 'opened' : notice.kind
  const isNews = addTo(heard, `${notice.clock}/${kind}/${notice.n} to ${to.address.toLowerCase()}`)
  if (isNews && !sent.has(key)) toSend.push(delivery)
}

/** Who else is told of the same clock at the same moment: what was asked of one role, others may only have to know. */
const othersTold = ({ clock, at, role }: Notice, notices: readonly Notice[]): RoleId[] => [
  ...new Set(
    notices.filter((other) => other.clock === clock && other.at === at && other.role !== role).map((other) => other.role),
  ),
]

/** Adds to a set and says whether it was new there. */
const addTo = (set: Set<string>, text: string): boolean => set.size < set.add(text).size

const isFalseNow = (notice: Notice, clock: Clock | undefined): boolean => {
  // it is about the directory, whatever became of the clock
  if (notice.kind === 'not-mine') return false
  if (notice.kind === 'cancelled') return clock !== undefined && clock.cancelled === undefined
  // met and then cancelled, it is over all the same: whoever has the day in a calendar must hear of it
  if (notice.kind === 'met') return clock !== undefined && clock.met === undefined && clock.cancelled === undefined
  if (notice.kind === 'handed-over') return clock?.met === undefined
  if (notice.kind === 'dispute-exited') return clock === undefined
  if (notice.kind === 'dispute-resolved') return clock?.met === undefined && clock?.cancelled === undefined
  if (clock === undefined || clock.met !== undefined || clock.cancelled !== undefined) return true
  // what somebody said is still said, whatever the date is now
  if (notice.answered !== undefined || notice.kind === 'escalate') return false
  return dueText(clock) !== notice.due
}
