import type { DataOf } from '../../events/catalogue.ts'
import type { Facts } from '../matters/facts.ts'
import type { RoleId } from './role.ts'

/** What is kept of `role.assigned`: which of the person’s addresses it was, never the address. */
export type KeptAssignment = Omit<DataOf<'role.assigned'>, 'address'> & { contact: number }

/** That somebody holds a role, or is its deputy, from a day to a day: both days are days of theirs. */
export interface Assignment {
  role: RoleId
  holder: string
  as: 'holder' | 'joint-holder' | 'deputy'
  /** Of a deputy: the first is 1. */
  order?: number
  from: string
  /** Absent while the last day is not known. */
  until?: string
  outOfHours?: true
}

/**
 * Every assignment that was ever told and not withdrawn, each with the period for which it holds: until the day first told,
 * or the earlier one on which it was ended. Told again with another address it is still one.
 */
export const assignmentsOf = (facts: Facts): Assignment[] => {
  const told = (facts.get('role.assigned') ?? []).map(({ data }) => data as unknown as KeptAssignment)
  const ends = (facts.get('role.ended') ?? []).map(({ data }) => data as DataOf<'role.ended'>)
  const each = new Map(told.map((data) => [`${data.role} ${data.holder} ${data.from}`, data]))
  return [...each.values()].map(({ role, holder, as, order, from, until, outOfHours }) => {
    const last = ends
      .filter((end) => end.role === role && end.holder === holder && isWithin(end.on, { from, until }))
      .reduce((day, { on }) => (day === undefined || on < day ? on : day), until)
    return {
      ...{ role, holder, as, from },
      ...(as === 'deputy' && { order: order ?? 1 }),
      ...(last !== undefined && { until: last }),
      ...(outOfHours === true && { outOfHours }),
    }
  })
}

/** Whether a day lies in a period; both its ends do. */
export const isWithin = (day: string, { from, until }: { from: string; until?: string | undefined }): boolean =>
  from <= day && (until === undefined || day <= until)

/** Whether two periods have a day in common. */
export const overlap = (a: Pick<Assignment, 'from' | 'until'>, b: Pick<Assignment, 'from' | 'until'>): boolean =>
  isWithin(a.from, b) || isWithin(b.from, a)
