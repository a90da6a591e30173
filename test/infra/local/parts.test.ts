import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../../events/parse-event.ts'
import { openFrontDoor } from '../../../infra/local/front-door.ts'
import { startMailbox } from '../../../infra/local/mailbox.ts'
import { rolesHeld } from '../../../infra/local/people.ts'
import { run } from '../../../infra/local/run.ts'
import { sampleIncidents } from '../../../infra/local/samples.ts'
import { readSettings } from '../../../infra/local/settings.ts'
import { sourceHash } from '../../../infra/local/source-hash.ts'
import { steps } from '../../../infra/local/steps.ts'
import { forgetStreamPositions } from '../../../infra/local/stream-positions.ts'
import { partnershipIds } from '../../../shared/names.ts'
import { partnerships } from '../../../shared/partnerships/partnerships.ts'
import { freePort, listening } from './listening.ts'
import { temporaryFolder } from './temporary-folder.ts'

const settingsOn = async (emulator?: number) =>
  readSettings([], {
    CLOCKS_LOCAL_DIR: await temporaryFolder(),
    CLOCKS_PORT: `${await freePort()}`,
    CLOCKS_INBOX_PORT: `${await freePort()}`,
    CLOCKS_EMULATOR_PORT: `${emulator ?? (await freePort())}`,
  })

describe('the made-up people and incidents', () => {
  it('hold every role of every partnership', () => {
    const sorted = (roles: readonly string[]) => [...roles].sort()
    expect(Object.keys(rolesHeld)).toEqual([...partnershipIds])
    for (const { id, roles } of partnerships)
      expect(sorted(rolesHeld[id as keyof typeof rolesHeld]), id).toEqual(sorted(roles.map((role) => role.id)))
  })

  it('happen to each partnership, known just now, in events that the service takes', () => {
    const events = sampleIncidents(Date.parse('2026-12-18T16:30:45Z'))
    expect(events.map(({ data }) => data.partnership)).toEqual([...partnershipIds])
    for (const event of events) {
      expect(parseEvent(event)).toMatchObject({ ok: true })
      expect(event.data.awareAt).toBe('2026-12-18T16:30:00Z')
    }
  })
})

describe('the plain address', () => {
  const seen = async (path: string, init: RequestInit = {}) => {
    const emulator = await listening((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => {
        body += part.toString()
      })
      request.on('end', () => {
        response.writeHead(202, { 'content-type': 'application/json', 'x-from': 'emulator' })
        response.end(JSON.stringify({ method: request.method, url: request.url, body, token: request.headers.authorization }))
      })
    })
    const settings = await settingsOn(emulator)
    const door = await openFrontDoor(settings, 'abc123')
    try {
      const response = await fetch(`http://localhost:${settings.ports.front.port}${path}`, { redirect: 'manual', ...init })
      return { response, text: await response.text(), settings }
    } finally {
      await door.stop()
    }
  }

  it('passes an event on to the API as it came, and its answer back', async () => {
    const { response, text } = await seen('/events', {
      method: 'POST',
      body: '{"id":"1"}',
      headers: { authorization: 'Bearer t' },
    })
    expect([response.status, response.headers.get('x-from')]).toEqual([202, 'emulator'])
    expect(JSON.parse(text)).toEqual({
      method: 'POST',
      url: '/_aws/execute-api/abc123/$default/events',
      body: '{"id":"1"}',
      token: 'Bearer t',
    })
  })

  it('gives tokens', async () => {
    expect(JSON.parse((await seen('/oauth2/token', { method: 'POST', body: 'a=b' })).text)).toMatchObject({
      url: '/oauth2/token',
      body: 'a=b',
    })
  })

  it('leads to the inbox', async () => {
    const { response, settings } = await seen('/mail')
    expect([response.status, response.headers.get('location')]).toEqual([302, `http://localhost:${settings.ports.inbox.port}`])
  })

  it('says what is here, and what is not', async () => {
    expect((await seen('/')).text).toContain('POST /events')
    expect((await seen('/people')).response.status).toBe(404)
  })

  it('says so when the emulator does not answer', async () => {
    const settings = await settingsOn()
    const door = await openFrontDoor(settings, 'abc123')
    const response = await fetch(`http://localhost:${settings.ports.front.port}/events`, { method: 'POST', body: '{}' })
    expect([response.status, await response.text()]).toEqual([502, 'The emulator does not answer.\n'])
    await door.stop()
  })
})

