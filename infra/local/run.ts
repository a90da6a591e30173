import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { StartError } from './start-error.ts'

export interface RunOptions {
  cwd: string
  env: NodeJS.ProcessEnv
  /** Where all that it says goes. */
  log: string
  signal: AbortSignal
  /** What could not be done if it fails, in words. */
  failure: string
}

/** Runs a command to its end. @throws StartError that names its log when it fails */
export const run = async (
  command: string,
  args: readonly string[],
  { cwd, env, log, signal, failure }: RunOptions,
): Promise<void> => {
  const output = createWriteStream(log, { flags: 'a' })
  output.write(`\n$ ${[command, ...args].join(' ')}\n`)
  const child = spawn(command, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  const code = await new Promise<number | null>((ended, failed) => child.once('error', failed).once('close', ended)).catch(
    (error: unknown) => {
      if (signal.aborted) throw error
      output.write(String(error))
      return null
    },
  )
  output.end()
  await finished(output)
  signal.throwIfAborted()
  if (code !== 0) throw new StartError(`${failure}: see ${log}`)
}
