import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { accessToken } from '../../infra/cli/access-token.ts'
import type { LocalStage } from '../../infra/cli/local-stage.ts'
import { type SentMail, sentMails } from '../../infra/cli/mail-store.ts'
import { stageClock } from '../../infra/cli/stage-clock.ts'
import { freePort } from '../infra/local/free-port.ts'
import { london } from '../world/time-line.ts'

const repository = new URL('../..', import.meta.url)

/** Waits for a process to say a line that begins so. */
const saying = (child: ChildProcess, beginning: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.split('\n').some((line) => line.startsWith(beginning))) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said ${beginning}:\n${said}`)))
  })

/**
 * A stage of one's own: the very same app as everywhere, on ports and in a folder that nobody else uses.
 *
 * @param more of its environment, and of its emulator's
 */
export const startStage = async (more: Readonly<Record<string, string>> = {}) => {
  const own = new URL('.local/', repository).pathname
  await mkdir(own, { recursive: true })
  // inside the repository, as a developer's own stage is
  const folder = await mkdtemp(join(own, 'e2e-'))
  const [front, inbox, emulator] = [await freePort(), await freePort(), await freePort()]
  const env = {
    ...process.env,
    ...more,
    CLOCKS_LOCAL_DIR: folder,
    // the emulator's Python is installed once and shared
    CLOCKS_PYTHON_DIR: join(own, 'python'),
    CLOCKS_PORT: `${front}`,
    CLOCKS_INBOX_PORT: `${inbox}`,
    CLOCKS_EMULATOR_PORT: `${emulator}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  }
  const child = spawn(process.execPath, ['infra/local/start.ts', '--no-samples'], { cwd: repository, env })
  await saying(child, 'READY')
  const stage = JSON.parse(await readFile(join(folder, 'stage.json'), 'utf8')) as LocalStage & { bus: string }
  const aws = { endpoint: stage.endpoint, region: stage.region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }

  const clocks = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const run = spawn(process.execPath, ['infra/cli/clocks.ts', ...args], { cwd: repository, env })
      const output = { out: '', err: '' }
      run.stdout.on('data', (chunk: Buffer) => {
        output.out += chunk.toString()
      })
      run.stderr.on('data', (chunk: Buffer) => {
        output.err += chunk.toString()
      })
      run.once('exit', (code) => resolve({ code: code ?? -1, ...output }))
    })

  const mails = (): Promise<SentMail[]> => sentMails(stage)
  const dynamodb = new DynamoDBClient(aws)

  return {
    stage,
    folder,
    clocks,
    mails,
    dynamodb,
    /** Sets the now of a stage in which nothing has happened yet: back, too, so that a story can be told in any year. */
    begin: (text: string): Promise<void> => stageClock(dynamodb, stage.table, Date.now).moveTo(london(text)),
    lambda: new LambdaClient(aws),
    scheduler: new SchedulerClient(aws),
    /** Posts over real HTTP, with a token of the partnership named, or with the headers given. */
    post: async (event: unknown, { as = 'rochdale', headers = {} }: { as?: string; headers?: Record<string, string> } = {}) => {
      const token = await accessToken(stage, as)
      return fetch(`${stage.api}/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents+json', ...headers },
        body: typeof event === 'string' ? event : JSON.stringify(event),
      })
    },
    /** Puts a word of SES about a mail where the account's bus would: the emulator's SES never says anything. */
    sesSays: async (detail: object) => {
      const outputs = JSON.parse(await readFile(join(folder, 'outputs.json'), 'utf8')) as Record<string, Record<string, string>>
      const [{ ReceiptsQueueUrl } = {}] = Object.values(outputs)
      const body = JSON.stringify({ source: 'aws.ses', detail })
      await new SQSClient(aws).send(new SendMessageCommand({ QueueUrl: ReceiptsQueueUrl, MessageBody: body }))
    },
    /** Waits until what is asked for is there; fails with what is there instead. */
    eventually: async <T>(look: () => Promise<T | undefined>, what: string, withinMs = 40_000): Promise<T> => {
      const until = Date.now() + withinMs
      while (Date.now() < until) {
        const found = await look()
        if (found !== undefined) return found
        await sleep(200)
      }
      const there = (await mails()).map(({ to, subject }) => `${to}: ${subject}`).join('\n')
      throw new Error(`${what} did not come within ${withinMs} ms; mails are:\n${there}`)
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Stage = Awaited<ReturnType<typeof startStage>>
