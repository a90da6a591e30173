import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { sendQuota } from '../../shared/adapters/send-quota.ts'

const ses = mockClient(SESv2Client)
beforeEach(() => ses.reset())

const answers = (SendQuota: object) => ses.on(GetAccountCommand).resolves({ SendQuota })
const asked = () => ses.commandCalls(GetAccountCommand).length

describe('what SES lets an account send', () => {
  it.each([
    [
      { MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 1200 },
      { perSecond: 14, perDay: 50_000, sentToday: 1200 },
    ],
    // -1: no limit
    [
      { MaxSendRate: 14, Max24HourSend: -1, SentLast24Hours: 1200 },
      { perSecond: 14, sentToday: 1200 },
    ],
  ])('%j is read as %j', async (said, quota) => {
    answers(said)
    expect(await sendQuota(new SESv2Client({}))()).toEqual(quota)
  })

  it('is asked once a minute, and is the same object until then', async () => {
    answers({ MaxSendRate: 14, Max24HourSend: 200, SentLast24Hours: 0 })
    let now = 0
    const quota = sendQuota(new SESv2Client({}), () => now)
    const first = await quota()
    now = 59_999
    expect(await quota()).toBe(first)
    now = 60_000
    expect(await quota()).not.toBe(first)
    expect(asked()).toBe(2)
  })

  it.each([{}, { MaxSendRate: 0 }])('that is not said (%j) is thrown, and asked for again a minute later', async (said) => {
    answers(said)
    let now = 0
    const quota = sendQuota(new SESv2Client({}), () => now)
    await expect(quota()).rejects.toThrow('SES did not say')
    // an answer that does not come takes ten seconds: asked before each mail, it would hold them all up
    await expect(quota()).rejects.toThrow('SES did not say')
    expect(asked()).toBe(1)
    now = 60_000
    await expect(quota()).rejects.toThrow('SES did not say')
    expect(asked()).toBe(2)
  })
})
