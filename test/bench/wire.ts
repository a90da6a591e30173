/** What the SDK has put on the wire, as far as a stand-in for AWS needs it. */
export interface WireRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: Uint8Array | string
}

/** What AWS would answer: a body, or one of its errors. */
export type Answer = { body: object } | { error: string; status?: number; body?: object }

/**
 * A stand-in for the network: the real client, its serialisation and its errors, and no socket. Everything of the SDK
 * that runs in a function runs here.
 */
export const onWire = (answer: (request: WireRequest, body: Record<string, unknown>) => Answer) => ({
  metadata: { handlerProtocol: 'http/1.1' },
  handle: async (request: unknown) => {
    const { body: sent, ...rest } = request as WireRequest
    const text = typeof sent === 'string' ? sent : new TextDecoder().decode(sent)
    const given = answer(rest, text === '' ? {} : (JSON.parse(text) as Record<string, unknown>))
    const failed = 'error' in given
    const body = failed ? { __type: given.error, message: given.error, ...given.body } : given.body
    return {
      response: {
        statusCode: failed ? (given.status ?? 400) : 200,
        headers: { 'content-type': 'application/json', ...(failed && { 'x-amzn-errortype': given.error }) },
        body: Buffer.from(JSON.stringify(body)),
      },
    }
  },
})

/** Nothing of these is used: no request leaves the process. */
export const nowhere = {
  region: 'eu-west-2',
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  maxAttempts: 1,
} as const

/** The operation in a request of AWS's JSON protocol. @example 'PutItem' */
export const operationOf = ({ headers }: WireRequest): string => headers['x-amz-target']?.split('.')[1] ?? ''
