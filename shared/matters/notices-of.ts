import type { Rule } from '../clocks/rule.ts'
import { type Course, courseOf } from '../ladders/course.ts'
import { recipientsOf } from '../ladders/recipients.ts'
import { type Notice, type NoticeKind, noticeOf } from '../notices/notice.ts'
import { escalationOf, type Partnership, stepUp } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import { factsOf } from './facts.ts'
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

/** One notice a ring and role, in the order of the rings. Each overdue alarm goes one step higher than the one before. */
export const noticesOf = (
  rings: readonly Ring[],
  matter: Matter,
  partnership: Partnership,
  course: Course | undefined,
): Notice[] => {
  const notices: Notice[] = []
  const climbed = new Map<string, number>()
  for (const ring of rings) {
    if (ring.rule.rung !== undefined) {
      notices.push(...noticesOfRung(ring, ring.rule.rung, matter, partnership, course))
      continue
    }
    notices.push(noticeTo(ring.rule.owner, ring))
    let step = ring.kind === 'nudge' && ring.n > 1 ? 1 : 0
    if (ring.kind === 'overdue') {
      step = (climbed.get(ring.clock) ?? overduesRung(ring, matter)) + 1
      climbed.set(ring.clock, step)
    }
    if (step > 0) for (const role of rolesAbove(ring.rule, step, partnership)) notices.push(noticeTo(role, ring))
  }
  return notices
}

/** What is no longer asked for, because a fact was withdrawn, is told by the dispute as it was before. */
const noticesOfRung = (
  ring: Ring,
  rung: NonNullable<Rule['rung']>,
  { records }: Matter,
  { ladders, agencies }: Partnership,
  course: Course | undefined,
): Notice[] => {
  const known =
    ring.kind === 'cancelled' ? courseOf(ladders, factsOf(records.filter(({ type }) => type !== 'fact.corrected'))) : course
  if (known === undefined) return []
  return recipientsOf({ ...ring, rung }, known, agencies).map(({ role, kind }) => noticeTo(role, { ...ring, kind }))
}

/** A limit of our own is no matter for chief officers: the first step above its owner's role hears of it, and no other. */
const rolesAbove = (rule: Rule, step: number, partnership: Partnership): readonly RoleId[] => {
  const above = escalationOf(partnership, rule)
  return rule.tier === 'internal'
    ? (above.escalation.steps[0] ?? []).filter((role) => role !== rule.owner)
    : stepUp(above, rule.owner, step)
}

const noticeTo = (role: RoleId, { clock, kind, n, at, due, movedFrom, holidays }: Ring): Notice =>
  noticeOf({ clock, kind, n, role, at, due, movedFrom, holidays })

const overduesRung = (ring: Ring, matter: Matter): number => {
  const told = matter.told.get(ring.clock)
  if (told === undefined || told.due !== ring.due) return 0
  let rung = 0
  for (const key of told.rung) if (key.startsWith('overdue/')) rung++
  return rung
}
