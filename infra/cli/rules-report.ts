import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { type TimeStatement, timeStatements } from '../../shared/partnerships/time-statements.data.ts'
import { type RuleReport, ruleReport } from './rule-report.ts'

/** What `clocks rules --json` prints. */
export interface RulesReport {
  rules: RuleReport[]
  /** Every statement of time in the partnerships’ documents, and what became of it. */
  statements: TimeStatement[]
}

export const rulesReport = (of: readonly Partnership[]): RulesReport => ({
  rules: of.flatMap((partnership) => partnership.rules.map((rule) => ruleReport(rule, partnership))),
  statements: timeStatements.filter(({ partnership }) => of.some(({ id }) => id === partnership)),
})
