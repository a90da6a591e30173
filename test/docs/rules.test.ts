import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rulesDocument } from '../../infra/docs/rules-document.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { timeStatements } from '../../shared/partnerships/time-statements.data.ts'

const text = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')

describe('docs/rules.md', () => {
  it('is what the rules say: npm run docs:rules was run', () => {
    expect(text).toBe(rulesDocument())
  })

  it('has a table of the rules and one of the statements for each partnership, every row as wide as its heading', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '))
    const rules = partnerships.reduce((sum, partnership) => sum + partnership.rules.length, 0)
    const headings = 2 * 2 * partnerships.length
    expect(rows).toHaveLength(rules + timeStatements.length + headings)
    const widths = rows.map((row) => row.split(/(?<!\\)\|/).length - 2)
    expect(new Set(widths)).toEqual(new Set([8, 3]))
  })

  it('shows a rule in the words of its document', () => {
    expect(text).toMatch(
      /^\| Send the report to Ofsted before publication<br>`pre-publication-ofsted` \| publication is planned \| as agreed in pre-publication-clear-days; until then 7 clear working days before \| the report was sent to Ofsted.* \| RBSCP Business Unit \| guidance \| Rochdale: Arrangements Document, 8\.44 \| Counted as seven clear working days, .* \|$/m,
    )
    expect(text).toContain('| SI-15 | Rochdale: Arrangements Document, 8.31 | Not a clock. ')
  })
})
