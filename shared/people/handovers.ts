import type { DataOf } from '../../events/catalogue.ts'
import type { Fact, Facts } from '../matters/facts.ts'
import { type Assignment, assignmentsOf, type KeptAssignment } from './assignments.ts'

/** `business-manager.2027-03-31`: which role, and its last day. */
export const roleAndDay = (key: string): { role: string; on: string } => ({ role: key.slice(0, -11), on: key.slice(-10) })

/** Whether somebody holds a role, from then on or later on, after its last day with another. */
export const holdsAfter = (on: string, { until }: Pick<Assignment, 'until'>): boolean => until === undefined || until > on

/** The facts as they stood before one of them. */
export const placesBefore = (facts: Facts, place: number): Facts =>
  new Map([...facts].map(([type, told]) => [type, told.filter((fact) => fact.place < place)]))

/** Who has taken over a role that was ended, and the word that made it complete. */
export const handedOver = (facts: Facts, key: string): { successor: string; by: Fact } | undefined => {
  const { role, on } = roleAndDay(key)
  const holding = assignmentsOf(facts).filter((each) => each.role === role && each.as !== 'deputy' && holdsAfter(on, each))
  for (const fact of facts.get('role.assigned') ?? []) {
    const told = fact.data as unknown as KeptAssignment
    const isTheirs = ({ holder, from }: Assignment) => holder === told.holder && from === told.from
    if (told.role !== role || !holding.some(isTheirs)) continue
    const confirmed = (facts.get('address.confirmed') ?? []).find(({ data }) => {
      const { holder, contact } = data as DataOf<'address.confirmed'>
      return holder === told.holder && contact === told.contact
    })
    if (confirmed !== undefined) return { successor: told.holder, by: confirmed.place > fact.place ? confirmed : fact }
  }
  return undefined
}
