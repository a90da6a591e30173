import { describe, expect, it } from 'vitest'
import type { ComposedMail } from '../../shared/notices/compose-mail.ts'
import { MailHeldBackError, type Quota, rationMails } from '../../shared/shell/ration-mails.ts'
import { keptLog } from './desk.ts'

const mail: ComposedMail = { subject: 's', text: 't', html: 'h', thread: '<t>', writtenAt: 0 }
const to = { id: 'h-1', role: 'owner', address: 'owner@bolton.example' }
const tags = { notice: 'K7Q2M-000001-0_h-1', partnership: 'bolton' }

const aRation = (quota: Quota | (() => Promise<Quota>) | undefined, senders = 1) => {
  const kept = keptLog()
  const sentAt: number[] = []
  let now = 1_000_000
  let refusal: string | undefined
  const rationed = rationMails({
    mailer: {
      send: async () => {
        if (refusal !== undefined) throw Object.assign(new Error('no'), { name: refusal })
        return `ses-${sentAt.push(now - 1_000_000)}`
      },
    },
    ...(quota !== undefined && { quota: typeof quota === 'function' ? quota : async () => quota }),
    senders,
    now: async () => now,
    pause: async (ms) => {
      now += ms
    },
    log: kept.log,
  })
  return {
    ...kept,
    sentAt,
    send: (isPressing = false) => rationed.send(mail, to, { ...tags, isPressing }),
    wait: (ms: number) => {
      now += ms
    },
    refuse: (name: string | undefined) => {
      refusal = name
    },
  }
}

describe('the rate', () => {
  it('lets one second’s worth go at once, and the rest one after the other', async () => {
    const ration = aRation({ perSecond: 4, sentToday: 0 })
    for (let n = 0; n < 8; n++) await ration.send()
    expect(ration.sentAt).toEqual([0, 0, 0, 0, 250, 500, 750, 1000])
  })

  it('is divided by all who send', async () => {
    const ration = aRation({ perSecond: 10, sentToday: 0 }, 5)
    for (let n = 0; n < 4; n++) await ration.send()
    expect(ration.sentAt).toEqual([0, 0, 500, 1000])
  })

  it('is never exceeded in any second once the first is over, however the mails come', async () => {
    const ration = aRation({ perSecond: 5, sentToday: 0 })
    for (let n = 0; n < 60; n++) {
      if (n % 7 === 0) ration.wait(n * 13)
      await ration.send()
    }
    for (const from of ration.sentAt)
      expect(ration.sentAt.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(10)
  })

  it('keeps no mail waiting longer than its lease allows, however small its part', async () => {
    const ration = aRation({ perSecond: 1, sentToday: 0 }, 5)
    for (let n = 0; n < 3; n++) await ration.send()
    expect(ration.sentAt).toEqual([0, 2000, 4000])
  })

  it('is kept by several who send at once: each waits for its own turn', async () => {
    const waits: number[] = []
    const rationed = rationMails({
      mailer: { send: async () => 'ses' },
      quota: async () => ({ perSecond: 4, sentToday: 0 }),
      senders: 1,
      now: async () => 1_000_000,
      pause: async (ms) => void waits.push(ms),
      log: keptLog().log,
    })
    await Promise.all(Array.from({ length: 8 }, () => rationed.send(mail, to, tags)))
    expect(waits).toEqual([250, 500, 750, 1000])
  })

  it('that cannot be had stops nothing', async () => {
    const ration = aRation(() => Promise.reject(new Error('throttled')))
    for (let n = 0; n < 100; n++) await ration.send()
    expect(ration.sentAt).toHaveLength(100)
    expect(ration.codes()).toContain('QUOTA_UNKNOWN')
  })

  it('is not asked for where there is none', async () => {
    const ration = aRation(undefined)
    for (let n = 0; n < 100; n++) await ration.send()
    expect(ration.sentAt).toHaveLength(100)
    expect(ration.lines).toEqual([])
  })
})

describe('the day’s quota', () => {
  it('of which nine tenths are used is kept for what is pressing, and that is told', async () => {
    const ration = aRation({ perSecond: 1000, perDay: 1000, sentToday: 899 })
    await ration.send()
    await expect(ration.send()).rejects.toThrow(MailHeldBackError)
    await ration.send(true)
    expect(ration.sentAt).toHaveLength(2)
    expect(ration.counts).toMatchObject({ QuotaNearlyUsed: 2, MailsHeldBack: 1 })
  })

  it('counts what the others will have sent meanwhile, until it is asked for anew', async () => {
    let sentToday = 880
    let quota = { perSecond: 1000, perDay: 1000, sentToday }
    const ration = aRation(async () => quota, 5)
    for (let n = 0; n < 4; n++) await ration.send()
    await expect(ration.send()).rejects.toThrow(MailHeldBackError)
    sentToday = 884
    quota = { ...quota, sentToday }
    await ration.send()
  })

  it('without end holds nothing back', async () => {
    const ration = aRation({ perSecond: 1000, sentToday: 5_000_000 })
    await ration.send()
    expect(ration.counts).toEqual({})
  })
})

describe('a mail system that takes nothing for now', () => {
  it.each(['TooManyRequestsException', 'LimitExceededException', 'SendingPausedException', 'ThrottlingException'])(
    '(%s) is counted, thrown on, and given time',
    async (name) => {
      const ration = aRation({ perSecond: 4, sentToday: 0 })
      ration.refuse(name)
      await expect(ration.send()).rejects.toThrow('no')
      expect(ration.counts.MailsThrottled).toBe(1)
      ration.refuse(undefined)
      await ration.send()
      expect(ration.sentAt).toEqual([250])
    },
  )

  it('is another thing than one that refuses this mail', async () => {
    const ration = aRation({ perSecond: 4, sentToday: 0 })
    ration.refuse('MessageRejected')
    await expect(ration.send()).rejects.toThrow('no')
    expect(ration.counts).toEqual({})
  })
})
