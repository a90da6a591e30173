import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/receive-event/deps.ts'
import { readEnv } from '../../functions/receive-event/env.ts'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { contactItem, type Item } from '../../shared/adapters/matter-items.ts'
import { assigned, confirmed, contactOf, disowned } from '../builders/people.ts'
import { keptLog } from '../shell/desk.ts'
import { httpRequest, sqsEvent } from '../world/lambda-events.ts'
import { aws, itemsAfter, resetAws, tableHolds, writes } from './aws.ts'
import { environments } from './environment.ts'

const began = 'Mon 4 Jan 2027 09:00'
const event = assigned('p-1', 'business-manager', 'Mon 4 Jan 2027')
const address = 'p-1@bolton.example'

const received = async (input: Parameters<ReturnType<typeof receiveEvent>>[0]) => {
  const kept = keptLog()
  const answer = await receiveEvent(liveDeps(readEnv.parse(environments['receive-event']), kept.log))(input)
  return { ...kept, answer }
}

const posting = async (told: object) => {
  const { answer, ...kept } = await received(httpRequest(told, ['events/bolton']))
  const { statusCode, body } = answer as APIGatewayProxyStructuredResultV2
  return { ...kept, status: statusCode, body: JSON.parse(body ?? '') }
}

/** What the one transaction writes. */
const written = (): Item[] =>
  aws.dynamodb
    .commandCalls(TransactWriteCommand)
    .flatMap(({ args: [{ input }] }) => input.TransactItems ?? [])
    .map(({ Put }) => Put?.Item as Item)

beforeEach(() => {
  resetAws()
  tableHolds([], began)
  aws.dynamodb.on(TransactWriteCommand).resolves({})
  aws.sqs.on(SendMessageCommand).resolves({})
})

/** When it was entered, to the millisecond. */
const givenAt = expect.stringMatching(/^2027-01-04T09:00:00\.\d{3}Z$/)

describe('somebody’s address', () => {
  it('is committed with the event, in an item of its own and nowhere else', async () => {
    const { status, lines } = await posting(event)
    expect(status).toBe(202)
    expect(writes()).toEqual(['TransactWriteCommand'])
    const [contact, ...others] = written().filter((item) => JSON.stringify(item).includes('@'))
    expect(others).toEqual([])
    expect(contact).toEqual({ pk: 'PEOPLE#bolton', sk: 'CONTACT#p-1', holder: 'p-1', address, contact: 1, givenAt })
    const [entry] = written().filter(({ sk }) => sk.startsWith('ENTRY#'))
    expect(entry?.pk).toBe('MATTER#bolton#people')
    expect(JSON.parse(String(entry?.entries))[0]).toMatchObject({
      fact: { type: 'role.assigned', data: { holder: 'p-1', contact: 1 } },
    })
    expect(JSON.stringify(lines)).not.toContain('@')
  })

  it('that is the same is not written again, nor is what is known of it', async () => {
    const bounced = contactItem('bolton', contactOf('p-1', { unreachableSince: '2027-01-01T09:00:00+00:00' }))
    tableHolds([...(await itemsAfter(began, event)).filter(({ sk }) => !sk.startsWith('CONTACT#')), bounced], began)
    const { status } = await posting(assigned('p-1', 'lado', 'Mon 4 Jan 2027'))
    expect(status).toBe(202)
    expect(written().some(({ sk }) => sk.startsWith('CONTACT#'))).toBe(false)
  })

  it('that is another is one more, and what was known of the one before is forgotten', async () => {
    const bounced = contactItem('bolton', contactOf('p-1', { unreachableSince: '2027-01-01T09:00:00+00:00' }))
    tableHolds([...(await itemsAfter(began, event)).filter(({ sk }) => !sk.startsWith('CONTACT#')), bounced], began)
    await posting(assigned('p-1', 'lado', 'Mon 4 Jan 2027', { address: 'new@bolton.example' }))
    expect(written().filter(({ sk }) => sk.startsWith('CONTACT#'))).toEqual([
      { pk: 'PEOPLE#bolton', sk: 'CONTACT#p-1', holder: 'p-1', address: 'new@bolton.example', contact: 2, givenAt },
    ])
  })

  it('in an event sent again changes nothing; with another address the event is another one', async () => {
    tableHolds(await itemsAfter(began, event), began)
    expect(await posting(event)).toMatchObject({ status: 202, body: { repeat: true } })
    const other = { ...event, data: { ...event.data, address: 'new@bolton.example' } }
    expect(await posting(other)).toMatchObject({ status: 409, body: { type: 'urn:clocks:problem:event-id-taken' } })
    expect(writes()).toEqual([])
  })

  it.each([
    ['malformed', { address: 'Jo-Example Person' }, 400, 'data.address'],
    ['somebody else’s', { holder: 'p-2' }, 409, 'data.address'],
    ['told with a role that there is not', { role: 'no-such-role' }, 409, 'data.role'],
  ])('%s is refused with the field alone: no value is repeated, none is logged', async (_what, wrong, status, field) => {
    tableHolds(await itemsAfter(began, event), began)
    const told = { ...event, id: 'other', data: { ...event.data, ...wrong } }
    const { body, lines, ...answer } = await posting(told)
    expect({ status: answer.status, field: body.errors[0].field }).toEqual({ status, field })
    expect(writes()).toEqual([])
    for (const value of ['@', 'Jo-Example', 'no-such-role', 'p-2']) expect(JSON.stringify([body, lines])).not.toContain(value)
  })
})

