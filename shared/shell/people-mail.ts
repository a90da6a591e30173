import { instanceOf, ruleIdOf } from '../clocks/rule.ts'
import { type Context, derivedOf } from '../matters/derived.ts'
import type { ActionLink } from '../notices/actions.ts'
import type { ComposedMail } from '../notices/compose-mail.ts'
import { confirmAddressMail, handoverMail, rolesInNeedMail } from '../notices/compose-people-mail.ts'
import type { Delivery } from '../notices/deliveries.ts'
import { assignmentsOf } from '../people/assignments.ts'
import { roleAndDay } from '../people/handovers.ts'
import { rolesInNeed } from '../people/roles-in-need.ts'
import { dayOf, type Instant } from '../time/day.ts'
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
  // one that came back goes to the business manager, who may not know all that the successor may
  const keeper = notice.kind === 'handed-over' ? 'keeper-instead' : 'keeper'
  const reader = notice.inPerson === undefined ? keeper : 'successor'
  const found = await liveClocksOf(deps)(partnership.id, role, now, reader === 'successor')
  const count = found.isCutShort ? (`${found.clocks.length} or more` as const) : found.clocks.length
  return handoverMail({ partnership, now, role, until: dayOf(on), reader, count, items: itemsOfLiveClocks(found) })
}
