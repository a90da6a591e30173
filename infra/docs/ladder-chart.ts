import type { LadderReport, RungReport } from '../cli/ladder-report.ts'
import { climbedBy } from '../cli/ladder-text.ts'

/** A ladder as a Mermaid flowchart: what climbs it, its rungs from the first to the last, and the ways out of all of them. */
export const ladderChart = (ladder: LadderReport): string[] => {
  const { rungs, exits } = ladder
  const step = ladder.for === 'disputes' ? 'not resolved' : 'still not done'
  return [
    '```mermaid',
    'flowchart TB',
    `  begin(["${label(climbedBy(ladder))}"])`,
    '  subgraph ladder [" "]',
    ...rungs.map((rung) => `    ${nodeOf(rung)}["${label(`Rung ${rung.rung}: ${rung.title}`)}<br/><i>${holders(rung)}</i>"]`),
    ...rungs.slice(1).map((rung, n) => `    r${n + 1} -- "${step}" --> ${nodeOf(rung)}`),
    '  end',
    '  begin --> r1',
    ...rungs.filter(({ entry, rung }) => entry && rung > 1).map((rung) => `  begin -. "or here" .-> ${nodeOf(rung)}`),
    ...exits.flatMap(({ to }, n) => [
      `  x${n + 1}{{"${label(to.replaceAll('-', ' '))}"}}`,
      `  ladder -. "at any time" .-> x${n + 1}`,
    ]),
    '```',
  ]
}

const nodeOf = ({ rung }: RungReport): string => `r${rung}`

const holders = ({ who }: RungReport): string => who.map(({ title }) => label(title)).join('<br/>')

/** Inside quotation marks Mermaid takes anything but another one, an ampersand, a number sign or a bracket of HTML. */
const label = (text: string): string => text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;')
