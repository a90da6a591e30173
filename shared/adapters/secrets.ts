import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'

/** Thrown with the name that Secrets Manager gave its refusal. Never with a value. */
class SecretsError extends Error {
  constructor(name: string) {
    super(`Secrets Manager answered ${name}`)
    this.name = name
  }
}

/** What another client of the SDK knows of where it is, and who it is. */
interface Client {
  config: { region: () => Promise<string>; credentials: ConstructorParameters<typeof SignatureV4>[0]['credentials'] }
}

export interface SecretsSettings {
  /** Of the emulator; absent: AWS's own. */
  endpoint?: string | undefined
  /** An answer that does not come holds up an alert. */
  timeoutMs?: number
}

/** One call of Secrets Manager's JSON protocol: an action and its input. */
export type Secrets = (action: string, input: object) => Promise<Record<string, unknown>>

/**
 * Secrets Manager, by the SDK's own signature over `fetch`: four calls of one POST each do not need its whole client in
 * every function that sends mail.
 *
 * @param client any other client of the SDK in the same function
 */
export const secrets = (
  { config: { region, credentials } }: Client,
  { endpoint, timeoutMs = 2_000 }: SecretsSettings,
  send = fetch,
): Secrets => {
  const signer = new SignatureV4({ service: 'secretsmanager', region, credentials, sha256: Sha256 })
  return async (action, input) => {
    const url = new URL(endpoint ?? `https://secretsmanager.${await region()}.amazonaws.com`)
    const body = JSON.stringify(input)
    const { method, headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port !== '' && { port: Number(url.port) }),
      path: '/',
      headers: { host: url.host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `secretsmanager.${action}` },
      body,
    })
    const answer = await send(url, { method, headers, body, signal: AbortSignal.timeout(timeoutMs) })
    const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>
    if (answer.ok) return said
    throw new SecretsError(/\w+$/.exec(String(said.__type ?? 'Unknown'))?.[0] ?? 'Unknown')
  }
}

/** Node's own, in the form that the signature asks for. */
class Sha256 {
  private readonly hash

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret))
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytes(data))
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest())
  }

  reset(): void {}
}

const bytes = (data: string | ArrayBuffer | ArrayBufferView): Uint8Array => {
  if (typeof data === 'string') return Buffer.from(data)
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
}
