import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { bankHolidayFeed, type FeedLimits, feedUrl } from '../../shared/adapters/bank-holiday-feed.ts'
import { aFeed } from '../builders/feed.ts'

/** Reads the feed from a server of this machine in place of gov.uk, by the runtime's own fetch. */
const readFrom = async (answer: RequestListener, limits?: FeedLimits) => {
  const asked: string[] = []
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const feed = bankHolidayFeed((url, init) => {
    asked.push(url)
    return fetch(`http://127.0.0.1:${port}/`, init)
  }, limits)
  try {
    return { text: await feed.read(), asked }
  } catch (error) {
    return { error: error as Error, asked }
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const small: FeedLimits = { timeoutMs: 300, maxBytes: 1000 }

describe('reading the bank holidays of gov.uk', () => {
  it('asks the one address and gives back the text whole', async () => {
    const text = JSON.stringify(aFeed())
    const read = await readFrom((_request, response) => response.end(text))
    expect(read).toEqual({ text, asked: ['https://www.gov.uk/bank-holidays.json'] })
    expect(new URL(feedUrl).host).toBe('www.gov.uk')
  })

  it.each([301, 302, 307, 308])('follows no redirect %i, wherever it leads', async (status) => {
    const paths: (string | undefined)[] = []
    const read = await readFrom((request, response) => {
      paths.push(request.url)
      response.writeHead(status, { location: '/elsewhere' }).end()
    })
    expect(read.error?.name).toBe('FeedNotReadError')
    expect(paths).toEqual(['/'])
  })

  it.each([204, 403, 404, 429, 500, 503])('gives up at an answer of %i', async (status) => {
    const read = await readFrom((_request, response) => response.writeHead(status).end())
    expect(read.error?.message).toBe(`gov.uk answered with ${status}`)
  })

  it('reads up to the limit, and not a byte more of what is longer', async () => {
    expect((await readFrom((_request, response) => response.end('x'.repeat(1000)), small)).text).toHaveLength(1000)
    const longer = await readFrom((_request, response) => response.end('x'.repeat(1001)), small)
    expect(longer.error?.message).toBe('the feed is longer than 1000 bytes')
  })

  it('does not wait for what never ends, though it begins', async () => {
    const read = await readFrom((_request, response) => void response.write('{'), small)
    expect(read.error?.name).toBe('FeedNotReadError')
    expect(read.error?.cause).toMatchObject({ name: 'TimeoutError' })
  })

  it('does not wait for what never begins', async () => {
    expect((await readFrom(() => undefined, small)).error?.name).toBe('FeedNotReadError')
  })

  it('says so when nobody can be reached', async () => {
    const feed = bankHolidayFeed(() => Promise.reject(new TypeError('fetch failed')))
    await expect(feed.read()).rejects.toThrow('gov.uk could not be read')
  })
})
