import { ruleIdOf } from '../clocks/rule.ts'
import { type Notice, noticeOf } from '../notices/notice.ts'
import type { Receipt } from '../notices/receipt.ts'
import { escalationOf, type Partnership, stepsBeyond } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { type Decision, type Entry, extend, type Matter, undeliveredKey } from './matter.ts'

/** Of a mail that may arrive yet it is not said that it could not be delivered. */
const mayYetArrive: ReadonlySet<Receipt['state']> = new Set(['silent', 'delayed'])

/** A mail that did not reach somebody: the holder, what the mail system said, and the role they were written to for, if not their own. */
export type Missed = Pick<Receipt, 'holder' | 'state'> & { insteadOf?: RoleId | undefined }

/**
 * A mail did not reach whoever holds a role: the next role up is told of the same thing, at once, and the timeline says
 * so. Told a second time of one mail it changes nothing.
 *
 * A deputy who was told because their role was not reached stands on that role's step, not on the one that was told with
 * them: whoever comes after them is told, and the next role up where it is not known to have it.
 *
 * @returns undefined when that has been done before
 */
export const turnToNext = (
  matter: Matter,
  notice: Notice,
  { holder, state, insteadOf }: Missed,
  now: Instant,
  partnership: Partnership,
): Omit<Decision, 'wakeAt'> | undefined => {
  if (matter.undelivered.has(undeliveredKey(notice.id, holder))) return undefined
  const entry: Entry = { kind: 'undelivered', notice: notice.id, holder, state, at: now }
  const rule = partnership.rules.find(({ id }) => id === ruleIdOf(notice.clock))
  const [next = []] = rule === undefined ? [] : stepsBeyond(escalationOf(partnership, rule), notice.role)
  // whoever could not be reached with it is not named again, or the next would never hear of it
  const { person: _person, inPerson, unheard: _unheard, ...rest } = notice
  // what was about somebody themselves goes to the role that has to know that they are not reached
  const isDeputy = insteadOf !== undefined && insteadOf === notice.undelivered
  const above = inPerson === undefined && !isDeputy ? next : [notice.role]
  const instead = { undelivered: isDeputy ? insteadOf : notice.role, ...(mayYetArrive.has(state) && { unheard: true as const }) }
  return {
    matter: extend(matter, [entry]),
    entries: [entry],
    notices: above.map((role) => noticeOf({ ...rest, role, ...(inPerson === undefined && instead) })),
  }
}
