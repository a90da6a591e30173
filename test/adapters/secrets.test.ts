import { describe, expect, it } from 'vitest'
import { secrets } from '../../shared/adapters/secrets.ts'

const client = {
  config: { region: async () => 'eu-west-2', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } },
}

const sending = (answer: () => Promise<Response>, endpoint?: string) => {
  const sent: { url: string; method: string; headers: Record<string, string>; body: string }[] = []
  const send = (async (
    url: URL,
    { method, headers, body }: { method: string; headers: Record<string, string>; body: string },
  ) => {
    sent.push({ url: String(url), method, headers, body })
    return answer()
  }) as unknown as typeof fetch
  return { call: secrets(client, { endpoint }, send), sent }
}

describe('a call of Secrets Manager', () => {
  it('is one signed POST in its JSON protocol, to the region of the function', async () => {
    const { call, sent } = sending(async () => Response.json({ SecretString: 'value' }))
    expect(await call('GetSecretValue', { SecretId: 'arn' })).toEqual({ SecretString: 'value' })
    expect(sent).toMatchObject([
      {
        url: 'https://secretsmanager.eu-west-2.amazonaws.com/',
        method: 'POST',
        body: '{"SecretId":"arn"}',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'secretsmanager.GetSecretValue',
          authorization: expect.stringMatching(
            /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-2\/secretsmanager\/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$/,
          ),
        },
      },
    ])
  })

  it('goes to the emulator where there is one', async () => {
    const { call, sent } = sending(async () => Response.json({}), 'http://localhost:4566')
    await call('DescribeSecret', {})
    expect(sent[0]?.url).toBe('http://localhost:4566/')
    expect(sent[0]?.headers.host).toBe('localhost:4566')
  })

  it.each([
    [{ __type: 'com.amazonaws.secretsmanager#ResourceNotFoundException', message: 'arn secret' }, 'ResourceNotFoundException'],
    [{ __type: 'AccessDeniedException' }, 'AccessDeniedException'],
    [{}, 'Unknown'],
  ])('that is refused is named by its refusal, and says nothing else: %o', async (said, name) => {
    const { call } = sending(async () => Response.json(said, { status: 400 }))
    const error = await call('GetSecretValue', { SecretId: 'arn' }).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name, message: `Secrets Manager answered ${name}` })
  })

  it('that nobody answers is given up, not waited for', async () => {
    const never = ((_url: URL, { signal }: { signal: AbortSignal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))) as unknown as typeof fetch
    const call = secrets(client, { timeoutMs: 20 }, never)
    await expect(call('GetSecretValue', {})).rejects.toThrow(/timeout/)
  })
})
