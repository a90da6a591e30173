import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Calls to the emulator by service, `{ dynamodb: 8123 }`. */
export type Calls = Readonly<Record<string, number>>

/** The emulator writes a line for each call that it takes, once it is started with this in its environment. */
export const writesEachCall = { LOG_LEVEL: 'DEBUG' }

/** All calls that the emulator of a stage's folder has taken, whoever made them. */
export const callsOf = async (folder: string): Promise<Calls> => {
  const log = await readFile(join(folder, 'logs', 'emulator.log'), 'utf8')
  const calls: Record<string, number> = {}
  for (const [, service = ''] of log.matchAll(/ -> service=([\w-]+) region=/g)) calls[service] = (calls[service] ?? 0) + 1
  return calls
}

/** What came between two counts. */
export const callsBetween = (before: Calls, after: Calls): Calls =>
  Object.fromEntries(
    Object.entries(after)
      .map(([service, count]): [string, number] => [service, count - (before[service] ?? 0)])
      .filter(([, count]) => count > 0),
  )
