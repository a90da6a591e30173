import type { Assignment } from '../../../shared/people/assignments.ts'
import { columns } from './read-table.ts'

/** A directory as a file that an import reads again: the same assignments, with the address of each person. */
export const writeCsv = (assignments: readonly Assignment[], addressOf: (holder: string) => string): string => {
  const rows = assignments
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ role, holder, as, order, from, until = '', outOfHours }) => {
      const cells = [role, holder, addressOf(holder), as, `${order ?? ''}`, from, until, outOfHours === true ? 'yes' : '']
      return cells.map(quoted).join(',')
    })
  return [columns.join(','), ...rows].join('\r\n')
}

const keyOf = ({ role, as, order = 0, from, holder }: Assignment): string =>
  [role, as === 'deputy' ? 2 : 1, order, from, holder].join(' ')

/** An address may have what separates fields; ids and days have nothing of the kind. */
const quoted = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
