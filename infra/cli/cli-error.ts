import type { FieldError } from '../../events/parse-event.ts'

/** What is wrong with one line of a file: one error a field. */
export interface LineProblem {
  /** Counted from 1. */
  line: number
  errors: FieldError[]
}

/** A command could not do what it was asked: told in one line, exit code 1. */
export class CliError extends Error {
  override name = 'CliError'
  /** Every line that was refused, for `--json`; the message names the first. */
  readonly problems: readonly LineProblem[]
  /** What was done all the same, for `--json`: printed beside the error. */
  readonly report: object

  constructor(message: string, problems: readonly LineProblem[] = [], report: object = {}) {
    super(message)
    this.problems = problems
    this.report = report
  }
}

/** The command line itself was wrong: told in one line, exit code 2. */
export class UsageError extends CliError {
  override name = 'UsageError'
}

/** @example inFields([{ field: 'data.at', expected: 'expected a date' }]) // 'data.at: expected a date' */
export const inFields = (errors: readonly FieldError[]): string =>
  errors
    .map(({ field, expected, unknownKey }) =>
      [[field, unknownKey].filter(Boolean).join('.'), expected].filter(Boolean).join(': '),
    )
    .join('; ')

/** The first refused line in full, and how many more there are. */
export const refusedLines = (file: string, problems: readonly LineProblem[]): CliError => {
  const [first] = problems
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  return new CliError(`${file} line ${first?.line}: ${inFields(first?.errors ?? [])}${more}`, problems)
}
