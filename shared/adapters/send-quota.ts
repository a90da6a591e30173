import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2'
import type { Quota } from '../shell/ration-mails.ts'

/** How long what SES said holds: it may be asked once a second, and by all functions of an account together. */
const askAgainMs = 60_000

/**
 * What SES lets this account send, as last asked: an answer that cannot be had is not waited for before each mail either.
 *
 * @throws when SES gives no limits, or does not answer: they are asked for again a minute later
 */
export const sendQuota = (client: SESv2Client, realNow: () => number = Date.now): (() => Promise<Quota>) => {
  let known: { quota: Promise<Quota>; until: number } | undefined
  return () => {
    if (known === undefined || realNow() >= known.until) known = { quota: askedQuota(client), until: realNow() + askAgainMs }
    return known.quota
  }
}

/** A mail waits for this answer. */
const answerMs = 2_000

const askedQuota = async (client: SESv2Client): Promise<Quota> => {
  const { SendQuota: { MaxSendRate, Max24HourSend = -1, SentLast24Hours = 0 } = {} } = await client.send(
    new GetAccountCommand({}),
    {
      abortSignal: AbortSignal.timeout(answerMs),
    },
  )
  if (MaxSendRate === undefined || MaxSendRate <= 0) throw new Error('SES did not say how much may be sent')
  return { perSecond: MaxSendRate, sentToday: SentLast24Hours, ...(Max24HourSend >= 0 && { perDay: Max24HourSend }) }
}
