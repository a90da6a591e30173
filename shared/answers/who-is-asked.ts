import type { Clock } from '../clocks/clock.ts'
import type { Rule } from '../clocks/rule.ts'
import type { Course } from '../ladders/course.ts'
import { askedAbout } from '../ladders/recipients.ts'
import { topOf } from '../matters/climbing.ts'
import type { Told } from '../matters/matter.ts'
import { escalationOf, type Partnership, stepOfRole } from '../partnerships/partnership.ts'
import type { RoleId } from '../people/role.ts'
import type { Given } from './answers-of.ts'

/**
 * The answers about a clock by those who are asked: its owner, or whoever stands on the step that was told last or above it.
 * Of a dispute, by whoever is asked on its rung. What a role says that only has to know, or one that the clock has climbed
 * past, is kept in the timeline and hushes nobody: it answers nothing that was asked of others.
 */
export const answersOfAsked = (
  { id, rule }: Clock,
  told: Told | undefined,
  given: readonly Given[],
  partnership: Partnership,
  course: Course | undefined,
): readonly Given[] => {
  if (given.length === 0) return given
  const here = given.filter(({ clock }) => clock === id)
  if (rule.rung !== undefined) {
    const asked = course === undefined ? [] : askedAbout({ rung: rule.rung, clock: id }, course, partnership.agencies)
    return here.filter(({ role }) => asked.includes(role))
  }
  const last = Math.min(told?.reached ?? 0, topOf(rule, partnership))
  return here.filter(({ role }) => role === rule.owner || standsOn(role, rule, partnership) >= Math.max(last, 1))
}

/** The answers of a matter by those who may be asked about a rule in it at all: its owner and the steps above. */
export const answersOfOwnerOrAbove = (rule: Rule, given: readonly Given[], partnership: Partnership): readonly Given[] =>
  given.filter(({ role }) => role === rule.owner || standsOn(role, rule, partnership) > 0)

/** On which step above the owner of a rule a role stands; 0: on none. */
const standsOn = (role: RoleId, rule: Rule, partnership: Partnership): number =>
  stepOfRole(escalationOf(partnership, rule), rule.owner, role).step
