import type { Rule } from '../clocks/rule.ts'

/**
 * One edition of the national guidance, and what it changes in the rules of the edition before it. A matter keeps the
 * edition that was in force when it began: its old dates do not move because the guidance was rewritten.
 */
export interface Edition {
  name: string
  /** The day from which it is in force, `YYYY-MM-DD`. */
  from: string
  /** By rule id: what this edition says differently. A rule it abolishes is `null`. */
  changes: Readonly<Record<string, Partial<Omit<Rule, 'id'>> | null>>
  /** What has not been checked, in a sentence. Shown with every date that rests on this edition. */
  unchecked?: string
}
