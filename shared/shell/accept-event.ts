import type { ClocksEvent } from '../../events/catalogue.ts'
import type { FieldError } from '../../events/parse-event.ts'
import type { AnswerRefusal } from '../answers/refusal-of.ts'
import type { DisputeRefusal } from '../ladders/refusal-of.ts'
import { kindOf } from '../matters/kinds.ts'
import type { ApplyOptions } from '../matters/refusal-of.ts'
import { takeEvent } from '../matters/take-event.ts'
import { type Warning, warningOf } from '../matters/warning.ts'
import type { PeopleRefusal } from '../people/refusal-of.ts'
import type { Instant } from '../time/day.ts'
import { onFreshState } from './on-fresh-state.ts'
import type { Contexts, EventStamp, Log, MatterStore, Now } from './ports.ts'

export interface AcceptDeps {
  matters: MatterStore
  contexts: Contexts
  now: Now
  log: Log
  /** A fresh short reference for a new matter. */
  newReference: () => string
  /** SHA-256 of a text, in hex. */
  hash: (text: string) => string
  futureFacts: ApplyOptions['futureFacts']
  /** Has every open matter counted anew: what a partnership agrees on moves dates elsewhere. */
  recount: (since: Instant) => Promise<void>
}

export type Accepted =
  /** The warnings are told once: an event sent again is not judged again. */
  { ok: true; reference: string; repeat: boolean; warnings: Warning[] } | { ok: false; code: RefusalCode; errors: FieldError[] }

/** `busy` and what waits for another event may succeed when tried again; the others never will. */
export type RefusalCode =
  | 'unknown-partnership'
  | 'event-id-taken'
  | 'corrects-unknown-fact'
  | 'corrected-data-invalid'
  | 'another-kind-of-matter'
  | 'setting-invalid'
  | 'in-the-future'
  | DisputeRefusal['code']
  | AnswerRefusal['code']
  | PeopleRefusal['code']
  | 'busy'

/**
 * Takes one event in: decides, and commits the fact with all that follows from it before anybody is told. The same
 * event again is accepted again and changes nothing; its identity with another body is refused.
 *
 * @param saidBy who said so from a mail, by id
 */
export const acceptEvent =
  (deps: AcceptDeps) =>
  async (event: ClocksEvent, saidBy?: string): Promise<Accepted> => {
    const stamp: EventStamp = {
      partnership: event.data.partnership,
      source: event.source,
      id: event.id,
      bodyHash: deps.hash(canonical(event)),
    }
    const accepted = await onFreshState(() => acceptOnce(deps, event, stamp, saidBy))
    return accepted ?? refused('busy', '', 'too many events for this matter at once: send it again')
  }

const acceptOnce = async (
  { matters, contexts, now, log, newReference, futureFacts, recount }: AcceptDeps,
  event: ClocksEvent,
  stamp: EventStamp,
  saidBy: string | undefined,
): Promise<Accepted | 'conflict'> => {
  const { partnership } = event.data
  const key = { partnership, subject: event.subject }
  const stored = await matters.load(key)
  const known = stored?.matter.records.some(({ source, id }) => source === event.source && id === event.id) ?? false
  const at = await now()
  if (stored !== undefined && known) {
    // it may have been accepted by a process that died before it could ask
    if (stored.matter.kind === 'settings') await recount(at)
    return repeatOf(await matters.seen(stamp), stored.reference)
  }
  const context = await contexts.of(partnership, at, stored?.matter.kind ?? kindOf(event.type))
  if (context === undefined)
    return refused('unknown-partnership', 'data.partnership', 'expected the id of a partnership that this service watches for')
  const applied = takeEvent(stored?.matter, event, at, context, {
    futureFacts,
    ...(saidBy !== undefined && { saidBy }),
  })
  if (!applied.ok) return { ok: false, code: applied.refusal.code, errors: applied.refusal.errors }
  const reference = stored?.reference ?? newReference()
  const result = await matters.commit({ decision: applied, on: stored, reference, at, event: stamp, contacts: applied.contacts })
  if (result === 'conflict') return result
  // a repeat that was not yet there to be loaded: somebody else has just committed it, so it is loaded now
  if (result === 'repeat') return 'conflict'
  if (result === 'clash') return taken
  if (applied.matter.kind === 'settings') await recount(at)
  log.info('EVENT_ACCEPTED', { type: event.type, partnership, reference, notices: applied.notices.length })
  log.count('EventsAccepted')
  if (applied.warnings.length > 0) log.count('FactsWithWarnings')
  return { ok: true, reference, repeat: false, warnings: applied.warnings.map(warningOf) }
}

/**
 * Refusals that another event, still on its way, may cure: the fact that is corrected, the move before this one, who is
 * meant, the matter that is answered about.
 */
export const mayCome: ReadonlySet<RefusalCode> = new Set([
  'corrects-unknown-fact',
  'dispute-not-raised',
  'rung-not-open',
  'answers-unknown-clock',
  'people-unknown',
])

const repeatOf = (seen: 'new' | 'repeat' | 'clash', reference: string): Accepted =>
  seen === 'clash' ? taken : { ok: true, reference, repeat: true, warnings: [] }

const refused = (code: RefusalCode, field: string, expected: string): Accepted => ({
  ok: false,
  code,
  errors: [{ field, expected }],
})

const taken = refused('event-id-taken', 'id', 'expected an id not yet used by this source for another event')

/** One text for one event, however its keys were ordered. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
