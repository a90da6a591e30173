import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { done } from '../builders/events.ts'
import { aws } from './aws.ts'
import { secretsAnswer, secretsAreAway } from './secrets.ts'
import {
  allIsWell,
  chair,
  director,
  incident,
  mails,
  outboxOf,
  records,
  shown,
  shownWithin,
  tableWith,
  textOf,
  updates,
} from './sending.ts'

beforeEach(allIsWell)

describe('the notices of a commit', () => {
  it('are claimed, sent to whoever holds their roles, recorded, and taken off the list', async () => {
    const items = await tableWith([director, chair])
    const { failed, counts } = await shown(outboxOf(items))
    expect(failed).toEqual([])
    expect(counts).toEqual({ NoticesSent: 3 })
    const [claim, finish] = updates()
    expect(claim).toMatchObject({
      TableName: 'clocks',
      Key: { pk: 'MATTER#bolton#SI-2026-014', sk: 'NOTICES#000001' },
      ConditionExpression: 'attribute_exists(duePk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)',
    })
    const { ':now': now, ':until': until } = claim?.ExpressionAttributeValues ?? {}
    expect(until - now).toBe(60_000)
    expect(finish).toMatchObject({ UpdateExpression: 'REMOVE duePk, dueSk' })
    expect(records()).toMatchObject([
      { pk: 'MATTER#bolton#SI-2026-014', sk: 'SENT#000001#0#h-1', messageId: 'ses-1' },
      { pk: 'MATTER#bolton#SI-2026-014', sk: 'SENT#000001#1#h-1', messageId: 'ses-1' },
      { pk: 'MATTER#bolton#SI-2026-014', sk: 'SENT#000001#2#h-2', messageId: 'ses-1' },
    ])
  })

  it('reach SES as one mail to one address, marked as automatic, in the thread of their matter', async () => {
    await shown(outboxOf(await tableWith([director, chair])))
    const [mail] = mails()
    const { Content, ...rest } = mail ?? {}
    expect(rest).toEqual({
      FromEmailAddress: 'clocks@partnership.example',
      ConfigurationSetName: 'clocks-local',
      Destination: { ToAddresses: ['dcs@bolton.example'] },
      EmailTags: [
        { Name: 'notice', Value: 'K7Q2M-000001-0_h-1' },
        { Name: 'partnership', Value: 'bolton' },
      ],
    })
    expect(Content?.Simple?.Subject).toEqual({
      Data: 'Due Tuesday 29 December 2026: notify the Panel of the incident (K7Q2M)',
      Charset: 'UTF-8',
    })
    expect(Content?.Simple?.Headers).toEqual([
      { Name: 'Auto-Submitted', Value: 'auto-generated' },
      { Name: 'X-Auto-Response-Suppress', Value: 'All' },
      { Name: 'References', Value: '<K7Q2M.bolton@clocks.invalid>' },
      { Name: 'In-Reply-To', Value: '<K7Q2M.bolton@clocks.invalid>' },
      { Name: 'X-Clocks-Notice', Value: 'K7Q2M-000001-0_h-1' },
      { Name: 'X-Clocks-Sent-At', Value: expect.stringMatching(/^2026-12-18T17:00:\d\d/) },
    ])
    expect(Content?.Simple?.Body).toMatchObject({
      Text: { Charset: 'UTF-8', Data: expect.stringContaining('notify the Panel') },
      Html: { Charset: 'UTF-8', Data: expect.stringContaining('<html lang="en-GB"') },
    })
  })

  it('say nothing of the caller’s reference or ids, in no part of any mail', async () => {
    await shown(outboxOf(await tableWith([director, chair])))
    for (const { Destination: _, ...mail } of mails())
      expect(JSON.stringify(mail)).not.toMatch(/SI-2026-014|became-known|case-system|@bolton\.example/)
  })

  it('that somebody else is sending, or has sent, are left alone', async () => {
    const items = await tableWith([director, chair])
    aws.dynamodb.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ message: 'leased', $metadata: {} }))
    expect(await shown(outboxOf(items))).toMatchObject({ failed: [] })
    expect(mails()).toEqual([])
  })

  it('of two commits of one matter go out in the order of the commits, however slow the first', async () => {
    const items = await tableWith([director, chair], [incident, done('incident.panel-notified', 'Fri 18 Dec 2026 16:50')])
    aws.ses
      .on(SendEmailCommand)
      .callsFakeOnce(() => new Promise((resolve) => setTimeout(() => resolve({ MessageId: 'slow' }), 30)))
      .resolves({ MessageId: 'quick' })
    await shown(outboxOf(items, 1), outboxOf(items, 2))
    expect(mails().map(({ EmailTags }) => EmailTags?.[0]?.Value)).toEqual([
      'K7Q2M-000001-1_h-1',
      'K7Q2M-000001-2_h-2',
      // that the Panel was notified, and the rapid review that begins with it
      'K7Q2M-000002-0_h-1',
      'K7Q2M-000002-1_h-2',
    ])
  })
})

