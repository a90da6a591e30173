import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { matterTable } from '../../shared/adapters/matter-table.ts'
import { dueShards } from '../../shared/names.ts'
import type { Commit } from '../../shared/shell/ports.ts'
import { halfWay, opening, waking } from './commits.ts'

const dynamodb = mockClient(DynamoDBDocumentClient)
const table = matterTable(new DynamoDBClient({}), 'clocks')
const puts = () => {
  const [call] = dynamodb.commandCalls(TransactWriteCommand)
  return call?.args[0].input.TransactItems?.map(({ Put }) => Put) ?? []
}

const cancelledFor = (...CancellationReasons: { Code?: string; Item?: object }[]) =>
  new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: CancellationReasons as never })

beforeEach(() => {
  dynamodb.reset()
  dynamodb.on(TransactWriteCommand).resolves({})
})

describe('one commit', () => {
  it('of a new matter is one transaction: the event’s stamp, head, timeline, notices, and the reference', async () => {
    expect(await table.commit(opening)).toBe('committed')
    expect(puts().map((put) => [put?.TableName, put?.Item?.pk.replace(/#[0-9a-f]{64}$/, '#…'), put?.Item?.sk])).toEqual([
      ['clocks', 'EVENT#…', 'EVENT'],
      ['clocks', 'MATTER#bolton#SI-2026-014', 'HEAD'],
      ['clocks', 'MATTER#bolton#SI-2026-014', 'ENTRY#000001'],
      ['clocks', 'MATTER#bolton#SI-2026-014', 'NOTICES#000001'],
      ['clocks', 'REFERENCE#bolton#K7Q2M', 'REFERENCE'],
    ])
    for (const put of puts()) expect(put?.ConditionExpression).toBe('attribute_not_exists(pk)')
    expect(puts()[0]).toMatchObject({ Item: { bodyHash: 'b0d1' }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
  })

  it('says when to wake and what is unsent in the index, spread by hash', async () => {
    await table.commit(opening)
    const [, head, , outbox] = puts().map((put) => put?.Item)
    expect(head).toMatchObject({
      version: 1,
      reference: 'K7Q2M',
      wakeAt: halfWay,
      duePk: expect.stringMatching(/^DUE#[0-7]$/),
      dueSk: '2026-12-22T08:30:00.000Z#MATTER#bolton#SI-2026-014',
    })
    expect(outbox).toMatchObject({
      duePk: expect.stringMatching(/^UNSENT#[0-7]$/),
      dueSk: '2026-12-18T17:00:00.000Z#MATTER#bolton#SI-2026-014',
    })
  })

  it('is listed in another partition of the index than most others', async () => {
    const used = new Set<string>()
    for (let n = 0; n < 60; n++) {
      const matter = { ...opening.decision.matter, subject: `SI-2026-${n}` }
      dynamodb.resetHistory()
      await table.commit({ ...opening, decision: { ...opening.decision, matter } })
      used.add(puts()[1]?.Item?.duePk)
    }
    expect(used.size).toBe(dueShards)
  })

  it('of a known matter holds only on the version it was decided on, and stamps no event when it only wakes', async () => {
    expect(await table.commit(waking)).toBe('committed')
    expect(puts().map((put) => [put?.Item?.sk, put?.ConditionExpression, put?.ExpressionAttributeValues])).toEqual([
      ['HEAD', 'version = :version', { ':version': 1 }],
      ['ENTRY#000002', 'attribute_not_exists(pk)', undefined],
      ['NOTICES#000002', 'attribute_not_exists(pk)', undefined],
    ])
    expect(puts()[1]?.Item).toMatchObject({ previous: 'a5' })
  })

  it('with nothing to tell has no notices, and a matter at rest is in no index', async () => {
    const { wakeAt: _, ...rest } = waking.decision
    await table.commit({ ...waking, decision: { ...rest, notices: [] } })
    expect(puts().map((put) => put?.Item?.sk)).toEqual(['HEAD', 'ENTRY#000002'])
    expect(puts()[0]?.Item).not.toHaveProperty('duePk')
    expect(puts()[0]?.Item).not.toHaveProperty('wakeAt')
  })

  it('takes nothing of the caller’s with it but the opaque reference and the fact itself', async () => {
    await table.commit(opening)
    const [, head, , outbox, name] = puts().map((put) => JSON.stringify(put?.Item))
    for (const item of [head, outbox, name]) expect(item).not.toContain('case-system')
  })
})

describe('a cancelled transaction', () => {
  const failed = { Code: 'ConditionalCheckFailed' }
  const fine = { Code: 'None' }

  it.each<[string, Commit, Parameters<typeof cancelledFor>, string]>([
    ['the head had another version', waking, [failed, fine, fine], 'conflict'],
    ['another transaction was under way', waking, [{ Code: 'TransactionConflict' }, fine, fine], 'conflict'],
    ['a new matter was there already', opening, [fine, failed, failed, fine, fine], 'conflict'],
    ['the fresh reference was taken', opening, [fine, fine, fine, fine, failed], 'conflict'],
    [
      'this very event was stamped before',
      opening,
      [{ ...failed, Item: { bodyHash: 'b0d1' } }, failed, failed, fine, fine],
      'repeat',
    ],
    [
      '… as the low-level client puts it',
      opening,
      [{ ...failed, Item: { bodyHash: { S: 'b0d1' } } }, failed, failed, fine, fine],
      'repeat',
    ],
    ['its identity stamped another body', opening, [{ ...failed, Item: { bodyHash: 'ffff' } }, fine, fine, fine, fine], 'clash'],
  ])('because %s', async (_why, commit, reasons, result) => {
    dynamodb.on(TransactWriteCommand).rejects(cancelledFor(...reasons))
    expect(await table.commit(commit)).toBe(result)
  })

  it.each([
    ['throttled', [{ Code: 'ThrottlingError' }, fine, fine]],
    ['refused as a whole item too large', [fine, { Code: 'ValidationError' }, fine]],
    ['failed beside a throttled one', [failed, { Code: 'ProvisionedThroughputExceeded' }, fine]],
  ])('%s is no conflict: the fault is thrown on', async (_what, reasons) => {
    dynamodb.on(TransactWriteCommand).rejects(cancelledFor(...reasons))
    await expect(table.commit(waking)).rejects.toThrow(TransactionCanceledException)
  })

  it('is not what any other fault looks like', async () => {
    dynamodb.on(TransactWriteCommand).rejects(new Error('no such table'))
    await expect(table.commit(waking)).rejects.toThrow('no such table')
  })
})
