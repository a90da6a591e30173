import type { DataOf } from '../../../events/catalogue.ts'
import { type Fact, type FactRecord, factsOf } from '../../../shared/matters/facts.ts'
import { type Assignment, assignmentsOf, type KeptAssignment } from '../../../shared/people/assignments.ts'

/** Where somebody is written to, as far as an import asks. */
export interface KnownContact {
  holder: string
  address: string
}

/** A partnership's directory as it stands. */
export interface KnownPeople {
  /** Of its timeline: it grows with everything that is told of it. */
  version: number
  assignments: readonly Assignment[]
  contacts: readonly KnownContact[]
  /** The events by which an assignment was told, the last of them last: again with another address it is still one. */
  toldBy(assignment: Pick<Assignment, 'role' | 'holder' | 'from'>): readonly Fact[]
  /** Who is away, for whom, and until when. */
  covers: readonly DataOf<'cover.set'>[]
}

export const knownPeople = (
  stored: { matter: { records: readonly FactRecord[] }; version: number } | undefined,
  contacts: readonly KnownContact[],
): KnownPeople => {
  const facts = factsOf(stored?.matter.records ?? [])
  const told = facts.get('role.assigned') ?? []
  return {
    version: stored?.version ?? 0,
    assignments: assignmentsOf(facts),
    contacts,
    toldBy: ({ role, holder, from }) =>
      told.filter(({ data }) => {
        const kept = data as unknown as KeptAssignment
        return kept.role === role && kept.holder === holder && kept.from === from
      }),
    covers: (facts.get('cover.set') ?? []).map(({ data }) => data as DataOf<'cover.set'>),
  }
}
