import type { Partnership } from '../../../shared/partnerships/partnership.ts'
import type { LineProblem } from '../cli-error.ts'
import { checkRows } from './check-rows.ts'
import { decoded } from './decode.ts'
import { type PersonRow, readRow } from './read-row.ts'
import { readTable } from './read-table.ts'

/** What a file says of a directory, and every row of it that is wrong. */
export interface PeopleFile {
  rows: PersonRow[]
  problems: LineProblem[]
  encoding: string
}

/** @throws CliError when it is no such file at all */
export const readPeople = (bytes: Uint8Array, name: string, partnership: Partnership): PeopleFile => {
  const { text, encoding } = decoded(bytes, name)
  const rows: PersonRow[] = []
  const problems: LineProblem[] = []
  for (const each of readTable(text, name)) {
    const read = readRow(each, partnership)
    if ('row' in read) rows.push(read.row)
    else problems.push({ line: each.line, errors: read.errors })
  }
  return { rows, problems: [...problems, ...checkRows(rows)], encoding }
}
