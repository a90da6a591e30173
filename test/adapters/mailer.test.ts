import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadRequestException, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { mockClient } from 'aws-sdk-client-mock'
import { describe, expect, it } from 'vitest'
import { longestAnswerMs, MailInDoubtError, mailClient, mailer } from '../../shared/adapters/mailer.ts'
import type { ComposedMail } from '../../shared/notices/compose-mail.ts'
import type { AllDayEvent } from '../../shared/notices/icalendar.ts'
import { answerMs } from '../../shared/shell/send-notices.ts'
import { dayOf } from '../../shared/time/day.ts'
import { readIcs } from '../builders/reader-calendar.ts'

const settings = { from: 'clocks@partnership.example', configurationSet: 'clocks-local' }
const mail = { subject: 's', text: 't', html: '<p>t</p>', thread: '<K7Q2M.bolton@clocks.invalid>', writtenAt: 0 }
const director = { id: 'h-1', role: 'director-of-childrens-services', address: 'dcs@bolton.example' }

/** Sends one mail to a server on this machine that answers like this; says how often it was asked. */
const sentTo = async (
  answer: RequestListener,
  {
    requestTimeout = mailClient.requestHandler.requestTimeout as number,
    answerMs = longestAnswerMs,
    invites = [] as readonly AllDayEvent[],
  } = {},
) => {
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
      result: await mailer(client, settings, answerMs)
        .send({ ...mail, invites }, director, { notice: 'tag', partnership: 'bolton' })
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
    const { result, asked } = await sentTo(() => undefined, { requestTimeout: 500 })
    expect(result).toMatchObject({ name: 'TimeoutError' })
    expect(asked).toBe(1)
  })

  it('does not wait for the rest of an answer that has begun, either: the client itself has no limit for that', async () => {
    const stalling: RequestListener = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '30' }).write('{"MessageId')
    const { result, asked } = await sentTo(stalling, { answerMs: 300 })
    expect(result).toMatchObject({ name: 'AbortError' })
    expect(asked).toBe(1)
  })

  it('has no more time for both tries than for one, where SES finds the first bad', async () => {
    let asked = 0
    const began = performance.now()
    const badAtLast: RequestListener = (_request, response) => {
      if (++asked > 1) return
      const bad = { 'content-type': 'application/json', 'x-amzn-errortype': 'BadRequestException' }
      setTimeout(() => response.writeHead(400, bad).end('{}'), 800)
    }
    const { result } = await sentTo(badAtLast, { answerMs: 1_000, invites: [due] })
    expect([result, asked]).toEqual([expect.objectContaining({ name: 'AbortError' }), 2])
    // with a whole wait for each it would be 1,800
    expect(performance.now() - began).toBeLessThan(1_700)
  })

  it('waits less than a lease has to spare after the last mail of it is begun', () => {
    // it asks what it may send for up to two seconds, and waits for its turn for up to two: a mail in two seconds at least
    expect(2_000 + 2_000 + longestAnswerMs).toBeLessThan(answerMs)
    expect(mailClient.maxAttempts).toBe(1)
  })
})

const due: AllDayEvent = {
  method: 'REQUEST',
  uid: 'K7Q2M.panel-notification.bolton@clocks.invalid',
  sequence: 3,
  stampedAt: 0,
  day: dayOf('2026-12-29'),
  summary: 'Due: notify the Panel of the incident (K7Q2M)',
  description: 'd',
}

/** What SES is handed for one mail, each time that it is asked. */
const handedOver = async (more: Partial<ComposedMail>, { replyTo = {}, refuses = [] as Error[] } = {}) => {
  const ses = mockClient(SESv2Client)
  ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' })
  for (const error of refuses) ses.on(SendEmailCommand).rejectsOnce(error).resolves({ MessageId: 'ses-2' })
  const send = mailer(ses as unknown as SESv2Client, { ...settings, replyTo }).send
  const result = await send({ ...mail, ...more }, director, { notice: 'tag', partnership: 'bolton' }).catch(
    (error: Error) => error.name,
  )
  return { result, asked: ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input) }
}

describe('the due day that a mail carries', () => {
  it('is attached as what a calendar takes, from the service to the reader', async () => {
    const { asked } = await handedOver({ invites: [due, { ...due, method: 'CANCEL' }] })
    const attachments = asked[0]?.Content?.Simple?.Attachments ?? []
    expect(attachments).toEqual([
      {
        FileName: 'due-date.ics',
        ContentType: 'text/calendar; charset=utf-8; method=REQUEST',
        ContentDisposition: 'ATTACHMENT',
        ContentTransferEncoding: 'BASE64',
        RawContent: expect.any(Uint8Array),
      },
      expect.objectContaining({ FileName: 'due-date-2.ics', ContentType: 'text/calendar; charset=utf-8; method=CANCEL' }),
    ])
    const { one, method } = readIcs(new TextDecoder().decode(attachments[0]?.RawContent))
    expect([method, one('organizer'), one('attendee')]).toEqual([
      'REQUEST',
      'mailto:clocks@partnership.example',
      'mailto:dcs@bolton.example',
    ])
  })

  it('is left out, and not the mail lost, where SES finds the request bad', async () => {
    const bad = new BadRequestException({ message: 'attachment', $metadata: {} })
    const { result, asked } = await handedOver({ invites: [due] }, { refuses: [bad] })
    expect(result).toBe('ses-2')
    expect(asked.map(({ Content }) => Content?.Simple?.Attachments?.length)).toEqual([1, undefined])
  })

  it.each([
    ['a mail that carries none', {}, new BadRequestException({ message: 'x', $metadata: {} })],
    ['any other refusal', { invites: [due] }, new MessageRejected({ message: 'x', $metadata: {} })],
    ['what may have gone out', { invites: [due] }, Object.assign(new Error('late'), { name: 'TimeoutError' })],
  ])('makes nothing be sent a second time: %s', async (_what, more, error) => {
    const { result, asked } = await handedOver(more, { refuses: [error] })
    expect(result).toBe(error.name)
    expect(asked).toHaveLength(1)
  })
})

describe('answers to a mail', () => {
  it.each([
    ['go nowhere else where no mailbox is known', {}, {}, undefined],
    ['go to the mailbox that the deployment gives', {}, { bolton: 'scp@bolton.example' }, ['scp@bolton.example']],
    ['of another partnership do not go there', {}, { rochdale: 'scp@rochdale.example' }, undefined],
    [
      'go to the one in the partnership’s own data first',
      { replyTo: 'own@bolton.example' },
      { bolton: 'scp@bolton.example' },
      ['own@bolton.example'],
    ],
  ])('%s', async (_why, more, replyTo, expected) => {
    const { asked } = await handedOver(more, { replyTo })
    expect(asked.map(({ ReplyToAddresses }) => ReplyToAddresses)).toEqual([expected])
  })
})
