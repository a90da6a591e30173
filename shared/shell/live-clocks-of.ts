import type { Clock } from '../clocks/clock.ts'
import { dueText } from '../clocks/clock.ts'
import { courseOf, openVisit } from '../ladders/course.ts'
import { rolesOn } from '../ladders/on-rung.ts'
import { isClosed } from '../matters/change-of.ts'
import { type Context, derivedOf } from '../matters/derived.ts'
import type { Facts } from '../matters/facts.ts'
import type { MatterKey, Told } from '../matters/matter.ts'
import { itemOf } from '../notices/item-of.ts'
import type { MailInput, MailItem } from '../notices/mail-input.ts'
import { noticeOf } from '../notices/notice.ts'
import type { RoleId } from '../people/role.ts'
import type { Instant } from '../time/day.ts'
import type { Contexts, MatterStore, Now, StoredMatter } from './ports.ts'

export interface LiveClocksDeps {
  matters: Pick<MatterStore, 'open' | 'load'>
  contexts: Contexts
  now: Now
}

/** What is open in a role: a clock that it owns, or the rung of a dispute that it is on. */
export interface LiveClock {
  reference: string
  clock: Clock
  isRung: boolean
  /** It was told of as overdue, or of an allegation, and nobody in the role has answered since. */
  isUnanswered: boolean
  /** As a mail lists it. */
  input: MailInput
}

export interface LiveClocks {
  clocks: LiveClock[]
  /** Set when there may be more than was looked for, or is listed, for one mail. */
  isCutShort: boolean
}

/**
 * So many open matters are looked at for one list and for so long, so many places of the index read at once, and so much
 * listed: a mail that takes longer than its sender may run, or that no mailbox takes, would be tried for ever.
 */
const bounds = { matters: 5_000, ms: 20_000, page: 500, atOnce: 10, listed: 1_000 }

/**
 * Everything that is open in a role of a partnership, the first due first: its running clocks, open rungs, and which of them
 * wait for an answer. Looks through the open matters, and stops at a bound.
 *
 * @param mayKnow whether the list is for somebody who may know of allegations in that role; others get none
 */
export const liveClocksOf =
  (deps: LiveClocksDeps) =>
  async (partnership: string, role: RoleId, now: Instant, mayKnow: boolean): Promise<LiveClocks> => {
    const clocks: LiveClock[] = []
    const until = (await deps.now()) + bounds.ms
    let isLate = false
    let isWhole = true
    // one that cannot be looked at must not keep the whole list from being sent
    const lookAt = (key: MatterKey): Promise<LiveClock[]> =>
      inMatter(deps, key, role, now).catch(() => {
        isWhole = false
        return []
      })
    let looked = 0
    let next: string | undefined
    do {
      const page = await deps.matters.open(next, bounds.page)
      next = page.next
      const keys = page.keys.filter((key) => key.partnership === partnership)
      for (let n = 0; n < keys.length && !isLate; n += bounds.atOnce) {
        const some = keys.slice(n, n + bounds.atOnce)
        const found = await Promise.all(some.map(lookAt))
        clocks.push(...found.flat().filter(({ input }) => mayKnow || input.rule.escalation === undefined))
        isLate = (await deps.now()) >= until
      }
      looked += keys.length
      isLate ||= (await deps.now()) >= until
    } while (next !== undefined && looked < bounds.matters && !isLate)
    const due = ({ clock }: LiveClock) => clock.due ?? Number.POSITIVE_INFINITY
    const isCutShort = !isWhole || isLate || next !== undefined || clocks.length > bounds.listed
    return { clocks: clocks.sort((a, b) => due(a) - due(b)).slice(0, bounds.listed), isCutShort }
  }

const inMatter = async (
  { matters, contexts }: LiveClocksDeps,
  key: MatterKey,
  role: RoleId,
  now: Instant,
): Promise<LiveClock[]> => {
  const stored = await matters.load(key)
  const context = stored && (await contexts.of(key.partnership, now))
  return stored === undefined || context === undefined || stored.matter.kind === 'people'
    ? []
    : openIn(stored, role, now, context)
}

const openIn = ({ matter, reference }: StoredMatter, role: RoleId, now: Instant, context: Context): LiveClock[] => {
  const { partnership, calendar } = context
  const { facts, clocks } = derivedOf(matter, context)
  const course = matter.kind === 'dispute' ? courseOf(partnership.ladders, facts) : undefined
  const visit = course && openVisit(course)
  const isOnRung = visit !== undefined && course !== undefined && rolesOn(visit.rung, course, partnership.agencies).includes(role)
  return clocks
    .filter((clock) => !isClosed(clock) && (clock.rule.rung === undefined ? clock.rule.owner === role : isOnRung))
    .map((clock) => {
      const notice = noticeOf({ clock: clock.id, kind: 'opened', n: 0, role, at: now, due: dueText(clock) })
      const about = { notice, rule: clock.rule, clock, partnership, reference, calendar, now }
      return {
        reference,
        clock,
        isRung: clock.rule.rung !== undefined,
        isUnanswered: isUnanswered(clock, role, matter.told.get(clock.id), facts),
        input: { ...about, ...(course !== undefined && { course }) },
      }
    })
}

const isUnanswered = ({ id, rule }: Clock, role: RoleId, told: Told | undefined, facts: Facts): boolean => {
  const asks = told !== undefined && (rule.kind === 'allegation' || [...told.rung].some((alarm) => alarm.startsWith('overdue/')))
  if (!asks) return false
  return !(facts.get('notice.answered') ?? []).some(({ data, writtenAt }) => {
    const answer = data as { clock: string; role: RoleId; early?: true }
    return answer.clock === id && answer.role === role && answer.early !== true && writtenAt >= told.rungTo
  })
}

/** The list as a mail has it. */
export const itemsOfLiveClocks = ({ clocks, isCutShort }: LiveClocks): MailItem[] => [
  ...clocks.map(({ input, isUnanswered }) => {
    const item = itemOf(input)
    const answer = { label: 'Answer', value: 'nobody has answered the last mail about it' }
    return { ...item, facts: [...(isUnanswered ? [answer] : []), ...item.facts] }
  }),
  ...(isCutShort
    ? [{ heading: 'There may be more', lead: 'Not everything could be looked through for this list.', remarks: [], facts: [] }]
    : []),
]
