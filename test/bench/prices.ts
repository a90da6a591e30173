/** A price in US dollars, London (eu-west-2), without free tiers; and where it is known from. */
export interface Price {
  usd: number
  per: number
  of: string
  source: string
  on: string
}

const price = (usd: number, per: number, of: string, source: string, on: string): Price => ({ usd, per, of, source, on })

const million = 1_000_000
const awsPriceList = 'AWS price list files as transcribed in serverless.md, section 4'

/** Every figure that the benchmark turns into money. */
export const prices = {
  writeUnits: price(
    0.7423,
    million,
    'DynamoDB write request units, on demand',
    'serverless.md, section 4: from memory',
    '2026-11-23',
  ),
  readUnits: price(
    0.1485,
    million,
    'DynamoDB read request units, on demand',
    'serverless.md, section 4: from memory',
    '2026-11-23',
  ),
  mails: price(100, million, 'SES recipients', awsPriceList, '2026-10'),
  invocations: price(0.2, million, 'Lambda requests', awsPriceList, '2026-10'),
  gigabyteSeconds: price(0.0000133334, 1, 'Lambda GB-seconds, arm64', awsPriceList, '2026-10'),
  httpRequests: price(1.16, million, 'HTTP API requests', 'serverless.md, section 4: SKU MFY3FVZZSQWYVNHM', '2026-10'),
  queueRequests: price(0.4, million, 'SQS requests, standard queue', awsPriceList, '2026-10'),
  scheduleInvocations: price(1.15, million, 'EventBridge Scheduler invocations', awsPriceList, '2026-10'),
  logGigabytes: price(0.5985, 1, 'CloudWatch Logs, GB taken in', awsPriceList, '2026-10'),
} as const satisfies Record<string, Price>

export type Quantities = Record<keyof typeof prices, number>

/** What quantities cost, in US dollars, by price. */
export const costOf = (quantities: Quantities): Quantities =>
  Object.fromEntries(
    Object.entries(prices).map(([name, { usd, per }]) => [name, (quantities[name as keyof Quantities] * usd) / per]),
  ) as Quantities

/**
 * What cannot be counted here is taken from the paper design: 512 MB; 60 ms warm, and 400 ms for the fifth that starts
 * cold; 1 kB of logs an invocation.
 */
export const assumed = { memoryGb: 0.5, seconds: 0.06 + 0.2 * 0.4, logKb: 1 } as const
