import type { Rule } from '../clocks/rule.ts'
import { type Day, dayOf } from '../time/day.ts'
import type { Edition } from './edition.ts'
import { workingTogether2018 } from './working-together-2018.ts'
import { workingTogether2023 } from './working-together-2023.ts'

/**
 * The editions of the national guidance, the oldest first. To add one, add its file and name it here. The edition
 * published in 2026 is not among them on purpose: nobody has checked its numbers, and until somebody has, nothing may be
 * called by its name.
 */
export const editions: readonly [Edition, ...Edition[]] = [workingTogether2018, workingTogether2023]

/** The edition in force on a day; the oldest for what lies before it. */
export const editionOn = (day: Day): Edition => editions[firstDays.findLastIndex((from) => from <= day)] ?? editions[0]

const firstDays = editions.map(({ from }) => dayOf(from))

const written = new WeakMap<readonly Rule[], Map<Edition, readonly Rule[]>>()

/** The rules as an edition has them: each edition's changes laid over those of the ones before it in `all`. */
export const rulesIn = (edition: Edition, rules: readonly Rule[], all: readonly Edition[] = editions): readonly Rule[] => {
  const known = written.get(rules) ?? new Map<Edition, readonly Rule[]>()
  written.set(rules, known)
  const found = known.get(edition) ?? all.slice(0, all.indexOf(edition) + 1).reduce(changed, rules)
  known.set(edition, found)
  return found
}

const changed = (rules: readonly Rule[], { changes }: Edition): readonly Rule[] =>
  Object.keys(changes).length === 0
    ? rules
    : rules.flatMap((rule) => {
        const change = changes[rule.id]
        return change === null ? [] : [change === undefined ? rule : { ...rule, ...change }]
      })
