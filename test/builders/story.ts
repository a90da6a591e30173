import type { ClocksEvent } from '../../events/catalogue.ts'
import type { Raising } from '../../shared/ladders/raising.ts'
import { applyEvent } from '../../shared/matters/apply-event.ts'
import type { Context } from '../../shared/matters/derived.ts'
import type { Decision, Entry, Matter } from '../../shared/matters/matter.ts'
import type { ApplyOptions } from '../../shared/matters/refusal-of.ts'
import { wake } from '../../shared/matters/wake.ts'
import type { Notice } from '../../shared/notices/notice.ts'
import { bolton } from '../../shared/partnerships/bolton/bolton.partnership.ts'
import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { partnershipOf } from '../../shared/partnerships/partnerships.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/day.ts'
import { at, writtenTime } from './london-time.ts'

const calendar = englandAndWales()

/** @param of the partnership, or its id */
export const contextOf = (of: Partnership | string): Context => {
  const partnership = typeof of === 'string' ? partnershipOf(of) : of
  if (partnership === undefined) throw new Error(`no partnership ${of}`)
  return { partnership, calendar }
}

/** What came of a step, one notice a line: the moment it is for, clock, kind, role. */
export const written = (notices: readonly Notice[]): string[] =>
  notices.map(
    ({ at: moment, clock, kind, n, role }) => `${writtenTime(moment)} ${clock} ${kind}${n > 0 ? ` ${n}` : ''} → ${role}`,
  )

/**
 * One matter, told of and woken by hand. Every step returns what was said at it; `wokenUpTo` wakes it at each moment it
 * asked for, as the service would.
 *
 * @param from where a matter stands already, to go on from there
 */
export const aStory = (partnership: Partnership | string = bolton, from?: Matter, more: Partial<Context> = {}) => {
  let context: Context = { ...contextOf(partnership), ...more }
  const entries: Entry[] = []
  const notices: Notice[] = []
  const raises: Raising[] = []
  let matter = from
  let wakeAt: Instant | undefined

  const take = (decision: Decision): string[] => {
    matter = decision.matter
    wakeAt = decision.wakeAt
    entries.push(...decision.entries)
    notices.push(...decision.notices)
    raises.push(...(decision.raises ?? []))
    return written(decision.notices)
  }
  /** @throws Error when the event is refused */
  const told = (event: ClocksEvent, when: string | Instant, options?: ApplyOptions): string[] => {
    const applied = applyEvent(matter, event, momentOf(when), context, options)
    if (!applied.ok) throw new Error(`${event.id}: ${applied.refusal.code}`)
    return take(applied)
  }
  const wokenAt = (when: string | Instant): string[] => {
    if (matter === undefined) throw new Error('a story begins with a fact')
    return take(wake(matter, momentOf(when), context))
  }
  const wokenUpTo = (when: string | Instant): string[] => {
    const said: string[] = []
    while (wakeAt !== undefined && wakeAt <= momentOf(when)) said.push(...wokenAt(wakeAt))
    return said
  }
  return {
    told,
    wokenAt,
    wokenUpTo,
    /** From now on these roles are held. */
    holding: (held: ReadonlySet<string>) => {
      context = { ...context, held }
    },
    entries,
    notices,
    /** The disputes that it called for. */
    raises,
    matter: () => matter,
    wakeAt: () => wakeAt,
    /** When it asked to be woken, as people write it. */
    next: () => (wakeAt === undefined ? undefined : writtenTime(wakeAt)),
  }
}

const momentOf = (when: string | Instant): Instant => (typeof when === 'number' ? when : at(when))
