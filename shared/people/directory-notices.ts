import type { DataOf } from '../../events/catalogue.ts'
import { instanceOf, ruleIdOf } from '../clocks/rule.ts'
import { type Context, factsOfMatter } from '../matters/derived.ts'
import type { Facts } from '../matters/facts.ts'
import type { Entry, Matter } from '../matters/matter.ts'
import { noticesOf, type Ring } from '../matters/notices-of.ts'
import { type Notice, noticeOf } from '../notices/notice.ts'
import { escalationOf, stepUp } from '../partnerships/partnership.ts'
import type { Instant } from '../time/day.ts'
import type { KeptAssignment } from './assignments.ts'
import { confirmRule, contactKey, handoverRule } from './directory.rules.ts'
import { handedOver, roleAndDay } from './handovers.ts'
import { holdersAt } from './holders-at.ts'
import { rolesInNeed } from './roles-in-need.ts'

/**
 * Whom the directory's own clocks are told to. A new address is told to its person alone: the business manager hears of it
 * when nobody confirms it. A role handed over is told to whoever takes it, and the weekly look to nobody while all is well.
 */
export const noticesOfDirectory = (
  rings: readonly Ring[],
  changes: readonly Entry[],
  before: Matter,
  facts: Facts,
  now: Instant,
  context: Context,
): Notice[] => [
  ...rings.filter((ring) => !goesOn(ring, rings)).flatMap((ring) => noticesOfRing(ring, before, facts, now, context)),
  ...changes.flatMap((change) => {
    const isHandover = change.kind === 'clock' && ruleIdOf(change.clock) === 'handover'
    if (!isHandover || (change.change !== 'met' && change.change !== 'met-late')) return []
    const key = instanceOf(change.clock) ?? ''
    const person = handedOver(facts, key)?.successor
    const about = { clock: change.clock, kind: 'handed-over', n: 0, role: handoverRule.owner, at: now, due: null } as const
    return person === undefined ? [] : [noticeOf({ ...about, inPerson: person })]
  }),
]

/** A role whose last day is another is asked for under that one: that the one before is over would only confuse. */
const goesOn = ({ clock, kind }: Ring, rings: readonly Ring[]): boolean =>
  kind === 'cancelled' &&
  handedOverIn(clock) !== undefined &&
  rings.some((other) => isNew(other) && handedOverIn(other.clock) === handedOverIn(clock))

const isNew = ({ kind }: Ring): boolean => kind === 'opened' || kind === 'reopened'

/** The role that a clock has handed over. */
const handedOverIn = (clock: string): string | undefined =>
  ruleIdOf(clock) === handoverRule.id ? roleAndDay(instanceOf(clock) ?? '').role : undefined

const noticesOfRing = (ring: Ring, before: Matter, facts: Facts, now: Instant, context: Context): Notice[] => {
  const { rule } = ring
  if (rule.id === 'directory-reach') {
    const isDue = ring.kind === 'nudge' && rolesInNeed(facts, context.contacts ?? [], now, context).length > 0
    return isDue ? [noticeOf({ ...ring, role: rule.owner })] : []
  }
  const asked = rule.id === 'confirm-address' && asksAgain(ring) ? askedOf(ring, facts) : []
  if (rule.id !== 'confirm-address' || ring.kind === 'nudge')
    return [...noticesOf([ring], before, context.partnership, undefined), ...asked]
  return asked
}

/**
 * Whether an address is written to: when it is new, and then with every second reminder from the tenth working day on, as
 * the link in the mail before expires.
 */
const asksAgain = ({ kind, n }: Ring): boolean =>
  kind === 'opened' || kind === 'reopened' || (kind === 'nudge' && n >= 3 && n % 2 === 1)

const askedOf = ({ clock, rule, n, at }: Ring, facts: Facts): Notice[] => {
  const [told] = (facts.get('role.assigned') ?? []).flatMap(({ data }) => {
    const { holder, contact } = data as unknown as KeptAssignment
    return contactKey(holder, contact) === instanceOf(clock) ? [holder] : []
  })
  return told === undefined
    ? []
    : [noticeOf({ clock, kind: 'confirm-address', n, role: rule.owner, at, due: null, inPerson: told })]
}

/**
 * That a mail to a new address was meant for somebody else is told to whoever keeps the directory; where it is their own mail
 * that goes there, to the next role up.
 *
 * @param matter with that in it
 */
export const noticesOfDisowned = (
  { holder, contact }: DataOf<'address.disowned'>,
  matter: Matter,
  at: Instant,
  context: Context,
): Notice[] => {
  const { owner } = confirmRule
  const written = holdersAt(factsOfMatter(matter, context), context.contacts ?? [], at)
  const isOwn = written.some(({ id, role, deputy }) => id === holder && role === owner && deputy === undefined)
  const roles = isOwn ? stepUp(escalationOf(context.partnership, confirmRule), owner, 1) : [owner]
  const clock = `${confirmRule.id}:${contactKey(holder, contact)}`
  return roles.map((role) => noticeOf({ clock, kind: 'not-mine', n: 0, role, at, due: null }))
}
