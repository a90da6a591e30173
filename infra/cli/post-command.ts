import type { Command } from 'commander'
import { accessToken } from './access-token.ts'
import { CliError, UsageError } from './cli-error.ts'
import { isUnreachable, readLocalStage } from './local-stage.ts'
import { type Posted, postEvent } from './post-event.ts'
import { type JsonLine, jsonLines, readText } from './read-events.ts'
import type { Terminal } from './terminal.ts'

interface PostOptions {
  url?: string
  token?: string
  json?: true
}

/** Where to post, and what to show at the door. */
interface Target {
  api: string
  tokenOf(partnership: string): Promise<string>
}

/** `clocks post`: sends events to the service as a case system would. */
export const addPostCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('post')
    .summary('send events to the service, as a case system would')
    .description(
      'Posts the events in FILE, in their order, to the stage on this machine, each with a token of its own partnership, ' +
        'and says of each what reference the service gave it and what is odd about it, or which field was refused. ' +
        'One refusal does not stop the rest.\n\n' +
        'For a deployed stage give --url and --token, or CLOCKS_URL and CLOCKS_TOKEN in the environment.',
    )
    .argument('<FILE>', 'one CloudEvent as a JSON document, or one a line; - is standard input')
    .option('--url <url>', 'the ApiUrl of a deployed stage')
    .option('--token <token>', 'an OAuth2 access token for it')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  clocks post events/samples/incident.panel-notified.json\n' +
        '  clocks post history.jsonl --json\n' +
        '  CLOCKS_TOKEN=… clocks post history.jsonl --url https://api.clocks.example',
    )
    .action(async (file: string, options: PostOptions) => {
      const lines = jsonLines(await readText(file, terminal), file)
      const target = await targetOf(options, terminal)
      const posted: (Posted & { line: number; id: string | null })[] = []
      for (const { line, value } of lines) {
        const result = await postTo(target, value)
        posted.push({ line, id: textAt(value, 'id') ?? null, ...result })
        if (!options.json) terminal.out(`line ${line}: ${inWords(result)}`)
      }
      const refused = posted.filter(({ accepted }) => !accepted).length
      if (refused > 0) throw new CliError(`${refused} of ${posted.length} refused`, [], { posted })
      if (options.json) terminal.out(JSON.stringify({ posted }, null, 2))
    })
}

const inWords = (posted: Posted): string => {
  if (posted.accepted) {
    const warnings = posted.warnings.map(({ code, says }) => `warning ${code}: ${says}`)
    return [`accepted, ${posted.repeat ? 'as before' : 'matter'} ${posted.reference}`, ...warnings].join('; ')
  }
  // a detail that already names every field is not followed by them again
  const errors = posted.errors.map(({ field, expected }) => [field, expected].filter(Boolean).join(': '))
  const more = errors.filter((error) => !posted.detail.includes(error))
  const refused = posted.status === null ? 'refused' : `refused (${posted.status})`
  return [`${refused}: ${posted.detail}`, ...more].join('; ')
}

const targetOf = async (options: PostOptions, terminal: Terminal): Promise<Target> => {
  const url = options.url ?? terminal.env.CLOCKS_URL
  const token = options.token ?? terminal.env.CLOCKS_TOKEN
  if (url !== undefined && token !== undefined) {
    if (!URL.canParse(url)) throw new UsageError(`--url ${url}: expected an address such as https://api.clocks.example`)
    return { api: url, tokenOf: async () => token }
  }
  if (options.url !== undefined || options.token !== undefined || url !== undefined)
    throw new UsageError('expected --url and --token together (or CLOCKS_URL and CLOCKS_TOKEN)')
  const stage = await readLocalStage(terminal)
  const tokens = new Map<string, Promise<string>>()
  return {
    api: stage.api,
    tokenOf: (partnership) => {
      const known = tokens.get(partnership) ?? accessToken(stage, partnership)
      tokens.set(partnership, known)
      return known
    },
  }
}

const postTo = async ({ api, tokenOf }: Target, value: JsonLine['value']): Promise<Posted> => {
  try {
    const partnership = textAt((value as { data?: unknown } | null)?.data, 'partnership')
    if (partnership === undefined) {
      const errors = [{ field: 'data.partnership', expected: 'expected the id of a partnership such as bolton' }]
      return { accepted: false, status: null, detail: 'not sent', errors }
    }
    return await postEvent(api, await tokenOf(partnership), value)
  } catch (error) {
    if (isUnreachable(error)) throw new CliError(`the service does not answer at ${api}: is it running? (npm start)`)
    throw error
  }
}

const textAt = (value: unknown, key: string): string | undefined => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  return typeof found === 'string' ? found : undefined
}
