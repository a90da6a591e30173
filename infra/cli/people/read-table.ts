import { type CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { CliError } from '../cli-error.ts'

/** What a row may say. All but `order`, `until` and `out_of_hours` are needed. */
export const columns = ['role', 'holder', 'address', 'as', 'order', 'from', 'until', 'out_of_hours'] as const
export type ColumnName = (typeof columns)[number]
const needed: readonly ColumnName[] = ['role', 'holder', 'address', 'as', 'from']

/** One row by its columns, and the line that it begins on, counted from 1. */
export interface TableRow {
  line: number
  cells: Readonly<Record<ColumnName, string>>
  /** It has other fields than the header. */
  uneven: boolean
}

/**
 * The rows of a CSV with a header, whatever the order of its columns, separated by commas, semicolons or tabs. No word of a
 * file that could not be read is repeated in a message: it may be a name.
 *
 * @throws CliError that says what was expected on which line
 */
export const readTable = (text: string, name: string): TableRow[] => {
  const [header, ...rows] = recordsOf(text, name)
  if (header === undefined) throw new CliError(`${name}: expected a header and rows, and the file is empty`)
  const names = header.cells.map((cell) => cell.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  checkHeader(names, header.line, name)
  if (rows.length === 0) throw new CliError(`${name}: expected rows below the header, and there are none`)
  return rows.map(({ line, cells }) => {
    const at = (column: ColumnName) => cells[names.indexOf(column)] ?? ''
    const row = Object.fromEntries(columns.map((column) => [column, at(column)])) as Record<ColumnName, string>
    // spreadsheets end their rows in as many separators as they please
    const uneven = cells.length < names.length || cells.slice(names.length).some((cell) => cell !== '')
    return { line, cells: row, uneven }
  })
}

const checkHeader = (names: readonly string[], line: number, name: string): void => {
  const known = names.filter((each) => columns.some((column) => column === each))
  const missing = needed.filter((column) => !known.includes(column))
  if (missing.length > 0)
    throw new CliError(
      `${name} line ${line}: expected a header with the columns ${needed.join(', ')}: ${missing.join(', ')} is missing`,
    )
  const unknown = names.findIndex((each) => each !== '' && !known.includes(each))
  if (unknown >= 0)
    throw new CliError(`${name} line ${line}: column ${unknown + 1} is unknown: expected no others than ${columns.join(', ')}`)
  const twice = known.find((each, n) => known.indexOf(each) < n)
  if (twice !== undefined) throw new CliError(`${name} line ${line}: expected the column ${twice} once`)
}

interface Line {
  line: number
  cells: string[]
}

const recordsOf = (text: string, name: string): Line[] => {
  try {
    const options = { trim: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n', info: true } as const
    const found = parse(text, { ...options, delimiter: separatorOf(text) }) as unknown as { record: string[]; info: InfoRecord }[]
    return (
      found
        // a record's line is that of its end
        .map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }))
        .filter(({ cells }) => cells.some((cell) => cell !== ''))
    )
  } catch (error) {
    // its message repeats what it found
    throw new CliError(`${name} line ${(error as CsvError).lines}: expected quotes around a whole field or none, and each closed`)
  }
}

const breaksIn = (record: readonly string[]): number => record.join('').split('\n').length - 1

/** Whichever parts the header best. */
const separatorOf = (text: string): string => {
  const header = text.trimStart().split('\n', 1)[0] ?? ''
  const [best] = [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)
  return best ?? ','
}
