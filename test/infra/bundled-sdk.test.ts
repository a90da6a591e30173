import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { esbuildOptions } from '../../infra/stack/bundling.ts'

// The SDK as it is in the bundles, with parts of it left out, asked over a real wire: no other test runs a bundle.

type Calls = Record<'getItem' | 'putItem' | 'sendMail' | 'sendMessage' | 'schedule', (endpoint: string) => Promise<unknown>>

const calls = `
  import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
  import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
  import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
  import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'
  import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

  const at = (endpoint) => ({ endpoint, region: 'eu-west-2', maxAttempts: 1 })
  const documents = (endpoint) => DynamoDBDocumentClient.from(new DynamoDBClient(at(endpoint)))
  const Target = { Arn: 'arn:aws:sqs:eu-west-2:000000000000:wake', RoleArn: 'arn:aws:iam::000000000000:role/scheduler' }

  export const getItem = (to) => documents(to).send(new GetCommand({ TableName: 'clocks', Key: { pk: 'M#1' } }))
  export const putItem = (to) =>
    documents(to)
      .send(new PutCommand({ TableName: 'clocks', Item: { pk: 'M#1', version: 2 } }))
      .catch((error) => (error instanceof ConditionalCheckFailedException ? 'conflict' : Promise.reject(error)))
  export const sendMail = (to) =>
    new SESv2Client(at(to)).send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from('Subject: due today') } } }))
  export const sendMessage = (to) =>
    new SQSClient(at(to)).send(new SendMessageCommand({ QueueUrl: to + '/000000000000/inbox', MessageBody: '{}' }))
  export const schedule = (to) =>
    new SchedulerClient(at(to)).send(
      new CreateScheduleCommand({
        ...{ Name: 'm-1', GroupName: 'clocks', Target },
        ...{ ScheduleExpression: 'at(2026-12-18T16:30:00)', FlexibleTimeWindow: { Mode: 'OFF' } },
      }),
    )
`

interface Heard {
  method: string
  path: string
  target: string | undefined
  signed: boolean
  body: unknown
}

describe('the SDK of the bundles', () => {
  const heard: Heard[] = []
  const answers: Record<string, { status?: number; body: unknown }> = {
    'DynamoDB_20120810.GetItem': { body: { Item: { pk: { S: 'M#1' }, version: { N: '2' } } } },
    'DynamoDB_20120810.PutItem': {
      status: 400,
      body: { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', message: 'it was there' },
    },
    '/v2/email/outbound-emails': { body: { MessageId: 'mail-1' } },
    // the client compares what the queue has with what it sent
    'AmazonSQS.SendMessage': { body: { MessageId: 'message-1', MD5OfMessageBody: createHash('md5').update('{}').digest('hex') } },
    '/schedules/m-1': { body: { ScheduleArn: 'arn:aws:scheduler:eu-west-2:000000000000:schedule/clocks/m-1' } },
  }
  const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }
  const before = Object.fromEntries(Object.keys(keys).map((key) => [key, process.env[key]]))
  let server: Server
  let endpoint: string
  let folder: string
  let bundled: Calls

  beforeAll(async () => {
    Object.assign(process.env, keys)
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const target = request.headers['x-amz-target'] as string | undefined
        const path = request.url ?? ''
        const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=id/') ?? false
        heard.push({ method: request.method ?? '', path, target, signed, body: JSON.parse(Buffer.concat(chunks).toString()) })
        const { status = 200, body } = answers[target ?? path] ?? { status: 404, body: {} }
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    folder = await mkdtemp(join(tmpdir(), 'clocks-bundled-sdk-'))
    const outfile = join(folder, 'calls.mjs')
    await build({
      ...esbuildOptions,
      mainFields: [...esbuildOptions.mainFields],
      stdin: { contents: calls, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      bundle: true,
      outfile,
    })
    bundled = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Calls
  })

  afterAll(async () => {
    for (const [key, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[key]
      else process.env[key] = value
    }
    await new Promise((closed) => server.close(closed))
    await rm(folder, { recursive: true })
  })

  it('reads and keeps items, and tells a conflict from any other error', async () => {
    expect(await bundled.getItem(endpoint)).toMatchObject({ Item: { pk: 'M#1', version: 2 } })
    expect(await bundled.putItem(endpoint)).toBe('conflict')
    expect(heard.slice(-2)).toMatchObject([
      { target: 'DynamoDB_20120810.GetItem', signed: true, body: { TableName: 'clocks', Key: { pk: { S: 'M#1' } } } },
      { target: 'DynamoDB_20120810.PutItem', signed: true, body: { Item: { version: { N: '2' } } } },
    ])
  })

  it('sends mails', async () => {
    expect(await bundled.sendMail(endpoint)).toMatchObject({ MessageId: 'mail-1' })
    const raw = Buffer.from('Subject: due today').toString('base64')
    expect(heard.at(-1)).toMatchObject({ method: 'POST', signed: true, body: { Content: { Raw: { Data: raw } } } })
  })

  it('sends messages and makes schedules', async () => {
    expect(await bundled.sendMessage(endpoint)).toMatchObject({ MessageId: 'message-1' })
    expect(heard.at(-1)).toMatchObject({ target: 'AmazonSQS.SendMessage', signed: true, body: { MessageBody: '{}' } })
    expect(await bundled.schedule(endpoint)).toMatchObject({ ScheduleArn: expect.stringContaining('schedule/clocks/m-1') })
    expect(heard.at(-1)).toMatchObject({ path: '/schedules/m-1', signed: true, body: { GroupName: 'clocks' } })
  })
})
