import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import { countInWords } from '../../../shared/time/in-words.ts'
import type { Difference, Step } from './steps-of.ts'

/** What an import would do, or has done. Ids and days: no address. */
export interface Report {
  changes: { change: Step['change']; line?: number; role: string; holder: string; from: string; on?: string }[]
  unchanged: number
  /** In the directory and not in the file, and left alone. */
  absent: { role: string; holder: string; from: string }[]
  unheld: Difference['unheld']
  applied: boolean
}

export const reportOf = ({ unchanged, absent, unheld }: Difference, steps: readonly Step[], apply = false): Report => ({
  changes: steps.map((step) => {
    const { role, holder, from } = step.assignment
    return {
      change: step.change,
      ...(step.line !== undefined && { line: step.line }),
      ...{ role, holder, from },
      ...(step.change === 'end' && { on: step.on }),
    }
  }),
  unchanged,
  absent: absent.map(({ role, holder, from }) => ({ role, holder, from })),
  unheld,
  applied: apply,
})

/** What a step is called. */
export const words: Readonly<Record<Step['change'], string>> = {
  assign: 'assign',
  address: 'new address',
  end: 'end',
  withdraw: 'withdraw',
}

/** What an import says: before it changes anything. */
export const importText = (
  { name }: Partnership,
  { rows, encoding }: { rows: readonly object[]; encoding: string },
  { changes, unchanged, absent, unheld, applied }: Report,
): string => {
  const each = changes.map(({ change, line, role, holder, from, on }) => {
    const when = on === undefined ? (change === 'assign' ? `from ${from}` : '') : `with ${on}`
    const what = [words[change].padEnd(11), role, holder, when].filter(Boolean).join(' ')
    return line === undefined ? `  ${what} (not in the file)` : `  ${what} (line ${line})`
  })
  const counted = (Object.keys(words) as Step['change'][]).map(
    (change) => `${words[change]} ${changes.filter((one) => one.change === change).length}`,
  )
  return [
    `${name}: ${countInWords(rows.length, 'row')} read as ${encoding}.`,
    ...each,
    `${counted.join(', ')}, unchanged ${unchanged}.`,
    ...(absent.length === 0 ? [] : [`Left alone, since not in the file: ${absent.length}. --complete ends them.`]),
    ...unheld.map(({ role, from }) => `NOBODY holds ${role} from ${from} on.`),
    ...(applied || changes.length === 0 ? [] : ['Nothing has been changed yet: --apply does it.']),
  ].join('\n')
}
