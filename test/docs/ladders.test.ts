import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { laddersDocument } from '../../infra/docs/ladders-document.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'

const text = readFileSync(new URL('../../docs/ladders.md', import.meta.url), 'utf8')
const charts = [...text.matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, chart = '']) => chart.trimEnd().split('\n'))
const ladders = partnerships.flatMap((partnership) => partnership.ladders)

/** The lines that a chart is made of. Whatever is none of them Mermaid might read as something else. */
const forms = {
  node: /^ +(?<id>[a-z]\w*)(?:\(\["[^"]+"\]\)|\["[^"]+"\]|\{\{"[^"]+"\}\})$/,
  edge: /^ +(?<from>[a-z]\w*) (?:-->|-- "[^"]+" -->|-\. "[^"]+" \.->) (?<to>[a-z]\w*)$/,
  subgraph: /^ +subgraph (?<id>[a-z]\w*) \["[^"]+"\]$/,
  end: /^ +end$/,
}

const groupsOf = (chart: string[], form: RegExp, group: string): string[] =>
  chart.flatMap((line) => form.exec(line)?.groups?.[group] ?? [])

describe('docs/ladders.md', () => {
  it('is what the ladders say: npm run docs:ladders was run', () => {
    expect(text).toBe(laddersDocument())
  })

  it('has a chart of every ladder, and a row for every rung, agency and former title, each as wide as its heading', () => {
    expect(charts).toHaveLength(ladders.length)
    const rows = text.split('\n').filter((line) => line.startsWith('| '))
    const agencies = partnerships.flatMap((partnership) => partnership.agencies)
    const former = [...agencies, ...partnerships.flatMap(({ roles }) => roles)].filter(({ formerly }) => formerly)
    const tables = ladders.length + 2 * partnerships.length
    const rungs = ladders.flatMap((ladder) => ladder.rungs)
    expect(rows).toHaveLength(rungs.length + agencies.length + former.length + 2 * tables)
    const widths = rows.map((row) => row.split(/(?<!\\)\|/).length - 2)
    expect(new Set(widths)).toEqual(new Set([8, 4]))
  })

  it.each(charts.map((chart, n) => [ladders[n]?.id, n, chart] as const))(
    'draws %s (chart %i) in lines that Mermaid reads, between things it has drawn',
    (_id, n, chart) => {
      const [first, ...lines] = chart
      expect(first).toBe('flowchart TB')
      for (const line of lines)
        expect(
          Object.values(forms).filter((form) => form.test(line)),
          line,
        ).toHaveLength(1)
      const drawn = [...groupsOf(chart, forms.node, 'id'), ...groupsOf(chart, forms.subgraph, 'id')]
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(chart.filter((line) => forms.end.test(line))).toHaveLength(1)
      for (const end of [...groupsOf(chart, forms.edge, 'from'), ...groupsOf(chart, forms.edge, 'to')])
        expect(drawn).toContain(end)
      // a word of Mermaid's own would end the chart, and a number with a dot would begin a list
      expect(drawn).not.toContain('end')
      expect(lines.filter((line) => /"\d+\. |[^#]&|#(?!amp;|quot;|lt;)/.test(line))).toEqual([])
      // what climbs it, its rungs, its ways out, and the frame around the rungs
      expect(drawn).toHaveLength(2 + (ladders[n]?.rungs.length ?? 0) + (ladders[n]?.exits.length ?? 0))
    },
  )

  it('leads from rung to rung, and into each rung that a dispute may begin on', () => {
    const chart = charts[ladders.findIndex(({ id }) => id === 'core-group-attendance')] ?? []
    expect(chart.filter((line) => forms.edge.test(line)).map((line) => line.trim())).toEqual([
      'r1 -- "not resolved" --> r2',
      'r2 -- "not resolved" --> r3',
      'r3 -- "not resolved" --> r4',
      'r4 -- "not resolved" --> r5',
      'begin --> r1',
      'begin -. "or here" .-> r2',
      'begin -. "or here" .-> r5',
      'ladder -. "at any time" .-> x1',
      'ladder -. "at any time" .-> x2',
    ])
  })

  it('shows a rung in the words of its document', () => {
    expect(text).toMatch(
      /^\| 1<br>`letter` \| Answer the letter of the three safeguarding partners about their concerns \| Named safeguarding lead of each agency in dispute<br>Chief executive of each agency in dispute \| a letter that asks for a written reply \| A written response, including a statement of action to address the issues raised \| no time agreed: set relevant-agency-letter-working-days \| Bolton: Multi-Agency Arrangements \(2019\), Dispute Resolution and Escalation, Relevant Agencies \| .* \|$/m,
    )
    expect(text).toContain('<br>Conflict: where Rochdale Borough Council is a party. ')
  })
})
