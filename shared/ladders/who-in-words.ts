import type { Rule } from '../clocks/rule.ts'
import { type Partnership, titleOf } from '../partnerships/partnership.ts'
import { partTitles } from '../people/agency-roles.ts'
import type { OnRung } from './ladder.ts'
import { ruleOfRung } from './rules-of.ts'

/** Somebody on a rung, by title: "Line manager of each agency in dispute". */
export const holderInWords = (role: OnRung, partnership: Partnership): string => {
  if (typeof role === 'string') return titleOf(partnership, role)
  return 'deputyOf' in role ? 'Deputy of whoever is responsible' : `${partTitles[role.ofEachParty]} of each agency in dispute`
}

/** Who must act under a rule, by title: its owner, or of a dispute's rung everybody who holds it. */
export const whoInWords = (rule: Rule, partnership: Partnership): string => {
  if (rule.rung?.asks === 'report') return 'Each agency in dispute'
  for (const ladder of rule.rung?.asks === 'answer' ? partnership.ladders : [])
    for (const rung of ladder.rungs)
      if (ruleOfRung(ladder, rung) === rule.id) return rung.roles.map((role) => holderInWords(role, partnership)).join('; ')
  return titleOf(partnership, rule.owner)
}
