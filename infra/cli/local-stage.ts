import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'
import { CliError } from './cli-error.ts'
import type { Terminal } from './terminal.ts'

/** What `npm start` writes of the stage it runs: where each part answers, and who may post. */
const stageFile = z.object({
  /** Events are posted to `<api>/events`. */
  api: z.url(),
  /** Where the emulator speaks AWS. */
  endpoint: z.url(),
  region: z.string(),
  table: z.string(),
  sweepFunction: z.string(),
  /** Opens the duties of the day; a stage set up before there were duties has none. */
  openDuties: z.string().optional(),
  /** The mails sent, as JSON. */
  mailStore: z.url(),
  /** The same for people, in a browser. */
  inbox: z.url(),
  token: z.object({
    url: z.url(),
    /** One machine client a partnership. */
    clients: z.record(z.string(), z.object({ id: z.string(), secret: z.string(), scope: z.string() })),
  }),
})

export type LocalStage = z.infer<typeof stageFile>

/** Where the local stage keeps its files unless CLOCKS_LOCAL_DIR says otherwise. */
const defaultFolder = fileURLToPath(new URL('../../.local', import.meta.url))

const howToStart = 'start it with npm start'

/** @throws CliError when no stage was started on this machine */
export const readLocalStage = async ({ env }: Pick<Terminal, 'env'>): Promise<LocalStage> => {
  const path = join(env.CLOCKS_LOCAL_DIR ?? defaultFolder, 'stage.json')
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CliError(`there is no local stage: ${howToStart} (looked for ${path})`)
  })
  try {
    return stageFile.parse(JSON.parse(text))
  } catch {
    throw new CliError(`${path} does not describe a local stage: ${howToStart}, which writes it anew`)
  }
}

/** Clients of the emulator, which takes any credentials. */
export const stageClients = ({ endpoint, region }: LocalStage) => {
  const settings = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
  return { dynamodb: new DynamoDBClient(settings), lambda: new LambdaClient(settings) }
}

/** Does something with the stage. @throws CliError that says how to start it when it does not answer */
export const onStage = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (isUnreachable(error)) throw new CliError(`the local stage does not answer${onPort(error)}: ${howToStart}`)
    throw error
  }
}

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT'])

/** Whether nobody answered: told by `fetch` as a cause, by the SDK as the error itself. */
export const isUnreachable = (error: unknown): boolean =>
  errorsIn(error).some((each) => each.name === 'TimeoutError' || ('code' in each && unreachable.has(String(each.code))))

/** An emulator may answer where the mailbox does not: say which it was, as far as is known. */
const onPort = (error: unknown): string => {
  const found = errorsIn(error).find((each) => 'port' in each)
  return found === undefined ? '' : ` on port ${(found as Error & { port: unknown }).port}`
}

/** An error, what caused it, and what it is made of when several addresses were tried. */
const errorsIn = (error: unknown): Error[] => {
  if (!(error instanceof Error)) return []
  const parts: unknown[] = error instanceof AggregateError ? error.errors : []
  return [error, ...parts.flatMap(errorsIn), ...errorsIn(error.cause)]
}
