import type { Command } from 'commander'
import { makeProgram } from './program.ts'
import type { Terminal } from './terminal.ts'

const nowhere: Terminal = {
  out: () => undefined,
  err: () => undefined,
  width: 100,
  readInput: async () => '',
  env: {},
  now: () => 0,
}

/** `docs/cli.md`: the help of every command, word for word. */
export const cliDocs = (): string => {
  const program = makeProgram(nowhere)
  const commands = [program, ...program.commands.flatMap((command) => [command, ...command.commands])]
  const sections = commands.map((command) => {
    let help = ''
    command.configureOutput({ ...command.configureOutput(), writeOut: (text) => (help += text) })
    command.outputHelp()
    return `## ${nameOf(command)}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`
  })
  return [
    '# The command line\n',
    'Written by `npm run docs:cli` from the help of the commands; run `npx clocks …`, or `npm run --silent clocks -- …`.\n',
    ...sections,
  ].join('\n')
}

/** @example 'clocks people import' */
const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`
