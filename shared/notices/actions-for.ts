import type { Clock } from '../clocks/clock.ts'
import type { Rule } from '../clocks/rule.ts'
import { escalationOf, type Partnership, stepOfRole } from '../partnerships/partnership.ts'
import type { Action } from './actions.ts'
import type { Notice, NoticeKind } from './notice.ts'

/** What can be done from a mail, beyond what its notice says. */
export interface Possible {
  /** That it is done can be told by saying when. */
  done: boolean
  /** The role has deputies who may have it instead. */
  deputies: boolean
}

/** Nothing is asked any more. */
const over: ReadonlySet<NoticeKind> = new Set(['cancelled', 'met', 'dispute-resolved', 'dispute-exited'])

/** They tell somebody what others are asked for. */
const news: ReadonlySet<NoticeKind> = new Set(['dispute-moved'])

/**
 * What a mail offers to do, the one thing to do first. Whoever is told of what is overdue, of what climbed to them, or of
 * an allegation, is asked first to say that they have seen it; whoever owns a time limit that runs, to say that it is done.
 */
export const actionsFor = (
  notice: Notice,
  rule: Rule,
  clock: Clock | undefined,
  partnership: Partnership,
  possible: Possible,
): Action[] => {
  if (over.has(notice.kind) || clock === undefined || clock.met !== undefined || clock.cancelled !== undefined) return []
  if (news.has(notice.kind)) return ['seen', 'not-mine']
  const isOwner = rule.rung !== undefined || notice.role === rule.owner
  if (!isOwner) return ['seen', ...escalating(notice, rule, partnership), 'not-mine']
  const seenFirst = notice.kind === 'overdue' || notice.kind === 'unseen' || rule.kind === 'allegation'
  return [
    ...(seenFirst ? (['seen'] as const) : []),
    ...(possible.done ? (['done'] as const) : []),
    'mine',
    ...(clock.due === null ? [] : (['more-time'] as const)),
    ...(possible.deputies ? (['covered-by'] as const) : []),
    ...escalating(notice, rule, partnership),
    ...(clock.due === null ? [] : (['date-disputed'] as const)),
    'not-mine',
  ]
}

/** Only where there is somebody further up: a dispute by its ladder, everything else by its escalation. */
const escalating = ({ role }: Notice, rule: Rule, partnership: Partnership): Action[] => {
  if (rule.rung !== undefined) return rule.rung.asks === 'answer' ? ['escalate'] : []
  return stepOfRole(escalationOf(partnership, rule), rule.owner, role).above > 0 ? ['escalate'] : []
}
