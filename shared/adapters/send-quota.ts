import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2'
import type { Quota } from '../shell/ration-mails.ts'

/** How long what SES said holds: it may be asked once a second, and by all functions of an account together. */
const askAgainMs = 60_000

/** What SES lets this account send, as last asked. An answer without limits is one that cannot be kept to: it is thrown. */
export const sendQuota = (client: SESv2Client, realNow: () => number = Date.now): (() => Promise<Quota>) => {
  let known: { quota: Quota; until: number } | undefined
  return async () => {
    if (known !== undefined && realNow() < known.until) return known.quota
    const { SendQuota: { MaxSendRate, Max24HourSend = -1, SentLast24Hours = 0 } = {} } = await client.send(
      new GetAccountCommand({}),
    )
    if (MaxSendRate === undefined || MaxSendRate <= 0) throw new Error('SES did not say how much may be sent')
    const quota = { perSecond: MaxSendRate, sentToday: SentLast24Hours, ...(Max24HourSend >= 0 && { perDay: Max24HourSend }) }
    known = { quota, until: realNow() + askAgainMs }
    return quota
  }
}
