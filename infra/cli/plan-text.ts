import { type Partnership, titleOf } from '../../shared/partnerships/partnership.ts'
import { countInWords, instantInWords } from '../../shared/time/in-words.ts'
import { clockReasons, clockTable } from './clock-text.ts'
import type { PlanReport } from './plan-report.ts'
import { shortInstant } from './short-day.ts'
import { hanging, textTable } from './text-table.ts'

/**
 * A plan for people: each matter's clocks as a table, how its dates came about, and below them what is odd about the facts
 * and who would be told, in order.
 */
export const planText = (report: PlanReport, partnership: Partnership, width: number): string => {
  const parts = [`${partnership.name}, as at ${instantInWords(Date.parse(report.asAt))}`]
  for (const { reference, kind, clocks } of report.matters) {
    const heading = `${reference} (${kind.replace('-', ' ')}): ${countInWords(clocks.length, 'clock')}`
    parts.push(clocks.length === 0 ? heading : `${heading}\n\n${clockTable(clocks, width)}\n\n${clockReasons(clocks, width)}`)
  }
  if (report.warnings.length > 0) parts.push(warningsText(report, width))
  parts.push(noticesText(report, partnership, width))
  return parts.join('\n\n')
}

const warningsText = ({ warnings }: PlanReport, width: number): string => {
  const lines = warnings.flatMap(({ reference, event, code, says }) =>
    hanging(`${reference}, event ${event}: warning ${code}: ${says}`, width),
  )
  return `${countInWords(warnings.length, 'warning')}; what is odd counts as it stands until it is corrected:\n\n${lines.join('\n')}`
}

const noticesText = ({ notices }: PlanReport, partnership: Partnership, width: number): string => {
  if (notices.length === 0) return 'Nobody would be told anything.'
  const table = textTable(
    [
      { heading: 'WHEN', max: 21 },
      { heading: 'MATTER', max: 40 },
      { heading: 'ALARM', max: 15 },
      { heading: 'CLOCK', max: 40 },
      { heading: 'TO', max: 0 },
    ],
    notices.map(({ at, reference, rule, alarm, role }) => [
      shortInstant(Date.parse(at)),
      reference,
      alarm.replaceAll('-', ' '),
      rule,
      titleOf(partnership, role),
    ]),
    width,
  )
  return `${countInWords(notices.length, 'notice')}, in the order in which they would be sent, if nothing more happened:\n\n${table}`
}
