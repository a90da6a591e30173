import { partnerships } from '../../shared/partnerships/partnerships.ts'
import type { TimeStatement } from '../../shared/partnerships/time-statements.data.ts'
import { cited } from '../cli/clock-text.ts'
import type { RuleReport } from '../cli/rule-report.ts'
import { rulesReport } from '../cli/rules-report.ts'
import { untilInWords } from '../cli/rules-text.ts'
import { markdownTable } from './markdown-table.ts'

/** `docs/rules.md`: every rule of each partnership, and what became of every statement of time in its documents. */
export const rulesDocument = (): string => {
  const { rules, statements } = rulesReport(partnerships)
  const sections = partnerships.map(({ id, name }) =>
    [
      `## ${name}`,
      '',
      ...markdownTable(
        rules.filter(({ partnership }) => partnership === id),
        ['what', 'from', 'how long', 'until', 'who', 'tier', 'source', 'to be confirmed'],
        ruleRow,
      ),
      '',
      'What became of every statement of time in its documents:',
      '',
      ...markdownTable(
        statements.filter(({ partnership }) => partnership === id),
        ['id', 'where', 'what became of it'],
        statementRow,
      ),
      '',
    ].join('\n'),
  )
  return [
    '# The rules\n',
    'Written by `npm run docs:rules` from `shared/partnerships/`; do not edit. `npx clocks rules` prints the same, and',
    '`npx clocks explain` shows how one date was counted. The tier says how binding a limit is: `statutory`, `guidance`',
    '(statutory or national guidance), `local` (the partnership’s own standard), `internal` (the service’s own: a nudge where',
    'no document gives a number, or an inner target). A date rests on what the row says and on nothing else.\n',
    ...sections,
  ].join('\n')
}

const ruleRow = (rule: RuleReport): string[] => [
  `${rule.title}<br>\`${rule.rule}\``,
  rule.each === undefined ? rule.starts : `${rule.starts} (${rule.each})`,
  rule.length,
  untilInWords(rule),
  rule.ownerTitle,
  rule.tier,
  cited(rule.sources),
  rule.unconfirmed ?? '',
]

const statementRow = ({ id, document, place, becomes }: TimeStatement): string[] => [
  id,
  `${document}, ${place}`,
  becameInWords(becomes),
]

const becameInWords = (becomes: TimeStatement['becomes']): string => {
  if ('notAClock' in becomes) return `Not a clock. ${becomes.notAClock}`
  const rules = becomes.rule.map((rule) => `\`${rule}\``).join(', ')
  return becomes.rest === undefined ? rules : `${rules}. ${becomes.rest}`
}
