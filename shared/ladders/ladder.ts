import type { Period } from '../clocks/period.ts'
import type { Source } from '../clocks/rule.ts'
import type { AgencyRole } from '../people/agency.ts'
import type { RoleId } from '../people/role.ts'

/** What happens on a rung: what its holders are asked for. */
export type RungKind =
  | 'meeting'
  | 'letter-with-reply'
  | 'report-from-each-party'
  | 'mediation'
  | 'adjudication'
  | 'commission'
  /** They are only told: a rung that overdue clocks climb. */
  | 'notice'

/**
 * Somebody on a rung: a role of the partnership, the one who has that part in each of the agencies in dispute, or the deputy
 * of whoever an overdue date is the duty of.
 */
export type OnRung = RoleId | { ofEachParty: AgencyRole } | { deputyOf: 'owner' }

/** One step of a ladder, as its document has it. */
export interface Rung {
  /** Unique on its ladder: `lead-representatives`. */
  id: string
  /** What is asked of its holders, in the imperative: "Hear the dispute and adjudicate on it". */
  title: string
  kind: RungKind
  roles: readonly [OnRung, ...OnRung[]]
  /** What it must produce, in the words of the document. */
  produces: string
  /** How long its holders have to answer, where the document says so. `null`: none does, it is for the partnership to agree on. */
  respondWithin: Period | null
  /** A dispute may begin here. The first rung always is such a one. */
  entry?: true
  /** Whose being a party makes this rung's holders judges in their own cause, and why. It is said, and nothing is decided by it. */
  conflict?: { party: string; why: string }
  source: Source
  /** Where the document is silent or can be read in two ways: what we took it to mean. */
  unconfirmed?: string
}

/** A way out of a ladder that is open from every rung, and that nobody is sent on. */
export interface Exit {
  to: 'regulator' | 'secretary-of-state' | 'whistleblowing' | 'legal-action'
  words: string
  source: Source
}

/** The ordered steps that a dispute climbs, or an overdue clock. */
export interface Ladder {
  /** Unique in its partnership: `front-line-practice`. */
  id: string
  title: string
  /** What climbs it. */
  for: 'disputes' | 'overdue-clocks'
  rungs: readonly [Rung, ...Rung[]]
  exits: readonly Exit[]
  sources: readonly [Source, ...Source[]]
  unconfirmed?: string
}

const idForm = /^[a-z][a-z0-9-]{2,29}$/

/** Checks a ladder's shape when its file is imported. */
export const defineLadder = (ladder: Ladder): Ladder => {
  const ids = new Set<string>()
  for (const { id } of [ladder, ...ladder.rungs])
    if (!idForm.test(id)) throw new Error(`${ladder.id}: ${id}: expected lower-case words joined by hyphens, up to 30 letters`)
  for (const { id } of ladder.rungs) {
    if (ids.has(id)) throw new Error(`${ladder.id}: two rungs are called ${id}`)
    ids.add(id)
  }
  return Object.freeze(ladder)
}

/** The rung after this one; undefined at the top. */
export const rungAfter = ({ rungs }: Ladder, id: string): Rung | undefined => rungs[rungs.findIndex((rung) => rung.id === id) + 1]

/** Whether a dispute may begin on a rung. */
export const isEntry = ({ rungs }: Ladder, id: string): boolean =>
  rungs[0].id === id || rungs.some((rung) => rung.id === id && rung.entry)
