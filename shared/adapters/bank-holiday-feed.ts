import type { BankHolidayFeed } from '../shell/calendar-ports.ts'

/** The only address that bank holidays are ever read from. */
export const feedUrl = 'https://www.gov.uk/bank-holidays.json'

export interface FeedLimits {
  timeoutMs: number
  maxBytes: number
}

/** Several times what the feed takes: it has about 40 kB. */
const limits: FeedLimits = { timeoutMs: 10_000, maxBytes: 512 * 1024 }

/** Thrown when the feed cannot be had whole: try again tomorrow, and look at gov.uk when it stays so. */
class FeedNotReadError extends Error {
  override name = 'FeedNotReadError'
}

/**
 * The bank holidays of gov.uk. Follows no redirect, and stops reading what is too long or too slow.
 *
 * @param fetching how a request is made; the runtime's own, but in tests
 */
export const bankHolidayFeed = (
  fetching: (url: string, init: RequestInit) => Promise<Response> = fetch,
  { timeoutMs, maxBytes }: FeedLimits = limits,
): BankHolidayFeed => ({
  read: async () => {
    // it runs on while the body is read
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetching(feedUrl, { redirect: 'error', signal, headers: { accept: 'application/json' } })
      if (response.status !== 200) throw new FeedNotReadError(`gov.uk answered with ${response.status}`)
      return await textOf(response, maxBytes)
    } catch (error) {
      if (error instanceof FeedNotReadError) throw error
      throw new FeedNotReadError('gov.uk could not be read', { cause: error })
    }
  },
})

const textOf = async ({ body }: Response, maxBytes: number): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // leaving the loop closes the connection, so what is too long is not read to its end
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new FeedNotReadError(`the feed is longer than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
