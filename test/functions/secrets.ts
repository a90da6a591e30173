import { vi } from 'vitest'

/** The key that Secrets Manager holds in these tests. */
export const heldKey = { id: 'k1', key: 'a key that is long enough to sign the links with' }

/** Who we are to Secrets Manager, whose client is `fetch`. */
const signedAs = { AWS_REGION: 'eu-west-2', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }

type Called = { action: string; input: Record<string, unknown> }

/** Has Secrets Manager answer so: a status and a body for each call. */
export const secretsAnswer = (answer: (called: Called) => { status: number; body: unknown }) => {
  for (const [name, value] of Object.entries(signedAs)) vi.stubEnv(name, value)
  const calls: (Called & { url: string; headers: Record<string, string> })[] = []
  vi.stubGlobal('fetch', async (url: URL, { headers, body }: { headers: Record<string, string>; body: string }) => {
    const called = {
      action: (headers['x-amz-target'] ?? '').replace('secretsmanager.', ''),
      input: JSON.parse(body) as Record<string, unknown>,
    }
    calls.push({ ...called, url: String(url), headers })
    const { status, body: said } = answer(called)
    return Response.json(said, { status })
  })
  return calls
}

const notThere = { status: 400, body: { __type: 'com.amazonaws.secretsmanager#ResourceNotFoundException' } }

/** It holds one key, never rotated. */
export const secretsHold = (key: { id: string; key: string } = heldKey) =>
  secretsAnswer(({ input }) =>
    input.VersionStage === 'AWSCURRENT' ? { status: 200, body: { SecretString: JSON.stringify(key) } } : notThere,
  )

/** Nobody answers there. */
export const secretsAreAway = () => {
  secretsHold()
  vi.stubGlobal('fetch', async () => {
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  })
}
