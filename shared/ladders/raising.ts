import type { DataOf } from '../../events/catalogue.ts'
import type { Source } from '../clocks/rule.ts'
import type { Facts } from '../matters/facts.ts'
import type { MatterKind } from '../matters/kinds.ts'
import type { Settings } from '../settings/setting.ts'

/** A dispute that the service raises itself, out of what it is told of another matter. */
export interface Raising extends Omit<DataOf<'dispute.raised'>, 'partnership' | 'relatesTo' | 'urgent'> {
  /** What it is for within its matter: the same cause raises one dispute and not a second. */
  cause: string
}

/** When a matter's facts raise a dispute by themselves, as the partnership's document has it. */
export interface RaisingRule {
  /** The kind of matter that it watches. */
  kind: MatterKind
  title: string
  /** The setting that it rests on. */
  setting: string
  /** Every dispute that the facts have ever called for. */
  of(facts: Facts, settings: Settings): readonly Raising[]
  source: Source
  unconfirmed?: string
}

/** The disputes that are called for after a fact and were not before it. */
export const newlyRaised = (
  rules: readonly RaisingRule[],
  kind: MatterKind,
  before: Facts,
  after: Facts,
  settings: Settings,
): Raising[] => {
  const watching = rules.filter((rule) => rule.kind === kind)
  if (watching.length === 0) return []
  const known = new Set(watching.flatMap((rule) => rule.of(before, settings).map(({ cause }) => cause)))
  return watching.flatMap((rule) => rule.of(after, settings).filter(({ cause }) => !known.has(cause)))
}
