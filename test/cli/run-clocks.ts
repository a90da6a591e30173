import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../../infra/cli/program.ts'
import { at } from '../builders/london-time.ts'

/** How a run of `clocks` ended, and what it wrote. */
export interface Ran {
  code: number
  out: string
  err: string
  /** Standard output as JSON. */
  json(): unknown
}

interface World {
  /** What is on standard input. */
  input?: string
  env?: Record<string, string>
  /** This machine’s clock; by default it stands at noon on Tuesday 24 November 2026. */
  machineNow?: () => number
  /** Columns. */
  width?: number
}

/** Runs one command line in this process. */
export const runClocks = async (args: readonly string[], world: World = {}): Promise<Ran> => {
  const written = { out: [] as string[], err: [] as string[] }
  const code = await runCli(args, {
    out: (text) => void written.out.push(text),
    err: (text) => void written.err.push(text),
    width: world.width ?? 120,
    readInput: async () => world.input ?? '',
    env: world.env ?? {},
    now: world.machineNow ?? (() => at('Tue 24 Nov 2026 12:00')),
  })
  const out = written.out.join('\n')
  return { code, out, err: written.err.join('\n'), json: () => JSON.parse(out) }
}

/** A file of this text in a folder of its own. */
export const fileOf = async (text: string, name = 'events.jsonl'): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), 'clocks-cli-')), name)
  await writeFile(path, text)
  return path
}

/** Values as JSON, one a line. */
export const linesOf = (...values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n')
