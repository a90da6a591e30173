import type { FieldError } from '../../../events/parse-event.ts'
import { type Assignment, overlap } from '../../../shared/people/assignments.ts'
import type { LineProblem } from '../cli-error.ts'
import type { PersonRow } from './read-row.ts'

/** What is wrong with rows beside each other, each told of the later row. */
export const checkRows = (rows: readonly PersonRow[]): LineProblem[] =>
  rows.flatMap((row, n) => {
    const before = rows.slice(0, n)
    const errors = [sameTime(row, before), address(row, before), twoHolders(row, before)].filter((error) => error !== undefined)
    return errors.length === 0 ? [] : [{ line: row.line, errors }]
  })

const sameTime = (row: PersonRow, before: readonly PersonRow[]): FieldError | undefined => {
  const other = before.find((each) => each.role === row.role && each.holder === row.holder && overlap(each, row))
  return other && { field: '', expected: `expected one row for this person, role and time: line ${other.line} is another` }
}

const address = (row: PersonRow, before: readonly PersonRow[]): FieldError | undefined => {
  const own = before.find((each) => each.holder === row.holder && !isSameAddress(each.address, row.address))
  if (own !== undefined)
    return { field: 'address', expected: `expected the address that line ${own.line} gives for ${row.holder}: one a person` }
  const other = before.find((each) => each.holder !== row.holder && isSameAddress(each.address, row.address))
  return other && { field: 'address', expected: `expected another address than that of ${other.holder} on line ${other.line}` }
}

const twoHolders = (row: PersonRow, before: readonly PersonRow[]): FieldError | undefined => {
  const other = before.find((each) => areTwoHolders(each, row))
  return (
    other && { field: 'as', expected: `expected joint-holder: ${other.holder} holds it at the same time on line ${other.line}` }
  )
}

/** Two people who would each hold a role alone, at the same time. */
export const areTwoHolders = (a: Assignment, b: Assignment): boolean =>
  a.role === b.role && a.holder !== b.holder && a.as === 'holder' && b.as === 'holder' && overlap(a, b)

export const isSameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
