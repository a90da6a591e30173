import type { ClocksEvent } from '../../events/catalogue.ts'
import { afterAnswer } from '../answers/notices-of-answer.ts'
import { noticesOfExit } from '../ladders/notices-of-exit.ts'
import { newlyRaised, type Raising } from '../ladders/raising.ts'
import { noticesOfDisowned } from '../people/directory-notices.ts'
import type { Instant } from '../time/day.ts'
import { type Context, factsOfMatter } from './derived.ts'
import { type FactRecord, factsOf } from './facts.ts'
import { kindOf } from './kinds.ts'
import { type Decision, type Entry, extend, type Matter, newMatter, type WarningEntry } from './matter.ts'
import { type ApplyOptions, type Refusal, refusalOf } from './refusal-of.ts'
import { settle } from './settle.ts'
import { warningsOf } from './warnings-of.ts'

export type Applied = ({ ok: true; warnings: WarningEntry[] } & Decision) | { ok: false; refusal: Refusal }

/**
 * Takes one more fact into a matter and settles it: which clocks it starts, moves, meets or cancels, who is told, and
 * when to wake. Facts may come in any order. A matter begins with its first fact. What is odd about it, but no reason to
 * refuse it, becomes a warning in the timeline: docs/facts.md has them all.
 *
 * @param now when the service accepts the event
 */
export const applyEvent = (
  matter: Matter | undefined,
  event: ClocksEvent,
  now: Instant,
  context: Context,
  { futureFacts, saidBy }: ApplyOptions = { futureFacts: 'refuse' },
): Applied => {
  const before = matter ?? newMatter({ partnership: event.data.partnership, subject: event.subject }, kindOf(event.type))
  const fact = recordOf(event, now, saidBy)
  const { partnership, contacts = [] } = context
  const refusal = refusalOf(event, fact, { matter: before, now, partnership, contacts, futureFacts })
  if (refusal !== undefined) return { ok: false, refusal }
  const entry: Entry = { kind: 'fact', fact }
  const settled = settle(extend(before, [entry]), now, context)
  const warnings = warningsOf(settled.matter, fact, now, context)
  const raises = [...raisedBy(before, settled.matter, context), ...(settled.raises ?? [])]
  const exit = event.type === 'dispute.exited' ? noticesOfExit(settled.matter, now, context) : []
  const answer = event.type === 'notice.answered' ? afterAnswer(settled.matter, event.data, now, context) : undefined
  const disowned = event.type === 'address.disowned' ? noticesOfDisowned(event.data, settled.matter, now, context) : []
  return {
    ok: true,
    ...settled,
    ...(answer !== undefined && { matter: extend(settled.matter, answer.entries) }),
    entries: [entry, ...warnings, ...settled.entries, ...(answer?.entries ?? [])],
    notices: [...settled.notices, ...exit, ...disowned, ...(answer?.notices ?? [])],
    ...(raises.length > 0 && { raises }),
    warnings,
  }
}

/** The disputes that the fact calls for. Most matters call for none, and are not read a second time. */
const raisedBy = (before: Matter, after: Matter, context: Context): Raising[] => {
  const { raising = [], settings } = context.partnership
  if (!raising.some(({ kind }) => kind === after.kind)) return []
  return newlyRaised(raising, after.kind, factsOf(before.records), factsOfMatter(after, context), context.settings ?? settings)
}

const recordOf = (event: ClocksEvent, recordedAt: Instant, saidBy: string | undefined): FactRecord => ({
  source: event.source,
  id: event.id,
  type: event.type,
  ...(event.time !== undefined && { time: event.time }),
  recordedAt,
  ...(saidBy !== undefined && { saidBy }),
  data: event.data,
})
