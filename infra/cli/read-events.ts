import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { parseEvent } from '../../events/parse-event.ts'
import { CliError, type LineProblem, refusedLines } from './cli-error.ts'
import type { Terminal } from './terminal.ts'

/** A JSON value and the line it stands on, counted from 1. */
export interface JsonLine {
  line: number
  value: unknown
}

/** An event and the line it stands on. */
export interface EventLine {
  line: number
  event: ClocksEvent
}

/** Reads a file, or standard input when it is called `-`. @throws CliError with the reason in words */
export const readText = async (file: string, terminal: Terminal): Promise<string> => {
  try {
    const text = file === '-' ? await terminal.readInput() : await readFile(file, 'utf8')
    // some editors put a byte order mark first, which is no JSON
    return text.replace(/^\uFEFF/, '')
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** Why a file could not be read, in words. */
export const unreadable = (file: string, error: unknown): CliError => {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const reason = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' }[code] ?? code
  return new CliError(`${file}: ${reason}`)
}

/** What a file is called in messages. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file)

/**
 * The JSON values of a text: one a line, blank lines left out, or the whole text as a single document. What could not
 * be read is never repeated in the message: it might be somebody’s name.
 *
 * @throws CliError when a line is no JSON, or there is none at all
 */
export const jsonLines = (text: string, file: string): JsonLine[] => {
  const whole = parsed(text)
  if (whole.ok) return [{ line: 1, value: whole.value }]
  const lines: JsonLine[] = []
  const problems: LineProblem[] = []
  for (const [n, each] of text.split('\n').entries()) {
    if (each.trim() === '') continue
    const read = parsed(each)
    if (read.ok) lines.push({ line: n + 1, value: read.value })
    else problems.push({ line: n + 1, errors: [{ field: '', expected: 'expected one CloudEvent as JSON on the line' }] })
  }
  if (problems.length > 0) throw refusedLines(nameOf(file), problems)
  if (lines.length === 0) throw new CliError(`${nameOf(file)}: expected CloudEvents as JSON, one a line, and found none`)
  return lines
}

const parsed = (text: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

/**
 * The events of a text, each once: the same event told twice counts once, as it would in the service.
 *
 * @throws CliError naming each line that is no event, is of another partnership, or takes an id that another event has
 */
export const readEvents = (text: string, file: string, partnership: string): EventLine[] => {
  const problems: LineProblem[] = []
  const known = new Map<string, ClocksEvent>()
  const events: EventLine[] = []
  for (const { line, value } of jsonLines(text, file)) {
    const read = parseEvent(value)
    if (!read.ok) {
      problems.push({ line, errors: read.errors })
      continue
    }
    const { event } = read
    const field = wrongField(event, partnership, known.get(`${event.source} ${event.id}`))
    if (field !== undefined) problems.push({ line, errors: [field] })
    else if (!known.has(`${event.source} ${event.id}`)) events.push({ line, event })
    known.set(`${event.source} ${event.id}`, event)
  }
  if (problems.length > 0) throw refusedLines(nameOf(file), problems)
  return events
}

const wrongField = (event: ClocksEvent, partnership: string, same: ClocksEvent | undefined) => {
  if (event.data.partnership !== partnership)
    return { field: 'data.partnership', expected: `expected ${partnership}, the partnership that is planned for` }
  if (same !== undefined && !isDeepStrictEqual(same, event))
    return { field: 'id', expected: 'expected an id not yet used by this source for another event' }
  return undefined
}
