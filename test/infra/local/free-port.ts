import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A port that was free a moment ago, below those that a machine gives to outgoing connections: none of them can take it before
 * it is listened on, nor can somebody who asks whether anyone answers there be connected with themselves.
 */
export const freePort = async (): Promise<number> => {
  const port = randomInt(15_000, 32_000)
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  return isFree ? port : freePort()
}
