import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import {
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClocksEvent } from '../../events/catalogue.ts'
import { armOnChange } from '../../functions/arm-schedule/arm-on-change.ts'
import { liveDeps as armDeps } from '../../functions/arm-schedule/deps.ts'
import { readEnv as armEnv } from '../../functions/arm-schedule/env.ts'
import { liveDeps as receiveDeps } from '../../functions/receive-event/deps.ts'
import { readEnv as receiveEnv } from '../../functions/receive-event/env.ts'
import { receiveEvent } from '../../functions/receive-event/receive-event.ts'
import { liveDeps as sendDeps } from '../../functions/send-notice/deps.ts'
import { readEnv as sendEnv } from '../../functions/send-notice/env.ts'
import { sendOnCommit } from '../../functions/send-notice/send-on-commit.ts'
import type { Item } from '../../shared/adapters/matter-items.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { keptLog } from '../shell/desk.ts'
import { httpRequest, sqsEvent, streamEvent } from '../world/lambda-events.ts'
import { aws, peopleOf, resetAws, tableHolds } from './aws.ts'
import { environments } from './environment.ts'

const now = 'Fri 18 Dec 2026 17:00'

/** Words that occur nowhere in the service, so that one found in a mail can only have come from the caller. */
const word = (begins: string) => fc.stringMatching(/^[a-z0-9]{6,12}$/).map((rest) => `${begins}${rest}`)
const secrets = fc.record({
  subject: word('Zq'),
  id: word('Zi'),
  source: word('/Zs'),
  area: fc.constant('Zzyzx'),
  name: word('Zn'),
})
type Secrets = typeof secrets extends fc.Arbitrary<infer T> ? T : never

const incidentOf = ({ subject, id, source, area }: Secrets, died: boolean): ClocksEvent => ({
  specversion: '1.0',
  ...{ subject, id, source, type: 'incident.became-known' },
  data: {
    partnership: 'bolton',
    awareAt: '2026-12-18T16:30:00+00:00',
    occurredOn: '2026-12-13',
    childDied: died,
    abuseKnownOrSuspected: true,
    lookedAfter: died,
    otherAreas: [area],
  },
})

/** Takes an event in over HTTP and the bus, arms what follows and sends its mails: all that leaves the service. */
const leaves = async (event: object, scopes = ['events/bolton']) => {
  resetAws()
  const held: Item[] = [...peopleOf('bolton', ...everyRoleHeld('bolton'))]
  tableHolds(held, now)
  const written: Item[] = []
  aws.dynamodb.on(TransactWriteCommand).callsFake(({ TransactItems = [] }: TransactWriteCommandInput) => {
    for (const { Put } of TransactItems) written.push(Put?.Item as Item)
    return {}
  })
  aws.dynamodb
    .on(UpdateCommand)
    .callsFake(({ Key }: UpdateCommandInput) => ({ Attributes: written.find(({ sk }) => sk === Key?.sk) }))
  aws.dynamodb.on(PutCommand).resolves({})
  aws.ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' })
  aws.sqs.on(SendMessageCommand).resolves({})
  aws.scheduler.resolves({})
  const kept = keptLog()

  const receive = receiveEvent(receiveDeps(receiveEnv.parse(environments['receive-event']), kept.log))
  const answer = await receive(httpRequest(event, scopes))
  tableHolds([...held, ...written], now)
  await receive(sqsEvent('m1', JSON.stringify({ detail: event }), 9))
  for (const item of [...written])
    if (item.sk === 'HEAD')
      await armOnChange(armDeps(armEnv.parse(environments['arm-schedule']), kept.log))(streamEvent(item, true, 1))
    else if (item.sk.startsWith('NOTICES#'))
      await sendOnCommit(sendDeps(sendEnv.parse(environments['send-notice']), kept.log))(streamEvent(item, true, 1))
  return {
    status: 'statusCode' in answer ? answer.statusCode : undefined,
    mails: aws.ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input),
    logs: kept.lines,
    schedules: aws.scheduler.calls().map(({ args: [{ input }] }) => input),
    deadLetters: aws.sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => JSON.parse(input.MessageBody ?? '')),
  }
}

/** What is attached to a mail as it is read: a calendar puts its broken lines together again. */
const readable = (_key: string, value: unknown) =>
  value instanceof Uint8Array ? new TextDecoder().decode(value).replaceAll('\r\n ', '') : value

const found = (what: unknown, words: readonly string[]) => words.filter((each) => JSON.stringify(what, readable).includes(each))

describe('nothing of the case leaves the service', () => {
  it('in any mail, tag or log line of an event that is taken; a schedule carries the opaque reference alone', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, fc.boolean(), async (secret, died) => {
        const { status, mails, logs, schedules } = await leaves(incidentOf(secret, died))
        expect(status).toBe(202)
        expect(mails.length).toBeGreaterThan(2)
        expect(schedules).toHaveLength(1)
        const { subject, ...others } = secret
        const words = [...Object.values(others), '2026-12-13', '13 December']
        expect(found({ mails, logs }, [subject, ...words])).toEqual([])
        expect(found(mails, ['BEGIN:VCALENDAR'])).toHaveLength(1)
        expect(found(schedules, words)).toEqual([])
        const { Target, ...schedule } = schedules[0] as { Target?: { Input?: string } }
        expect(found(schedule, [subject])).toEqual([])
        expect(JSON.parse(Target?.Input ?? '')).toEqual({ key: { partnership: 'bolton', subject }, version: 1 })
      }),
      { numRuns: 30 },
    )
  })

  it('in any log line or dead letter of an event that is refused, but what has the form of an id', async () => {
    const slips: ((event: ClocksEvent, name: string) => object)[] = [
      (event, name) => ({ ...event, [name]: name }),
      (event, name) => ({ ...event, data: { ...event.data, [name]: { [name]: name } } }),
      (event, name) => ({ ...event, data: { ...event.data, awareAt: name, childDied: name } }),
      (event, name) => ({ ...event, data: { ...event.data, otherAreas: [`${name} ${name}`] } }),
      (event, name) => ({ ...event, subject: `${name} ${name}`, id: `${name} ${name}`, source: `${name} ${name}`, type: name }),
      (event, name) => ({
        ...event,
        type: 'fact.corrected',
        data: { partnership: 'bolton', corrects: 'x', data: { [name]: name } },
      }),
      (_event, name) => [name],
    ]
    await fc.assert(
      fc.asyncProperty(secrets, fc.constantFrom(...slips), async (secret, slip) => {
        const { status, logs, deadLetters, mails, schedules } = await leaves(slip(incidentOf(secret, false), secret.name))
        expect(status).toBeGreaterThanOrEqual(400)
        expect(deadLetters).toHaveLength(1)
        expect(logs.map(({ code }) => code)).toEqual(['EVENT_REFUSED', 'EVENT_REJECTED'])
        expect(found({ logs, deadLetters }, [secret.name, secret.area, '2026-12-13'])).toEqual([])
        expect([...mails, ...schedules]).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
