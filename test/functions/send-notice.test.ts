import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/send-notice/deps.ts'
import { readEnv } from '../../functions/send-notice/env.ts'
import { sendOnCommit } from '../../functions/send-notice/send-on-commit.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import type { Holder } from '../../shared/people/directory.ts'
import { anIncident, done } from '../builders/events.ts'
import { at } from '../builders/london-time.ts'
import { keptLog } from '../shell/desk.ts'
import { streamEvent } from '../world/lambda-events.ts'
import { everyRoleHeld } from '../world/world.ts'
import { aws, itemsAfter, peopleOf, resetAws, tableHolds } from './aws.ts'
import { environments } from './environment.ts'

const began = 'Fri 18 Dec 2026 17:00'
const incident = anIncident('Fri 18 Dec 2026 16:30')
const director: Holder = { id: 'h-1', role: 'director-of-childrens-services', address: 'dcs@bolton.example' }
const chair: Holder = { id: 'h-2', role: 'practice-review-group', address: 'cspr@bolton.example' }

const outboxOf = (items: readonly Item[], version = 1): Item => {
  const found = items.find(({ sk }) => sk === `NOTICES#00000${version}`)
  if (found === undefined) throw new Error(`no notices of version ${version}`)
  return found
}

/** The table after these events, with these people; a claim finds the outbox as it was before. */
const tableWith = async (people: readonly Holder[], events = [incident], before: object = {}) => {
  const items = await itemsAfter(began, ...events)
  tableHolds([...items, ...peopleOf('bolton', ...people)], began)
  for (const item of items.filter(({ sk }) => sk.startsWith('NOTICES#')))
    aws.dynamodb.on(UpdateCommand, { Key: { pk: item.pk, sk: item.sk } }).resolves({ Attributes: { ...item, ...before } })
  return items
}

const shown = async (...outboxes: Item[]) => {
  const kept = keptLog()
  const send = sendOnCommit(liveDeps(readEnv.parse(environments['send-notice']), kept.log))
  const Records = outboxes.flatMap((item, n) => streamEvent(item, true, n + 1).Records)
  const { batchItemFailures } = await send({ Records } as DynamoDBStreamEvent)
  return { ...kept, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
}

const mails = () => aws.ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input)
const records = () => aws.dynamodb.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item)
const updates = () => aws.dynamodb.commandCalls(UpdateCommand).map(({ args: [{ input }] }) => input)
const textOf = (mail: ReturnType<typeof mails>[number] | undefined) =>
  (mail?.Content?.Simple?.Body?.Text?.Data ?? '').replaceAll(/\s+/g, ' ')

beforeEach(() => {
  resetAws()
  aws.dynamodb.on(PutCommand).resolves({})
  aws.ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' })
})

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
      EmailTags: [{ Name: 'notice', Value: 'K7Q2M-000001-0_h-1' }],
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
      Html: { Charset: 'UTF-8', Data: expect.stringContaining('<html lang="en-GB">') },
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
      'K7Q2M-000002-0_h-2',
    ])
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
    expect(mails()).toHaveLength(3)
  })
})

describe('notices that were tried before', () => {
  it('go to those who have not had them, and say when they may first have been sent', async () => {
    const items = await tableWith([director, chair], [incident], { firstTriedAt: at('Fri 18 Dec 2026 16:58') })
    const sent = { pk: 'MATTER#bolton#SI-2026-014', sk: 'SENT#000001#0#h-1', at: 1, messageId: 'ses-0' }
    tableHolds([...items, sent, ...peopleOf('bolton', director, chair)], began)
    await shown(outboxOf(items))
    expect(mails().map(({ EmailTags }) => EmailTags?.[0]?.Value)).toEqual(['K7Q2M-000001-1_h-1', 'K7Q2M-000001-2_h-2'])
    for (const mail of mails())
      expect(textOf(mail)).toContain('You may have had this mail already: it was first sent at 16:58 on Friday 18 December 2026.')
  })
})

describe('a role that nobody holds', () => {
  it('is read by the next one up, whose mail says why; the record says in whose place', async () => {
    const manager: Holder = { id: 'h-3', role: 'business-manager', address: 'manager@bolton.example' }
    const { counts } = await shown(outboxOf(await tableWith([chair, manager])))
    expect(mails()[0]?.Destination).toEqual({ ToAddresses: ['manager@bolton.example'] })
    expect(textOf(mails()[0])).toContain('Nobody holds the role "Director of Children’s Services')
    expect(records()[0]).toMatchObject({ sk: 'SENT#000001#0#h-3', insteadOf: 'director-of-childrens-services' })
    expect(counts).toMatchObject({ VacantRoles: 2, NoticesSent: 3 })
  })

  it('with nobody above it either is an incident: told in the log, counted, and tried again', async () => {
    const { failed, lines, counts } = await shown(outboxOf(await tableWith([])))
    expect(failed).toEqual(['1'])
    expect(counts).toEqual({ NobodyHome: 3 })
    expect(lines[0]).toMatchObject({
      level: 'error',
      code: 'NOBODY_HOME',
      fields: { partnership: 'bolton', reference: 'K7Q2M', role: 'director-of-childrens-services' },
    })
    expect(mails()).toEqual([])
  })

  it('in one partnership is not filled with somebody of another', async () => {
    const items = await tableWith([])
    tableHolds([...items, ...peopleOf('rochdale', ...everyRoleHeld('rochdale'))], began)
    expect(await shown(outboxOf(items))).toMatchObject({ counts: { NobodyHome: 3 } })
    expect(mails()).toEqual([])
  })
})
