import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import { PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { liveDeps } from '../../functions/sweep/deps.ts'
import { readEnv } from '../../functions/sweep/env.ts'
import { sweepNow } from '../../functions/sweep/sweep-now.ts'
import { calendarItem } from '../../shared/adapters/calendar-table.ts'
import { dueShards } from '../../shared/names.ts'
import { dayOf } from '../../shared/time/day.ts'
import { anIncident } from '../builders/events.ts'
import { everyRoleHeld } from '../builders/every-role-held.ts'
import { at } from '../builders/london-time.ts'
import { keptLog } from '../shell/desk.ts'
import { aws, itemsAfter, nothingWaits, peopleOf, resetAws, tableHolds } from './aws.ts'
import { environments } from './environment.ts'

const began = 'Fri 18 Dec 2026 17:00'
const incident = anIncident('Fri 18 Dec 2026 16:30')

const swept = async (input: unknown = {}) => {
  const kept = keptLog()
  const sweep = sweepNow(liveDeps(readEnv.parse(environments.sweep), kept.log))
  return { ...kept, result: await sweep(input) }
}

/** What the table holds at a moment, when nothing but the commit of the incident has happened. */
const forgottenUntil = async (written: string) => {
  const items = await itemsAfter(began, incident)
  tableHolds([...items, ...(await nothingWaits()), ...peopleOf('bolton', ...everyRoleHeld('bolton'))], written)
  for (const item of items.filter(({ sk }) => sk.startsWith('NOTICES#')))
    aws.dynamodb.on(UpdateCommand, { Key: { pk: item.pk, sk: item.sk } }).resolves({ Attributes: item })
}

beforeEach(() => {
  resetAws()
  aws.dynamodb.on(PutCommand).resolves({}).on(TransactWriteCommand).resolves({})
  aws.ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' })
})

const mails = () => aws.ses.commandCalls(SendEmailCommand).length
const commits = () => aws.dynamodb.commandCalls(TransactWriteCommand).length

describe('a sweep', () => {
  it.each([
    ['leaves what was committed a minute ago to the stream', 'Fri 18 Dec 2026 17:01', 0, 0],
    ['sends what no stream has sent in two minutes', 'Fri 18 Dec 2026 17:02', 3, 0],
    ['leaves an alarm of this minute to its schedule', 'Tue 22 Dec 2026 08:31', 3, 0],
    ['rings an alarm that no schedule has rung in two minutes', 'Tue 22 Dec 2026 08:32', 3, 1],
  ])('%s', async (_what, written, sent, rung) => {
    await forgottenUntil(written)
    const { result } = await swept()
    expect([mails(), commits()]).toEqual([sent, rung])
    expect(result).toEqual({ woken: rung, sent: sent === 0 ? 0 : 1, gathered: 0, silent: 0, failed: 0 })
  })

  it('asked for by an operator without grace does what is due this second', async () => {
    await forgottenUntil('Tue 22 Dec 2026 08:30')
    expect(await swept({ graceSeconds: 0 })).toMatchObject({ result: { woken: 1, sent: 1, gathered: 0, silent: 0, failed: 0 } })
  })

  it.each([
    [30, 1],
    [120, 0],
  ])('asked for with a grace of %i seconds keeps that', async (graceSeconds, sent) => {
    await forgottenUntil('Fri 18 Dec 2026 17:01')
    expect(await swept({ graceSeconds })).toMatchObject({ result: { sent } })
  })

  it.each([{}, { graceSeconds: -1 }, { graceSeconds: 601 }, { graceSeconds: '0' }, null, 'now'])(
    'asked for with %j keeps its grace',
    async (input) => {
      await forgottenUntil('Fri 18 Dec 2026 17:01')
      expect(await swept(input)).toMatchObject({ result: { woken: 0, sent: 0, gathered: 0, silent: 0, failed: 0 } })
    },
  )

  it('asks every partition of the index for what is due and for what is unsent, up to 500 of each, and of what only the sweep does 2,000', async () => {
    await forgottenUntil('Tue 22 Dec 2026 08:32')
    await swept()
    const asked = aws.dynamodb
      .commandCalls(QueryCommand)
      .map(({ args: [{ input }] }) => input)
      .filter(({ IndexName }) => IndexName === 'due')
    const shards = (kind: string) => Array.from({ length: dueShards }, (_, n) => `${kind}#${n}`)
    expect(asked.map(({ ExpressionAttributeValues }) => ExpressionAttributeValues?.[':shard']).sort()).toEqual([
      ...shards('DUE'),
      ...shards('UNHEARD'),
      ...shards('UNSENT'),
      ...shards('URGENT'),
      ...shards('WAITING'),
    ])
    const limits = Map.groupBy(asked, ({ ExpressionAttributeValues: values }) => String(values?.[':shard']).split('#')[0])
    expect([...limits].map(([kind, of]) => [kind, ...new Set(of.map(({ Limit }) => Limit))]).sort()).toEqual([
      ['DUE', 500],
      ['UNHEARD', 2000],
      ['UNSENT', 500],
      ['URGENT', 500],
      ['WAITING', 2000],
    ])
  })

  it('calls the open matters to count anew once a newly proclaimed day counts, and keeps how far it got', async () => {
    const from = at('Mon 21 Dec 2026 05:20')
    const day = { day: dayOf('2026-12-29'), seenAt: from, countsFrom: from }
    const calendar = calendarItem({ holidays: [day], version: 1, recalculation: { from } })
    const told = (await itemsAfter(began, incident)).filter(({ sk }) => !sk.startsWith('NOTICES#'))
    tableHolds([...told, calendar], 'Mon 21 Dec 2026 05:20')
    aws.sqs.on(SendMessageBatchCommand).resolves({})
    const { counts } = await swept()
    const [batch] = aws.sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input)
    expect(batch).toMatchObject({ QueueUrl: environments.sweep.WAKE_QUEUE_URL })
    expect(batch?.Entries?.map(({ MessageBody }) => JSON.parse(MessageBody ?? ''))).toEqual([
      { key: { partnership: 'bolton', subject: 'SI-2026-014' } },
    ])
    const kept = aws.dynamodb.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item)
    expect(kept).toHaveLength(dueShards)
    expect(kept.at(-1)).toEqual(calendarItem({ holidays: [day], version: 1 + dueShards }))
    expect(counts).toMatchObject({ MattersRecalculated: 1, SweepFailures: 0 })
  })

  it('that cannot wake a matter sends all the same, and says so without the message', async () => {
    await forgottenUntil('Tue 22 Dec 2026 08:32')
    aws.dynamodb.on(TransactWriteCommand).rejects(Object.assign(new Error('of SI-2026-014'), { name: 'InternalServerError' }))
    const { result, lines, counts } = await swept()
    expect(result).toEqual({ woken: 0, sent: 1, gathered: 0, silent: 0, failed: 1 })
    expect(lines).toContainEqual({
      level: 'error',
      code: 'SWEEP_FAILED',
      fields: { step: 'woken', error: 'InternalServerError' },
    })
    expect(counts).toMatchObject({ Sweeps: 1, SweepHealed: 1, SweepFailures: 1 })
    expect(JSON.stringify(lines)).not.toContain('SI-2026-014')
  })
})
