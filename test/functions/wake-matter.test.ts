import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { SQSEvent } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/wake-matter/deps.ts'
import { readEnv } from '../../functions/wake-matter/env.ts'
import { wakeOnCall } from '../../functions/wake-matter/wake-on-call.ts'
import { anIncident, done } from '../builders/events.ts'
import { keptLog } from '../shell/desk.ts'
import { aws, itemsAfter, resetAws, tableHolds, writes } from './aws.ts'
import { environments } from './environment.ts'

const key = { partnership: 'bolton', subject: 'SI-2026-014' }
const incident = anIncident('Fri 18 Dec 2026 16:30')
const call = (version: number, more: object = {}) => JSON.stringify({ key, version, ...more })

const called = async (...bodies: string[]) => {
  const kept = keptLog()
  const wake = wakeOnCall(liveDeps(readEnv.parse(environments['wake-matter']), kept.log))
  const Records = bodies.map((body, n) => ({ messageId: `m${n + 1}`, body, attributes: {}, eventSource: 'aws:sqs' }))
  const { batchItemFailures } = await wake({ Records } as unknown as SQSEvent)
  return { ...kept, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) }
}

beforeEach(async () => {
  resetAws()
  tableHolds(await itemsAfter('Fri 18 Dec 2026 17:00', incident), 'Tue 22 Dec 2026 08:30')
  aws.dynamodb.on(TransactWriteCommand).resolves({})
})

describe('a call to wake a matter', () => {
  it('rings what is due, in one transaction with the next moment to wake', async () => {
    const { failed, counts } = await called(call(1))
    expect(failed).toEqual([])
    expect(counts).toEqual({ AlarmsRung: 2 })
    const [transaction] = aws.dynamodb.commandCalls(TransactWriteCommand)
    const [head, entry, outbox] = transaction?.args[0].input.TransactItems?.map(({ Put }) => Put?.Item) ?? []
    expect(head).toMatchObject({ sk: 'HEAD', version: 2, wakeAt: Date.parse('2026-12-23T08:30:00Z') })
    expect(entry).toMatchObject({ sk: 'ENTRY#000002' })
    expect(JSON.parse(outbox?.notices)).toMatchObject([
      { clock: 'panel-notification', kind: 'half-way', role: 'director-of-childrens-services' },
      { clock: 'partnership-notification', kind: 'half-way', role: 'director-of-childrens-services' },
    ])
  })

  it('made for an older version does nothing, is counted, and is done with', async () => {
    const items = await itemsAfter('Fri 18 Dec 2026 17:00', incident, done('incident.partners-aware', 'Fri 18 Dec 2026 16:50'))
    tableHolds(items, 'Tue 22 Dec 2026 08:30')
    expect(await called(call(1))).toMatchObject({ failed: [], counts: { StaleWakes: 1 } })
    expect(writes()).toEqual([])
  })

  it('of no version looks at the matter as it is: the calendar it was made by may have changed', async () => {
    expect(await called(JSON.stringify({ key }))).toMatchObject({ failed: [], counts: { AlarmsRung: 2 } })
  })

  it('that comes early, or for a matter nobody knows, does nothing and is done with', async () => {
    tableHolds(await itemsAfter('Fri 18 Dec 2026 17:00', incident), 'Tue 22 Dec 2026 08:29')
    const unknown = JSON.stringify({ key: { ...key, subject: 'SI-2026-015' }, version: 1 })
    expect(await called(call(1), unknown)).toMatchObject({ failed: [], lines: [] })
    expect(writes()).toEqual([])
  })

  it.each([
    ['no JSON', 'not {json'],
    ['of version 0', call(0)],
    ['with more than a call may say', call(1, { child: 'x' })],
    ['of a subject that is none', JSON.stringify({ key: { ...key, subject: 'a b' }, version: 1 })],
    ['of an older form', JSON.stringify({ matter: 'bolton#SI-2026-014', version: 1 })],
  ])('that is %s fails alone: the next one of its batch is served', async (_what, body) => {
    expect(await called(body, call(1))).toMatchObject({ failed: ['m1'], counts: { AlarmsRung: 2 } })
  })

  it('that DynamoDB cannot serve stays on the queue, and the log names the fault', async () => {
    aws.dynamodb.on(TransactWriteCommand).rejects(Object.assign(new Error('of SI-2026-014'), { name: 'InternalServerError' }))
    const { failed, lines } = await called(call(1))
    expect(failed).toEqual(['m1'])
    expect(lines).toEqual([{ level: 'error', code: 'MATTER_NOT_WOKEN', fields: { error: 'InternalServerError' } }])
  })

  it('stays on the queue when others keep committing first', async () => {
    const CancellationReasons = [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }, { Code: 'None' }]
    aws.dynamodb
      .on(TransactWriteCommand)
      .rejects(new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons }))
    expect(await called(call(1))).toMatchObject({
      failed: ['m1'],
      lines: [{ code: 'MATTER_NOT_WOKEN', fields: { error: 'BusyMatterError' } }],
    })
  })
})
