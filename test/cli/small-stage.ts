import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { sweepNow } from '../../functions/sweep/sweep-now.ts'
import { travelKeys } from '../../shared/adapters/clock.ts'
import { mailer } from '../../shared/adapters/mailer.ts'
import { type Item, outboxKeyOf, sha256 } from '../../shared/adapters/matter-items.ts'
import { streamPrefixes } from '../../shared/names.ts'
import { partnerships } from '../../shared/partnerships/partnerships.ts'
import { acceptEvent } from '../../shared/shell/accept-event.ts'
import { contextSource } from '../../shared/shell/context-source.ts'
import type { Log, OutboxKey } from '../../shared/shell/ports.ts'
import { recount } from '../../shared/shell/recount.ts'
import { sendNotices } from '../../shared/shell/send-notices.ts'
import { sendPile } from '../../shared/shell/send-pile.ts'
import { sweep } from '../../shared/shell/sweep.ts'
import { wakeMatter } from '../../shared/shell/wake-matter.ts'
import { englandAndWales } from '../../shared/time/calendar.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { peopleItems } from '../builders/people-items.ts'
import { httpRequest } from '../world/lambda-events.ts'
import { memoryTable } from '../world/memory-table.ts'
import { answerDynamodb } from './dynamodb-over-http.ts'

// CommonJS, and vitest and Node do not agree on what its default export is
const { default: mailbox } = createRequire(import.meta.url)('aws-ses-v2-local') as {
  default: (config: { host: string; port: number }) => Promise<Server>
}

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, count: () => undefined }

interface Options {
  holders?: typeof everyRoleHeld
  /** The stream hands nothing on: only the sweep sends. */
  losesStream?: boolean
}

/**
 * A stage small enough for a test: the real core and handlers over a table in memory, the real mailbox, and in front of
 * them one server on loopback that speaks as much HTTP, OAuth2, DynamoDB and Lambda as the command line asks for.
 */
export const aSmallStage = async (begins: string, { holders = everyRoleHeld, losesStream = false }: Options = {}) => {
  const [begun, started] = [at(begins), performance.now()]
  const machineNow = () => Math.round(begun + performance.now() - started)
  const own = new Map<string, Item>()
  for (const { id } of partnerships) for (const item of peopleItems(id, holders(id))) own.set(`${item.pk}|${item.sk}`, item)
  const now = async () => machineNow() + Number(own.get(`${travelKeys.pk}|${travelKeys.sk}`)?.aheadMs ?? 0)
  const mails = await mailbox({ host: '127.0.0.1', port: 0 })
  await new Promise((ready) => (mails.listening ? ready(undefined) : mails.once('listening', ready)))
  const mailAddress = addressOf(mails)

  let send: (outbox: OutboxKey) => Promise<unknown> = async () => undefined
  const table = memoryTable(({ item, isNew }) => {
    // a stream that fails is tried again by the sweep
    if (isNew && !losesStream && item.sk.startsWith(streamPrefixes.notices))
      setImmediate(() => send(outboxKeyOf(item)).catch(() => undefined))
  })
  const shared = {
    matters: table,
    contexts: contextSource({
      calendar: async () => englandAndWales(),
      settings: async ({ settings }) => settings,
      contacts: table.contacts,
    }),
    now,
    log,
  }
  const ses = new SESv2Client({
    endpoint: mailAddress,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const sending = {
    ...shared,
    mailSpeaks: false,
    waiting: table.waiting,
    directory: { holders: async (partnership: string) => holders(partnership) },
    inbox: { put: async () => Promise.reject(new Error('nothing is raised here')) },
    mailer: mailer(ses, { from: 'clocks@clocks.example', configurationSet: 'clocks' }),
  }
  const sendOne = sendNotices(sending)
  send = sendOne
  const wake = wakeMatter(shared)
  const sweeping = sweepNow({
    sweep: sweep({
      ...sending,
      wakeMatter: (key) => wake(key),
      sendNotices: sendOne,
      sendPile: sendPile(sending),
      silence: table.silence,
      hearSilence: async () => 'heard',
      recalculate: async () => 0,
    }),
    graceMs: 5000,
  })
  let serial = 0
  const receive = receiveEvent({
    accept: acceptEvent({
      ...shared,
      newReference: () => `R${++serial}`,
      hash: sha256,
      futureFacts: 'refuse',
      recount: recount(table),
    }),
    rejected: { add: async () => undefined },
    log,
  })

  const answer = async (request: IncomingMessage, body: string): Promise<{ status: number; body: unknown }> => {
    const { url = '', headers } = request
    if (url === '/token') return { status: 200, body: tokenFor(headers.authorization, new URLSearchParams(body)) }
    if (url === '/events') {
      const scope = headers.authorization?.replace('Bearer token-for ', '')
      if (scope === undefined) return { status: 401, body: { message: 'Unauthorized' } }
      const answered = await receive(httpRequest(JSON.parse(body), [scope]))
      return 'statusCode' in answered
        ? { status: answered.statusCode ?? 0, body: JSON.parse(answered.body ?? '{}') }
        : { status: 500, body: {} }
    }
    if (url === '/2015-03-31/functions/clocks-sweep/invocations') return { status: 200, body: await sweeping(JSON.parse(body)) }
    return { status: 200, body: answerDynamodb(table.items, own, String(headers['x-amz-target']), body) }
  }
  const server = createServer((request, response) => void reply(request, response, answer))
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)))
  const address = addressOf(server)

  const folder = await mkdtemp(join(tmpdir(), 'clocks-stage-'))
  const clients = partnerships.map(({ id }) => [id, { id: `${id}-machine`, secret: `${id}-secret`, scope: `events/${id}` }])
  const stage = {
    api: address,
    endpoint: address,
    region: 'eu-west-2',
    table: 'clocks',
    sweepFunction: 'clocks-sweep',
    bus: 'clocks',
    mailStore: `${mailAddress}/store`,
    inbox: mailAddress,
    token: { url: `${address}/token`, clients: Object.fromEntries(clients) },
  }
  await writeFile(join(folder, 'stage.json'), JSON.stringify(stage))

  return {
    table,
    now,
    /** Where events are posted. */
    api: address,
    /** What `runClocks` needs to find this stage. */
    world: { env: { CLOCKS_LOCAL_DIR: folder }, machineNow },
    stop: async () => {
      ses.destroy()
      for (const each of [server, mails]) {
        each.closeAllConnections()
        await new Promise((closed) => each.close(closed))
      }
    },
  }
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const reply = async (
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: IncomingMessage, body: string) => Promise<{ status: number; body: unknown }>,
) => {
  const { status, body } = await answer(request, await text(request)).catch((error: unknown) => ({
    status: 500,
    body: { message: String(error) },
  }))
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** A token that says what it allows, for whoever knows the secret of that client. */
const tokenFor = (authorization: string | undefined, form: URLSearchParams): object => {
  const [id, secret] = Buffer.from(authorization?.replace('Basic ', '') ?? '', 'base64')
    .toString()
    .split(':')
  const partnership = id?.replace('-machine', '')
  const right = form.get('grant_type') === 'client_credentials' && secret === `${partnership}-secret`
  return right ? { access_token: `token-for ${form.get('scope')}`, token_type: 'Bearer' } : { error: 'invalid_client' }
}
