import type { Rule } from '../clocks/rule.ts'
import { isAlarm, type Notice, type NoticeKind, noticeOf } from '../notices/notice.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { overduesIn, rolesAbove, rolesUpTo, stepOf } from './climbing.ts'
import type { Matter } from './matter.ts'

/** A moment at which a clock speaks, before it is known to whom. */
export interface Ring {
  clock: string
  rule: Rule
  kind: NoticeKind
  n: number
  due: string | null
  at: Instant
  movedFrom?: string
  holidays?: readonly string[]
}

/**
 * One notice a ring and role, in the order of the rings. An alarm goes to the owner and the roles of its step; a change to
 * the owner and everybody who had been told of the clock before.
 */
export const noticesOf = (rings: readonly Ring[], before: Matter, partnership: Partnership): Notice[] => {
  const notices: Notice[] = []
  const overdues = new Map<string, number>()
  for (const ring of rings) {
    notices.push(noticeTo(ring.rule.owner, ring))
    for (const role of rolesFor(ring, before, partnership, overdues)) notices.push(noticeTo(role, ring))
  }
  return notices
}

/** @param overdues of each clock, how many have rung when several are rung at once */
const rolesFor = (ring: Ring, { told }: Matter, partnership: Partnership, overdues: Map<string, number>): readonly RoleId[] => {
  const known = told.get(ring.clock)
  if (!isAlarm(ring)) return known === undefined ? [] : rolesUpTo(ring.rule, known.climbed, partnership)
  const rung = overdues.get(ring.clock) ?? (known === undefined ? 0 : overduesIn(known.rung))
  if (ring.kind === 'overdue') overdues.set(ring.clock, rung + 1)
  const step = stepOf(ring, rung)
  return step === 0 ? [] : rolesAbove(ring.rule, step, partnership)
}

const noticeTo = (role: RoleId, { clock, kind, n, at, due, movedFrom, holidays }: Ring): Notice =>
  noticeOf({ clock, kind, n, role, at, due, movedFrom, holidays })
