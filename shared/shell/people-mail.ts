import { instanceOf, ruleIdOf } from '../clocks/rule.ts'
import { type Context, derivedOf } from '../matters/derived.ts'
import type { ActionLink } from '../notices/actions.ts'
import type { ComposedMail } from '../notices/compose-mail.ts'
import { confirmAddressMail, handoverMail, rolesInNeedMail } from '../notices/compose-people-mail.ts'
import type { Delivery } from '../notices/deliveries.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { type Assignment, assignmentsOf } from '../people/assignments.ts'
import { holdsAfter, roleAndDay } from '../people/handovers.ts'
import type { RoleId } from '../people/role.ts'
import { rolesInNeed } from '../people/roles-in-need.ts'
import { type Day, dayOf, type Instant, isoDay } from '../time/day.ts'
import { londonDay } from '../time/london.ts'
import type { linkMaker } from './link-maker.ts'
import { itemsOfLiveClocks, type LiveClocksDeps, liveClocksOf } from './live-clocks-of.ts'
import type { Directory, StoredMatter } from './ports.ts'

export interface PeopleMailDeps extends LiveClocksDeps {
  directory: Partial<Pick<Directory, 'contacts'>>
  links?: Partial<Pick<ReturnType<typeof linkMaker>, 'ofAddress'>>
}

/** A mail that asks for a link to be opened is none without the link: it waits until one can be made. */
class NoLinkError extends Error {
  override name = 'NoLinkError'
}

/**
 * A mail of the directory's own, whose content is worked out when it is sent: what is open in a role that is handed over,
 * which roles would not be reached, and the link that confirms an address. Undefined of any other mail.
 *
 * @throws NoLinkError, and whatever the store throws: it is tried again
 */
export const peopleMail = async (
  deps: PeopleMailDeps,
  { notice, clock }: Delivery,
  { matter }: StoredMatter,
  context: Context,
  now: Instant,
): Promise<ComposedMail | undefined> => {
  const { partnership } = context
  const key = instanceOf(notice.clock) ?? ''
  const { facts } = derivedOf(matter, context)
  if (notice.kind === 'confirm-address' && notice.inPerson !== undefined) {
    const holder = notice.inPerson
    const roles = new Set(assignmentsOf(facts).flatMap((each) => (each.holder === holder ? [each.role] : [])))
    const of = { partnership: partnership.id, holder, contact: Number(key.slice(key.lastIndexOf('.') + 1)) }
    const [link]: readonly ActionLink[] = (await deps.links?.ofAddress?.(of, now)) ?? []
    if (link === undefined) throw new NoLinkError('no link could be made')
    return confirmAddressMail({ partnership, now, roles: [...roles], url: link.url })
  }
  const rule = ruleIdOf(notice.clock)
  if (rule === 'directory-reach')
    return rolesInNeedMail({
      ...{ partnership, now },
      roles: rolesInNeed(facts, (await deps.directory.contacts?.(partnership.id)) ?? [], now, context),
    })
  if (rule !== 'handover' || notice.kind === 'cancelled' || clock === undefined) return undefined
  const { role, on } = roleAndDay(key)
  const about = { partnership, now, role, until: dayOf(on) }
  const list = async (mayKnow: boolean) => {
    const found = await liveClocksOf(deps)(partnership.id, role, now, mayKnow)
    const count = found.isCutShort ? (`${found.clocks.length} or more` as const) : found.clocks.length
    return { ...about, count, hides: !mayKnow && isOfFew(role, partnership), items: itemsOfLiveClocks(found) }
  }
  // one that came back goes to the business manager, who may not know all that the successor may
  const assignments = assignmentsOf(facts)
  if (notice.inPerson === undefined)
    return handoverMail({
      ...(await list(false)),
      entered: followersOf(assignments, role, on),
      reader: notice.kind === 'handed-over' ? 'keeper-instead' : 'keeper',
    })
  const from = firstDayOf(assignments, role, notice.inPerson, dayOf(on))
  const isTheirs = from <= londonDay(now)
  return handoverMail({ ...(await list(isTheirs)), from, reader: isTheirs ? 'successor' : 'successor-to-be' })
}

/** Whether a role hears of what only few may know. */
const isOfFew = (role: RoleId, { rules }: Partnership): boolean =>
  rules.some(({ owner, escalation }) => escalation !== undefined && [owner, ...escalation.steps.flat()].includes(role))

/** Whoever was entered to have a role after its last day with another. */
const followersOf = (assignments: readonly Assignment[], role: RoleId, last: string): string[] => [
  ...new Set(following(assignments, role, last).map(({ holder }) => holder)),
]

/** A deputy does not follow; one who is to hold the role may be its deputy until then. */
const following = (assignments: readonly Assignment[], role: RoleId, last: string): Assignment[] =>
  assignments.filter((each) => each.role === role && each.as !== 'deputy' && holdsAfter(last, each))

/** The first day on which somebody has a role after another’s last one. */
const firstDayOf = (assignments: readonly Assignment[], role: RoleId, person: string, last: Day): Day => {
  const theirs = following(assignments, role, isoDay(last)).filter(({ holder }) => holder === person)
  return Math.max(last + 1, theirs.length === 0 ? 0 : Math.min(...theirs.map(({ from }) => dayOf(from))))
}
