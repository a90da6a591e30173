import { text } from 'node:stream/consumers'

/** What a command may touch of the world it runs in. Handed in, so that a test needs no process of its own. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Columns that a table may take. */
  width: number
  readInput(): Promise<string>
  env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970 by this machine’s clock. */
  now(): number
}

/** A pipe has no width: wide enough for a table, narrow enough for a mail. */
const pipeWidth = 120

export const processTerminal = (): Terminal => {
  // whoever reads us may stop early, as `head` does: that is no failure
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    width: process.stdout.columns ?? pipeWidth,
    readInput: () => text(process.stdin),
    env: process.env,
    now: Date.now,
  }
}
