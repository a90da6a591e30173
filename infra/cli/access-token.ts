import * as z from 'zod'
import { CliError } from './cli-error.ts'
import type { LocalStage } from './local-stage.ts'

const answer = z.object({ access_token: z.string() })

/** How long anything on this machine or behind an API may take to answer. */
export const answerWithinMs = 30_000

/** A partnership's token by OAuth2 client credentials (RFC 6749, 4.4), as its case system would get it. */
export const accessToken = async ({ token }: LocalStage, partnership: string): Promise<string> => {
  const client = token.clients[partnership]
  if (client === undefined)
    throw new CliError(
      `the local stage knows no client of ${partnership}: expected one of ${Object.keys(token.clients).join(', ')}`,
    )
  const response = await fetch(token.url, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: client.scope }),
    signal: AbortSignal.timeout(answerWithinMs),
  })
  const read = answer.safeParse(await response.json().catch(() => undefined))
  if (!response.ok || !read.success)
    throw new CliError(`${token.url} gave no token for ${partnership}: it answered ${response.status}`)
  return read.data.access_token
}
