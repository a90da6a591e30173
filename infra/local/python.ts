import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { oneAtATime } from './one-at-a-time.ts'
import { run } from './run.ts'
import { logFile, type Settings } from './settings.ts'
import { StartError } from './start-error.ts'

const oldest = [3, 10] as const
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))

/** The machine's Python, good enough for the emulator. @throws StartError when there is none */
export const findPython = async (command = 'python3'): Promise<{ command: string; version: string }> => {
  const wanted = `the emulator needs Python ${oldest.join('.')} or newer`
  const { stdout } = await promisify(execFile)(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).catch(() => {
    throw new StartError(
      `${wanted}, and ${command} was not found: install it from https://www.python.org or your package manager`,
    )
  })
  const version = stdout.trim()
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    throw new StartError(`${wanted}, and ${command} is ${version}: install a newer one`)
  await promisify(execFile)(command, ['-c', 'import venv, ensurepip']).catch(() => {
    throw new StartError(`${command} ${version} cannot make virtual environments: install its venv (apt install python3-venv)`)
  })
  return { command, version }
}

/** A Python of the stage's own with the pinned emulator in it; made once, however many stages start. @returns its interpreter */
export const installEmulator = async (settings: Settings, python: string, signal: AbortSignal): Promise<string> => {
  const wanted = await readFile(requirements, 'utf8')
  await mkdir(dirname(settings.python), { recursive: true })
  if (!(await isInstalled(settings, wanted)))
    await oneAtATime(`${settings.python}.lock`, signal, async () => {
      if (!(await isInstalled(settings, wanted))) await install(settings, python, wanted, signal)
    })
  return interpreterOf(settings)
}

const interpreterOf = ({ python }: Settings) => join(python, 'bin', 'python')
const stampOf = ({ python }: Settings) => join(python, 'installed.txt')

const isInstalled = async (settings: Settings, wanted: string): Promise<boolean> =>
  (await readFile(stampOf(settings), 'utf8').catch(() => '')) === wanted

const install = async (settings: Settings, python: string, wanted: string, signal: AbortSignal): Promise<void> => {
  const home = settings.python
  await rm(home, { recursive: true, force: true })
  const options = { cwd: settings.folder, env: process.env, log: logFile(settings, 'install'), signal }
  await run(python, ['-m', 'venv', home], { ...options, failure: 'could not make a Python environment for the emulator' })
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '-r', requirements]
  await run(interpreterOf(settings), pip, { ...options, failure: 'could not install the emulator with pip' })
  await writeFile(stampOf(settings), wanted)
}