describe('the inbox', () => {
  it('takes SES mail with its headers, and still has it after a restart', async () => {
    const settings = await settingsOn()
    const { port } = settings.ports.inbox
    const ses = new SESv2Client({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })
    const first = await startMailbox(settings)
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: 'clocks@clocks.example',
        Destination: { ToAddresses: ['chair@bolton.example'] },
        Content: {
          Simple: {
            Subject: { Data: 'Due Tuesday' },
            Body: { Text: { Data: 'text' } },
            Headers: [{ Name: 'X-Clocks-Notice', Value: 'n1' }],
          },
        },
      }),
    )
    await first.stop()
    await expect(fetch(`http://127.0.0.1:${port}/store`)).rejects.toThrow()
    const saved = JSON.parse(await readFile(join(settings.folder, 'mails.json'), 'utf8')) as object[]
    expect(saved).toMatchObject([{ subject: 'Due Tuesday', headers: [{ name: 'X-Clocks-Notice', value: 'n1' }] }])
    await writeFile(join(settings.folder, 'mails.json'), JSON.stringify([{ ...saved[0], subject: 'Kept' }]))
    const second = await startMailbox(settings)
    const { emails } = (await (await fetch(`http://127.0.0.1:${port}/store`)).json()) as { emails: { subject: string }[] }
    expect(emails.map(({ subject }) => subject)).toContain('Kept')
    await second.stop()
  })
})

describe('a command that is run', () => {
  const running = async (script: string, signal = new AbortController().signal) => {
    const folder = await temporaryFolder()
    const log = join(folder, 'x.log')
    const options = { cwd: folder, env: process.env, log, signal, failure: 'could not do it' }
    return { done: run(process.execPath, ['-e', script], options), log }
  }

  it('says what it says to its log', async () => {
    const { done, log } = await running('console.log("one"); console.error("two")')
    await done
    const text = await readFile(log, 'utf8')
    expect(text).toContain('one')
    expect(text).toContain('two')
  })

  it('fails in one line that names the log', async () => {
    const { done, log } = await running('process.exit(3)')
    await expect(done).rejects.toThrow(`could not do it: see ${log}`)
  })

  it('is stopped when the stage is', async () => {
    const stopping = new AbortController()
    const { done } = await running('setInterval(() => {}, 1000)', stopping.signal)
    stopping.abort()
    await expect(done).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('fails the same way when there is no such command', async () => {
    const folder = await temporaryFolder()
    const options = {
      cwd: folder,
      env: process.env,
      log: join(folder, 'x.log'),
      signal: new AbortController().signal,
      failure: 'could not do it',
    }
    await expect(run('/nowhere/command', [], options)).rejects.toThrow('could not do it: see')
  })
})

describe('the saved state of the emulator', () => {
  it('forgets how far a stream was read that is gone, and nothing else', async () => {
    const folder = join(await temporaryFolder(), 'state')
    await mkdir(folder)
    const file = join(folder, 'lambda.json')
    await writeFile(
      file,
      JSON.stringify({ __ministack_format__: 2, payload: { functions: { f: 1 }, dynamodb_stream_positions: { e: 12 } } }),
    )
    await forgetStreamPositions(file)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      __ministack_format__: 2,
      payload: { functions: { f: 1 }, dynamodb_stream_positions: {} },
    })
  })

  it('may not be there yet', async () => {
    await expect(forgetStreamPositions('/nowhere/lambda.json')).resolves.toBeUndefined()
  })
})

describe('what is told while it starts', () => {
  it('is one line a step, with its seconds, or that it failed', async () => {
    let told = ''
    const { step } = steps((text) => {
      told += text
    })
    expect(await step('this', async () => 42)).toBe(42)
    await expect(step('that', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(told).toMatch(/^this … 0\.\d s\nthat … failed\n$/)
  })

  it('is deployed anew only when its sources have changed', async () => {
    expect(await sourceHash()).toMatch(/^[0-9a-f]{64}$/)
    expect(await sourceHash()).toBe(await sourceHash())
  })
})