describe('a function that is about to be ended', () => {
  // the longest that an answer of SES can take is 16 seconds
  it('begins no mail whose answer it might not hear, or it would go out twice', async () => {
    const items = await tableWith([director, chair])
    aws.ses.on(SendEmailCommand).callsFake(() => new Promise((resolve) => setTimeout(() => resolve({ MessageId: 'slow' }), 300)))
    expect(await shownWithin(16_250, outboxOf(items))).toMatchObject({ failed: ['1'] })
    expect(mails()).toHaveLength(1)
  })

  it('claims no more commits: whoever comes next need not wait for its lease to run out', async () => {
    const items = await tableWith([director, chair])
    expect(await shownWithin(15_000, outboxOf(items))).toMatchObject({ failed: ['1'] })
    expect(updates()).toEqual([])
  })
})

describe('a notice whose clock has been met meanwhile', () => {
  it('is withdrawn: recorded without a message, and nobody is written to', async () => {
    const items = await tableWith([director, chair], [incident, done('incident.panel-notified', 'Fri 18 Dec 2026 16:50')])
    await shown(outboxOf(items, 1))
    expect(records()[0]).toEqual({
      pk: 'MATTER#bolton#SI-2026-014',
      sk: 'SENT#000001#0',
      at: expect.any(Number),
    })
    expect(mails().map(({ Content }) => Content?.Simple?.Subject?.Data)).toEqual([
      expect.stringContaining('report the incident to the safeguarding partnership'),
      expect.stringContaining('aim to complete the rapid review'),
    ])
  })
})

describe('a mail that SES does not take', () => {
  it('fails its item, names the fault, and leaves the notices on the list; the others go out', async () => {
    const items = await tableWith([director, chair])
    const refusal = Object.assign(new Error('Address dcs@bolton.example is on the suppression list'), { name: 'MessageRejected' })
    aws.ses.on(SendEmailCommand).rejectsOnce(refusal).resolves({ MessageId: 'ses-2' })
    const { failed, lines } = await shown(outboxOf(items))
    expect(failed).toEqual(['1'])
    expect(lines).toMatchObject([
      { level: 'error', code: 'NOTICE_NOT_SENT', fields: { reference: 'K7Q2M', holder: 'h-1', error: 'MessageRejected' } },
      { level: 'info', code: 'NOTICE_SENT' },
      { level: 'info', code: 'NOTICE_SENT' },
      { level: 'error', code: 'NOTICES_NOT_SENT', fields: { error: 'UnsentNoticeError' } },
    ])
    expect(JSON.stringify(lines)).not.toContain('@')
    expect(records().map((item) => item?.sk)).toEqual(['SENT#000001#1#h-1', 'SENT#000001#2#h-2'])
    expect(updates().map(({ UpdateExpression }) => UpdateExpression)).not.toContain('REMOVE duePk, dueSk')
  })

  it('and gives no message id is in doubt: not recorded as sent', async () => {
    aws.ses.on(SendEmailCommand).resolves({})
    const { failed, lines } = await shown(outboxOf(await tableWith([director, chair])))
    expect(failed).toEqual(['1'])
    expect(lines[0]).toMatchObject({ code: 'NOTICE_NOT_SENT', fields: { error: 'MailInDoubtError' } })
    expect(records()).toEqual([])
  })

  it('fails alone: the next commit of the batch is sent', async () => {
    const items = await tableWith([director, chair], [incident, done('incident.panel-notified', 'Fri 18 Dec 2026 16:50')])
    aws.ses.on(SendEmailCommand).rejectsOnce(new Error('throttled')).resolves({ MessageId: 'ses-2' })
    expect(await shown(outboxOf(items, 1), outboxOf(items, 2))).toMatchObject({ failed: ['1'] })
    expect(mails()).toHaveLength(4)
  })
})

describe('the links of a mail', () => {
  const linksOf = (mail: ReturnType<typeof mails>[number] | undefined) =>
    [...textOf(mail).matchAll(/http:\/\/localhost:3000\/a\/(\S+)/g)].map(([, token = '']) => token)

  it('are one for each thing to do, signed with the key of the stage, in text and HTML', async () => {
    await shown(outboxOf(await tableWith([director, chair])))
    const [mail] = mails()
    const tokens = linksOf(mail)
    expect(tokens.length).toBeGreaterThan(3)
    expect(new Set(tokens).size).toBe(tokens.length)
    for (const token of tokens) {
      expect(token.split('.')[0]).toBe('k1')
      expect(mail?.Content?.Simple?.Body?.Html?.Data).toContain(`href="http://localhost:3000/a/${token}"`)
    }
  })

  it.each([
    ['does not answer', secretsAreAway],
    ['refuses', () => secretsAnswer(() => ({ status: 400, body: { __type: 'AccessDeniedException' } }))],
    ['holds what is no key', () => secretsAnswer(() => ({ status: 200, body: { SecretString: '{"id":"k1","key":"short"}' } }))],
    ['answers what is no JSON', () => secretsAnswer(() => ({ status: 200, body: {} }))],
  ])(
    'are left out where Secrets Manager %s: the mail goes out all the same, and is told of in the log',
    async (_what, arrange) => {
      arrange()
      const { failed, counts, lines } = await shown(outboxOf(await tableWith([director, chair])))
      expect(failed).toEqual([])
      expect(counts).toEqual({ NoticesSent: 3, MailsWithoutLinks: 3 })
      expect(mails()).toHaveLength(3)
      for (const mail of mails()) {
        expect(linksOf(mail)).toEqual([])
        expect(textOf(mail)).not.toContain('/a/')
      }
      expect(lines.filter(({ code }) => code === 'LINKS_NOT_MADE')).toHaveLength(3)
    },
  )
})
