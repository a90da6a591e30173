import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { loopback } from './ports.ts'
import { type Settings, urlOf } from './settings.ts'

const welcome = (settings: Settings) => `Safeguarding clocks, the stage on this machine

POST /events         one CloudEvent as JSON, with a token: npx clocks post FILE does both
POST /oauth2/token   a token by client credentials: the clients are in stage.json in ${settings.folder}
GET  /a/…            the pages behind the links in mails
GET  /mail           the inbox, ${urlOf(settings.ports.inbox)}

npx clocks --help    what else there is
`

const isLink = /^\/a\/[A-Za-z0-9._~%-]{1,600}$/

/** One plain address for people: the emulator's own address of the API holds its id, and not every client resolves it. */
export const openFrontDoor = async (settings: Settings, apiId: string): Promise<{ stop(): Promise<void> }> => {
  const forwarded: Record<string, string> = {
    '/events': `/_aws/execute-api/${apiId}/$default/events`,
    '/oauth2/token': '/oauth2/token',
  }
  const server = createServer((incoming, response) => {
    const path = new URL(incoming.url ?? '/', 'http://localhost').pathname
    const target = forwarded[path] ?? (isLink.test(path) ? `/_aws/execute-api/${apiId}/$default${path}` : undefined)
    if (target !== undefined) return forward(incoming, response, settings.ports.emulator.port, target)
    if (path === '/mail') return response.writeHead(302, { location: urlOf(settings.ports.inbox) }).end()
    response.writeHead(path === '/' ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' })
    return response.end(path === '/' ? welcome(settings) : `Nothing is at ${path}. See /\n`)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(settings.ports.front.port, loopback, listening)
  })
  return { stop: () => close(server) }
}

const forward = (incoming: IncomingMessage, response: ServerResponse, port: number, path: string) => {
  const outgoing = request({ host: loopback, port, path, method: incoming.method, headers: incoming.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  outgoing.once('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('The emulator does not answer.\n')
  })
  incoming.pipe(outgoing)
}

const close = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
