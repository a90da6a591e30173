import type { DataOf } from '../../events/catalogue.ts'
import type { Each, Instance } from '../clocks/each.ts'
import { whenWritten } from '../clocks/told.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import type { Settings } from '../settings/setting.ts'
import { dayOf, isoDay } from '../time/day.ts'
import { isoInstant, londonInstant } from '../time/london.ts'
import { momentOf } from '../time/moment.ts'
import { type Assignment, assignmentsOf, isWithin, type KeptAssignment } from './assignments.ts'
import { endsSoonOn } from './ends-soon.ts'
import { handedOver, holdsAfter, placesBefore, roleAndDay } from './handovers.ts'

/**
 * Each role that ends with nobody to follow: since the word that ended it, or where its last day was told from the start,
 * since that day is near. Told in both ways it is one, since the earlier.
 */
export const eachLeftAlone: Each = {
  words: 'role that ends with nobody to follow',
  name: (key) => roleAndDay(key).role.replaceAll('-', ' '),
  of: (facts, settings = []) => {
    const earliest = new Map<string, Instance>()
    for (const found of [...endedByWord(facts, settings), ...endingAsTold(facts, settings)]) {
      const same = earliest.get(found.key)
      if (same === undefined || found.instant < same.instant) earliest.set(found.key, found)
    }
    return [...earliest.values()]
  },
}

const keyOf = (role: string, on: string): string => `${role}.${on}`

/** Asked of what was known when it was ended: whoever had been named by then, and has not left since, follows, later on too. */
const endedByWord = (facts: Facts, settings: Settings): Instance[] => {
  const holding = holdingIn(facts)
  return (facts.get('role.ended') ?? []).flatMap((fact) => {
    const { role, holder, on } = fact.data as DataOf<'role.ended'>
    const known = placesBefore(facts, fact.place)
    const before = holdingIn(known).filter((each) => each.role === role)
    const own = before.filter((each) => each.holder === holder && isWithin(on, each))
    // their own assignment goes on in what was known before
    const others = new Set(before.filter((each) => !own.includes(each)).map(nameOf))
    const isFollowed = holding.some((each) => others.has(nameOf(each)) && holdsAfter(on, each))
    const isAsked = own.length > 0 && (!isFollowed || own.some((term) => isAskedFor(term, fact, known, settings)))
    return isAsked ? [{ ...whenWritten(fact), key: keyOf(role, on), fact }] : []
  })
}

/** Whether somebody is being asked for to follow a term that is cut short, and is so for its new last day. */
const isAskedFor = ({ role, until }: Assignment, word: Fact, known: Facts, settings: Settings): boolean => {
  if (until === undefined) return false
  const asked = endingAsTold(known, settings).find(({ key }) => key === keyOf(role, until))
  return asked !== undefined && asked.instant <= word.writtenAt && handedOver(known, asked.key) === undefined
}

/**
 * The terms whose last day was told with the first and still is the last, and that nobody follows without a gap: neither
 * whoever had been told of by the time it was near, nor the very person, who is kept on. What was over when it was told is
 * history.
 */
const endingAsTold = (facts: Facts, settings: Settings): Instance[] => {
  const first = firstWords(facts)
  const holding = holdingIn(facts)
  return holding.flatMap((term) => {
    const { role, holder, until } = term
    const fact = first.get(nameOf(term))
    if (fact === undefined || until === undefined || (fact.data as { until?: string }).until !== until) return []
    const written = whenWritten(fact)
    if (until < isoDay(written.day)) return []
    const near = nearOf(until, settings)
    const since = near.instant > written.instant ? near : written
    const isFollowed = holding.some(
      (other) =>
        follows(other, role, until) &&
        (other.holder === holder || (first.get(nameOf(other))?.writtenAt ?? since.instant) < since.instant),
    )
    return isFollowed ? [] : [{ ...since, key: keyOf(role, until), fact }]
  })
}

/** So many days before the last one, when the working day begins. */
const nearOf = (until: string, settings: Settings) => {
  const last = dayOf(until)
  return momentOf(isoInstant(londonInstant(last - endsSoonOn(settings, last), 8, 30)))
}

const holdingIn = (facts: Facts): Assignment[] => assignmentsOf(facts).filter(({ as }) => as !== 'deputy')

/** Whether somebody has a role on the day after its last one with another. */
const follows = (each: Assignment, role: string, last: string): boolean =>
  each.role === role && holdsAfter(last, each) && dayOf(each.from) <= dayOf(last) + 1

const nameOf = ({ role, holder, from }: Pick<Assignment, 'role' | 'holder' | 'from'>): string => `${role} ${holder} ${from}`

/** By which word each assignment was first told: one that is told again tells an address. */
const firstWords = (facts: Facts): ReadonlyMap<string, Fact> => {
  const first = new Map<string, Fact>()
  for (const fact of facts.get('role.assigned') ?? []) {
    const name = nameOf(fact.data as unknown as KeptAssignment)
    if (!first.has(name)) first.set(name, fact)
  }
  return first
}
