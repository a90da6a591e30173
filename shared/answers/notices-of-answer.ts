import type { DataOf } from '../../events/catalogue.ts'
import { type Clock, dueText } from '../clocks/clock.ts'
import { type Rule, ruleIdOf } from '../clocks/rule.ts'
import { isClosed } from '../matters/change-of.ts'
import { rolesAbove } from '../matters/climbing.ts'
import { type Context, clocksOfMatter } from '../matters/derived.ts'
import type { Entry, Matter } from '../matters/matter.ts'
import { type Notice, type NoticeKind, noticeOf } from '../notices/notice.ts'
import { escalationOf, type Partnership, stepOfRole, stepUp } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'

type Answered = DataOf<'notice.answered'>

/** What follows at once from an answer. */
export interface AfterAnswer {
  notices: Notice[]
  /** That the clock was told one step higher, where somebody asked for it. */
  entries: Entry[]
}

const nothing: AfterAnswer = { notices: [], entries: [] }

/**
 * Whom an answer is told to. "Not mine" goes to the deputies and to the first step of the escalation, the business
 * manager, of what is over too: mail goes to somebody who has left. So does a disputed date and a call for more time.
 * "Escalate now" is the next step, before its time. Nothing else is told of what is over.
 *
 * @param matter with the answer in it
 */
export const afterAnswer = (matter: Matter, answered: Answered, now: Instant, context: Context): AfterAnswer => {
  if (answered.early === true) return nothing
  if (answered.answer === 'not-mine') return toKeeper(answered, matter, now, context)
  const clock = clocksOfMatter(matter, context).find(({ id }) => id === answered.clock)
  if (clock === undefined || isClosed(clock)) return nothing
  switch (answered.answer) {
    case 'date-disputed':
    case 'more-time':
      return toNext(answered.answer, clock, answered, now, context)
    case 'covered-by':
      return toColleague(clock, answered, now)
    case 'escalate':
      return oneStepUp(clock, answered, matter, now, context)
    default:
      return nothing
  }
}

const noticeAbout = (clock: Clock, kind: NoticeKind, n: number, role: RoleId, at: Instant, more: Partial<Notice> = {}): Notice =>
  noticeOf({ clock: clock.id, kind, n, role, at, due: dueText(clock), ...more })

const toKeeper = (answered: Answered, matter: Matter, at: Instant, { partnership }: Context): AfterAnswer => {
  const { clock, role } = answered
  const rule = partnership.rules.find(({ id }) => id === ruleIdOf(clock))
  if (rule === undefined) return nothing
  const due = matter.told.get(clock)?.due ?? null
  const about = { clock, kind: 'not-mine', n: 0, at, due, answered: role } as const
  return { notices: nextTo(role, rule, partnership).map((each) => noticeOf({ ...about, role: each })), entries: [] }
}

const toNext = (
  kind: NoticeKind,
  clock: Clock,
  { role, reason }: Answered,
  now: Instant,
  { partnership }: Context,
): AfterAnswer => {
  const more = { answered: role, ...(reason !== undefined && { reason }) }
  const above = nextTo(role, clock.rule, partnership)
  return { notices: above.map((each) => noticeAbout(clock, kind, 0, each, now, more)), entries: [] }
}

/**
 * The first step that is not their own: in two partnerships the director sits among the delegated partners, and the
 * business manager decides. Of what only few may know there may be no other: then it goes back to whose it is.
 */
const nextTo = (role: RoleId, rule: Rule, partnership: Partnership): readonly RoleId[] => {
  const next = stepUp(escalationOf(partnership, rule), role, 1)
  return next.length > 0 || role === rule.owner ? next : [rule.owner]
}

const toColleague = (clock: Clock, { role, by }: Answered, now: Instant): AfterAnswer => ({
  notices: [noticeAbout(clock, 'covered-by', 0, role, now, { answered: role, ...(by !== undefined && { person: by }) })],
  entries: [],
})

/** Above whoever asks for it, and above everybody who has been told before. */
const oneStepUp = (clock: Clock, { role }: Answered, matter: Matter, at: Instant, { partnership }: Context): AfterAnswer => {
  const { rule } = clock
  const steps = escalationOf(partnership, rule)
  const n = Math.max(matter.told.get(clock.id)?.climbed ?? 0, stepOfRole(steps, rule.owner, role).step) + 1
  const due = dueText(clock)
  const above = rolesAbove(rule, n, partnership).filter((other) => other !== role)
  // a limit of our own stays with the business manager, unless it is the business manager who asks
  const roles = above.length > 0 ? above : stepUp(steps, rule.owner, n).filter((other) => other !== role)
  return {
    notices: roles.map((other) => noticeAbout(clock, 'escalate', n, other, at)),
    entries: [{ kind: 'alarm', clock: clock.id, alarm: 'escalate', n, due, at, rungAt: at }],
  }
}
