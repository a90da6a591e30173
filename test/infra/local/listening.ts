import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server of the test's own on a free port of loopback. */
export const listening = async (answer: RequestListener, host = '127.0.0.1'): Promise<number> => {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, host, done))
  onTestFinished(() => closed(server))
  return (server.address() as AddressInfo).port
}

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
