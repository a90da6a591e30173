import type { Partnership } from '../../shared/partnerships/partnership.ts'
import { countInWords } from '../../shared/time/in-words.ts'
import { cited } from './clock-text.ts'
import type { RuleReport } from './rule-report.ts'
import type { RulesReport } from './rules-report.ts'
import { wrap } from './text-table.ts'

/** The rules of each partnership, one below the other: too much is said of each for a table on a screen. */
export const rulesText = ({ rules }: RulesReport, of: readonly Partnership[], width: number): string =>
  of
    .map(({ id, name }) => {
      const own = rules.filter(({ partnership }) => partnership === id)
      return [`${name}: ${countInWords(own.length, 'rule')}`, ...own.map((rule) => ruleLines(rule, width).join('\n'))].join(
        '\n\n',
      )
    })
    .join('\n\n')

const indent = '  '

const ruleLines = (rule: RuleReport, width: number): string[] => [
  rule.rule,
  ...[
    `${rule.title} (${rule.tier})`,
    `From: ${rule.starts}${rule.each === undefined ? '' : `, ${rule.each}`}`,
    `Length: ${rule.length}`,
    `Until: ${untilInWords(rule)}`,
    `Who: ${rule.ownerTitle}`,
    `Source: ${cited(rule.sources)}`,
    ...(rule.unconfirmed === undefined ? [] : [`To be confirmed: ${rule.unconfirmed}`]),
  ].flatMap((text) => hanging(text, width)),
]

/** What ends a rule's clock, in words: met, or void. */
export const untilInWords = ({ met, cancelled }: RuleReport): string =>
  [met ?? 'the time has run out', ...(cancelled === undefined ? [] : [`void when ${cancelled}`])].join('; ')

const hanging = (text: string, width: number): string[] =>
  wrap(text, width - 2 * indent.length).map((line, n) => (n === 0 ? indent : indent.repeat(2)) + line)
