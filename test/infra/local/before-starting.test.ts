import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ensureFree } from '../../../infra/local/ports.ts'
import { findPython } from '../../../infra/local/python.ts'
import { readSettings } from '../../../infra/local/settings.ts'
import { freePort } from './free-port.ts'
import { listening } from './listening.ts'
import { temporaryFolder } from './temporary-folder.ts'

const port = (number: number, variable = 'CLOCKS_PORT') => ({ what: 'the service', variable, port: number })

/** A command that answers as some Python would. */
const pretendPython = async (script: string): Promise<string> => {
  const path = join(await temporaryFolder(), 'python3')
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return path
}

describe('a port', () => {
  it('is free when nobody answers there', async () => {
    await expect(ensureFree([port(await freePort())])).resolves.toBeUndefined()
  })

  it.each(['127.0.0.1', '0.0.0.0', '::1'])(
    'is taken when somebody listens on %s, and the line says how to move ours',
    async (host) => {
      const taken = await listening((_request, response) => response.end(), host)
      await expect(ensureFree([port(taken)])).rejects.toThrow(
        `port ${taken} for the service is taken: stop what uses it, or choose another with CLOCKS_PORT=${taken + 10}`,
      )
    },
  )

  it('is not given twice', async () => {
    const one = await freePort()
    await expect(ensureFree([port(one), port(one, 'CLOCKS_INBOX_PORT')])).rejects.toThrow('both')
  })
})

describe('Python', () => {
  it('is found on this machine', async () => {
    expect((await findPython()).version).toMatch(/^3\.\d+$/)
  })

  it.each([
    ['is too old', 'echo 3.9', /needs Python 3\.10 or newer, and .*python3 is 3\.9: install a newer one$/],
    ['is the one before', 'echo 2.7', /is 2\.7/],
    [
      'cannot make environments',
      'case "$2" in *version*) echo 3.12;; *) exit 1;; esac',
      /cannot make virtual environments: .*python3-venv/,
    ],
  ])('is refused in one line when it %s', async (_why, script, line) => {
    await expect(findPython(await pretendPython(script))).rejects.toThrow(line)
  })

  it('is refused in one line when it is missing', async () => {
    await expect(findPython('/nowhere/python3')).rejects.toThrow(
      /needs Python 3\.10 or newer, and \/nowhere\/python3 was not found/,
    )
  })
})

describe('the settings', () => {
  it('are those of a stage in .local when nothing is said', () => {
    const { folder, python, ports, samples } = readSettings([], {})
    expect([folder.split('/').at(-1), python, samples]).toEqual(['.local', join(folder, 'python'), true])
    expect(Object.values(ports).map(({ port: number }) => number)).toEqual([3000, 3001, 4566])
  })

  it('are moved by the environment, so that a test can have a stage of its own', () => {
    const env = {
      CLOCKS_LOCAL_DIR: '/tmp/stage',
      CLOCKS_PYTHON_DIR: '/tmp/python',
      CLOCKS_PORT: '4000',
      CLOCKS_EMULATOR_PORT: '4001',
    }
    const settings = readSettings(['--no-samples'], env)
    expect(settings).toMatchObject({ folder: '/tmp/stage', python: '/tmp/python', samples: false })
    expect(settings.ports).toMatchObject({ front: { port: 4000 }, inbox: { port: 3001 }, emulator: { port: 4001 } })
  })

  it.each([
    [['--samples'], {}, 'unknown argument --samples'],
    [[], { CLOCKS_PORT: 'http' }, 'CLOCKS_PORT=http: expected a port such as 3000'],
    [[], { CLOCKS_INBOX_PORT: '70000' }, 'CLOCKS_INBOX_PORT=70000'],
  ])('are refused when wrong: %j %j', (args, env, line) => {
    expect(() => readSettings(args, env)).toThrow(line)
  })
})

describe('npm start', () => {
  const start = fileURLToPath(new URL('../../../infra/local/start.ts', import.meta.url))
  const startWith = (env: Record<string, string>, args: string[] = []) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((done) =>
      execFile(process.execPath, [start, ...args], { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
        done({ code: error?.code ?? 0, stdout, stderr }),
      ),
    )

  it('says which port is taken before it installs or starts anything', async () => {
    const [folder, taken, inbox, emulator] = [
      await temporaryFolder(),
      await listening((_, response) => response.end()),
      await freePort(),
      await freePort(),
    ]
    const env = {
      CLOCKS_LOCAL_DIR: folder,
      CLOCKS_PORT: `${taken}`,
      CLOCKS_INBOX_PORT: `${inbox}`,
      CLOCKS_EMULATOR_PORT: `${emulator}`,
    }
    expect(await startWith(env)).toEqual({
      code: 1,
      stdout: '',
      stderr: `clocks: port ${taken} for the service is taken: stop what uses it, or choose another with CLOCKS_PORT=${taken + 10}\n`,
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('says that a stage runs from the same folder already, and how to stop it', async () => {
    const folder = await temporaryFolder()
    const emulator = await listening((_, response) => response.end())
    await writeFile(join(folder, 'emulator.pid'), '12345')
    const { code, stderr } = await startWith({ CLOCKS_LOCAL_DIR: folder, CLOCKS_EMULATOR_PORT: `${emulator}` })
    expect(code).toBe(1)
    expect(stderr).toBe(
      `clocks: a stage runs from ${folder} already: stop it with Ctrl-C where it runs, or with kill 12345 if that is gone\n`,
    )
  })

  it('says when the stage in the folder was set up on another port', async () => {
    const folder = await temporaryFolder()
    const outputs = { ApiId: 'a', TableName: 't', BusName: 'b', SweepFunctionName: 's', UserPoolId: 'u' }
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'deployed.json'), JSON.stringify({ sources: '', emulatorPort: 4599, outputs }))
    const [front, inbox, emulator] = [await freePort(), await freePort(), await freePort()]
    const env = {
      CLOCKS_LOCAL_DIR: folder,
      CLOCKS_PORT: `${front}`,
      CLOCKS_INBOX_PORT: `${inbox}`,
      CLOCKS_EMULATOR_PORT: `${emulator}`,
    }
    const { code, stderr } = await startWith(env)
    expect(code).toBe(1)
    expect(stderr).toBe(
      `clocks: the stage in ${folder} was set up on port 4599: use CLOCKS_EMULATOR_PORT=4599, or remove that folder to begin anew\n`,
    )
  })
})