describe('that an address was confirmed', () => {
  it.each([confirmed, disowned])('or disowned, is not believed of anybody over HTTP', async (told) => {
    tableHolds(await itemsAfter(began, event), began)
    const { status, body } = await posting(told('p-1'))
    expect({ status, type: body.type }).toEqual({ status: 403, type: 'urn:clocks:problem:told-by-the-service' })
    expect(writes()).toEqual([])
  })

  it('nor is anything that names the links as where it comes from', async () => {
    tableHolds(await itemsAfter(began, event), began)
    const { status, body } = await posting({ ...event, id: 'link-0123', source: '/clocks/links' })
    expect({ status, field: body.errors[0].field }).toEqual({ status: 403, field: 'source' })
    await received(sqsEvent('m1', JSON.stringify({ detail: { ...event, id: 'link-0123', source: '/clocks/links' } }), 1))
    expect(writes()).toEqual(['SendMessageCommand'])
  })

  it('nor on the bus: it becomes a dead letter with its reason', async () => {
    tableHolds(await itemsAfter(began, event), began)
    const { answer } = await received(sqsEvent('m1', JSON.stringify({ detail: confirmed('p-1') }), 1))
    expect((answer as SQSBatchResponse).batchItemFailures).toEqual([])
    expect(writes()).toEqual(['SendMessageCommand'])
    const [sent] = aws.sqs.commandCalls(SendMessageCommand)
    expect(JSON.parse(sent?.args[0].input.MessageBody ?? '')).toMatchObject({ code: 'told-by-the-service' })
  })
})

describe('the end of a role from the bus', () => {
  it('waits for the beginning, which may be on its way', async () => {
    const ended = {
      ...event,
      id: 'ended',
      type: 'role.ended',
      data: { partnership: 'bolton', role: 'business-manager', holder: 'p-1', on: '2027-01-08' },
    }
    const waiting = await received(sqsEvent('m1', JSON.stringify({ detail: ended }), 1))
    expect((waiting.answer as SQSBatchResponse).batchItemFailures).toEqual([{ itemIdentifier: 'm1' }])
    tableHolds(await itemsAfter(began, event), began)
    const taken = await received(sqsEvent('m1', JSON.stringify({ detail: ended }), 2))
    expect((taken.answer as SQSBatchResponse).batchItemFailures).toEqual([])
  })
})
