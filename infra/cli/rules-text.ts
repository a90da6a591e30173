import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { countInWords } from '../../shared/time/in-words.ts'
import { cited } from './clock-text.ts'
import type { RuleReport } from './rule-report.ts'
import type { RulesReport } from './rules-report.ts'
import { type Column, textTable } from './text-table.ts'

const columns: readonly Column[] = [
  { heading: 'RULE', max: 40 },
  { heading: 'WHAT', max: 0 },
  { heading: 'LENGTH', max: 24 },
  { heading: 'WHO', max: 0 },
  { heading: 'TIER', max: 9 },
  { heading: 'SOURCE', max: 0 },
]

/** The rules as tables, one a partnership. */
export const rulesText = ({ rules }: RulesReport, of: readonly Partnership[], width: number): string =>
  of
    .map(({ id, name }) => {
      const own = rules.filter(({ partnership }) => partnership === id)
      return `${name}: ${countInWords(own.length, 'rule')}\n\n${textTable(columns, own.map(row), width)}`
    })
    .join('\n\n')

const row = (rule: RuleReport): string[] => [
  rule.rule,
  rule.each === undefined ? rule.title : `${rule.title} (${rule.each})`,
  rule.length,
  rule.ownerTitle,
  rule.tier,
  cited(rule.sources),
]
