import { answersOf } from '../answers/answers-of.ts'
import type { Rule } from '../clocks/rule.ts'
import { type Course, courseOf } from '../ladders/course.ts'
import { recipientsOf } from '../ladders/recipients.ts'
import { isAlarm, type Notice, type NoticeKind, noticeOf } from '../notices/notice.ts'
import { escalationOf, type Partnership, stepUp } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { rolesAbove, rolesUpTo } from './climbing.ts'
import { factsOf } from './facts.ts'
import type { Matter, Told } from './matter.ts'

/** A moment at which a clock speaks, before it is known to whom. */
export interface Ring {
  clock: string
  rule: Rule
  kind: NoticeKind
  n: number
  /** Of an alarm: how many steps above its owner it is told to, whose is that of a dispute apart. */
  step?: number
  /** Of an overdue alarm: those on its step have been told before, and still have time to answer. */
  stays?: true
  due: string | null
  at: Instant
  movedFrom?: string
  holidays?: readonly string[]
}

/**
 * One notice a ring and role, in the order of the rings. An alarm goes to the owner and the roles of its step; a change to
 * the owner and everybody who had been told of the clock before.
 *
 * @param course of a dispute, how far it has come: whom its rings go to follows from that
 */
export const noticesOf = (
  rings: readonly Ring[],
  before: Matter,
  partnership: Partnership,
  course: Course | undefined,
): Notice[] => {
  const notices: Notice[] = []
  for (const ring of rings) {
    if (ring.rule.rung !== undefined) {
      notices.push(...noticesOfRung(ring, ring.rule.rung, before, partnership, course))
      continue
    }
    notices.push(noticeTo(ring.rule.owner, ring))
    const known = before.told.get(ring.clock)
    const unanswered = ring.kind === 'unseen' && (known?.reached ?? 0) >= (ring.step ?? 0) ? { unanswered: true as const } : {}
    for (const role of rolesFor(ring, known, partnership)) notices.push(noticeTo(role, ring, unanswered))
  }
  return notices
}

/**
 * What is no longer asked for, because a fact was withdrawn, is told by the dispute as it was before. A role of which nobody
 * has answered since the rung was opened has its deputies told too: that another has, or has only said that it is not theirs,
 * is no answer of theirs.
 */
const noticesOfRung = (
  ring: Ring,
  rung: NonNullable<Rule['rung']>,
  { records, told }: Matter,
  { ladders, agencies }: Partnership,
  course: Course | undefined,
): Notice[] => {
  const known =
    ring.kind === 'cancelled' ? courseOf(ladders, factsOf(records.filter(({ type }) => type !== 'fact.corrected'))) : course
  if (known === undefined) return []
  const since = told.get(ring.clock)?.since ?? ring.at
  const given = answersOf(factsOf(records)).filter(
    ({ clock, at, answer }) => clock === ring.clock && at >= since && answer !== 'not-mine',
  )
  const isSilent = (role: RoleId) => isAlarm(ring) && !given.some((answer) => answer.role === role)
  return recipientsOf({ ...ring, rung }, known, agencies).map(({ role, kind }) =>
    noticeTo(role, { ...ring, kind }, isSilent(role) ? { unanswered: true } : {}),
  )
}

/** What somebody escalated goes a step up of a limit of our own too: a person has asked for it. */
const rolesFor = ({ rule, kind, step = 0 }: Ring, known: Told | undefined, partnership: Partnership): readonly RoleId[] => {
  if (!isAlarm({ kind })) return known === undefined ? [] : rolesUpTo(rule, known.climbed, partnership)
  if (step === 0) return []
  return kind === 'unseen' ? stepUp(escalationOf(partnership, rule), rule.owner, step) : rolesAbove(rule, step, partnership)
}

const noticeTo = (
  role: RoleId,
  { clock, kind, n, at, due, movedFrom, holidays }: Ring,
  more: Pick<Notice, 'unanswered'> = {},
): Notice => noticeOf({ clock, kind, n, role, at, due, movedFrom, holidays, ...more })
