import { Command, CommanderError } from 'commander'
import { CliError, UsageError } from './cli-error.ts'
import { addExplainCommand } from './explain-command.ts'
import { addLadderCommand } from './ladder-command.ts'
import { addMailCommand } from './mail-command.ts'
import { addPeopleCommand } from './people-command.ts'
import { addPlanCommand } from './plan-command.ts'
import { addPostCommand } from './post-command.ts'
import { addReachCommand } from './reach-command.ts'
import { addRulesCommand } from './rules-command.ts'
import { addStatusCommand } from './status-command.ts'
import type { Terminal } from './terminal.ts'
import { addTravelCommand } from './travel-command.ts'
import { addWorkdaysCommand } from './workdays-command.ts'

/** How a run ends, for scripts: 0 done, 1 could not do it, 2 the command line was wrong. */
const exitCodes = { ok: 0, failure: 1, usage: 2 } as const

/** Help is the same on every screen and in the documentation. */
const helpWidth = 100

/** The whole command line, ready to be parsed. */
export const makeProgram = (terminal: Terminal): Command => {
  const program = new Command('clocks')
    .description(
      'Time limits of safeguarding children partnerships: plan, count, and drive the stage on this machine.\n\n' +
        'Exit codes: 0 done, 1 could not do it, 2 the command line was wrong. Errors are one line on standard error; ' +
        'with --json also { "error": { "message", "problems" } } on standard output.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  npx clocks workdays --from 2026-12-18 --add 5\n' +
        '  npx clocks plan incident.jsonl --partnership bolton\n' +
        '  npx clocks travel --to 2026-12-29T09:00   (after npm start)\n' +
        '  npx clocks help post',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      // told once, by runCli
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => helpWidth,
    })
  addPlanCommand(program, terminal)
  addExplainCommand(program, terminal)
  addRulesCommand(program, terminal)
  addLadderCommand(program, terminal)
  addWorkdaysCommand(program, terminal)
  addPostCommand(program, terminal)
  addTravelCommand(program, terminal)
  addMailCommand(program, terminal)
  addStatusCommand(program, terminal)
  addReachCommand(program, terminal)
  addPeopleCommand(program, terminal)
  return program
}

/** Runs one command line to its end and gives its exit code. Never throws. */
export const runCli = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const program = makeProgram(terminal)
  try {
    if (args.length === 0) throw new UsageError(`expected a command: ${commandNames(program)}; see clocks --help`)
    await program.parseAsync([...args], { from: 'user' })
    return exitCodes.ok
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok
    const message = oneLine(error)
    if (args.includes('--json')) {
      const { problems, report } = error instanceof CliError ? error : new CliError(message)
      terminal.out(JSON.stringify({ error: { message, ...(problems.length > 0 && { problems }) }, ...report }, null, 2))
    }
    terminal.err(`clocks: ${message}`)
    return error instanceof CommanderError || error instanceof UsageError ? exitCodes.usage : exitCodes.failure
  }
}

const commandNames = (program: Command) => program.commands.map((command) => command.name()).join(', ')

const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/^error: /, '')
    .replace(' is invalid. ', ' is invalid: ')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
