import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartError } from './start-error.ts'

/** A port of the stage on one machine, and the variable that moves it. */
export interface PortSetting {
  /** What answers there, in words. */
  what: string
  variable: string
  port: number
}

export interface Settings {
  /** Where the stage keeps everything: state, logs, what was deployed. */
  folder: string
  /** The Python that runs the emulator; several stages may share one. */
  python: string
  ports: { front: PortSetting; inbox: PortSetting; emulator: PortSetting }
  /** Whether to post a sample incident for each partnership and show what came of it. */
  samples: boolean
}

export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** @throws StartError for an unknown argument or a port that is none */
export const readSettings = (args: readonly string[], env: NodeJS.ProcessEnv): Settings => {
  const unknown = args.find((arg) => arg !== '--no-samples')
  if (unknown !== undefined) throw new StartError(`unknown argument ${unknown}: expected --no-samples or nothing`)
  const port = (what: string, variable: string, usual: number): PortSetting => {
    const text = env[variable] ?? String(usual)
    if (!/^\d{2,5}$/.test(text) || Number(text) > 65_535)
      throw new StartError(`${variable}=${text}: expected a port such as ${usual}`)
    return { what, variable, port: Number(text) }
  }
  const folder = resolve(env.CLOCKS_LOCAL_DIR ?? join(repository, '.local'))
  return {
    folder,
    python: resolve(env.CLOCKS_PYTHON_DIR ?? join(folder, 'python')),
    ports: {
      front: port('the service', 'CLOCKS_PORT', 3000),
      inbox: port('the inbox', 'CLOCKS_INBOX_PORT', 3001),
      emulator: port('the AWS emulator', 'CLOCKS_EMULATOR_PORT', 4566),
    },
    samples: !args.includes('--no-samples'),
  }
}

export const logFile = ({ folder }: Pick<Settings, 'folder'>, name: string): string => join(folder, 'logs', `${name}.log`)

export const urlOf = ({ port }: PortSetting): string => `http://localhost:${port}`
