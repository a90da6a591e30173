import { alarmsOf } from '../clocks/alarms-of.ts'
import { type Clock, dueText } from '../clocks/clock.ts'
import type { FactRecord, Facts } from '../matters/facts.ts'
import type { Matter } from '../matters/matter.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/day.ts'
import { isoInstant } from '../time/london.ts'
import { type Course, courseOf, openVisit, type Visit } from './course.ts'
import { rungAfter } from './ladder.ts'
import { partyOnRung, rolesOn } from './on-rung.ts'
import { ruleOfRung } from './rules-of.ts'

/** What the climbing of a dispute depends on beside its facts. */
export interface Climbing {
  partnership: Partnership
  calendar: Calendar
  /** The roles that anybody holds now; undefined where that is not known: then every role counts as held. */
  held: ReadonlySet<RoleId> | undefined
}

/**
 * The service's own step up the ladder at `now`, if one is due: nobody holds the open rung, its only holder is a party, or
 * the time that was agreed has run out without an answer. It is a fact like any other, so that what comes later, a
 * newly appointed holder or another setting, does not undo what people were told. On the last rung there is no step.
 *
 * @param clocks of the dispute
 */
export const stepUpOf = (
  matter: Matter,
  facts: Facts,
  clocks: readonly Clock[],
  now: Instant,
  climbing: Climbing,
): FactRecord | undefined => {
  const { partnership } = climbing
  const course = courseOf(partnership.ladders, facts)
  const open = course && openVisit(course)
  if (course === undefined || open === undefined || rungAfter(course.ladder, open.rung.id) === undefined) return undefined
  const because = whyOnward(course, open, matter, clocks, now, climbing)
  if (because === undefined) return undefined
  // the clock in another house may run ahead of ours: nothing leaves a rung before it came there
  const at = isoInstant(Math.max(now, open.opened.instant))
  return {
    source: 'service',
    id: `passed-on-${open.rung.id}-${at}`,
    type: 'dispute.passed-on',
    recordedAt: now,
    data: { partnership: partnership.id, at, from: open.rung.id, because },
  }
}

const whyOnward = (
  course: Course,
  { rung, answered }: Visit,
  matter: Matter,
  clocks: readonly Clock[],
  now: Instant,
  { partnership: { agencies, closures }, calendar, held }: Climbing,
) => {
  if (answered !== undefined) return undefined
  const roles = rolesOn(rung, course, agencies)
  if (roles.length === 0 || (held !== undefined && held.size > 0 && !roles.some((role) => held.has(role))))
    return 'nobody-holds-it'
  if (partyOnRung(rung, course, agencies) !== undefined) return 'holder-is-party'
  const clock = clocks.find(({ id }) => id === ruleOfRung(course.ladder, rung))
  return clock !== undefined && hasRunOut(clock, matter, now, calendar, closures) ? 'no-response' : undefined
}

/** Its holders were told, and the first working morning after the last day has come: a rung known too late waits for the next. */
const hasRunOut = (
  clock: Clock,
  matter: Matter,
  now: Instant,
  calendar: Calendar,
  closures: Partnership['closures'],
): boolean => {
  const told = matter.told.get(clock.id)
  if (clock.due === null || !told?.open || told.due !== dueText(clock)) return false
  for (const { kind, at } of alarmsOf(clock, told.since, told.since, calendar, closures)) {
    if (at > now) return false
    if (kind === 'overdue') return true
  }
  return false
}
