import { type FieldError, fieldErrors } from '../../../events/parse-event.ts'
import { roleAssigned } from '../../../events/people.ts'
import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import type { Assignment } from '../../../shared/people/assignments.ts'
import { isoDay } from '../../../shared/time/day.ts'
import { readDay } from '../read-moment.ts'
import { nearestRole } from './nearest-role.ts'
import type { TableRow } from './read-table.ts'

/** What a row says: an assignment, and the address of whoever it is. */
export interface PersonRow extends Assignment {
  line: number
  address: string
}

/** A row, or each field that is wrong with it: what was expected, never what was found. */
export const readRow = (
  { line, cells, uneven }: TableRow,
  partnership: Partnership,
): { row: PersonRow } | { errors: FieldError[] } => {
  if (uneven) return { errors: [{ field: '', expected: 'expected as many fields as the header has' }] }
  const [from, until] = [dayIn(cells.from), cells.until === '' ? { day: '' } : dayIn(cells.until)]
  const read = roleAssigned.safeParse({
    partnership: partnership.id,
    ...{ role: cells.role, holder: cells.holder, address: cells.address },
    as: cells.as.toLowerCase().replaceAll(/[\s_]+/g, '-'),
    ...(cells.order !== '' && { order: /^\d$/.test(cells.order) ? Number(cells.order) : 0 }),
    from: from.day,
    ...(cells.until !== '' && { until: until.day }),
    ...(cells.out_of_hours !== '' && { outOfHours: yesOrNo(cells.out_of_hours) }),
  })
  const errors = [
    ...(read.success ? [] : fieldErrors(read.error.issues).map(inColumns)),
    ...[from.expected, until.expected].flatMap((expected, n) =>
      expected === undefined ? [] : [{ field: n === 0 ? 'from' : 'until', expected }],
    ),
    ...(partnership.roles.some(({ id }) => id === cells.role) ? [] : [unknownRole(cells.role, partnership)]),
    ...(cells.order !== '' && read.data?.as !== undefined && read.data.as !== 'deputy'
      ? [{ field: 'order', expected: 'expected none: only deputies have an order' }]
      : []),
    ...(read.data?.until !== undefined && read.data.until < read.data.from
      ? [{ field: 'until', expected: 'expected a day that is not before from' }]
      : []),
  ]
  // what says more of a field stands behind what the schema says of it
  const latest = [...new Map(errors.map((error) => [error.field, error])).values()]
  if (!read.success || latest.length > 0) return { errors: latest }
  return { row: { line, ...assignmentIn(read.data), address: read.data.address } }
}

type Read = Omit<Assignment, 'outOfHours' | 'order' | 'until'> & {
  order?: number | undefined
  until?: string | undefined
  outOfHours?: boolean | undefined
}

/** In the form that the directory gives an assignment: what goes without saying is left out. */
const assignmentIn = ({ role, holder, as, order, from, until, outOfHours }: Read): Assignment => ({
  ...{ role, holder, as, from },
  ...(as === 'deputy' && { order: order ?? 1 }),
  ...(until !== undefined && { until }),
  ...(outOfHours === true && { outOfHours }),
})

const dayIn = (cell: string): { day: string; expected?: string } => {
  // `today` is another day tomorrow, and the file the same
  const read = readDay(/^today$/i.test(cell) ? '' : cell, 0)
  if (read.ok) return { day: isoDay(read.value) }
  return { day: '', expected: read.expected.replace(' or today', '') }
}

const yesOrNo = (cell: string): boolean | string => {
  if (/^(yes|y|true|1)$/i.test(cell)) return true
  return /^(no|n|false|0)$/i.test(cell) ? false : cell
}

const inColumns = ({ field, expected }: FieldError): FieldError => {
  if (field === 'outOfHours') return { field: 'out_of_hours', expected: 'expected yes, no or nothing' }
  if (field === 'order') return { field, expected: 'expected the place of a deputy from 1 to 9, or nothing' }
  return { field, expected }
}

const unknownRole = (said: string, partnership: Partnership): FieldError => {
  const nearest = nearestRole(said, partnership.roles)
  const hint = nearest === undefined ? '' : `; the nearest is ${nearest}`
  return { field: 'role', expected: `expected a role of ${partnership.id}${hint}` }
}
