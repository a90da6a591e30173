import type { DataOf } from '../../events/catalogue.ts'
import type { Context } from '../matters/derived.ts'
import type { Facts } from '../matters/facts.ts'
import type { RoleInNeed } from '../notices/compose-people-mail.ts'
import { type Reach, reachOf } from '../notices/reach-of.ts'
import { dayOf, type Instant, isoDay } from '../time/day.ts'
import { countInWords, dayInWords } from '../time/in-words.ts'
import { londonDay } from '../time/london.ts'
import { type Assignment, assignmentsOf, isWithin } from './assignments.ts'
import type { Contact } from './directory.ts'
import { endsSoonOn } from './ends-soon.ts'
import { holdsAfter } from './handovers.ts'
import { holdersAt } from './holders-at.ts'

/**
 * The roles that something is asked of and that would not be reached by their own holder now, or soon will not be: the worst
 * first, each with why.
 */
export const rolesInNeed = (
  facts: Facts,
  contacts: readonly Contact[],
  now: Instant,
  { partnership, settings = partnership.settings }: Pick<Context, 'partnership' | 'settings'>,
): RoleInNeed[] => {
  const today = londonDay(now)
  const soon = isoDay(today + endsSoonOn(settings, today))
  const ends = endsOf(facts, isoDay(today), soon)
  return reachOf(partnership, holdersAt(facts, contacts, now))
    .filter(({ rules, rungs }) => rules + rungs.length > 0)
    .flatMap((reach) => {
      const state = stateInWords(reach) ?? ends.get(reach.role)
      return state === undefined ? [] : [{ role: reach.role, state, facts: factsOf(reach) }]
    })
}

const stateInWords = ({ state, readers }: Reach): string | undefined => {
  if (state === 'nobody') return readers.length === 0 ? 'nobody would be written to' : 'all mail for it has come back'
  if (state === 'stands-in' && readers.some(({ why }) => why === 'away'))
    return 'its holder is away and nobody who is there covers: another role is written to as well'
  if (state === 'stands-in')
    return readers.some(({ why }) => why === 'vacant')
      ? 'nobody holds it: another role is written to in its place'
      : 'mail to its holder has come back: another role is written to as well'
  if (state === 'deputy') return 'only its deputy would be reached'
  if (state === 'unconfirmed') return 'nobody has confirmed that mail to it arrives'
  return readers.some(({ to }) => to.unreachableSince !== undefined) ? 'mail to one of its holders has come back' : undefined
}

/** Of each role the day on which its holder leaves with nobody to follow, or is covered no longer, if that is soon. */
const endsOf = (facts: Facts, today: string, soon: string): ReadonlyMap<string, string> => {
  const held = assignmentsOf(facts).filter(({ as }) => as !== 'deputy')
  const now = held.filter((each) => isWithin(today, each))
  const covers = (facts.get('cover.set') ?? []).map(({ data }) => data as DataOf<'cover.set'>)
  const ends = new Map<string, string>()
  for (const { role, holder } of now)
    for (const { holder: away, until, ...cover } of covers)
      if (away === holder && isWithin(today, { ...cover, until }) && until <= soon)
        ends.set(role, `its cover ends on ${dayInWords(dayOf(until))}`)
  for (const each of now)
    if (each.until !== undefined && each.until <= soon && !held.some((other) => follows(other, each)))
      ends.set(each.role, `its holder leaves on ${dayInWords(dayOf(each.until))}, and nobody follows`)
  return ends
}

const follows = (other: Assignment, { role, until = '' }: Assignment): boolean => other.role === role && holdsAfter(until, other)

const factsOf = ({ rules, rungs, readers }: Reach): RoleInNeed['facts'] => [
  { label: 'Needed for', value: [...(rules === 0 ? [] : [countInWords(rules, 'time limit')]), ...rungs].join(', ') },
  { label: 'Written to', value: readers.length === 0 ? 'nobody' : readers.map(({ to }) => to.id).join(', ') },
]
