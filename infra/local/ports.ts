import { createConnection, createServer } from 'node:net'
import type { PortSetting } from './settings.ts'
import { StartError } from './start-error.ts'

export const loopback = '127.0.0.1'

/** Checked before anything is installed or started: a server that finds its port taken late says so badly, or not at all. */
export const ensureFree = async (ports: readonly PortSetting[]): Promise<void> => {
  for (const { what, variable, port } of ports) {
    const double = ports.find((other) => other.port === port && other.variable !== variable)
    if (double) throw new StartError(`${variable} and ${double.variable} are both ${port}: each needs a port of its own`)
    if ((await answers(loopback, port)) || (await answers('::1', port)) || !(await canListen(port)))
      throw new StartError(
        `port ${port} for ${what} is taken: stop what uses it, or choose another with ${variable}=${port + 10}`,
      )
  }
}

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 1000 })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .once('connect', () => end(true))
      .once('timeout', () => end(false))
      .once('error', () => end(false))
  })

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false)).listen(port, loopback, () => server.close(() => resolve(true)))
  })
