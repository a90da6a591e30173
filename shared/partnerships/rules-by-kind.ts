import type { Rule } from '../clocks/rule.ts'
import type { MatterKind } from '../matters/kinds.ts'

/** A partnership's rules, each told which kind of matter it watches: a matter is not asked about the others. */
export const rulesByKind = (kinds: Partial<Record<MatterKind, readonly Rule[]>>): readonly Rule[] =>
  Object.entries(kinds).flatMap(([kind, rules]) => rules.map((rule) => Object.freeze({ ...rule, kind: kind as MatterKind })))

const byKind = new WeakMap<readonly Rule[], Map<MatterKind, readonly Rule[]>>()

/** Those of some rules that watch this kind of matter. Sorted out once for each list of rules. */
export const rulesFor = (kind: MatterKind, rules: readonly Rule[]): readonly Rule[] => {
  const known = byKind.get(rules) ?? new Map<MatterKind, readonly Rule[]>()
  byKind.set(rules, known)
  const found = known.get(kind) ?? rules.filter((rule) => rule.kind === undefined || rule.kind === kind)
  known.set(kind, found)
  return found
}
