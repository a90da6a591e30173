import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { describe, expect, it } from 'vitest'
import { openFrontDoor } from '../../../infra/local/front-door.ts'
import { startMailbox } from '../../../infra/local/mailbox.ts'
import { readSettings } from '../../../infra/local/settings.ts'
import { freePort } from './free-port.ts'
import { listening } from './listening.ts'
import { temporaryFolder } from './temporary-folder.ts'

const settingsOn = async (emulator?: number) =>
  readSettings([], {
    CLOCKS_LOCAL_DIR: await temporaryFolder(),
    CLOCKS_PORT: `${await freePort()}`,
    CLOCKS_INBOX_PORT: `${await freePort()}`,
    CLOCKS_EMULATOR_PORT: `${emulator ?? (await freePort())}`,
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

  it('shows the pages behind the links in mails, and takes their forms', async () => {
    const token = 'k1.c2Vlbnxi_-w.bWFj'
    expect(JSON.parse((await seen(`/a/${token}`)).text)).toMatchObject({
      method: 'GET',
      url: `/_aws/execute-api/abc123/$default/a/${token}`,
    })
    const sent = await seen(`/a/${token}`, { method: 'POST', body: new URLSearchParams({ choice: 'yes' }) })
    expect(JSON.parse(sent.text)).toMatchObject({ method: 'POST', body: 'choice=yes' })
    for (const path of ['/a/', '/a/x/../../oauth2/token2', `/a/${'x'.repeat(601)}`])
      expect((await seen(path)).response.status).toBe(404)
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
