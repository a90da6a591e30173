import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loopback } from './ports.ts'
import { logFile, type Settings, urlOf } from './settings.ts'
import { StartError } from './start-error.ts'
import { forgetStreamPositions } from './stream-positions.ts'

export const region = 'eu-west-2'
export const account = '000000000000'

/** Any credentials will do; these can reach no real account. */
export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

export interface Emulator {
  /** Fulfilled when the process has ended, however it came to it. */
  ended: Promise<void>
  /** Ends it; it saves its state first. */
  stop(): Promise<void>
}

/** Starts MiniStack on loopback only, with its state in the stage's folder. @throws StartError when it does not come up */
export const startEmulator = async (settings: Settings, python: string, signal: AbortSignal): Promise<Emulator> => {
  const [state, temporary] = [join(settings.folder, 'state'), join(settings.folder, 'tmp')]
  await rm(temporary, { recursive: true, force: true })
  await Promise.all([mkdir(state, { recursive: true }), mkdir(temporary, { recursive: true })])
  // the emulator's own workers are CommonJS: our package.json, further up, must not make modules of them
  await writeFile(join(temporary, 'package.json'), '{ "type": "commonjs" }\n')
  await forgetStreamPositions(join(state, 'lambda.json'))
  const log = logFile(settings, 'emulator')
  const output = openSync(log, 'a')
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: settings.folder,
    // a process group of its own: Ctrl-C is for us, and we end it in order
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      ...awsEnvironment(settings),
      BIND_HOST: loopback,
      GATEWAY_PORT: String(settings.ports.emulator.port),
      LAMBDA_EXECUTOR: 'local',
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: account,
      PERSIST_STATE: '1',
      STATE_DIR: state,
      S3_PERSIST: '1',
      S3_DATA_DIR: join(state, 's3'),
      TMPDIR: temporary,
      // functions inherit it: their mail goes to the inbox, which keeps headers
      AWS_ENDPOINT_URL_SESV2: `http://${loopback}:${settings.ports.inbox.port}`,
    },
  })
  if (child.pid !== undefined) await writeFile(pidFile(settings), String(child.pid))
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
  const emulator = {
    ended,
    stop: async () => {
      await stop(child, ended)
      await rm(pidFile(settings), { force: true })
    },
  }
  try {
    await answering(`${urlOf(settings.ports.emulator)}/_ministack/health`, child, log, signal)
  } catch (error) {
    await emulator.stop()
    throw error
  }
  return emulator
}

/** @throws StartError when the emulator of another start still runs from this folder */
export const ensureNotRunning = async (settings: Settings): Promise<void> => {
  const pid = Number(await readFile(pidFile(settings), 'utf8').catch(() => Number.NaN))
  const health = `${urlOf(settings.ports.emulator)}/_ministack/health`
  if (Number.isNaN(pid) || !(await fetch(health, { signal: AbortSignal.timeout(2000) }).catch(() => undefined))) return
  throw new StartError(
    `a stage runs from ${settings.folder} already: stop it with Ctrl-C where it runs, or with kill ${pid} if that is gone`,
  )
}

const pidFile = ({ folder }: Settings) => join(folder, 'emulator.pid')

/** What everything that speaks AWS here needs, and nothing of the developer's own accounts. */
export const awsEnvironment = (settings: Settings): NodeJS.ProcessEnv => {
  const nowhere = join(settings.folder, 'no-aws-config')
  const { AWS_PROFILE: _profile, AWS_SESSION_TOKEN: _token, ...environment } = process.env
  return {
    ...environment,
    // functions run on the Node that runs this, in the emulator as in CDK
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    AWS_ENDPOINT_URL: urlOf(settings.ports.emulator),
    AWS_ENDPOINT_URL_S3: urlOf(settings.ports.emulator),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
  }
}

const answering = async (url: string, child: ChildProcess, log: string, signal: AbortSignal): Promise<void> => {
  const patience = Date.now() + 60_000
  while (Date.now() < patience && child.exitCode === null && child.pid !== undefined) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100, undefined, { signal })
  }
  throw new StartError(`the emulator did not start: see ${log}`)
}

const stop = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  child.kill('SIGTERM')
  const late = AbortSignal.timeout(20_000)
  await Promise.race([ended, once(late, 'abort')])
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await ended
}
