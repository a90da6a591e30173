import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { describe, expect, it } from 'vitest'
import { MailInDoubtError, mailClient, mailer } from '../../shared/adapters/mailer.ts'

const settings = { from: 'clocks@partnership.example', configurationSet: 'clocks-local' }
const mail = { subject: 's', text: 't', html: '<p>t</p>', thread: '<K7Q2M.bolton@clocks.invalid>', writtenAt: 0 }
const director = { id: 'h-1', role: 'director-of-childrens-services', address: 'dcs@bolton.example' }

/** Sends one mail to a server on this machine that answers like this; says how often it was asked. */
const sentTo = async (answer: RequestListener, requestTimeout: number = mailClient.requestHandler.requestTimeout) => {
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = new SESv2Client({
    ...mailClient,
    requestHandler: { ...mailClient.requestHandler, requestTimeout },
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  try {
    return {
      result: await mailer(client, settings)
        .send(mail, director, { notice: 'tag', partnership: 'bolton' })
        .catch((error: Error) => error),
      asked,
    }
  } finally {
    client.destroy()
    server.closeAllConnections()
    server.close()
  }
}

const answering =
  (status: number, body: object): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

describe('a mail handed to SES', () => {
  it('is known by the id that SES gives it', async () => {
    expect(await sentTo(answering(200, { MessageId: 'ses-1' }))).toEqual({ result: 'ses-1', asked: 1 })
  })

  it('of which SES gives no id is in doubt', async () => {
    expect((await sentTo(answering(200, {}))).result).toBeInstanceOf(MailInDoubtError)
  })

  it.each([
    [429, 'TooManyRequestsException'],
    [500, 'InternalFailure'],
    [503, 'ServiceUnavailable'],
  ])('is never handed over a second time by itself, not even after %i', async (status, name) => {
    const { result, asked } = await sentTo((_request, response) =>
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name }).end('{}'),
    )
    expect(result).toMatchObject({ name })
    expect(asked).toBe(1)
  })

  it('does not wait for an answer that never comes: all behind it would wait too', async () => {
    const { result, asked } = await sentTo(() => undefined, 500)
    expect(result).toMatchObject({ name: 'TimeoutError' })
    expect(asked).toBe(1)
  })

  it('waits less than a lease has to spare after the last mail of it is begun', () => {
    const { connectionTimeout, requestTimeout } = mailClient.requestHandler
    expect(connectionTimeout + requestTimeout).toBeLessThan(15_000)
  })
})
