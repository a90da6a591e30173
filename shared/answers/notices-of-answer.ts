import type { DataOf } from '../../events/catalogue.ts'
import { type Clock, dueText } from '../clocks/clock.ts'
import { isClosed } from '../matters/change-of.ts'
import { rolesAbove } from '../matters/climbing.ts'
import { type Context, clocksOfMatter } from '../matters/derived.ts'
import type { Entry, Matter } from '../matters/matter.ts'
import { type Notice, type NoticeKind, noticeOf } from '../notices/notice.ts'
import { escalationOf, stepUp } from '../partnerships/partnership.ts'
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
 * manager; so does a disputed date and a call for more time. "Escalate now" is the next step, before its time.
 * What is over is told to nobody.
 *
 * @param matter with the answer in it
 */
export const afterAnswer = (matter: Matter, answered: Answered, now: Instant, context: Context): AfterAnswer => {
  if (answered.early === true) return nothing
  const clock = clocksOfMatter(matter, context).find(({ id }) => id === answered.clock)
  if (clock === undefined || isClosed(clock)) return nothing
  switch (answered.answer) {
    case 'not-mine':
    case 'date-disputed':
    case 'more-time':
      return toNext(answered.answer, clock, answered, now, context)
    case 'covered-by':
      return toColleague(clock, answered, now)
    case 'escalate':
      return oneStepUp(clock, matter, now, context)
    default:
      return nothing
  }
}

const noticeAbout = (clock: Clock, kind: NoticeKind, n: number, role: RoleId, at: Instant, more: Partial<Notice> = {}): Notice =>
  noticeOf({ clock: clock.id, kind, n, role, at, due: dueText(clock), ...more })

const toNext = (
  kind: NoticeKind,
  clock: Clock,
  { role, reason }: Answered,
  now: Instant,
  { partnership }: Context,
): AfterAnswer => {
  // the first step that is not their own: in two partnerships the director sits among the delegated partners, and the business manager decides
  const above = stepUp(escalationOf(partnership, clock.rule), role, 1)
  const more = { answered: role, ...(reason !== undefined && { reason }) }
  return { notices: above.map((each) => noticeAbout(clock, kind, 0, each, now, more)), entries: [] }
}

const toColleague = (clock: Clock, { role, by }: Answered, now: Instant): AfterAnswer => ({
  notices: [noticeAbout(clock, 'covered-by', 0, role, now, { answered: role, ...(by !== undefined && { person: by }) })],
  entries: [],
})

const oneStepUp = (clock: Clock, matter: Matter, at: Instant, { partnership }: Context): AfterAnswer => {
  const n = (matter.told.get(clock.id)?.climbed ?? 0) + 1
  const due = dueText(clock)
  return {
    notices: rolesAbove(clock.rule, n, partnership).map((role) => noticeAbout(clock, 'escalate', n, role, at)),
    entries: [{ kind: 'alarm', clock: clock.id, alarm: 'escalate', n, due, at, rungAt: at }],
  }
}
