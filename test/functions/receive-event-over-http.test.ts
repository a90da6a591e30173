import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/receive-event/deps.ts'
import { readEnv } from '../../functions/receive-event/env.ts'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { anEvent, anIncident, correction } from '../builders/events.ts'
import { keptLog } from '../shell/desk.ts'
import { aws, itemsAfter, resetAws, tableHolds, writes } from './aws.ts'
import { environments, real } from './environment.ts'

const began = 'Fri 18 Dec 2026 17:00'
const incident = anIncident('Fri 18 Dec 2026 16:30')
const name = 'Jo-Example Person'

const conflict = new TransactionCanceledException({
  message: 'cancelled',
  $metadata: {},
  CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
})

type Request = Partial<Pick<APIGatewayProxyEventV2WithJWTAuthorizer, 'headers' | 'body' | 'isBase64Encoded'>> & {
  jwt?: { claims: Record<string, string>; scopes: string[] | null } | null
}

const request = ({ jwt = { claims: { scope: 'events/bolton' }, scopes: null }, ...rest }: Request) =>
  ({
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(incident),
    isBase64Encoded: false,
    requestContext: jwt === null ? {} : { authorizer: { jwt } },
    ...rest,
  }) as unknown as APIGatewayProxyEventV2WithJWTAuthorizer

const posted = async (input: Request, environment: Record<string, string> = environments['receive-event']) => {
  const kept = keptLog()
  const receive = receiveEvent(liveDeps(readEnv.parse(environment), kept.log))
  const answer = (await receive(request(input))) as APIGatewayProxyStructuredResultV2
  return { ...kept, status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.body ?? '') }
}

const posting = (event: unknown, more: Request = {}) => posted({ body: JSON.stringify(event), ...more })

beforeEach(() => {
  resetAws()
  tableHolds([], began)
  aws.dynamodb.on(TransactWriteCommand).resolves({})
})

describe('an event posted over HTTP', () => {
  it('is answered with 202 and the service’s own reference once it is stored', async () => {
    const { status, headers, body } = await posting(incident)
    expect(status).toBe(202)
    expect(headers).toEqual({ 'content-type': 'application/json', 'cache-control': 'no-store' })
    expect(body).toEqual({
      id: 'incident.became-known',
      subject: 'SI-2026-014',
      reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{5}$/),
      repeat: false,
      warnings: [],
    })
    expect(writes()).toEqual(['TransactWriteCommand'])
  })

  it('that is odd is answered with 202 and a warning, which repeats nothing of it', async () => {
    const planned = anEvent('publication.planned', { on: '2027-07-03' })
    const { status, body, counts } = await posting(planned)
    expect({ status, body }).toMatchObject({
      status: 202,
      body: {
        warnings: [
          { code: 'beginning-unknown', says: expect.any(String) },
          { code: 'planned-on-a-day-off', says: expect.stringContaining('a weekend or a bank holiday') },
        ],
      },
    })
    expect(JSON.stringify(body)).not.toContain('2027-07-03')
    expect(counts).toMatchObject({ FactsWithWarnings: 1 })
  })

  it('posted again is answered with the same reference and stores nothing', async () => {
    tableHolds(await itemsAfter(began, incident), began)
    expect(await posting(incident)).toMatchObject({ status: 202, body: { reference: 'K7Q2M', repeat: true, warnings: [] } })
    expect(writes()).toEqual([])
  })

  it.each([
    ['as JSON', { headers: { 'content-type': 'application/json' } }],
    ['with a charset', { headers: { 'content-type': 'Application/CloudEvents+JSON; charset=utf-8' } }],
    ['in base 64', { body: Buffer.from(JSON.stringify(incident)).toString('base64'), isBase64Encoded: true }],
    ['with scopes told by API Gateway', { jwt: { claims: {}, scopes: ['events/rochdale', 'events/bolton'] } }],
    [
      'with app roles as an Entra tenant gives them',
      { jwt: { claims: { roles: '[events/rochdale events/bolton]' }, scopes: null } },
    ],
    ['with several scopes in the token', { jwt: { claims: { scope: 'openid events/bolton' }, scopes: null } }],
  ])('is taken %s', async (_how, more) => {
    expect(await posted(more)).toMatchObject({ status: 202 })
  })

  it('that cannot be stored is not answered with 202, but asked for again in the form of a problem', async () => {
    aws.dynamodb.on(TransactWriteCommand).rejects(new Error('no such table'))
    const { status, headers, body } = await posting(incident)
    expect({ status, headers, body }).toMatchObject({
      status: 500,
      headers: { 'content-type': 'application/problem+json' },
      body: { type: 'urn:clocks:problem:not-stored', detail: expect.stringMatching(/^send the same event again/) },
    })
    expect(JSON.stringify(body)).not.toContain('no such table')
  })
})

const { subject: _subject, ...withoutSubject } = incident

describe('a refusal', () => {
  it.each<[string, number, string, string[], Request]>([
    ['malformed-json', 400, '', ['expected one JSON object'], { body: '{"id": ' }],
    ['malformed-json', 400, '', ['expected one JSON object'], { body: '' }],
    ['invalid-event', 400, '', ['expected one CloudEvent as a JSON object'], { body: '[]' }],
    ['invalid-event', 400, 'subject', ['expected string'], { body: JSON.stringify(withoutSubject) }],
    ['unsupported-media-type', 415, '', ['application/cloudevents+json'], { headers: { 'content-type': 'text/plain' } }],
    ['unsupported-media-type', 415, '', ['application/cloudevents+json'], { headers: {} }],
    ['too-large', 413, '', ['65536 bytes'], { body: JSON.stringify({ ...incident, more: 'x'.repeat(65_536) }) }],
    ['too-large', 413, '', ['65536 bytes'], { body: Buffer.alloc(65_537, 'x').toString('base64'), isBase64Encoded: true }],
    ['forbidden-partnership', 403, 'data.partnership', ['scopes'], { jwt: { claims: {}, scopes: null } }],
    ['forbidden-partnership', 403, 'data.partnership', ['scopes'], { jwt: { claims: {}, scopes: ['events/bolton-north'] } }],
    [
      'forbidden-partnership',
      403,
      'data.partnership',
      ['scopes'],
      { jwt: { claims: { scope: 'events/rochdale' }, scopes: null } },
    ],
    ['forbidden-partnership', 403, 'data.partnership', ['scopes'], { jwt: null }],
    [
      'unknown-partnership',
      422,
      'data.partnership',
      ['expected the id of a partnership'],
      {
        body: JSON.stringify(anIncident('Fri 18 Dec 2026', { partnership: 'exampleshire' })),
        jwt: { claims: {}, scopes: ['events/exampleshire'] },
      },
    ],
    ['corrects-unknown-fact', 422, 'data.corrects', ['already accepted'], { body: JSON.stringify(correction(incident, null)) }],
  ])('as %s has status %i, names %s and says what was expected', async (code, status, field, expected, input) => {
    const refused = await posted(input)
    expect(refused).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      body: { type: `urn:clocks:problem:${code}`, status, title: expect.any(String), errors: [{ field }] },
    })
    for (const text of expected) expect(refused.body.errors[0].expected).toContain(text)
    expect(refused.body.detail).toMatch(/Nothing was stored\.$/)
    expect(refused.lines).toEqual([{ level: 'info', code: 'EVENT_REFUSED', fields: { code } }])
    expect(refused.counts).toEqual({ EventsRefused: 1 })
    expect(writes()).toEqual([])
  })

  it.each([
    ['event-id-taken', 409, 'id', { ...incident, data: { ...incident.data, childDied: true } }],
    ['corrected-data-invalid', 422, 'data.data.awareAt', correction(incident, { ...incident.data, awareAt: 'on Friday' })],
    ['corrected-data-invalid', 422, 'data.data.partnership', correction(incident, { ...incident.data, partnership: 'rochdale' })],
  ])('as %s has status %i and names %s', async (code, status, field, event) => {
    tableHolds(await itemsAfter(began, incident), began)
    expect(await posting(event)).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json' },
      body: { type: `urn:clocks:problem:${code}`, errors: [{ field }] },
    })
    expect(writes()).toEqual([])
  })

  it('of a fact that lies in the future is for real stages, whose now cannot be moved', async () => {
    const event = anIncident('Fri 18 Dec 2099')
    const refused = await posted({ body: JSON.stringify(event) }, real(environments['receive-event']))
    expect(refused).toMatchObject({
      status: 422,
      body: { type: 'urn:clocks:problem:in-the-future', errors: [{ field: 'data.awareAt' }] },
    })
    expect(writes()).toEqual([])
    expect(await posting(event)).toMatchObject({ status: 202 })
  })

  it('as busy asks to be sent again after a second', async () => {
    aws.dynamodb.on(TransactWriteCommand).rejects(conflict)
    expect(await posting(incident)).toMatchObject({
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '1' },
      body: { type: 'urn:clocks:problem:busy' },
    })
  })

  it.each([
    ['beside the attributes', { ...incident, [name]: 'x' }, name],
    ['in the data', { ...incident, data: { ...incident.data, [name]: 'x' } }, `data.${name}`],
    ['in corrected data', correction(incident, { ...incident.data, [name]: 'x' }), `data.data.${name}`],
  ])('for a key that nobody knows %s names it to the caller, and to nobody else', async (_where, event, field) => {
    tableHolds(await itemsAfter(began, incident), began)
    const refused = await posting(event)
    expect(refused.body.errors).toEqual([{ field, expected: 'expected no such field' }])
    expect(refused.body.detail).toContain(name)
    expect(JSON.stringify([refused.lines, refused.counts])).not.toContain(name)
    expect(writes()).toEqual([])
  })

  it('never repeats a value that was refused', async () => {
    const event = { ...incident, subject: name, source: name, data: { ...incident.data, awareAt: name, otherAreas: [name] } }
    const { body } = await posting(event)
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'source',
      'subject',
      'data.awareAt',
      'data.otherAreas.0',
    ])
    expect(JSON.stringify(body)).not.toContain(name)
  })
})
